import type { DetourEvent, DetourState, DetourStep } from './state.ts';

/** Where a socket has worked, so many tries in a row may fail: a network that is away is none that lets no socket through. */
export const TRUST = 3;
/** A socket's head start, where none has just failed, in ms. */
export const AHEAD_MS = 2_000;
/** Where HTTP has failed beside it, a socket has so much longer, in ms. */
export const ALONE_MS = 5_000;
/** The first probe comes within this time of the first frame over HTTP, in ms; the bound doubles with each. */
export const PROBE_FIRST_MS = 5_000;
/** The longest time between two probes, in ms. */
export const PROBE_MAX_MS = 600_000;
/** Time for a probed socket's first frame, in ms. */
export const PROBE_MS = 5_000;
/** A socket that carried the line for this long has worked: the next probes begin anew, in ms. */
export const HEALTHY_MS = 60_000;

type Type = Exclude<DetourEvent['type'], 'close'>;
type Cell<S, T extends Type> = (state: S, event: Extract<DetourEvent, { readonly type: T }>, now: number) => DetourStep;
/** What is not here is ignored. */
type Row<S> = { readonly [T in Type]?: Cell<S, T> } & { readonly rest: 0 };
type Table = { readonly [T in DetourState['type']]: Row<Extract<DetourState, { readonly type: T }>> };

/** Where it begins: a socket has just brought nothing. */
export const startOf = (hasWorked: boolean): DetourState => ({
  type: hasWorked ? 'idle' : 'doubt',
  trust: hasWorked ? TRUST : 0,
  probes: 0,
  until: 0,
});

/** HTTP carries the line. The next probe comes within half of the bound and the whole: pages don't knock together. */
const byPoll = (state: DetourState, { chance }: { chance: number }, now: number): DetourState => ({
  ...state,
  type: 'by poll',
  trust: 0,
  probes: state.probes + 1,
  until: now + Math.min(PROBE_MAX_MS, PROBE_FIRST_MS * 2 ** state.probes) * (1 - chance / 2),
});
/** A probe that was planned for an earlier line stays so. */
const heardByPoll = (state: DetourState, event: { chance: number }, now: number): DetourStep => [
  now < state.until ? { ...state, type: 'by poll' } : byPoll(state, event, now),
  'drop socket',
];
/** `until`: from then on it has been healthy. */
const heardBySocket = (state: DetourState, _event: unknown, now: number): DetourStep => [
  { ...state, type: 'by socket', trust: TRUST, until: now + HEALTHY_MS },
  'drop poll',
];
/** The socket is gone. Sockets are tried again at once. */
const unsocketed = (state: DetourState, now: number): DetourState => ({
  ...state,
  type: 'idle',
  probes: state.type === 'by socket' && now >= state.until ? 0 : state.probes,
  until: now,
});
const around = (state: DetourState): DetourStep => [{ ...state, type: 'around' }, 'poll'];
const end = (state: DetourState): DetourStep => [{ ...state, type: 'idle' }, 'end'];

const TABLE: Table = {
  doubt: { open: (state) => [{ ...state, type: 'both' }, 'socket', 'poll'], rest: 0 },
  idle: {
    open(state, _event, now) {
      if (now < state.until) return around(state);
      return state.trust
        ? [{ ...state, type: 'alone', trust: state.trust - 1, until: Number.POSITIVE_INFINITY }, 'socket']
        : [{ ...state, type: 'ahead', until: now + AHEAD_MS }, 'socket'];
    },
    rest: 0,
  },
  ahead: {
    'socket heard': heardBySocket,
    'socket lost': (state, _event, now) => around({ ...state, until: now }),
    tick: (state) => [{ ...state, type: 'both' }, 'poll'],
    rest: 0,
  },
  alone: {
    'socket heard': heardBySocket,
    'socket lost': (state, _event, now) => [unsocketed(state, now), 'end'],
    tick: (state, _event, now) => [unsocketed(state, now), 'drop socket', 'end'],
    rest: 0,
  },
  both: {
    'socket heard': heardBySocket,
    'poll heard': heardByPoll,
    'socket lost': (state) => [{ ...state, type: 'around' }],
    'poll lost': (state, _event, now) => [{ ...state, type: 'alone', until: now + ALONE_MS }],
    rest: 0,
  },
  around: { 'poll heard': heardByPoll, 'poll lost': end, rest: 0 },
  'by socket': {
    'socket lost': (state, _event, now) => [unsocketed(state, now), 'end'],
    rest: 0,
  },
  'by poll': {
    'poll lost': end,
    tick: (state, _event, now) => [{ ...state, type: 'probing', until: now + PROBE_MS }, 'probe'],
    rest: 0,
  },
  probing: {
    'socket heard': (state, _event, now) => [
      { ...state, type: 'idle', until: now },
      'drop socket',
      'drop poll',
      'anew',
    ],
    'socket lost': (state, event, now) => [byPoll(state, event, now)],
    'poll lost': (state) => [{ ...state, type: 'idle' }, 'drop socket', 'end'],
    tick: heardByPoll,
    rest: 0,
  },
};

/**
 * The way to the relay as a function of what happened: every state × event cell is in the table.
 * @param now monotonic ms
 */
export function step(state: DetourState, event: DetourEvent, now: number): DetourStep {
  const { type } = event;
  if (type === 'close') {
    const isOfSocket = state.type === 'by socket' || state.type === 'alone';
    const next: DetourState = isOfSocket ? unsocketed(state, now) : { ...state, type: 'idle' };
    return [next, 'drop socket', 'drop poll'];
  }
  // A timer may ring early.
  if (type === 'tick' && now < state.until) return [state];
  const row: { readonly [T in Type]?: unknown } = TABLE[state.type];
  const cell = row[type] as Cell<DetourState, Type> | undefined;
  return cell?.(state, event, now) ?? [state];
}
