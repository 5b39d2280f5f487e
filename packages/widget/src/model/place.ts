import type { SharedFile } from '@shopbell/protocol';

/** A file in the log, and where. */
export interface Place {
  conversation: string;
  seq: number;
  file: SharedFile;
}
