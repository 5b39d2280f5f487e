import * as v from 'valibot';
import { Id } from './ids.ts';
import { FILE_TYPES, LIMITS } from './limits.ts';
import { fits } from './text.ts';

// Controls, line ends, marks that turn what follows them around, and what leads out of a folder.
const REFUSED = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069/\\]/u;

/** A file's name as it is shown and downloaded: one line, no path, nothing that changes how it is read. */
export const FileName = v.pipe(
  v.string(),
  v.check((text) => text.trim() === text && text !== '', 'file_name_refused'),
  v.check((text) => fits(text, LIMITS.fileNameMaxChars), 'file_name_refused'),
  v.check((text) => text.isWellFormed() && !REFUSED.test(text), 'file_name_refused'),
  v.title(`file name (1–${LIMITS.fileNameMaxChars} code points)`),
);

/** `FileName` as a question. */
export const isFileName = (text: string): boolean => v.is(FileName, text);

const pixels = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** A file that somebody sent. Its content is fetched by a link that is signed for each view. Pictures tell their size in pixels. */
export const SharedFile = v.object({
  id: Id,
  name: FileName,
  type: v.picklist(FILE_TYPES),
  bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  width: v.exactOptional(pixels),
  height: v.exactOptional(pixels),
});
export type SharedFile = v.InferOutput<typeof SharedFile>;

/** `SharedFile` as a question, for what was stored. */
export const isSharedFile = (value: unknown): value is SharedFile => v.is(SharedFile, value);
