import type { FileType, ProblemCode } from '@shopbell/protocol';

/** A file as it may be served. */
export interface Clean {
  whole: Uint8Array;
  /** A small picture of it, WebP, at most 640 pixels wide and high. */
  preview?: Uint8Array;
  width?: number;
  height?: number;
}

/** Whose file is to be cleaned: nobody waits for all that somebody else brought. */
export interface CleanTurn {
  whose: string;
  /** An agent's: before shoppers'. */
  isDesk: boolean;
}

/**
 * Makes what came from outside harmless, or says by name why it can't be. Never throws for what is in a file. `load` is called
 * when it is its turn, so that files wait on the disk; with too many before it, it rejects with `StoreBusy`.
 */
export interface Cleaner {
  clean(type: FileType, load: () => Promise<Uint8Array>, turn: CleanTurn): Promise<Clean | { refused: ProblemCode }>;
  close(): Promise<void>;
}
