// Controls and line ends, halves of characters, and marks that turn what follows them around.
const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/u;
const CONTROLS = new RegExp(CONTROL, 'gu');

/** Whether a text holds something that is no sign on a line, or changes how the words around it are read. */
export const hasControl = (text: string): boolean => CONTROL.test(text);

/** A text as one line: a space in place of what is no sign on one, and none around it. */
export const asLine = (text: string): string => text.replace(CONTROLS, ' ').trim();

/** A line as people type it, without the space around it; undefined when it is none, empty, or has more than `max` code points. */
export function lineIn(value: unknown, max: number): string | undefined {
  const line = typeof value === 'string' ? value.trim() : '';
  return line === '' || hasControl(line) || [...line].length > max ? undefined : line;
}
