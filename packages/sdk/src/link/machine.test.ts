import { describe, expect, it } from 'vitest';
import { eachSeed } from '../testing/walk.ts';
import { GREET_MS, HEALTHY_MS, MAX_BACKOFF_MS, PROBE_MS, SILENCE_SLACK_MS, step } from './machine.ts';
import type { LinkEvent, LinkState, Online, Waiting } from './state.ts';

const trying = { at: 10_000, tries: 0, reconnectWindowMs: 500 };
const online: Online = { ...trying, type: 'online', since: 0, silenceMs: 40_000, probing: false };
const STATES: { [T in LinkState['type']]: Extract<LinkState, { type: T }> } = {
  idle: { type: 'idle' },
  connecting: { ...trying, type: 'connecting' },
  online,
  waiting: { ...trying, type: 'waiting' },
  refused: { type: 'refused' },
};
const EVENTS: { [T in LinkEvent['type']]: Extract<LinkEvent, { type: T }> } = {
  need: { type: 'need' },
  welcome: { type: 'welcome', heartbeatMs: 25_000, reconnectWindowMs: 700 },
  frame: { type: 'frame' },
  goaway: { type: 'goaway', waitMs: 3000 },
  lost: { type: 'lost', chance: 0.5 },
  refusal: { type: 'refusal', retry: 'never', chance: 0.5 },
  wake: { type: 'wake' },
  tick: { type: 'tick', chance: 0.5 },
  restart: { type: 'restart' },
  stop: { type: 'stop' },
};

/** Every cell at an instant before `at`: the next state and the effect; `-` is "nothing happens". */
const CELLS: { [S in LinkState['type']]: { [E in LinkEvent['type']]: string } } = {
  idle: {
    need: 'connecting open',
    welcome: '-',
    frame: '-',
    goaway: '-',
    lost: '-',
    refusal: '-',
    wake: '-',
    tick: '-',
    restart: '-',
    stop: 'idle close',
  },
  connecting: {
    need: '-',
    welcome: 'online',
    frame: '-',
    goaway: '-',
    lost: 'waiting close',
    refusal: 'refused close',
    wake: '-',
    tick: '-',
    restart: 'connecting open',
    stop: 'idle close',
  },
  online: {
    need: '-',
    welcome: '-',
    frame: 'online',
    goaway: 'waiting',
    lost: 'waiting close',
    refusal: 'refused close',
    wake: 'online probe',
    tick: '-',
    restart: 'connecting open',
    stop: 'idle close',
  },
  waiting: {
    need: '-',
    welcome: '-',
    frame: '-',
    goaway: '-',
    lost: '-',
    refusal: '-',
    wake: 'connecting open',
    tick: '-',
    restart: 'connecting open',
    stop: 'idle close',
  },
  refused: {
    need: 'connecting open',
    welcome: '-',
    frame: '-',
    goaway: '-',
    lost: '-',
    refusal: '-',
    wake: '-',
    tick: '-',
    restart: 'connecting open',
    stop: 'idle close',
  },
};

const at = (state: LinkState) => ('at' in state ? state.at : undefined);

describe('the link, cell by cell', () => {
  for (const state of Object.values(STATES)) {
    for (const event of Object.values(EVENTS)) {
      it(`${state.type} × ${event.type}: ${CELLS[state.type][event.type]}`, () => {
        const [next, effect] = step(state, event, 5_000);
        const seen = next === state ? '-' : [next.type, effect].filter(Boolean).join(' ');
        expect(seen).toBe(CELLS[state.type][event.type]);
      });
    }
  }
});

describe('the link’s times', () => {
  it('gives hello, socket and welcome 15 s together', () => {
    const [connecting] = step({ type: 'idle' }, EVENTS.need, 100);
    expect(at(connecting)).toBe(100 + GREET_MS);
    expect(step(connecting, EVENTS.tick, 15_099)).toEqual([connecting]);
    expect(step(connecting, EVENTS.tick, 15_100)[0].type).toBe('waiting');
  });

  it('[LK2] counts a line as lost after a heartbeat and 15 s without a frame', () => {
    const [greeted] = step(STATES.connecting, EVENTS.welcome, 1_000);
    expect(at(greeted)).toBe(1_000 + 25_000 + SILENCE_SLACK_MS);
    const [heard] = step(greeted, EVENTS.frame, 30_000);
    expect(step(heard, EVENTS.tick, 69_999)).toEqual([heard]);
    expect(step(heard, EVENTS.tick, 70_000)[0].type).toBe('waiting');
  });

  it('[LK2] gives a probed line 5 s, then tries at once', () => {
    const [probing] = step(online, EVENTS.wake, 2_000);
    expect(at(probing)).toBe(2_000 + PROBE_MS);
    expect(step(probing, EVENTS.wake, 3_000)).toEqual([probing]);
    expect(step(probing, EVENTS.tick, 7_000)).toEqual([
      { type: 'connecting', at: 7_000 + GREET_MS, tries: 1, reconnectWindowMs: 500 },
      'open',
    ]);
    const [alive] = step(probing, EVENTS.frame, 2_100);
    expect(at(alive)).toBe(42_100);
  });

  it('[LK3] waits U(0, W) at first, then full jitter up to 10 s', () => {
    const bounds = [0, 1, 2, 3, 4, 9].map((tries) => {
      const [next] = step({ ...STATES.connecting, tries }, { type: 'lost', chance: 1 }, 1_000);
      return (next as Waiting).at - 1_000;
    });
    expect(bounds).toEqual([500, 2_000, 4_000, 8_000, MAX_BACKOFF_MS, MAX_BACKOFF_MS]);
  });

  it('[LK3] spreads the first retry over the newest window the relay named', () => {
    const [told] = step(online, { type: 'frame', reconnectWindowMs: 20_000 }, 1_500);
    const [after] = step(told, EVENTS.frame, 1_600);
    expect(step(after, { type: 'lost', chance: 1 }, 2_000)[0]).toMatchObject({
      at: 2_000 + 20_000,
      reconnectWindowMs: 20_000,
    });
  });

  it('[LK3] forgets earlier failures after 60 s of health, not before', () => {
    const sick = { ...online, tries: 3, since: 0 };
    const lostAt = (now: number) => step(sick, EVENTS.lost, now)[0] as Waiting;
    expect(lostAt(HEALTHY_MS - 1).tries).toBe(4);
    expect(lostAt(HEALTHY_MS)).toMatchObject({ tries: 1, at: HEALTHY_MS + 250 });
  });

  it('[LK3] comes back when a goaway said, whatever happens to the old socket', () => {
    const [leaving] = step(online, EVENTS.goaway, 1_000);
    expect(leaving).toMatchObject({ type: 'waiting', at: 4_000 });
    expect(step(leaving, EVENTS.lost, 2_000)).toEqual([leaving]);
    expect(step(leaving, EVENTS.tick, 3_999)).toEqual([leaving]);
    expect(step(leaving, EVENTS.tick, 4_000)[1]).toBe('open');
  });

  it('[LK4] tries fresh credentials once at once, then like any failure', () => {
    const refusal = { ...EVENTS.refusal, retry: 'again' } as const;
    const [second, effect] = step(STATES.connecting, refusal, 1_000);
    expect([second.type, effect]).toEqual(['connecting', 'open']);
    expect(step(second, refusal, 1_100)[0]).toMatchObject({ type: 'waiting', tries: 2 });
  });

  it('[LK4] waits at least as long as the relay asks', () => {
    const refusal = { ...EVENTS.refusal, retry: 'later', retryAfterMs: 9_000 } as const;
    expect(step(STATES.connecting, refusal, 1_000)[0]).toMatchObject({ type: 'waiting', at: 1_000 + 9_000 + 250 });
  });
});

describe('random walks of the link', () => {
  it('[LK1] never stuck, never connected without a welcome', () =>
    eachSeed(300, ({ number }) => {
      let state: LinkState = { type: 'idle' };
      let now = 0;
      const pick = <T>(list: readonly T[]): T => list[Math.floor(number() * list.length)] as T;
      for (let i = 0; i < 200; i++) {
        const before = state;
        const event = { ...pick(Object.values(EVENTS)), chance: number() };
        const [next, effect] = step(before, event, now);
        if (next.type === 'online' && before.type !== 'online')
          expect([before.type, event.type]).toEqual(['connecting', 'welcome']);
        if (effect === 'open') expect(next.type).toBe('connecting');
        if ('at' in next) expect(next.at).toBeGreaterThan(-1);
        if (next.type === 'waiting' && before.type !== 'waiting')
          expect(next.at - now).toBeLessThanOrEqual(MAX_BACKOFF_MS);
        state = next;
        now += number() * 20_000;
      }
      if (!('at' in state)) return;
      // Left alone, every state that waits for something goes on when its time has come.
      const [next] = step(state, EVENTS.tick, state.at);
      expect(next).not.toBe(state);
    }));
});
