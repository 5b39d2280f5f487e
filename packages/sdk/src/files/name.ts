import { FILE_TYPES, type FileType } from '@shopbell/protocol/constants';
import { FILE_NAME_MAX_CHARS } from '../limits.ts';

/** What the names of each type end in; the first one is given to a name that has none of them. */
export const EXTENSIONS: { readonly [T in FileType]: readonly [string, ...string[]] } = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt'],
};

const endOf = (name: string): string => /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** What a file is by what its name says, where the browser does not know, or calls it by another name; undefined for none of ours. */
export function typeOf(name: string, type: string): FileType | undefined {
  const known = FILE_TYPES.find((each) => each === type.split(';')[0]?.trim());
  return known ?? FILE_TYPES.find((each) => EXTENSIONS[each].includes(endOf(name)));
}

/** A name that the relay takes: the last part of a path, without controls and marks that turn words around, with its type's ending. */
export function cleanName(name: string, type: FileType): string {
  const bare = (name.split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
  const ends = EXTENSIONS[type];
  const end = ends.find((each) => each === endOf(bare)) ?? ends[0];
  const stem = (endOf(bare) === end ? bare.slice(0, -end.length - 1) : bare).trim() || 'file';
  return `${[...stem]
    .slice(0, FILE_NAME_MAX_CHARS - end.length - 1)
    .join('')
    .trim()}.${end}`;
}
