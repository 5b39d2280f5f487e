import { describe, expect, it } from 'vitest';
import {
  ASK_MS,
  type Candidate,
  type Election,
  type ElectionEvent,
  elect,
  FIRST_MS,
  LEASE_MS,
  OFF,
} from './election.ts';

const LOCKED: Candidate = { id: 'm', locks: true };
const BARE: Candidate = { id: 'm', locks: false };
const beat = (from = 'a', term = 1) => ({ type: 'beat', from, term }) as const;

/** Walks through events, each at its time; returns the last state, the last effects and all of them. */
function walk(me: Candidate, ...events: readonly (readonly [at: number, event: ElectionEvent])[]) {
  let state: Election = OFF;
  let last: readonly string[] = [];
  const all: string[] = [];
  for (const [now, event] of events) {
    const [next, ...effects] = elect(state, event, now, me);
    state = next;
    last = effects;
    all.push(...effects);
  }
  return { state, last, all };
}

const start = { type: 'start', visible: true, chance: 0 } as const;
const hidden = { type: 'start', visible: false, chance: 0 } as const;
const tick = { type: 'tick' } as const;

describe('with Web Locks', () => {
  it('[TB1] queues for the lock and asks who leads; leads when the lock is its own', () => {
    expect(walk(LOCKED, [0, start]).last).toEqual(['queue', 'ask']);
    expect(walk(LOCKED, [0, start], [1, { type: 'won' }])).toMatchObject({
      state: { role: 'leading', term: 1 },
      last: ['lead', 'beat'],
    });
  });

  it('[TB2] a visible follower asks every 2 s, and takes the lock from a leader that is silent for the lease', () => {
    const asked = [
      [0, start],
      [1, beat()],
      [ASK_MS + 1, tick],
      [2 * ASK_MS + 1, tick],
    ] as const;
    expect(walk(LOCKED, ...asked)).toMatchObject({ state: { role: 'following', leader: 'a' }, last: ['ask'] });
    const stolen = walk(LOCKED, ...asked, [3 * ASK_MS + 1, tick]);
    expect(stolen.last).toEqual(['steal']);
    expect(3 * ASK_MS - LEASE_MS).toBeLessThan(ASK_MS);
  });

  it('[TB2] a follower whose own computer slept asks twice before it takes anything', () => {
    const slept = 3_600_000;
    expect(walk(LOCKED, [0, start], [1, beat()], [slept, tick]).last).toEqual(['ask']);
    expect(
      walk(LOCKED, [0, start], [1, beat()], [slept, tick], [slept + 5, beat()], [slept + ASK_MS + 5, tick]).last,
    ).toEqual(['ask']);
  });

  it('[TB2] a hidden follower waits for the lock alone, without a timer', () => {
    expect(walk(LOCKED, [0, hidden], [1, beat()]).state).toMatchObject({ at: undefined });
    expect(walk(LOCKED, [0, hidden], [1, beat()], [99_999, tick]).last).toEqual([]);
    expect(walk(LOCKED, [0, hidden], [1, beat()], [9, { type: 'seen', visible: true }])).toMatchObject({
      state: { at: 9 + ASK_MS },
      last: ['ask'],
    });
  });

  it('[TB2] whoever lost the lock closes its line and queues again', () => {
    expect(walk(LOCKED, [0, start], [1, { type: 'won' }], [2, { type: 'lost', chance: 0 }])).toMatchObject({
      state: { role: 'following', leader: undefined },
      last: ['yield', 'queue', 'ask'],
    });
  });
});

describe('with Web Locks that are refused', () => {
  const refused = [5, { type: 'lost', chance: 0.5 }] as const;

  it('[TB3] asks and then leads, as without them', () => {
    const { state, last } = walk(LOCKED, [0, hidden], refused);
    expect([state, last]).toMatchObject([{ role: 'following', at: 5 + 1.5 * FIRST_MS }, ['bare', 'ask']]);
    expect(elect(state, tick, 5 + 1.5 * FIRST_MS, BARE)).toMatchObject([{ role: 'leading' }, 'lead', 'beat']);
  });

  it('[TB3] watches a leader that is there', () => {
    expect(walk(LOCKED, [0, hidden], [1, beat()], refused)).toMatchObject({
      state: { leader: 'a', at: 5 + ASK_MS },
      last: ['bare', 'ask'],
    });
  });
});

describe('without Web Locks', () => {
  it('[TB3] leads when nobody answers the first question', () => {
    expect(walk(BARE, [0, start])).toMatchObject({ state: { at: FIRST_MS }, last: ['ask'] });
    expect(walk(BARE, [0, start], [FIRST_MS, tick]).last).toEqual(['lead', 'beat']);
    expect(walk(BARE, [0, start], [5, beat()], [FIRST_MS, tick]).all).not.toContain('lead');
  });

  it('[TB3] takes over from a leader that is silent for the lease, hidden or not, and at once from one that says goodbye', () => {
    const asked = [
      [0, hidden],
      [1, beat('a', 4)],
      [ASK_MS + 1, tick],
      [2 * ASK_MS + 1, tick],
    ] as const;
    expect(walk(BARE, ...asked, [3 * ASK_MS + 1, tick])).toMatchObject({
      state: { role: 'leading', term: 5 },
      last: ['lead', 'beat'],
    });
    const bye = { type: 'bye', from: 'a', chance: 0.5 } as const;
    expect(walk(BARE, [0, start], [1, beat()], [2, bye], [102, tick]).last).toEqual(['lead', 'beat']);
    expect(walk(BARE, [0, start], [1, beat()], [2, { ...bye, from: 'z' }], [102, tick]).last).toEqual([]);
  });
});

describe.each([LOCKED, BARE])('two leaders (locks: $locks)', (me) => {
  const leads = me.locks ? ([1, { type: 'won' }] as const) : ([FIRST_MS, tick] as const);
  const leading = [[0, start], leads] as const;

  it('[TB4] the later election wins, of two at once the smaller name', () => {
    for (const loses of [beat('z', 2), beat('a', 1)]) {
      const { state, all } = walk(me, ...leading, [900, loses]);
      expect(state).toMatchObject({ role: 'following', leader: loses.from });
      expect(all).toContain('yield');
    }
    for (const wins of [beat('z', 1), beat('a', 0)]) {
      expect(walk(me, ...leading, [900, wins])).toMatchObject({ state: { role: 'leading' }, last: ['beat'] });
    }
  });

  it('[TB4] a follower does not go back to an older leader', () => {
    expect(walk(me, [0, start], [1, beat('a', 3)], [2, beat('b', 2)]).state).toMatchObject({ leader: 'a', term: 3 });
    expect(walk(me, [0, start], [1, beat('a', 3)], [2, beat('b', 4)])).toMatchObject({
      state: { leader: 'b', term: 4 },
      last: ['greet'],
    });
  });

  it('[TB4] a follower greets its leader again when that was elected again', () => {
    expect(walk(me, [0, start], [1, beat('a', 3)], [2, beat('a', 3)]).last).toEqual([]);
    expect(walk(me, [0, start], [1, beat('a', 3)], [2, beat('a', 4)]).last).toEqual(['greet']);
  });

  it('[TB4] who knows a later election than the new leader is heard', () => {
    expect(walk(me, ...leading, [900, { type: 'who', term: 7 }])).toMatchObject({ state: { term: 7 }, last: ['beat'] });
  });

  it('[TB5] gives everything up when the page goes, and starts anew when it is back', () => {
    const gone = walk(me, ...leading, [900, { type: 'stop' }]);
    expect(gone).toMatchObject({ state: { role: 'off' }, last: ['yield', 'bye', 'release'] });
    expect(elect(gone.state, start, 901, me)[0]).toMatchObject({ role: 'following', term: 1 });
    expect(walk(me, [0, start], [1, { type: 'stop' }]).last).toEqual(['release']);
    for (const event of [{ type: 'won' }, beat(), tick, { type: 'stop' }] as const) {
      expect(elect(gone.state, event, 950, me)).toEqual([gone.state]);
    }
  });
});
