/**
 * The files that are meant by what is pasted. Tables and texts are copied with a picture of themselves: there the words are meant. Some
 * systems name copied files in words: there the files are.
 */
export function pastedFiles(data: DataTransfer | null): readonly File[] {
  const files = [...(data?.files ?? [])];
  const words = data?.getData('text');
  return words && !files.some(({ name }) => words.includes(name)) ? [] : files;
}
