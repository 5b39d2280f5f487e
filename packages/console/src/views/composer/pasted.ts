/** Nothing but a picture, as a browser copies one from a page. */
const PICTURE = /^(?:<meta[^>]*>)?\s*<img[^>]*>$/i;

/**
 * The files that are meant by what is pasted. Tables and texts are copied with a picture of themselves: there the words are meant. Some
 * systems name copied files in words, and some browsers a picture’s address: there the files are.
 */
export function pastedFiles(data: DataTransfer | null): readonly File[] {
  const [first, ...rest] = data?.files ?? [];
  if (!data || !first) return [];
  const words = data.getData('text').trim();
  const isFile = words === '' || words.includes(first.name) || PICTURE.test(data.getData('text/html').trim());
  return isFile ? [first, ...rest] : [];
}
