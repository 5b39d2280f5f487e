import type { Upload, UploadOptions, UploadView } from '@shopbell/sdk/agent';

/** A kettle, for want of a camera. */
export const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1200"><defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="#dfe7ea"/><stop offset="1" stop-color="#b9c7cc"/></linearGradient></defs><rect width="1600" height="1200" fill="url(#g)"/><rect y="860" width="1600" height="340" fill="#8d7a66"/><path d="M520 860c-60-120-60-300 80-400h400c140 100 140 280 80 400z" fill="#2f3b40"/><path d="M640 460c0-160 320-160 320 0" fill="none" stroke="#2f3b40" stroke-width="44"/><path d="M1090 640l190-110" stroke="#2f3b40" stroke-width="58"/><circle cx="800" cy="440" r="34" fill="#a06a3a"/></svg>`,
)}`;

/** An upload that gets on by itself, as fast as one can watch; one whose name says so waits for the line, or fails. */
export function playUpload(file: Blob, { changed }: UploadOptions = {}): Upload {
  const name = 'name' in file ? String(file.name) : 'file';
  let view: UploadView = {
    name,
    type: file.type,
    bytes: file.size,
    sent: 0,
    status: 'uploading',
  };
  const put = (patch: Partial<UploadView>) => {
    view = { ...view, ...patch };
    changed?.(view);
  };
  const timer = setInterval(() => {
    if (name.includes('waiting')) return put({ status: 'waiting', kept: false });
    if (name.includes('failed')) return put({ status: 'failed', problem: 'file_type_refused' });
    const sent = Math.min(view.bytes, view.sent + view.bytes / 12);
    if (sent < view.bytes) return put({ sent });
    clearInterval(timer);
    const { bytes } = view;
    put({
      sent,
      status: 'ready',
      file: { id: `f${Date.now()}`, name, type: 'image/png', bytes, width: 1600, height: 1200 },
    });
  }, 150);
  return {
    get view() {
      return view;
    },
    cancel() {
      clearInterval(timer);
      put({ status: 'cancelled' });
    },
    retry: () => undefined,
    memo: '',
    remember: () => undefined,
    done: () => undefined,
  };
}
