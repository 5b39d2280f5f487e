/** Reads one kind of answer; undefined when it is not of that kind. */
export type Reader<T> = (value: unknown) => T | undefined;

export const fields = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
export const isText = (value: unknown): value is string => typeof value === 'string';
export const isNumber = (value: unknown): value is number => typeof value === 'number';
export const toText: Reader<string> = (value) => (isText(value) ? value : undefined);

/** All of a list, or nothing of it. */
export function list<T>(value: unknown, read: Reader<T>): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found = value.map(read).filter((one) => one !== undefined);
  return found.length === value.length ? found : undefined;
}
