import type { Upload, UploadOptions, UploadView } from '../files/types.ts';

/** An `Upload` without a relay: the test sets how it is. */
export interface FakeUpload extends Upload {
  readonly blob: Blob;
  /** Replaces fields of the view and tells of it. */
  set(patch: Partial<UploadView>): void;
  /** How often it was tried again. */
  readonly retries: number;
  /** Whether the page has said that it was said. */
  readonly isDone: boolean;
}

/** A fake upload that has just begun. */
export function fakeUpload(blob: Blob, options: UploadOptions = {}): FakeUpload {
  const named = 'name' in blob && typeof blob.name === 'string' ? blob.name : 'file';
  let retries = 0;
  let memo = options.keep ?? '';
  let isDone = false;
  let view: UploadView = {
    name: options.name ?? named,
    type: blob.type,
    bytes: blob.size,
    sent: 0,
    status: 'uploading',
  };
  const upload: FakeUpload = {
    blob,
    get view() {
      return view;
    },
    get retries() {
      return retries;
    },
    set(patch) {
      view = { ...view, ...patch };
      options.changed?.(view);
    },
    cancel: () => upload.set({ status: 'cancelled' }),
    retry() {
      retries += 1;
    },
    get memo() {
      return memo;
    },
    remember(next) {
      memo = next;
    },
    done() {
      isDone = true;
    },
    get isDone() {
      return isDone;
    },
  };
  return upload;
}
