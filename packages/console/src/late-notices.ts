import { effect } from '@preact/signals';
import type { Env } from './env.ts';
import type { Intents } from './intents/index.ts';
import type { State } from './state/index.ts';
import type { watchNotices } from './watch-notices.ts';

/** Fetches what rings. Rejects when it can't be had; the next call tries again. */
export type LateNotices = () => Promise<typeof watchNotices>;

/**
 * Rings from the first session on. What it takes comes after the first screen; what doesn't come is asked for again when the page is
 * looked at again, and with the next session.
 */
export function ringLater(
  state: State,
  env: Env,
  intents: Pick<Intents, 'open' | 'office'>,
  fetch: LateNotices,
): () => void {
  let isAsked = false;
  let isOver = false;
  let stopRinging = (): void => undefined;
  const begin = async (): Promise<void> => {
    try {
      const [watch, devices] = await Promise.all([fetch(), env.devices.load()]);
      if (!isOver) stopRinging = watch(state, env, devices, intents);
    } catch {
      isAsked = false;
    }
  };
  const stopAsking = effect(() => {
    const isIn = state.session.value.is === 'in';
    // Both a session and a look ask; who doesn't look is rung for all the same.
    void state.visible.value;
    if (!isIn || isAsked) return;
    isAsked = true;
    void begin();
  });
  return () => {
    isOver = true;
    stopAsking();
    stopRinging();
  };
}
