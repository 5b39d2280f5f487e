import { createAlarm } from '../client/alarm.ts';
import { uuid7 } from '../ids.ts';
import type { Ports } from '../ports.ts';
import { type Election, type ElectionEffect, type ElectionEvent, elect, OFF } from './election.ts';
import type { TabPorts } from './ports.ts';

type LockEffect = 'queue' | 'steal' | 'release' | 'bare';

/** One tab in the election: its timer and its Web Lock. */
export interface Seat {
  /** Its name among the tabs. */
  readonly id: string;
  readonly state: Election;
  dispatch(event: ElectionEvent): void;
  /** From here on there are no Web Locks for it. */
  bare(): void;
}

/**
 * Takes part in the election.
 * @param name the lock's
 * @param run what else there is to do about an election
 * @param changed the state may be another one
 */
export function createSeat(
  { clock, chance }: Ports,
  { lock: askLock }: TabPorts,
  name: string,
  run: { readonly [E in Exclude<ElectionEffect, LockEffect>]: () => void },
  changed: () => void,
): Seat {
  let me = { id: uuid7(clock.wall(), chance), locks: !!askLock };
  let state: Election = OFF;
  let letGo: (() => void) | undefined;
  const tick = createAlarm(clock, () => seat.dispatch({ type: 'tick' }));

  function release(): void {
    letGo?.();
    letGo = undefined;
  }

  function lock(steal: boolean): void {
    letGo?.();
    letGo = askLock?.(
      name,
      steal,
      () => seat.dispatch({ type: 'won' }),
      () => seat.dispatch({ type: 'lost', chance: chance.number() }),
    );
  }

  function bare(): void {
    release();
    me = { ...me, locks: false };
  }

  const all: { readonly [E in ElectionEffect]: () => void } = {
    ...run,
    queue: () => lock(false),
    steal: () => lock(true),
    release,
    bare,
  };

  const seat: Seat = {
    id: me.id,
    get state() {
      return state;
    },
    dispatch(event) {
      const now = clock.now();
      const [next, ...effects] = elect(state, event, now, me);
      state = next;
      tick('at' in next && next.at !== undefined ? next.at - now : undefined);
      for (const effect of effects) all[effect]();
      changed();
    },
    bare,
  };
  return seat;
}
