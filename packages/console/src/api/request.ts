/** What the server said: whether it agreed, and its JSON. */
export interface Response {
  ok: boolean;
  body: unknown;
}

/** Asks the server that this page came from. Rejects when it was not reached. */
export type Request = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<Response>;

/** The browser's way to ask; the cookie goes along by itself. */
export const browserRequest =
  (window: Window & typeof globalThis): Request =>
  async (method, path, body) => {
    const sent =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await window.fetch(path, { method, credentials: 'same-origin', cache: 'no-store', ...sent });
    const text = await response.text();
    return { ok: response.ok, body: text === '' ? undefined : JSON.parse(text) };
  };
