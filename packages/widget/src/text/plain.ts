/**
 * A string for the screen from a field that came from outside. Anything else – a number, an object shaped like a template –
 * becomes nothing: the wire's types are not checked again at run time here.
 */
export function plain(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The first letter, in capitals; nothing for an empty name. */
export function initial(name: string): string {
  const [first = ''] = name.trim();
  return first.toLocaleUpperCase();
}
