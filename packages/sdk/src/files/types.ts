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
  /**
   * Whether it goes on after the page was loaded anew (`keep`). False: this device can't keep it, so the page is to stay until it was
   * sent. Absent while that is not known, and where nobody asked for it.
   */
  readonly kept?: boolean | undefined;
}

/** One file on its way to the relay. It is said with `send(text, { file: view.file.id })` once it is ready. */
export interface Upload {
  readonly view: UploadView;
  /** Stops it, and takes back what is at the relay. After it was said it does nothing there. */
  cancel(): void;
  /** Goes on where it stopped: at once when it waits, from the start when it failed. */
  retry(): void;
  /** What the page wanted to know again after it was loaded anew (`keep`). */
  readonly memo: string;
  /** Keeps another memo from here on. */
  remember(memo: string): void;
  /** It was said: nothing of it is on this device any more. */
  done(): void;
}

/** How a file is brought to the relay. */
export interface UploadOptions {
  /** What it is called; default: the file's own name. */
  name?: string;
  /**
   * Keeps the file on this device until it was said (`done`) or cancelled, for a day at most, so that `resumeUploads` finds it after the page
   * was loaded anew. What is given comes back as its `memo`. Where that can't be, `view.kept` says so, and it goes on without.
   */
  keep?: string;
  /** Told of every change, not before the call returns. */
  changed?(view: UploadView): void;
}

/** Told of every change of an upload that an earlier page has left. */
export type UploadChanged = (upload: Upload, view: UploadView) => void;

/** Where the file of a message is to be had, until `until` (epoch ms). */
export interface FileLink {
  readonly seq: number;
  /** To be downloaded. */
  readonly url: string;
  /** Of a picture: a small one to show, at most 640 pixels wide and high. */
  readonly preview?: string | undefined;
  readonly until: number;
}
