import type { ProblemCode, Retry } from '@shopbell/protocol/constants';
import type { FrameOf } from './wire/frames.ts';

/** Codes of the SDK's own failures, beside the relay's problem codes. */
export type LocalCode =
  /** The client was destroyed before the request was stored. */
  | 'destroyed'
  /** The person signed out, or another one signed in, before the request was stored. */
  | 'signed_out'
  /** The call needs a connection (history, sign-in) and there is none. */
  | 'offline'
  /** The shop's refresh callback failed or gave no token. */
  | 'identify_failed'
  /** 500 messages or 5 MiB of text are unsent already; nothing was taken in, nothing dropped. */
  | 'outbox_full'
  /** A person took the message out before it was sent. */
  | 'discarded'
  /** An option of the client, or what a page says, is missing or malformed; `path` names it. */
  | 'bad_option'
  /** A hook of the page's has refused the words. */
  | 'hook_refused'
  /** A hook of the page's threw, took too long, or gave something else. */
  | 'hook_failed';

/** A newer relay may tell a code that is not listed here: have a default. */
export type ChatErrorCode = ProblemCode | LocalCode;

/** The one error class of the SDK: a code from a closed table, and what to do about it. */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  declare readonly code: ChatErrorCode;
  /** Advice as in the problem table; `never` for the SDK's own codes but `offline`. */
  declare readonly retry: Retry;
  /** The field at fault, where one is. */
  declare readonly path: string | undefined;
  /** With `later`: the time to wait before the next try, in ms, where the relay told it. */
  declare readonly retryAfterMs: number | undefined;
  /** The message whose edit or recall was undone, by its `seq` in its conversation; and its `cid`, where that is known. */
  declare readonly undone: { readonly conversation: string; readonly of: number; readonly said?: string } | undefined;

  constructor(
    code: ChatErrorCode,
    message: string = code,
    retry: Retry = code === 'offline' ? 'later' : 'never',
    path?: string,
    retryAfterMs?: number,
  ) {
    super(message);
    Object.assign(this, { code, retry, path, retryAfterMs });
  }
}

/** The same request will be refused again: there is nothing to wait for. */
export const isFinal = (retry: Retry): boolean => retry === 'never' || retry === 'fix';

/** A refusal of the relay's, as callers see it. */
export const toError = ({ code, text, retry, path, retryAfterMs }: FrameOf<'problem'>): ChatError =>
  new ChatError(code, text, retry, path, retryAfterMs);
