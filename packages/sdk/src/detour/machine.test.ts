import { describe, expect, it } from 'vitest';
import { eachSeed } from '../testing/walk.ts';
import {
  AHEAD_MS,
  ALONE_MS,
  HEALTHY_MS,
  PROBE_FIRST_MS,
  PROBE_MAX_MS,
  PROBE_MS,
  startOf,
  step,
  TRUST,
} from './machine.ts';
import type { DetourEvent, DetourState } from './state.ts';

const NOW = 5_000;
const memory = { trust: 0, probes: 2, until: NOW };
const of = <T extends DetourState['type']>(type: T) => ({ ...memory, type });
const STATES: { [T in DetourState['type']]: Extract<DetourState, { type: T }> } = {
  doubt: of('doubt'),
  idle: of('idle'),
  ahead: of('ahead'),
  alone: of('alone'),
  both: of('both'),
  around: of('around'),
  'by socket': of('by socket'),
  'by poll': of('by poll'),
  probing: of('probing'),
};
const EVENTS: { [T in DetourEvent['type']]: Extract<DetourEvent, { type: T }> } = {
  open: { type: 'open' },
  close: { type: 'close' },
  'socket heard': { type: 'socket heard' },
  'poll heard': { type: 'poll heard', chance: 0 },
  'socket lost': { type: 'socket lost', chance: 0 },
  'poll lost': { type: 'poll lost' },
  tick: { type: 'tick', chance: 0 },
};

const CLOSE = 'idle: drop socket, drop poll';
const IGNORED = {
  open: '-',
  close: CLOSE,
  'socket heard': '-',
  'poll heard': '-',
  'socket lost': '-',
  'poll lost': '-',
  tick: '-',
};
/** Every cell when `until` has come: the next state and the effects; `-` is "nothing happens". */
const CELLS: { [S in DetourState['type']]: { [E in DetourEvent['type']]: string } } = {
  doubt: { ...IGNORED, open: 'both: socket, poll' },
  idle: { ...IGNORED, open: 'ahead: socket' },
  ahead: { ...IGNORED, 'socket heard': 'by socket: drop poll', 'socket lost': 'around: poll', tick: 'both: poll' },
  alone: {
    ...IGNORED,
    'socket heard': 'by socket: drop poll',
    'socket lost': 'idle: end',
    tick: 'idle: drop socket, end',
  },
  both: {
    ...IGNORED,
    'socket heard': 'by socket: drop poll',
    'poll heard': 'by poll: drop socket',
    'socket lost': 'around:',
    'poll lost': 'alone:',
  },
  around: { ...IGNORED, 'poll heard': 'by poll: drop socket', 'poll lost': 'idle: end' },
  'by socket': { ...IGNORED, 'socket lost': 'idle: end' },
  'by poll': { ...IGNORED, 'poll lost': 'idle: end', tick: 'probing: probe' },
  probing: {
    ...IGNORED,
    'socket heard': 'idle: drop socket, drop poll, anew',
    'socket lost': 'by poll:',
    'poll lost': 'idle: drop socket, end',
    tick: 'by poll: drop socket',
  },
};

describe('the way around, cell by cell', () => {
  for (const state of Object.values(STATES)) {
    for (const event of Object.values(EVENTS)) {
      it(`${state.type} × ${event.type}: ${CELLS[state.type][event.type]}`, () => {
        const [next, ...effects] = step(state, event, NOW);
        const seen = next === state ? '-' : `${next.type}: ${effects.join(', ')}`.trim();
        expect(seen).toBe(CELLS[state.type][event.type]);
      });
    }
  }
});

describe('the way around’s times', () => {
  it('[WA1] a socket has a head start of 2 s where none has just failed', () => {
    const [ahead] = step(STATES.idle, EVENTS.open, NOW);
    expect(ahead.until).toBe(NOW + AHEAD_MS);
    expect(step(ahead, EVENTS.tick, NOW + AHEAD_MS - 1)).toEqual([ahead]);
  });

  it('[WA1] a socket that brings nothing where HTTP has failed has 5 s more, one that is trusted its whole time', () => {
    const [alone] = step(STATES.both, EVENTS['poll lost'], NOW);
    expect(alone.until).toBe(NOW + ALONE_MS);
    expect(step(step(alone, EVENTS.tick, alone.until)[0], EVENTS.open, alone.until)[0].type).toBe('ahead');
    const [trusted] = step(startOf(true), EVENTS.open, NOW);
    expect(step(trusted, EVENTS.tick, NOW + 1e9)).toEqual([trusted]);
  });

  it('[WA2] three sockets in a row are lost before HTTP is tried, where one has worked', () => {
    let [state] = step(STATES.ahead, EVENTS['socket heard'], NOW);
    expect(state.trust).toBe(TRUST);
    const effects: string[] = [];
    for (let i = 0; i <= TRUST + 1; i++) {
      const [lost, ...told] = step(state, EVENTS['socket lost'], NOW);
      const [open, ...begun] = step(lost, EVENTS.open, NOW);
      effects.push([...told, ...begun].join(' '));
      state = open;
    }
    expect(effects).toEqual(['end socket', 'end socket', 'end socket', 'end socket', 'poll']);
    expect(step(startOf(true), EVENTS.open, NOW)[0].type).toBe('alone');
  });

  it('[WA3] probes come within 5 s at first, the bound doubles up to 10 minutes', () => {
    const bounds = [0, 1, 2, 6, 7, 30].map((probes) => {
      const around = { ...STATES.around, probes };
      return [0, 1].map((chance) => step(around, { type: 'poll heard', chance }, NOW)[0].until - NOW);
    });
    expect(bounds).toEqual(
      [PROBE_FIRST_MS, 10_000, 20_000, 320_000, PROBE_MAX_MS, PROBE_MAX_MS].map((most) => [most, most / 2]),
    );
  });

  it('[WA3] the next probe is not put off by lines that HTTP loses', () => {
    const planned = { ...STATES['by poll'], until: NOW + 1000 };
    const [lost] = step(planned, EVENTS['poll lost'], NOW);
    const [again] = step(lost, EVENTS.open, NOW + 10);
    expect(step(again, EVENTS['poll heard'], NOW + 20)[0]).toEqual(planned);
  });

  it('[WA3] a probe has 5 s, then the next one is planned', () => {
    const [probing] = step(STATES['by poll'], EVENTS.tick, NOW);
    expect(probing.until).toBe(NOW + PROBE_MS);
    expect(step(probing, EVENTS.tick, NOW + PROBE_MS - 1)).toEqual([probing]);
    expect(step(probing, EVENTS.tick, NOW + PROBE_MS)[0]).toMatchObject({ type: 'by poll', probes: 3 });
  });

  it('[WA3] a line that is lost meanwhile is opened by HTTP again until the next probe is due', () => {
    const byPoll = { ...STATES['by poll'], until: NOW + 1000 };
    for (const event of [EVENTS['poll lost'], EVENTS.close]) {
      const [idle] = step(byPoll, event, NOW);
      expect(step(idle, EVENTS.open, NOW + 999)).toMatchObject([{ type: 'around' }, 'poll']);
      expect(step(idle, EVENTS.open, NOW + 1000)).toMatchObject([{ type: 'ahead' }, 'socket']);
    }
  });

  it('[WA3] a socket that carries the line for a minute has the probes begin anew, a shorter one has not', () => {
    const [carried] = step(STATES.both, EVENTS['socket heard'], NOW);
    for (const event of [EVENTS['socket lost'], EVENTS.close]) {
      expect(step(carried, event, NOW + HEALTHY_MS - 1)[0].probes).toBe(2);
      expect(step(carried, event, NOW + HEALTHY_MS)[0].probes).toBe(0);
    }
  });
});

describe('random walks of the way around', () => {
  it('[WA4] at most one way carries the line, and nobody is left without one', () =>
    eachSeed(300, ({ number }) => {
      let state = startOf(number() < 0.5);
      let now = 0;
      const open = { socket: false, poll: false };
      const pick = <T>(list: readonly T[]): T => list[Math.floor(number() * list.length)] as T;
      for (let i = 0; i < 300; i++) {
        const isDown = state.type === 'idle' || state.type === 'doubt';
        const possible = Object.values(EVENTS).filter(({ type }) => {
          if (type === 'open') return isDown;
          if (type.startsWith('socket')) return open.socket;
          if (type.startsWith('poll'))
            return open.poll && (type !== 'poll heard' || state.type === 'both' || state.type === 'around');
          return true;
        });
        const event = { ...pick(possible), chance: number() };
        if (event.type === 'socket lost') open.socket = false;
        if (event.type === 'poll lost') open.poll = false;
        const [next, ...effects] = step(state, event, now);
        for (const effect of effects) {
          if (effect === 'socket' || effect === 'probe') open.socket = true;
          if (effect === 'poll') open.poll = true;
          if (effect === 'drop socket') open.socket = false;
          if (effect === 'drop poll') open.poll = false;
        }
        state = next;
        now += number() * 8_000;
        const { type } = state;
        const expected = {
          doubt: [false, false],
          idle: [false, false],
          ahead: [true, false],
          alone: [true, false],
          both: [true, true],
          around: [false, true],
          'by socket': [true, false],
          'by poll': [false, true],
          probing: [true, true],
        }[type];
        expect([type, open.socket, open.poll]).toEqual([type, ...expected]);
      }
    }));
});
