import type { SiteId } from '@shopbell/protocol';
import type { Attempt, Outcome, Pending, TargetName, Tracked } from '../../ports/outgoing.ts';
import type { Result } from '../sender.ts';
import { DOWN_FAILS, nextTry, restMs } from './retry.ts';

/** On their way to one target, and to all of them, at a time. */
export const PER_TARGET = 4;
export const IN_ALL = 32;
/** Where all that is due waits for something else, or nothing could be read, it is looked at again after this time, in ms. */
const LOOK_AGAIN_MS = 1000;

/** A target that something waits for, or is on its way to. */
export interface Lane {
  readonly site: SiteId;
  readonly target: TargetName;
  /** Read, and what became of it is not kept so far. */
  readonly out: ReadonlySet<number>;
  /** What came of these was kept since the read that is under way began: what it brings may be of before. Undefined: nothing is read. */
  readonly since: ReadonlySet<number> | undefined;
  /** From when on something may be due, epoch ms; Infinity for not known. */
  readonly dueAt: number;
  /** Tries in a row that failed. */
  readonly fails: number;
  /** It failed too often: it is left alone until then, epoch ms. */
  readonly restsUntil: number;
  /** Nothing could be read: no look before that, epoch ms. */
  readonly quietUntil: number;
}

export interface DrainState {
  readonly lanes: ReadonlyMap<string, Lane>;
  /** `again`: something was written since the look began. */
  readonly look: 'idle' | 'looking' | 'again';
  /** A look failed: not before, epoch ms. */
  readonly lookAt: number;
  readonly stopped: boolean;
}

export const IDLE: DrainState = { lanes: new Map(), look: 'idle', lookAt: Number.POSITIVE_INFINITY, stopped: false };

export type OfLane = Pick<Lane, 'site' | 'target'>;

export type DrainEvent =
  /** Something was written, for these where that is known, or it is time. */
  | { kind: 'woken'; written?: readonly OfLane[] }
  | { kind: 'listed'; pending: readonly Pending[] }
  | { kind: 'unlisted' }
  | ({ kind: 'read'; rows: readonly Tracked[] } & OfLane)
  | ({ kind: 'unread' } & OfLane)
  /** `chance` is in [0, 1). */
  | { kind: 'tried'; row: Tracked; result: Result; attempt: Omit<Attempt, 'status' | 'failure'>; chance: number }
  /** What became of them is kept. */
  | { kind: 'settled'; rows: readonly Pick<Tracked, 'site' | 'target' | 'n'>[] }
  /** Nothing more is sent. */
  | { kind: 'stopped' };

export type DrainEffect =
  | { do: 'look' }
  | ({ do: 'read'; limit: number } & OfLane)
  | { do: 'send'; row: Tracked }
  | { do: 'settle'; outcome: Outcome }
  /** Epoch ms; takes the place of the one before. */
  | { do: 'wake'; at: number };

const keyOf = ({ site, target }: OfLane): string => `${site} ${target}`;

const begun = ({ site, target }: OfLane): Lane => ({
  ...{ site, target, out: new Set<number>(), since: undefined },
  ...{ dueAt: Number.POSITIVE_INFINITY, fails: 0, restsUntil: 0, quietUntil: 0 },
});

function withLane(state: DrainState, of: OfLane, change: (lane: Lane) => Lane): DrainState {
  const key = keyOf(of);
  return { ...state, lanes: new Map(state.lanes).set(key, change(state.lanes.get(key) ?? begun(of))) };
}

/** What is listed is due; what is not, and has nothing under way, is forgotten. */
function listed(state: DrainState, pending: readonly Pending[], now: number): DrainState {
  const lanes = new Map<string, Lane>();
  for (const each of pending) {
    const key = keyOf(each);
    lanes.set(key, { ...(state.lanes.get(key) ?? begun(each)), dueAt: each.dueAt });
  }
  for (const [key, lane] of state.lanes) {
    const isIdle = lane.out.size === 0 && !lane.since && lane.restsUntil <= now;
    if (!lanes.has(key) && !isIdle) lanes.set(key, { ...lane, dueAt: Number.POSITIVE_INFINITY });
  }
  return { ...state, lanes };
}

const roomOf = ({ fails, out }: Lane): number => (fails >= DOWN_FAILS ? 1 : PER_TARGET) - out.size;

/** Sends what was read, but what is on its way. */
function read(state: DrainState, of: OfLane, rows: readonly Tracked[], now: number): [DrainState, DrainEffect[]] {
  const lane = state.lanes.get(keyOf(of)) ?? begun(of);
  const { since = new Set() } = lane;
  const fresh = state.stopped ? [] : rows.filter(({ n }) => !lane.out.has(n) && !since.has(n));
  const room = roomOf(lane);
  const taken = fresh.slice(0, Math.max(0, room));
  const next: Lane = {
    ...lane,
    since: undefined,
    out: new Set([...lane.out, ...taken.map(({ n }) => n)]),
    quietUntil: fresh.length === 0 && since.size === 0 ? now + LOOK_AGAIN_MS : lane.quietUntil,
    // When these are settled it is looked at anew.
    dueAt: taken.length > 0 && fresh.length < room ? Number.POSITIVE_INFINITY : lane.dueAt,
  };
  return [withLane(state, of, () => next), taken.map((row) => ({ do: 'send', row }))];
}

function outcomeOf(event: Extract<DrainEvent, { kind: 'tried' }>, now: number): Outcome {
  const { row, result, chance } = event;
  const { site, target, n } = row;
  const of = { site, target, n };
  if ('later' in result) return { ...of, became: 'waiting', retryAt: result.later };
  const { status } = result;
  const attempt = { ...event.attempt, ...(status === undefined ? {} : { status }) };
  if ('became' in result) return { ...of, became: result.became, attempt };
  const failed = { ...attempt, failure: result.failure };
  const next = result.final ? 'dead' : nextTry(row.tries, row.firstAt ?? attempt.at, now, chance);
  return next === 'dead'
    ? { ...of, became: 'dead', attempt: failed }
    : { ...of, became: 'waiting', attempt: failed, retryAt: next };
}

function tried(
  state: DrainState,
  event: Extract<DrainEvent, { kind: 'tried' }>,
  now: number,
): [DrainState, DrainEffect[]] {
  const { row, result, chance } = event;
  // What can never arrive says nothing about who it was to go to.
  const counts = 'failure' in result && !result.final;
  const next = withLane(state, row, (lane) => {
    const fails = counts ? lane.fails + 1 : 'became' in result ? 0 : lane.fails;
    return { ...lane, fails, restsUntil: counts ? now + restMs(fails, chance) : lane.restsUntil };
  });
  return [next, [{ do: 'settle', outcome: outcomeOf(event, now) }]];
}

function settled(state: DrainState, rows: Extract<DrainEvent, { kind: 'settled' }>['rows']): DrainState {
  let next = state;
  for (const row of rows) {
    next = withLane(next, row, (lane) => ({
      ...lane,
      out: new Set([...lane.out].filter((n) => n !== row.n)),
      since: lane.since && new Set([...lane.since, row.n]),
      quietUntil: 0,
    }));
  }
  return next;
}

const readyAt = ({ dueAt, restsUntil, quietUntil }: Lane): number => Math.max(dueAt, restsUntil, quietUntil);

/** Reads for every lane that has room and something due, as long as there is room in all; then says when to wake. */
function pulled(state: DrainState, now: number): [DrainState, DrainEffect[]] {
  if (state.stopped) return [state, []];
  const effects: DrainEffect[] = [];
  let next = state;
  let room = IN_ALL;
  for (const { out, since } of state.lanes.values()) room -= out.size + (since ? PER_TARGET : 0);
  // Who has least under way comes first, so that nobody waits behind who always has something.
  for (const lane of [...state.lanes.values()].sort((a, b) => a.out.size - b.out.size)) {
    if (room <= 0) break;
    if (lane.since || roomOf(lane) <= 0 || readyAt(lane) > now) continue;
    const { site, target } = lane;
    effects.push({ do: 'read', site, target, limit: PER_TARGET + lane.out.size });
    next = withLane(next, lane, (each) => ({ ...each, since: new Set() }));
    room -= PER_TARGET;
  }
  const at = Math.min(state.lookAt, ...[...next.lanes.values()].filter((lane) => !lane.since).map(readyAt));
  if (at > now && Number.isFinite(at)) effects.push({ do: 'wake', at });
  return [next, effects];
}

const looked = (state: DrainState): [DrainState, DrainEffect[]] => {
  if (state.stopped) return [state, []];
  if (state.look !== 'idle') return [{ ...state, look: 'again' }, []];
  return [{ ...state, look: 'looking', lookAt: Number.POSITIVE_INFINITY }, [{ do: 'look' }]];
};

/** There is something new to read for them. */
function heard(state: DrainState, written: readonly OfLane[]): DrainState {
  const known = written.filter((of) => state.lanes.has(keyOf(of)));
  return known.reduce((next, of) => withLane(next, of, (lane) => ({ ...lane, quietUntil: 0 })), state);
}

function stepped(state: DrainState, event: DrainEvent, now: number): [DrainState, DrainEffect[]] {
  switch (event.kind) {
    case 'woken':
      return looked(heard(state, event.written ?? []));
    case 'listed': {
      const next = listed({ ...state, look: 'idle' }, event.pending, now);
      return state.look === 'again' ? looked(next) : [next, []];
    }
    case 'unlisted':
      return [{ ...state, look: 'idle', lookAt: now + LOOK_AGAIN_MS }, []];
    case 'read':
      return read(state, event, event.rows, now);
    case 'unread':
      return [withLane(state, event, (lane) => ({ ...lane, since: undefined, quietUntil: now + LOOK_AGAIN_MS })), []];
    case 'tried':
      return tried(state, event, now);
    case 'settled':
      return looked(settled(state, event.rows));
    case 'stopped':
      return [{ ...state, stopped: true }, []];
  }
}

/** What is to be done next. Pure: the driver carries the effects out and tells what came of them. */
export function step(state: DrainState, event: DrainEvent, now: number): [DrainState, DrainEffect[]] {
  const [next, effects] = stepped(state, event, now);
  const [last, more] = pulled(next, now);
  return [last, [...effects, ...more]];
}
