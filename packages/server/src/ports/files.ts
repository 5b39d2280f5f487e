import type { Id } from '@shopbell/protocol';

/** The content of a file: as it is served, or a small picture of it for threads. */
export type FilePart = 'whole' | 'preview';

/** What is there to be read. The stream is to be read or cancelled. */
export interface FileContent {
  bytes: number;
  stream(): ReadableStream<Uint8Array>;
}

/** An upload does not end where somebody wants to go on. */
export class WrongOffset extends Error {
  override readonly name = 'WrongOffset';
  readonly offset: number;

  constructor(offset: number) {
    super(`it ends at ${offset}`);
    this.offset = offset;
  }
}

/**
 * Keeps the bytes of files, under the server's ids alone: no name from outside is ever a path. What `append` and `finish` have
 * resolved for is on disk. Rejects with `StoreBusy` when nothing can be written now; what was there stays as it was.
 */
export interface Files {
  /** Bytes of this upload so far; 0 where there is none. */
  length(id: Id): Promise<number>;
  /** Adds to an upload at `offset` and resolves with its new length. Rejects with `WrongOffset` when it ends elsewhere. */
  append(id: Id, offset: number, bytes: Uint8Array): Promise<number>;
  /** What was uploaded so far. */
  uploaded(id: Id): Promise<Uint8Array>;
  /** In place of the upload, what is served from here on. */
  finish(id: Id, parts: { whole: Uint8Array; preview?: Uint8Array }): Promise<void>;
  /** Undefined when there is no such file, or it is not finished, or has no such part. */
  read(id: Id, part: FilePart): Promise<FileContent | undefined>;
  /** Nothing of it is left. Harmless when there is nothing. */
  remove(id: Id): Promise<void>;
}
