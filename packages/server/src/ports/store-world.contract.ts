import {
  type AgentActor,
  append,
  type Command,
  type Conversation,
  type Draft,
  decide,
  type Logged,
  type Opening,
  open,
  type ShopperActor,
} from '@shopbell/domain';
import type { Cid, ConversationId, Id, ProblemCode, PublicEvent, SiteId } from '@shopbell/protocol';
import type { Appended, Decision, OnDurable, Store, View } from './store.ts';

/** An adapter as the suite opens it: empty, with `onDurable`, and with a sync that waits for `gate` first. */
export type OpenForTest = (onDurable: OnDurable, gate: () => Promise<void>) => Promise<OpenedForTest>;
export interface OpenedForTest {
  store: Store;
  /** The same data seen by a store that remembers nothing of it. */
  reopen(): Promise<Store>;
  close(): Promise<void>;
}

/** A well-formed id: one letter for what it is, and a number. */
export const id = (what: 's' | 'p' | 'a' | 'c' | 'k', n: number): Id =>
  `01kafzs1te${what}${String(n).padStart(9, '0')}`;
/** A well-formed UUIDv7. */
export const cid = (n: number): Cid =>
  `019aa3f8-${String(n % 10_000).padStart(4, '0')}-7000-8000-${String(n).padStart(12, '0')}`;

export const SITE: SiteId = id('s', 1);
export const OTHER_SITE: SiteId = id('s', 2);
export const NOON = 1_763_700_000_000;

export const shopper = (n = 1): ShopperActor => ({ role: 'shopper', id: id('p', n) });
export const agent = (n = 1): AgentActor => ({ role: 'agent', id: id('a', n), name: `Agent ${n}` });

/** What a step of the suite did: the conversation after it and the events it logged. */
export interface Done {
  conversation: Conversation;
  log: readonly Logged[];
}
export type Outcome = Done | { refused: ProblemCode };

const done = ({ conversation, log }: Done): Decision<Done> => ({
  changes: [{ put: 'conversation', conversation, log }],
  result: { conversation, log },
});

/** A decision that opens conversation `n` of shopper `n` in case `n`, unless said otherwise. */
export function opens(n: number, over: Partial<Opening> = {}, now = NOON): (view: View) => Decision<Done> {
  const { blank, events } = open(
    {
      id: id('c', n),
      site: SITE,
      participant: id('p', n),
      case: { opens: id('k', n) },
      by: shopper(n),
      cid: cid(n),
      text: `hello ${n}`,
      ...over,
    },
    now,
  );
  return () => done(append(blank, events, now));
}

/** A decision that carries out a command on a conversation that exists. */
export function does(conversation: ConversationId, command: Command, now = NOON): (view: View) => Decision<Outcome> {
  return (view) => {
    const current = view.conversation(conversation);
    if (!current) throw new Error(`no conversation ${conversation}`);
    const verdict = decide(current, command);
    if ('refused' in verdict) return { changes: [], result: verdict };
    if ('succeed' in verdict) return { changes: [], result: { refused: 'conversation_closed' } };
    return done(append(current, verdict.events, now));
  };
}

/** A decision that appends drafts as they are. */
export function appends(conversation: ConversationId, drafts: readonly Draft[]): (view: View) => Decision<Done> {
  return (view) => {
    const current = view.conversation(conversation);
    if (!current) throw new Error(`no conversation ${conversation}`);
    return done(append(current, drafts, NOON));
  };
}

export const begin = (store: Store, n: number, over: Partial<Opening> = {}, now = NOON): Promise<Done> =>
  store.commit(over.site ?? SITE, [], opens(n, over, now));

export const act = (store: Store, conversation: ConversationId, command: Command, site = SITE): Promise<Outcome> =>
  store.commit(site, [{ kind: 'conversation', id: conversation }], does(conversation, command));

/** A shopper's message to conversation `n` under cid `c`. */
export const says = (n: number, c: number, text = `words ${c}`): Command => ({
  do: 'ask',
  by: shopper(n),
  cid: cid(c),
  text,
});

/** The whole public log, page by page. */
export async function wholeLog(store: Store, conversation: ConversationId, site = SITE): Promise<PublicEvent[]> {
  const all: PublicEvent[] = [];
  for (;;) {
    const { events, head } = await store.readPublic(site, conversation, { after: all.length, limit: 7 });
    all.push(...events);
    if (events.length === 0 || all.length >= head) return all;
  }
}

/** The store as it is, then the same data seen by one that remembers nothing. */
export async function* nowAndReopened(rig: { store: Store; reopen(): Promise<Store> }): AsyncGenerator<Store> {
  yield rig.store;
  yield await rig.reopen();
}

/** Lets everything run that can run: a few turns of the event loop. */
export async function turns(count = 5): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise(setImmediate);
}

/** Notes a promise's name in `into` when it settles, either way. */
export function note(into: string[], name: string, promise: Promise<unknown>): void {
  promise.then(
    () => into.push(name),
    () => into.push(name),
  );
}

/** A sync that can be held back. */
export function createGate() {
  let held: Promise<void> | undefined;
  let letGo = (): void => {};
  let asked = (): void => {};
  let first = new Promise<void>((resolve) => {
    asked = resolve;
  });
  return {
    pass: async (): Promise<void> => {
      asked();
      await held;
    },
    /** From now on nothing becomes durable. */
    hold(): void {
      held = new Promise((resolve) => {
        letGo = resolve;
      });
      first = new Promise((resolve) => {
        asked = resolve;
      });
    },
    /** Resolves when a group waits. */
    reached: (): Promise<void> => first,
    release(): void {
      held = undefined;
      letGo();
    },
  };
}

/** What a part of the suite works with; fresh for each test. */
export interface StoreRig {
  /** The open one; another after `reopen`. */
  readonly store: Store;
  /** What was told after each durable group. */
  readonly durable: (readonly Appended[])[];
  /** How many commits each of those groups had. */
  readonly commits: number[];
  readonly gate: ReturnType<typeof createGate>;
  reopen(): Promise<Store>;
}
