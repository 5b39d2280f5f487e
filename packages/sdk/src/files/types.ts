import type { SharedFile } from '@shopbell/protocol';
import type { ChatErrorCode } from '../errors.ts';

/**
 * How an upload is: `uploading`; `waiting` – the network is away, it goes on by itself; `checking` – all of it is at the relay, which
 * cleans it; `ready` – it can be sent; `failed` – `problem` says why, `retry` tries once more; `cancelled`.
 */
export type UploadStatus = 'uploading' | 'waiting' | 'checking' | 'ready' | 'failed' | 'cancelled';

/** An upload as a screen shows it. A new object with every change. */
export interface UploadView {
  /** As it will be shown: without paths, controls and marks that turn words around. */
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** Bytes that are at the relay. */
  readonly sent: number;
  readonly status: UploadStatus;
  /** Why it failed. */
  readonly problem?: ChatErrorCode;
  /** Once it is ready. */
  readonly file?: SharedFile;
}

/** One file on its way to the relay. It is said with `send(text, { file: view.file.id })` once it is ready. */
export interface Upload {
  readonly view: UploadView;
  /** Stops it, and takes back what is at the relay. After it was said it does nothing there. */
  cancel(): void;
  /** Goes on where it stopped: at once when it waits, from the start when it failed. */
  retry(): void;
}

export interface UploadOptions {
  /** What it is called; default: the file's own name. */
  name?: string;
  /** Told of every change, not before the call returns. */
  changed?(view: UploadView): void;
}

/** Where the file of a message is to be had, until `until` (epoch ms). */
export interface FileLink {
  readonly seq: number;
  /** To be downloaded. */
  readonly url: string;
  /** Of a picture: a small one to show, at most 640 pixels wide and high. */
  readonly preview?: string;
  readonly until: number;
}
