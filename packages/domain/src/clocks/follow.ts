import type { PublicEvent } from '@shopbell/protocol';
import { type IsAutomatic, type Signal, type SignalKind, signalOf } from './signal.ts';
import {
  type RunningClock,
  runningClock,
  type StoppedClock,
  UNWATCHED,
  type Watch,
  type WatchIn,
  type WatchState,
} from './watch.ts';

type Cell<S extends WatchState, K extends SignalKind> = (
  watch: WatchIn<S>,
  signal: Extract<Signal, { kind: K }>,
) => Watch;
type Table = { readonly [S in WatchState]: { readonly [K in SignalKind]: Cell<S, K> } };
type Assigned = Extract<Signal, { kind: 'assigned' }>;
type Held = { readonly agent: RunningClock['agent'] };

const stay = <W extends Watch>(watch: W): W => watch;
const queued = (): Watch => ({ state: 'queued' });
const left = (): Watch => ({ state: 'left' });
const over = (): Watch => ({ state: 'over' });
const answered = ({ agent }: Held): Watch => ({ state: 'answered', agent });

const owed = (clock: RunningClock['clock'], agent: RunningClock['agent'], since: number): Watch => ({
  state: 'owed',
  clock,
  agent,
  since,
});

/** The shopper has spoken already, so the later of assignment and first message is the assignment. */
const firstReply = (_: Watch, { agent, at }: Assigned): Watch => owed('first_reply', agent, at);

/** The taker's clock starts now, whatever the giver said. Assigned to the same agent again: nobody took anything. */
const handOver = (watch: WatchIn<'answered' | 'owed'>, signal: Assigned): Watch =>
  watch.agent === signal.agent ? watch : firstReply(watch, signal);

const TABLE: Table = {
  silent: {
    requested: stay,
    asked: queued,
    replied: stay,
    assigned: (_, { agent }) => ({ state: 'opened', agent }),
    left,
    closed: over,
    wiped: stay,
  },
  // The request stands: somebody is asked for.
  queued: { requested: stay, asked: stay, replied: stay, assigned: firstReply, left, closed: over, wiped: stay },
  left: {
    // By the shopper: it was answered, and they ask anew.
    requested: () => UNWATCHED,
    asked: stay,
    replied: stay,
    assigned: (_, { agent }) => ({ state: 'inbox', agent }),
    left: stay,
    closed: over,
    wiped: stay,
  },
  opened: {
    requested: () => UNWATCHED,
    asked: ({ agent }, { at }) => owed('first_reply', agent, at),
    replied: stay,
    assigned: (_, { agent }) => ({ state: 'opened', agent }),
    left,
    closed: over,
    wiped: stay,
  },
  inbox: {
    requested: left,
    asked: ({ agent }, { at }) => owed('reply', agent, at),
    replied: answered,
    assigned: (_, { agent }) => ({ state: 'inbox', agent }),
    left,
    closed: over,
    wiped: stay,
  },
  answered: {
    requested: queued,
    asked: ({ agent }, { at }) => owed('reply', agent, at),
    replied: stay,
    assigned: handOver,
    left,
    closed: over,
    wiped: stay,
  },
  owed: {
    requested: queued,
    asked: stay,
    replied: answered,
    assigned: handOver,
    left,
    closed: over,
    wiped: answered,
  },
  over: { requested: stay, asked: stay, replied: stay, assigned: stay, left: stay, closed: stay, wiped: stay },
};

const ENDED_BY: { readonly [K in Exclude<SignalKind, 'asked'>]: StoppedClock['by'] } = {
  requested: 'given_back',
  replied: 'replied',
  assigned: 'handed_over',
  left: 'left',
  closed: 'closed',
  wiped: 'erased',
};

const neverAutomatic: IsAutomatic = () => false;

/**
 * The watch after one more event of the public log, and the clock that this event stopped, if it did. Events are given in
 * the order of their `seq`; their `at` never runs backwards (CV4).
 *
 * @param automatic tells an agent's automatic line from one they typed; by default none is
 */
export function watchEvent(
  watch: Watch,
  event: PublicEvent,
  automatic: IsAutomatic = neverAutomatic,
): { readonly watch: Watch; readonly stopped?: StoppedClock } {
  const signal = signalOf(event, automatic);
  if (!signal) return { watch };
  const cell = TABLE[watch.state][signal.kind] as Cell<WatchState, SignalKind>;
  const next = cell(watch, signal);
  const running = runningClock(watch);
  if (!running || next === watch || signal.kind === 'asked') return { watch: next };
  return { watch: next, stopped: { ...running, at: signal.at, by: ENDED_BY[signal.kind] } };
}

/** Follows a whole public log: where it stands, and every clock that ran before. */
export function watchLog(
  log: Iterable<PublicEvent>,
  automatic: IsAutomatic = neverAutomatic,
): { readonly watch: Watch; readonly stopped: readonly StoppedClock[] } {
  let watch = UNWATCHED;
  const stopped: StoppedClock[] = [];
  for (const event of log) {
    const step = watchEvent(watch, event, automatic);
    watch = step.watch;
    if (step.stopped) stopped.push(step.stopped);
  }
  return { watch, stopped };
}
