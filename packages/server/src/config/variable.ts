/** A value that was read, or what is wrong with it, as the end of a sentence that starts with the variable's name. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: string };

/** One environment variable. */
export interface Variable<T> {
  name: string;
  /** What the value is: a unit, or a word for its form. */
  unit: string;
  /** As the operator would write it; `''` for none. An empty variable counts as unset. */
  default: string;
  /** What it is for, in a sentence or two. */
  doc: string;
  /** Never shown, not even in an error. */
  secret?: true;
  parse(text: string): Parsed<T>;
}

const good = <T>(value: T): Parsed<T> => ({ ok: true, value });
const bad = (problem: string): { ok: false; problem: string } => ({ ok: false, problem });

export { bad, good };

/** A whole decimal number from `min` to `max`. */
export function integer(min: number, max: number): (text: string) => Parsed<number> {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? good(value) : bad(`must be a whole number from ${min} to ${max}`);
  };
}

/** One of a few words. */
export function oneOf<const T extends string>(...words: readonly T[]): (text: string) => Parsed<T> {
  return (text) => {
    const word = words.find((candidate) => candidate === text);
    return word === undefined ? bad(`must be one of: ${words.join(', ')}`) : good(word);
  };
}

/** `yes` or `no`. */
export function yesOrNo(text: string): Parsed<boolean> {
  const parsed = oneOf('yes', 'no')(text);
  return parsed.ok ? good(parsed.value === 'yes') : parsed;
}
