import { ChatError } from '../errors.ts';

/**
 * Reads what a page says into a fresh value that the relay takes.
 * @throws ChatError `bad_option` with the path of what is not right
 */
export type Read<T> = (value: unknown, path: string) => T;

/** @throws ChatError `bad_option` */
export function refuse(path: string): never {
  throw new ChatError('bad_option', `This cannot be told: ${path}`, 'fix', path);
}

/** A text of `min` to `max` UTF-16 units, without half a surrogate pair. */
export const text =
  (max: number, min = 0): Read<string> =>
  (value, path) =>
    typeof value === 'string' && value.length >= min && value.length <= max && !/\p{Cs}/u.test(value)
      ? value
      : refuse(path);

/** A whole number of 1 to `max`. */
export const count =
  (max: number): Read<number> =>
  (value, path) =>
    Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= max ? Number(value) : refuse(path);

/** What an attribute may be. */
export const plain: Read<string | number | boolean> = (value, path) =>
  typeof value === 'boolean' || Number.isFinite(value) ? (value as boolean | number) : text(200)(value, path);

/** A list of at most `max`. */
export const list =
  <T>(read: Read<T>, max: number): Read<readonly T[]> =>
  (value, path) =>
    Array.isArray(value) && value.length <= max
      ? Array.from(value, (one, index) => read(one, `${path}.${index}`))
      : refuse(path);

export function entriesOf(value: unknown, path: string): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : refuse(path);
}

type Reads = { readonly [name: string]: Read<unknown> };
type Value<N, O> = { [K in keyof N]: N[K] extends Read<infer T> ? T : never } & {
  [K in keyof O]?: O[K] extends Read<infer T> ? T : never;
};

/** An object with these fields, and maybe those; others are left out, and so is what is undefined. */
export const fields =
  <N extends Reads, O extends Reads>(needed: N, optional: O): Read<Value<N, O>> =>
  (value, path) => {
    const given = Object.fromEntries(entriesOf(value, path));
    const names = [...Object.keys(needed), ...Object.keys(optional).filter((name) => given[name] !== undefined)];
    const all: Reads = { ...needed, ...optional };
    return Object.fromEntries(names.map((name) => [name, all[name]?.(given[name], `${path}.${name}`)])) as Value<N, O>;
  };
