import type { Reader } from './read.ts';
import type { Request } from './request.ts';
import { type Refused, toRefused } from './shapes.ts';

/** What came of a call: a value, or a refusal to tell. */
export type Answer<T> = { ok: true; value: T } | { ok: false; refused: Refused };

const refused = (code: string): { ok: false; refused: Refused } => ({
  ok: false,
  refused: { code, path: undefined, retryAfterMs: undefined },
});

/** One call of the REST API, its answer read. A server that isn't reached is `offline`; one that can't be understood `internal`. */
export async function call<T>(
  request: Request,
  read: Reader<T>,
  ...[method, path, body]: Parameters<Request>
): Promise<Answer<T>> {
  let response: Awaited<ReturnType<Request>>;
  try {
    response = await request(method, `/api/v1/${path}`, body);
  } catch {
    return refused('offline');
  }
  if (response.ok) {
    const value = read(response.body);
    return value === undefined ? refused('internal') : { ok: true, value };
  }
  const told = toRefused(response.body);
  return told ? { ok: false, refused: told } : refused('internal');
}
