import type { Plant } from './types.ts';

/**
 * The source with the guard switched off.
 *
 * @throws Error when the plant's text is not in it exactly once
 */
export const plantIn = (source: string, { name, file, find, replace }: Plant): string => {
  const count = source.split(find).length - 1;
  if (count !== 1) throw new Error(`plant ${name}: its text stands in ${file} ${count} times`);
  return source.replace(find, () => replace);
};
