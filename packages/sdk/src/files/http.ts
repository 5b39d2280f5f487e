import { ChatError, type ChatErrorCode } from '../errors.ts';
import { isSharedFile } from '../wire/file.ts';
import { toJson } from '../wire/json.ts';
import { REFUSAL } from '../wire/refusal.ts';
import { fits, oneOf } from '../wire/shape.ts';
import type { UploadEvent } from './machine.ts';
import type { FileLink } from './types.ts';

/** What the relay is told of a file before its bytes. */
export interface Announced {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** Of all its bytes, in hexadecimal: what comes is compared with it. */
  readonly sha256?: string | undefined;
}

/** The relay's files over HTTP, for one person. */
export interface FileCalls {
  announce(file: Announced, signal: AbortSignal): Promise<UploadEvent>;
  /** @param bytes what it is to be; an upload of another length is refused */
  look(id: string, bytes: number, signal: AbortSignal): Promise<UploadEvent>;
  send(id: string, offset: number, part: Blob, signal: AbortSignal): Promise<UploadEvent>;
  finish(id: string, signal: AbortSignal): Promise<UploadEvent>;
  remove(id: string): Promise<void>;
  /** Rejects with what the relay says, or `offline`. */
  links(conversation: string, seqs: readonly number[]): Promise<readonly FileLink[]>;
}

/** How a person is told by the relay. */
export interface FileAccess {
  /** Without a slash at its end. */
  origin: string;
  fetch: typeof globalThis.fetch;
  /** A shopper's secret or an agent's token, in headers. */
  headers(): Promise<Record<string, string>>;
  /** A browser's cookie goes along: agents only. */
  cookie: boolean;
}

/** The relay takes this long for a part at most, in ms: a line that takes longer gets a smaller one. */
const PART_MS = 14_000;
/** Cleaning waits its turn. */
const FINISH_MS = 90_000;

const UPLOAD = {
  id: '',
  state: oneOf('uploading', 'ready', 'refused'),
  offset: 0,
  bytes: 0,
  'file?': isSharedFile,
  'problem?': '',
} as const;
const LINKS = { links: [{ seq: 0, url: '', 'preview?': '', until: 0 }] } as const;
/** Told to come again, and coming again helps. */
const LATER = new Set(['busy', 'rate_limited', 'internal', 'draining']);

interface Answer {
  readonly ok: boolean;
  readonly body: unknown;
  readonly offset: number | undefined;
}

export function fileCalls({ origin, fetch, headers, cookie }: FileAccess): FileCalls {
  async function call(
    method: string,
    path: string,
    { body, more, signal }: { body?: BodyInit; more?: Record<string, string>; signal?: AbortSignal } = {},
  ): Promise<Answer> {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: { ...(await headers()), ...more },
      credentials: cookie ? 'include' : 'omit',
      body: body ?? null,
      signal: signal ?? null,
    });
    const text = await response.text();
    const at = response.headers.get('upload-offset');
    return { ok: response.ok, body: text ? JSON.parse(text) : undefined, offset: at ? Number(at) : undefined };
  }

  const json = (value: object) => ({ body: toJson(value), more: { 'content-type': 'application/json' } });

  /** What came of it: no answer is a lost one, whatever the reason. */
  async function told(asked: Promise<Answer>, good: (answer: Answer) => UploadEvent | undefined): Promise<UploadEvent> {
    let answer: Answer;
    try {
      answer = await asked;
    } catch {
      return { type: 'lost' };
    }
    const { ok, body, offset } = answer;
    const event = ok ? good(answer) : undefined;
    if (event) return event;
    if (ok || !fits(REFUSAL, body)) return { type: 'lost' };
    const { code, retryAfterMs } = body;
    if (LATER.has(code)) return { type: 'lost', afterMs: retryAfterMs };
    return { type: 'refused', problem: code as ChatErrorCode, offset };
  }

  const stands = ({ offset }: Answer): UploadEvent | undefined =>
    offset === undefined ? undefined : { type: 'stands', offset };
  const limited = (signal: AbortSignal, ms: number) => AbortSignal.any([signal, AbortSignal.timeout(ms)]);
  const at = (id: string) => `/api/v1/files/${encodeURIComponent(id)}`;
  const finished = ({ body }: Answer): UploadEvent | undefined =>
    isSharedFile(body) ? { type: 'finished', file: body } : undefined;

  return {
    announce: (file, signal) =>
      told(call('POST', '/api/v1/files', { ...json(file), signal: limited(signal, PART_MS) }), ({ body }) =>
        fits(UPLOAD, body) ? { type: 'announced', id: body.id } : undefined,
      ),
    look: (id, bytes, signal) =>
      told(call('GET', at(id), { signal: limited(signal, PART_MS) }), (answer) => {
        const { body } = answer;
        if (!fits(UPLOAD, body)) return undefined;
        if (body.file) return finished({ ...answer, body: body.file });
        if (body.state === 'refused')
          return { type: 'refused', problem: (body.problem ?? 'file_broken') as ChatErrorCode };
        return body.bytes === bytes
          ? { type: 'stands', offset: body.offset }
          : { type: 'refused', problem: 'file_changed' };
      }),
    send: (id, offset, part, signal) =>
      told(
        call('PATCH', at(id), {
          body: part,
          more: { 'content-type': 'application/octet-stream', 'upload-offset': String(offset) },
          signal: limited(signal, PART_MS),
        }),
        stands,
      ),
    finish: (id, signal) => told(call('POST', `${at(id)}/finish`, { signal: limited(signal, FINISH_MS) }), finished),
    async remove(id) {
      await call('DELETE', at(id)).catch(() => undefined);
    },
    async links(conversation, seqs) {
      const path = `/api/v1/conversations/${encodeURIComponent(conversation)}/links`;
      const { ok, body } = await call('POST', path, json({ seqs })).catch(() => {
        throw new ChatError('offline', 'The relay was not reached.');
      });
      if (!ok || !fits(LINKS, body)) {
        const code = fits(REFUSAL, body) ? (body.code as ChatErrorCode) : 'internal';
        throw new ChatError(code, code, LATER.has(code) ? 'later' : 'never');
      }
      // Paths of the relay's own, and nothing else: an answer is no reason to go elsewhere.
      const whole = (path: string) => origin + (/^\/f\/[^/]/.exec(path) ? path : '/');
      return body.links.map(({ seq, url, preview, until }) => ({
        seq,
        url: whole(url),
        preview: preview && whole(preview),
        until,
      }));
    },
  };
}
