import type { digest } from './digest.ts';
import type { fileCalls } from './http.ts';
import type { UploadShelf } from './shelf.ts';
import type { resumeUpload, startUpload } from './upload.ts';

/** The part that is loaded with the first file or link. */
export interface FilesPart {
  readonly fileCalls: typeof fileCalls;
}

/** The part that is loaded beside it with the first file to send. */
export interface UploadsPart {
  readonly startUpload: typeof startUpload;
  readonly resumeUpload: typeof resumeUpload;
  readonly digest: typeof digest;
  /** One shelf for a name. Undefined where files can't be kept. */
  uploadShelf(name: string, owner: () => string | undefined): UploadShelf | undefined;
}
