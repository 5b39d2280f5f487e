import type { ProblemCode } from '@shopbell/protocol';

type Headers = Readonly<Record<string, string>>;

/** A stream is read as fast as the client takes it. */
type Content = string | Uint8Array | ReadableStream<Uint8Array>;

/** A refusal of the problem table. */
export interface Refusal {
  problem: ProblemCode;
  /** The field at fault. */
  path?: string;
  retryAfterMs?: number;
  /** Where this server's own pages are, for one of another origin. */
  address?: string;
  /** All that is wrong with settings, by name and place. */
  faults?: readonly { code: string; path: string }[];
  headers?: Headers;
}

/** JSON of a declared schema. */
export interface JsonReply<S extends number, J> {
  status: S;
  json: J;
  headers: Headers;
}

/** Content that is not JSON; a `content-type` belongs to its headers. */
export interface ContentReply<S extends number> {
  status: S;
  content: Content;
  headers: Headers;
}

/** Status and headers alone. */
export interface EmptyReply<S extends number> {
  status: S;
  headers: Headers;
}

/** Any of them, as the edge sends it. */
export interface Reply {
  status: number;
  json?: unknown;
  content?: Content;
  headers: Headers;
}

export function json<const S extends number, const J>(status: S, value: J, headers: Headers = {}): JsonReply<S, J> {
  return { status, json: value, headers };
}

export function content<const S extends number>(
  status: S,
  value: Content,
  type: string,
  headers: Headers = {},
): ContentReply<S> {
  return { status, content: value, headers: { ...headers, 'content-type': type } };
}

export function empty<const S extends number>(status: S, headers: Headers = {}): EmptyReply<S> {
  return { status, headers };
}
