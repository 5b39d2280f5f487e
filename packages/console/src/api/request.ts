/** What the server said: whether it agreed, and its JSON. */
export interface Response {
  ok: boolean;
  body: unknown;
  /** Another one when what was asked for is another. */
  tag?: string;
  /** It is what it was with the tag that was named. */
  same?: boolean;
}

/**
 * Asks the server that this page came from. Rejects when it was not reached. A file goes as it is, anything else as JSON; `known` is
 * the tag of what is here already.
 */
export type Request = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
  known?: string,
) => Promise<Response>;

/** Asks, and saves what comes as a file under the name the server gives it, unless nobody wants it any more by then. */
export type Download = (isWanted: () => boolean) => Request;

/** The browser's way to ask; the cookie goes along by itself. */
export const browserRequest =
  (window: Window & typeof globalThis): Request =>
  async (method, path, body, known) => {
    const headers: Record<string, string> = known === undefined ? {} : { 'if-none-match': known };
    const isFile = body instanceof Blob;
    if (body !== undefined) headers['content-type'] = isFile ? body.type : 'application/json';
    const sent = body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) };
    const response = await window.fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers,
      ...sent,
    });
    const text = await response.text();
    const tag = response.headers.get('etag');
    return {
      ok: response.ok,
      body: text === '' ? undefined : JSON.parse(text),
      ...(tag === null ? {} : { tag }),
      ...(response.status === 304 ? { same: true } : {}),
    };
  };

/** The same, but what was asked from an earlier seat is never answered, nor refused: whom it was for sits here no more. */
export const requestFor =
  (request: Request, seat: () => number): Request =>
  (...asked) => {
    const mine = seat();
    return new Promise((resolve, reject) => {
      request(...asked).then(
        (response) => seat() === mine && resolve(response),
        (error: unknown) => seat() === mine && reject(error),
      );
    });
  };
