import { FILE_TYPES, type FileType, isFileName, type ProblemCode } from '@shopbell/protocol';

const EXTENSIONS: { readonly [T in FileType]: readonly string[] } = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt'],
};

/** What runs, or is shown as markup, somewhere: no file says that it is one of them in its name's middle either. */
const RUNS =
  /^(?:exe|com|scr|pif|bat|cmd|ps1|vb[es]?|jse?|mjs|wsf|wsh|hta|msi|jar|app|sh|php\d?|phtml|asp|aspx|jsp|cgi|pl|py|lnk|url|reg|html?|xhtml|mht|svgz?|xml|xsl|swf|doc[mx]?|xls[mbx]?|ppt[mx]?|zip|rar|7z|iso|img|dmg|apk)$/i;

/** What is announced as a file: may it be one at all? Gives its type. */
export function kindOf(name: string, type: string): { type: FileType } | { refused: ProblemCode } {
  const known = FILE_TYPES.find((each) => each === type);
  if (!known) return { refused: 'file_type_refused' };
  if (!isFileName(name)) return { refused: 'file_name_refused' };
  const parts = name.split('.');
  const extension = parts.pop()?.trim().toLowerCase() ?? '';
  if (parts.length === 0 || parts.join('').trim() === '') return { refused: 'file_name_refused' };
  if (parts.slice(1).some((part) => RUNS.test(part.trim()))) return { refused: 'file_name_refused' };
  if (EXTENSIONS[known].includes(extension)) return { type: known };
  const isOther = Object.values(EXTENSIONS).some((each) => each.includes(extension));
  return { refused: isOther ? 'file_mismatch' : 'file_type_refused' };
}

const starts = (bytes: Uint8Array, ascii: string, at = 0): boolean =>
  bytes.byteLength >= at + ascii.length && [...ascii].every((char, i) => bytes[at + i] === char.charCodeAt(0));

const MAGIC: { readonly [T in Exclude<FileType, 'text/plain'>]: (bytes: Uint8Array) => boolean } = {
  'image/jpeg': (bytes) => starts(bytes, '\u00ff\u00d8\u00ff'),
  'image/png': (bytes) => starts(bytes, '\u0089PNG\r\n\u001a\n'),
  'image/webp': (bytes) => starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8),
  'image/gif': (bytes) => starts(bytes, 'GIF87a') || starts(bytes, 'GIF89a'),
  'application/pdf': (bytes) => starts(bytes, '%PDF-'),
};

/** Does it begin as files of this type do? A text begins like none of the others. */
export const beginsAs = (type: FileType, bytes: Uint8Array): boolean =>
  type === 'text/plain' ? !Object.values(MAGIC).some((is) => is(bytes)) : MAGIC[type](bytes);
