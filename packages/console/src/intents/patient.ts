import { type Context, refusalOf } from './context.ts';

/** Times a relay may put off one question before that counts as a failure. */
const TRIES = 10;

/**
 * Asks, and asks again by itself when the relay said for how long it wants to be left alone: who goes up a long thread faster than
 * the relay lets through waits, and is told of no failure. Rejects with any other refusal, or with the last one; so it does once nobody is
 * in any more or waits for it still: what they went on to has the allowance.
 */
export async function patiently<T>({ env, state }: Context, still: () => boolean, ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      const { retry, retryAfterMs } = refusalOf(error);
      if (retry !== 'later' || retryAfterMs === undefined || tries === TRIES) throw error;
      await new Promise<void>((resolve) => env.after(retryAfterMs, resolve));
      if (state.session.peek().is !== 'in' || !still()) throw error;
    }
  }
}
