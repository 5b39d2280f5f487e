import { UPLOADS } from '../limits.ts';

/** What is written beside a file that is kept. */
export interface KeptAbout {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** When it was picked, epoch ms. */
  readonly at: number;
  readonly memo: string;
  /** What the relay calls it, once it was announced. */
  readonly id?: string | undefined;
  /** Bytes that were at the relay. */
  readonly sent?: number;
  readonly sha256?: string | undefined;
}

/** A file that this device keeps, and that this page alone has in hand. */
export interface KeptFile {
  readonly about: KeptAbout;
  /** Undefined when the device has lost it. */
  readonly blob: Blob | undefined;
  /** Writes something else beside it. What can't be written is not. */
  note(patch: Partial<KeptAbout>): void;
  /** Nothing of it is left. */
  drop(): void;
}

/** Where a device keeps files between two pages. Nothing of it throws. */
export interface UploadShelf {
  /** Undefined when it can't be kept: too much, or the browser doesn't let us. */
  keep(blob: Blob, about: Omit<KeptAbout, 'at'>): Promise<KeptFile | undefined>;
  /** Those of this person that no page has in hand, in the order they were picked; what is over, or somebody else's, goes. */
  found(): Promise<readonly KeptFile[]>;
}

/** Nothing of anybody is left, here and in other tabs. */
export function wipeUploads(name: string): void {
  try {
    indexedDB.deleteDatabase(name + UPLOADS);
  } catch {
    // Where there is no storage nothing is in it.
  }
}
