import { isFinal } from '../errors.ts';
import type { LinkEvent, LinkState, LinkStep, Trying } from './state.ts';

/** Time to make a hello, open a socket and be greeted, in ms. */
export const GREET_MS = 15_000;
/** A socket that was not greeted after this long may be held back, in ms: whoever writes has an answer within 5 s all the same. */
export const PATIENCE_MS = 2_000;
/** Slack on top of the server's heartbeat before a silent line counts as lost, in ms. */
export const SILENCE_SLACK_MS = 15_000;
/** Time a probed line has to show a sign of life, in ms. */
export const PROBE_MS = 5_000;
/** The window of the first retry before a welcome has named one, in ms. */
export const FIRST_WINDOW_MS = 1_000;
/** A line that was greeted for this long is healthy: the next failure counts as the first (C24). */
export const HEALTHY_MS = 60_000;
/** The longest backoff, in ms (C24). */
export const MAX_BACKOFF_MS = 10_000;

/** `stop` means the same in every state. */
type Type = Exclude<LinkEvent['type'], 'stop'>;
type Cell<S, T extends Type> = (state: S, event: Extract<LinkEvent, { readonly type: T }>, now: number) => LinkStep;
/** A cell for every event, or the word that the rest is ignored. */
type Row<S> = { readonly [T in Type]: Cell<S, T> } | ({ readonly [T in Type]?: Cell<S, T> } & { readonly rest: 0 });
type Table = { readonly [T in LinkState['type']]: Row<Extract<LinkState, { readonly type: T }>> };

const open = (now: number, tries = 0, reconnectWindowMs = FIRST_WINDOW_MS): LinkStep => [
  { type: 'connecting', at: now + GREET_MS, tries, reconnectWindowMs },
  'open',
];
const start = (_state: unknown, _event: unknown, now: number) => open(now);
const again = (state: Trying, _event: unknown, now: number) => open(now, state.tries, state.reconnectWindowMs);

/** A line that was healthy forgets its earlier failures. */
const failures = (state: Trying & { readonly since?: number }, now: number): number =>
  now - (state.since ?? now) < HEALTHY_MS ? state.tries : 0;

/** Plans the next try: `minMs` away or later, spread over the window at first, then by full jitter (C24). */
const wait = (state: Trying, { chance }: { chance: number }, now: number, minMs = 0): LinkStep => {
  const { reconnectWindowMs } = state;
  const tries = failures(state, now);
  const spanMs = tries ? Math.min(MAX_BACKOFF_MS, 1000 * 2 ** tries) : reconnectWindowMs;
  return [{ type: 'waiting', at: now + minMs + chance * spanMs, tries: tries + 1, reconnectWindowMs }, 'close'];
};
/** One try at once; what fails twice in a row waits like any failure. */
const soon = (state: Trying, event: { chance: number }, now: number): LinkStep =>
  failures(state, now) ? wait(state, event, now) : open(now, 1, state.reconnectWindowMs);

const refusal: Cell<Trying, 'refusal'> = (state, event, now) => {
  if (isFinal(event.retry)) return [{ type: 'refused' }, 'close'];
  return event.retry === 'again' ? soon(state, event, now) : wait(state, event, now, event.retryAfterMs);
};

const trying = { lost: wait, refusal, restart: again, rest: 0 } as const;

const TABLE: Table = {
  idle: { need: start, rest: 0 },
  connecting: {
    welcome: ({ tries }, { heartbeatMs, reconnectWindowMs }, now) => {
      const silenceMs = heartbeatMs + SILENCE_SLACK_MS;
      return [{ type: 'online', at: now + silenceMs, tries, reconnectWindowMs, since: now, silenceMs, probing: false }];
    },
    tick: wait,
    ...trying,
  },
  online: {
    frame: (state, { reconnectWindowMs = state.reconnectWindowMs }, now) => [
      { ...state, at: now + state.silenceMs, probing: false, reconnectWindowMs },
    ],
    // The relay still answers what it has taken; the socket is dropped when the next one opens.
    goaway: (state, { waitMs }, now) => [wait(state, { chance: 0 }, now, waitMs)[0]],
    wake: (state, _event, now) =>
      state.probing ? [state] : [{ ...state, at: now + PROBE_MS, probing: true }, 'probe'],
    // Whoever asked for a sign of life is there and looks at a dead line.
    tick: (state, event, now) => (state.probing ? soon : wait)(state, event, now),
    ...trying,
  },
  waiting: { wake: again, tick: again, restart: again, rest: 0 },
  refused: { need: start, restart: start, rest: 0 },
};

/**
 * The line to the relay as a function of what happened: every state × event cell is in the table.
 * @param now monotonic ms
 */
export function step(state: LinkState, event: LinkEvent, now: number): LinkStep {
  const { type } = event;
  if (type === 'stop') return [{ type: 'idle' }, 'close'];
  // A timer may ring early; whatever a state waits for is not over before its time.
  if (type === 'tick' && 'at' in state && now < state.at) return [state];
  const row: { readonly [T in Type]?: unknown } = TABLE[state.type];
  const cell = row[type] as Cell<LinkState, Type> | undefined;
  return cell?.(state, event, now) ?? [state];
}
