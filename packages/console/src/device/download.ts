import type { Download } from '../api/request.ts';

/** What the server calls it, as RFC 8187 writes it. */
const nameIn = (header: string | null): string =>
  decodeURIComponent(/filename\*=UTF-8''([^;\s]+)/.exec(header ?? '')?.[1] ?? '');

/** How long the browser has to begin saving, in ms: what it saves from is held until then. */
const HELD_MS = 60_000;

/** Rejects when the server isn't reached, or what it sent was cut off: nothing is saved then. */
export const browserDownload =
  (window: Window & typeof globalThis): Download =>
  (isWanted) =>
  async (method, path) => {
    const response = await window.fetch(path, { method, credentials: 'same-origin', cache: 'no-store' });
    if (!response.ok) return { ok: false, body: await response.json().catch(() => undefined) };
    const file = await response.blob();
    if (!isWanted()) return { ok: true, body: undefined };
    const url = window.URL.createObjectURL(file);
    const link = window.document.createElement('a');
    link.href = url;
    link.download = nameIn(response.headers.get('content-disposition'));
    link.click();
    window.setTimeout(() => window.URL.revokeObjectURL(url), HELD_MS);
    return { ok: true, body: undefined };
  };
