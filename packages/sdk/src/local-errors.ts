import type { Retry } from '@shopbell/protocol/constants';

/** One of the SDK's own codes. */
export interface LocalError {
  /** Advice, as in the relay's table of problems. */
  readonly retry: Retry;
  /** What happened, in a line. */
  readonly text: string;
}

/**
 * The codes of the SDK's own failures, beside the relay's. The one table of them: the types are its names, and a test holds errors and
 * docs/sdk.md to it. No code of a page reads it.
 */
export const LOCAL_ERRORS = {
  destroyed: { retry: 'never', text: 'the client was destroyed before the request was stored' },
  signed_out: {
    retry: 'never',
    text: "the person signed out, here or in another tab, another one signed in, or the page's storage was cleared, before it was stored",
  },
  offline: {
    retry: 'later',
    text: "history or sign-in without a line, or a part of the SDK that can't be loaded",
  },
  outbox_full: { retry: 'later', text: '500 messages or 5 MiB of text are unsent already; nothing was taken in' },
  discarded: { retry: 'never', text: 'somebody took the message out before it was sent' },
  identify_failed: { retry: 'never', text: 'the callback failed, took too long or gave no token with a `sub`' },
  bad_option: {
    retry: 'fix',
    text: 'an option of the client, what a verb was given, or what a page says, is missing or malformed; `path` names it',
  },
  hook_refused: { retry: 'fix', text: "a hook of the page's has refused the words" },
  hook_failed: { retry: 'later', text: "a hook of the page's threw, took too long, or gave something else" },
} as const satisfies { readonly [code: string]: LocalError };

/** Codes of the SDK's own failures, beside the relay's problem codes. */
export type LocalCode = keyof typeof LOCAL_ERRORS;
