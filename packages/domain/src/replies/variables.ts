/** What may stand in a ready reply for what is known only when it is used. */
export const REPLY_VARIABLES = ['shopper', 'agent', 'shop', 'order', 'page'] as const;
export type ReplyVariable = (typeof REPLY_VARIABLES)[number];

/** Longest name looked for between braces: what is longer is somebody's own braces. */
const NAME_MAX_CHARS = 32;

/** `{name}` as it stands in a text, in UTF-16 units. */
export interface Placeholder {
  /** Without the braces and the space around it. */
  name: string;
  from: number;
  to: number;
}

export const isReplyVariable = (name: string): name is ReplyVariable => REPLY_VARIABLES.some((one) => one === name);

/** Everything in braces, left to right: one to 32 characters of one line, none of them a brace. One pass. */
export function placeholders(text: string): Placeholder[] {
  const found: Placeholder[] = [];
  let open = -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text[i];
    if (unit === '{') open = i;
    else if (unit === '\n' || unit === '\r') open = -1;
    else if (unit === '}' && open >= 0) {
      const name = text.slice(open + 1, i).trim();
      if (name !== '' && i - open - 1 <= NAME_MAX_CHARS) found.push({ name, from: open, to: i + 1 });
      open = -1;
    }
  }
  return found;
}

/** The names in braces that nobody can fill in: a reply with one is not kept. */
export const unknownVariables = (text: string): Placeholder[] =>
  placeholders(text).filter(({ name }) => !isReplyVariable(name));

/** The first variable that still stands in a text, where somebody has to write something. */
export const firstGap = (text: string): Placeholder | undefined =>
  placeholders(text).find(({ name }) => isReplyVariable(name));

export type ReplyValues = { readonly [V in ReplyVariable]?: string | undefined };

/** A reply filled in, and the variables that nobody had a value for: they stand in the text as they were. */
export interface FilledReply {
  text: string;
  /** In the filled text, left to right. */
  gaps: Placeholder[];
}

/**
 * Puts values where variables stand. An empty value is none, and so is one with a variable in braces of its own: what a shopper is
 * called must not read as something to fill in.
 */
export function fillReply(text: string, values: ReplyValues): FilledReply {
  const gaps: Placeholder[] = [];
  let filled = '';
  let at = 0;
  for (const { name, from, to } of placeholders(text)) {
    filled += text.slice(at, from);
    at = to;
    const value = isReplyVariable(name) ? values[name]?.trim() : undefined;
    if (value !== undefined && value !== '' && firstGap(value) === undefined) filled += value;
    else {
      if (isReplyVariable(name)) gaps.push({ name, from: filled.length, to: filled.length + to - from });
      filled += text.slice(from, to);
    }
  }
  return { text: filled + text.slice(at), gaps };
}
