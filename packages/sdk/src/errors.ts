import type { ProblemCode, Retry } from '@shopbell/protocol/constants';
import type { LocalCode } from './local-errors.ts';
import type { FrameOf } from './wire/frames.ts';

export type { LocalCode } from './local-errors.ts';

/** A newer relay may tell a code that is not listed here: have a default. */
export type ChatErrorCode = ProblemCode | LocalCode;

/** The one error class of the SDK: a code from a closed table, and what to do about it. */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  declare readonly code: ChatErrorCode;
  /** Advice as in the relay's table of problems, and in `LOCAL_ERRORS`. */
  declare readonly retry: Retry;
  /** The field at fault, where one is. */
  declare readonly path: string | undefined;
  /** With `later`: the time to wait before the next try, in ms, where the relay told it. */
  declare readonly retryAfterMs: number | undefined;
  /** With a refused sign-in's `origin_refused`: the relay's public URL, where agents may sign in, as far as it told. */
  declare readonly address: string | undefined;
  /** The message whose edit or recall was undone, by its `seq` in its conversation; and its `cid`, where that is known. */
  declare readonly undone: { readonly conversation: string; readonly of: number; readonly said?: string } | undefined;

  /** Where its code is explained: a page of this repository and the place in it, `docs/errors.md#offline`. */
  declare readonly docs: string;

  constructor(
    code: ChatErrorCode,
    message: string = code,
    // `offline` and `outbox_full`; the table of the SDK's own codes is no part of a page.
    retry: Retry = /^o/.test(code) ? 'later' : 'never',
    path?: string,
    retryAfterMs?: number,
  ) {
    super(message);
    Object.assign(this, { code, retry, path, retryAfterMs, docs: `docs/errors.md#${code}` });
  }
}

/**
 * A value of the caller's has to be right.
 * @param path its place, and what the error says
 * @throws ChatError `bad_option`, or the code that is given, with `fix`
 */
export function must(isRight: unknown, path: string, code: ChatErrorCode = 'bad_option'): asserts isRight {
  if (!isRight) throw new ChatError(code, path, 'fix', path);
}

/** The same request will be refused again: there is nothing to wait for. */
export const isFinal = (retry: Retry): boolean => retry === 'never' || retry === 'fix';

/** A refusal of the relay's, as callers see it. */
export const toError = ({ code, text, retry, path, retryAfterMs }: FrameOf<'problem'>): ChatError =>
  new ChatError(code, text, retry, path, retryAfterMs);
