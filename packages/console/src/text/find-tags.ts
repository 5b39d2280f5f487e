import type { Tag } from '../api/shopper.ts';

const key = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Tags that what was typed can mean: those that begin with it first, then those that hold it, each in the site's order. */
export function findTags(tags: readonly Tag[], words: string): readonly Tag[] {
  const wanted = key(words);
  if (wanted === '') return tags;
  const found = tags.filter(({ name }) => key(name).includes(wanted));
  const begins = ({ name }: Tag) => key(name).startsWith(wanted);
  return [...found.filter(begins), ...found.filter((tag) => !begins(tag))];
}
