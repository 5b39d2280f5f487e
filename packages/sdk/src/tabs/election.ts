/** How often a follower asks whether its leader is there, in ms. */
export const ASK_MS = 2_000;
/** A leader that gave no sign for this long may be replaced, in ms: the longest hand-over, and the longest overlap (C19). */
export const LEASE_MS = 5_000;
/** Without Web Locks: how long the first question waits for a leader, in ms; up to twice, so that not all lead at once. */
export const FIRST_MS = 250;
/** Without Web Locks: a leader's goodbye is answered within this time, so that not all follow it at once, in ms. */
const SPREAD_MS = 200;
/** Questions without an answer, at least, before a silent leader is replaced: a computer that slept was silent too. */
const ASKED_MIN = 2;

/** Not among the tabs: nothing needed the line yet, or the page is put away. */
export interface Off {
  readonly role: 'off';
  readonly term: number;
}
/** Looks at another tab's line, and waits for its own turn. */
export interface Following {
  readonly role: 'following';
  readonly term: number;
  /** The leader's name; undefined while nobody has said that it leads. */
  readonly leader: string | undefined;
  /** The last sign of it, monotonic ms. */
  readonly heardAt: number;
  /** Questions since then. */
  readonly asked: number;
  readonly visible: boolean;
  /** When to look again, monotonic ms; with Web Locks a hidden follower has nothing to look for. */
  readonly at: number | undefined;
}
/** Has the socket. */
export interface Leading {
  readonly role: 'leading';
  readonly term: number;
  readonly visible: boolean;
}
export type Election = Off | Following | Leading;

export const OFF: Election = { role: 'off', term: 0 };

export type ElectionEvent =
  /** The line is needed, or the page is back. `chance` in [0, 1). */
  | { readonly type: 'start'; readonly visible: boolean; readonly chance: number }
  /** The page is put away or ends. */
  | { readonly type: 'stop' }
  /** The Web Lock is this tab's. */
  | { readonly type: 'won' }
  /** The Web Lock was taken away from this tab, or the browser refuses to give it one. `chance` in [0, 1). */
  | { readonly type: 'lost'; readonly chance: number }
  /** Somebody leads. A higher term is a later election. */
  | { readonly type: 'beat'; readonly from: string; readonly term: number }
  /** A leader has given up. `chance` in [0, 1). */
  | { readonly type: 'bye'; readonly from: string; readonly chance: number }
  /** Somebody asks who leads. */
  | { readonly type: 'who'; readonly term: number }
  | { readonly type: 'seen'; readonly visible: boolean }
  | { readonly type: 'tick' };

/**
 * `queue`, `steal`, `release` – the Web Lock, where there is one; `ask`, `beat`, `bye` – tell the others; `lead` – open the
 * line; `yield` – close it; `greet` – there is another leader than before; `bare` – from here on there are no Web Locks.
 */
export type ElectionEffect =
  | 'queue'
  | 'steal'
  | 'release'
  | 'bare'
  | 'ask'
  | 'beat'
  | 'bye'
  | 'lead'
  | 'yield'
  | 'greet';
export type ElectionStep = readonly [Election, ...ElectionEffect[]];

/** Which tab this is, and whether the browser has Web Locks. */
export interface Candidate {
  readonly id: string;
  readonly locks: boolean;
}

type Type = ElectionEvent['type'];
type Cell<S, T extends Type> = (
  state: S,
  event: Extract<ElectionEvent, { readonly type: T }>,
  now: number,
  me: Candidate,
) => ElectionStep;
/** A cell for every event, or the word that the rest is ignored. */
type Row<S> = { readonly [T in Type]: Cell<S, T> } | ({ readonly [T in Type]?: Cell<S, T> } & { readonly rest: 0 });
type Table = { readonly [R in Election['role']]: Row<Extract<Election, { readonly role: R }>> };

const rest = 0;

/** With Web Locks only a visible tab has to watch its leader: the lock itself tells of a dead one. */
const watch = (now: number, visible: boolean, { locks }: Candidate, afterMs = ASK_MS): number | undefined =>
  visible || !locks ? now + afterMs : undefined;

const follow = (
  term: number,
  leader: string | undefined,
  visible: boolean,
  now: number,
  me: Candidate,
  asked = 0,
): Following => ({ role: 'following', term, leader, heardAt: now, asked, visible, at: watch(now, visible, me) });

/** Without Web Locks: when to stop waiting for an answer to the first question, monotonic ms. */
const first = (now: number, chance: number): number => now + FIRST_MS * (1 + chance);

const lead = ({ term, visible }: Following): ElectionStep => [
  { role: 'leading', term: term + 1, visible },
  'lead',
  'beat',
];

const TABLE: Table = {
  off: {
    start({ term }, { visible, chance }, now, me) {
      const state = follow(term, undefined, visible, now, me, 1);
      if (me.locks) return [state, 'queue', 'ask'];
      return [{ ...state, at: first(now, chance) }, 'ask'];
    },
    rest,
  },
  following: {
    won: lead,
    // Refused before it was won: it will never be, so this tab does as one of a browser without them.
    lost(state, { chance }, now) {
      const { leader } = state;
      return [{ ...state, at: leader === undefined ? first(now, chance) : now + ASK_MS }, 'bare', 'ask'];
    },
    beat(state, { from, term }, now, me) {
      const { leader, visible } = state;
      if (leader !== undefined && from !== leader && term < state.term) return [state];
      const next = follow(Math.max(state.term, term), from, visible, now, me);
      // The same leader, elected again, knows nothing of what it was told in between.
      return from === leader && term <= state.term ? [next] : [next, 'greet'];
    },
    bye(state, { from, chance }, now, { locks }) {
      if (from !== state.leader) return [state];
      const next = { ...state, leader: undefined };
      return [locks ? next : { ...next, at: now + chance * SPREAD_MS }];
    },
    tick(state, _event, now, me) {
      const { visible, leader, heardAt, asked } = state;
      const silent = now - heardAt >= LEASE_MS && asked >= ASKED_MIN;
      if (!me.locks && (silent || leader === undefined)) return lead(state);
      // The lock comes by itself to whoever is next, unless its holder is frozen: then a visible tab takes it (C19).
      if (silent) return [follow(state.term, undefined, visible, now, me), 'steal'];
      return [{ ...state, asked: asked + 1, at: watch(now, visible, me) }, 'ask'];
    },
    seen(state, { visible }, now, me) {
      const next = { ...state, visible, at: watch(now, visible, me) };
      return visible ? [{ ...next, asked: state.asked + 1 }, 'ask'] : [next];
    },
    stop: ({ term }) => [{ role: 'off', term }, 'release'],
    rest,
  },
  leading: {
    // The asker knows of a later election than this one: it must not take this tab for an old leader.
    who: (state, { term }) => [{ ...state, term: Math.max(state.term, term) }, 'beat'],
    beat(state, { from, term }, now, me) {
      if (term < state.term || (term === state.term && from > me.id)) return [state, 'beat'];
      const next = follow(term, from, state.visible, now, me);
      return me.locks ? [next, 'yield', 'release', 'queue', 'greet'] : [next, 'yield', 'greet'];
    },
    lost: ({ term, visible }, _event, now, me) => [
      follow(term, undefined, visible, now, me, 1),
      'yield',
      'queue',
      'ask',
    ],
    seen: (state, { visible }) => [{ ...state, visible }],
    stop: ({ term }) => [{ role: 'off', term }, 'yield', 'bye', 'release'],
    rest,
  },
};

/**
 * Who of the tabs has the socket, as a function of what happened: every role × event cell is in the table. Two leaders at
 * once cost a second socket and nothing else; the later election wins.
 * @param now monotonic ms
 */
export function elect(state: Election, event: ElectionEvent, now: number, me: Candidate): ElectionStep {
  // A timer may ring early, or for a state that is over.
  if (event.type === 'tick' && !('at' in state && state.at !== undefined && now >= state.at)) return [state];
  const row: { readonly [T in Type]?: unknown } = TABLE[state.role];
  const cell = row[event.type] as Cell<Election, Type> | undefined;
  return cell?.(state, event, now, me) ?? [state];
}
