import type { Credentials } from '../agent-types.ts';
import type { AgentSelf } from '../desk-types.ts';
import { ChatError } from '../errors.ts';
import { SIGNED_IN } from '../wire/agent-shapes.ts';
import { REFUSAL } from '../wire/refusal.ts';
import { fits } from '../wire/shape.ts';

/** Agents' sessions over HTTP. */
export interface Sessions {
  /**
   * Rejects with `sign_in_refused`, `code_required`, `code_refused`, `rate_limited`, `origin_refused` (then with the relay's `address`) or `offline`. A token comes where no cookie
   * does.
   */
  signIn(credentials: Credentials): Promise<{ self: AgentSelf; token?: string }>;
  /** Ends the session. Rejects with `offline` when the relay was not reached. */
  signOut(token: string | undefined): Promise<void>;
}

/** @param origin the relay's, without a slash at the end */
export function httpSessions(origin: string, fetch: typeof globalThis.fetch): Sessions {
  async function call(
    method: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<{ ok: boolean; body: unknown }> {
    try {
      const request = { method, headers, credentials: 'include', ...(body === undefined ? {} : { body }) } as const;
      const response = await fetch(`${origin}/api/v1/session`, request);
      const text = await response.text();
      return { ok: response.ok, body: text ? JSON.parse(text) : undefined };
    } catch {
      throw new ChatError('offline', 'The relay was not reached.');
    }
  }

  return {
    async signIn(credentials) {
      const { ok, body } = await call('POST', { 'content-type': 'application/json' }, JSON.stringify(credentials));
      if (ok && fits(SIGNED_IN, body)) return body;
      if (!ok && fits(REFUSAL, body)) {
        const { code, text = code, retryAfterMs, address } = body;
        if (code === 'rate_limited') throw new ChatError(code, text, 'later', undefined, retryAfterMs);
        if (code === 'sign_in_refused' || code === 'code_required' || code === 'code_refused')
          throw new ChatError(code, text, 'fix');
        if (code === 'origin_refused') throw Object.assign(new ChatError(code, text), { address });
      }
      throw new ChatError('internal', 'The relay gave an answer to the sign-in that cannot be read.');
    },
    async signOut(token) {
      await call('DELETE', token === undefined ? {} : { authorization: `Bearer ${token}` });
    },
  };
}
