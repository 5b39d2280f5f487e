import type { Reader } from './read.ts';
import type { Request, Response } from './request.ts';
import { type Refused, toRefused } from './shapes.ts';

/** What came of a call: a value, or a refusal to tell. */
export type Answer<T> = { ok: true; value: T } | { ok: false; refused: Refused };

const refused = (code: string): { ok: false; refused: Refused } => ({
  ok: false,
  refused: { code, path: undefined, retryAfterMs: undefined },
});

/** Undefined: the server isn't reached. */
const reach = (request: Request, [method, path, body, known]: Parameters<Request>): Promise<Response | undefined> =>
  request(method, `/api/v1/${path}`, body, known).catch(() => undefined);

function understand<T>(response: Response, read: Reader<T>): Answer<T> {
  if (response.ok) {
    const value = read(response.body);
    return value === undefined ? refused('internal') : { ok: true, value };
  }
  const told = toRefused(response.body);
  return told ? { ok: false, refused: told } : refused('internal');
}

/** One call of the REST API, its answer read. A server that isn't reached is `offline`; one that can't be understood `internal`. */
export async function call<T>(request: Request, read: Reader<T>, ...rest: Parameters<Request>): Promise<Answer<T>> {
  const response = await reach(request, rest);
  return response ? understand(response, read) : refused('offline');
}

/** Something read and the tag it came with. */
export interface Tagged<T> {
  value: T;
  tag: string | undefined;
}

/** Asks for something that is here already under a tag; nothing in the answer: it is the same. */
export async function callAgain<T>(
  request: Request,
  read: Reader<T>,
  path: string,
  known: string | undefined,
): Promise<Answer<Tagged<T> | undefined>> {
  const response = await reach(request, ['GET', path, undefined, known]);
  if (!response) return refused('offline');
  if (response.same) return { ok: true, value: undefined };
  const answer = understand(response, read);
  return answer.ok ? { ok: true, value: { value: answer.value, tag: response.tag } } : answer;
}
