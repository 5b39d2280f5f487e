import { type Chat, type ChatError, createChat, type Pending, type Thread } from '@shopbell/sdk';
import { type Agent, createAgent } from '@shopbell/sdk/agent';
import type { Shown } from '../../../sim/history.ts';
import type { Ending, Ledger } from './ledger.ts';
import { readLogs } from './logs.ts';
import type { Server } from './server.ts';
import { shownOf } from './shown.ts';
import { sleep, until } from './until.ts';

/** A person with the SDK in their hands, and a ledger of what they did and were told. */
export interface Person {
  readonly who: string;
  /** Says something, in the conversation given or in their own. */
  say(text: string, conversation?: string): void;
  /** Cids that wait for an answer. */
  unsent(): string[];
  shown(): Shown[];
  isOnline(): boolean;
  stop(): void;
}

export interface Shopper extends Person {
  readonly chat: Chat;
}

export interface Colleague extends Person {
  readonly agent: Agent;
  /** Writes a note for colleagues. */
  note(text: string, conversation: string): void;
  /** Signs in, for the first time or because the relay knows the session no more. */
  signIn(): Promise<void>;
}

/** Where a press is, as the client was told. */
type Stored = Omit<Ledger['acked'][number], 'cid'> & { readonly cid: string };

/** Writes a press down with the cid that the client gave it, and later what became of it. */
function enter(
  ledger: Ledger,
  who: string,
  text: string,
  pending: readonly Pending[],
  promise: Promise<Stored>,
  deed: 'say' | 'note' = 'say',
): void {
  const cid = pending.findLast((each) => each.text === text)?.cid ?? `${who}: ${text}`;
  ledger.pressed.push({ sender: who, cid, deed, text });
  promise.then(
    ({ cid, conversation, seq, deskSeq }) => {
      ledger.acked.push({ cid, conversation, seq, deskSeq });
      ledger.onAck?.();
    },
    // Whoever is stopped while something waits leaves it unsent: that was counted before.
    (error: ChatError) => error.code !== 'destroyed' && ledger.refused.push(cid),
  );
}

const isWaiting = ({ status }: Pending): boolean => status !== 'failed';

export function shopper(who: string, endpoint: string, server: Server, ledger: Ledger): Shopper {
  const { site, apiKey } = server.demo;
  const chat = createChat({ endpoint, site, apiKey });
  const pending = (): Pending[] => [
    ...chat.view.threads.flatMap((thread) => [...thread.pending]),
    ...chat.view.pending,
  ];
  return {
    who,
    chat,
    say(text) {
      const promise = chat.send(text);
      enter(ledger, who, text, pending(), promise);
    },
    unsent: () =>
      pending()
        .filter(isWaiting)
        .map(({ cid }) => cid),
    shown: () => chat.view.threads.map((thread) => shownOf(who, thread, false)),
    isOnline: () => chat.view.connection === 'online',
    stop: () => chat.destroy(),
  };
}

/** An agent of the demo, signed in and connected. The sign-in goes to the server itself. */
export async function colleague(index: number, endpoint: string, server: Server, ledger: Ledger): Promise<Colleague> {
  const who = `agent ${index}`;
  const found = server.demo.signIns.filter(({ role }) => role === 'agent')[index];
  if (!found) throw new Error('the demo has no such agent');
  const agent = createAgent({ endpoint });
  const signIn = async (): Promise<void> => {
    await agent.signIn({ email: found.email, password: found.password });
    await agent.connect();
  };
  await signIn();
  const threads = (): Thread[] => [...agent.view.threads.values()];
  const pending = (): Pending[] => threads().flatMap((thread) => [...thread.pending]);
  return {
    who,
    agent,
    signIn,
    say(text, conversation = '') {
      const promise = agent.send(conversation, text);
      enter(ledger, who, text, pending(), promise);
    },
    note(text, conversation) {
      const promise = agent.note(conversation, text);
      enter(ledger, who, text, pending(), promise, 'note');
    },
    unsent: () =>
      pending()
        .filter(isWaiting)
        .map(({ cid }) => cid),
    shown: () => threads().map((thread) => shownOf(who, thread, true)),
    isOnline: () => agent.view.connection === 'online',
    stop: () => agent.destroy(),
  };
}

/** Everybody says something every so many ms; who works there answers their conversations in turn. Returns what ends it. */
export function keepTalking(shoppers: readonly Shopper[], staff: readonly Colleague[], everyMs: number): () => void {
  let said = 0;
  const speaking = setInterval(() => {
    said += 1;
    for (const each of shoppers) each.say(`${each.who} says ${said}`);
    for (const each of staff) {
      const own = [...each.agent.view.threads.keys()];
      const conversation = own[said % Math.max(1, own.length)];
      if (conversation !== undefined) each.say(`${each.who} answers ${said}`, conversation);
    }
  }, everyMs);
  return () => clearInterval(speaking);
}

/** Takes each shopper's conversation, once they have one, and opens it. Written down like any press. */
export async function takeAll(
  shoppers: readonly Shopper[],
  staff: readonly Colleague[],
  ledger: Ledger,
): Promise<void> {
  await until(() => shoppers.every(({ chat }) => chat.view.thread !== undefined), 30_000);
  for (const [i, { chat }] of shoppers.entries()) {
    const one = staff[i % staff.length];
    const conversation = chat.view.thread?.conversation;
    if (!one || conversation === undefined) continue;
    one.agent.open(conversation);
    const { cid, seq } = await one.agent.take(conversation);
    ledger.pressed.push({ sender: `${one.who}, taking`, cid, deed: 'take' });
    ledger.acked.push({ cid, conversation, seq });
  }
}

/** What screens and the log have in common, to see whether everybody is up to date. */
const heads = (people: readonly Person[]): Map<string, number> => {
  const most = new Map<string, number>();
  for (const { conversation, public: facts } of people.flatMap((each) => each.shown())) {
    most.set(conversation, Math.max(most.get(conversation) ?? 0, facts.at(-1)?.seq ?? 0));
  }
  return most;
};

/**
 * Waits until nobody waits for an answer and all screens of a conversation reach as far. Returns how long it took, in ms.
 * With `graceMs` it gives up when everybody has been online for that long: what is not there by then doesn't come.
 */
export async function settlePeople(people: readonly Person[], withinMs: number, graceMs?: number): Promise<number> {
  const startedAt = performance.now();
  let offlineAt = startedAt;
  const isHopeless = (): boolean => {
    if (graceMs === undefined) return false;
    if (!people.every((each) => each.isOnline())) offlineAt = performance.now();
    return performance.now() - offlineAt > graceMs;
  };
  const isLevel = (): boolean => {
    if (people.some((each) => each.unsent().length > 0)) return false;
    const most = heads(people);
    return people
      .flatMap((each) => each.shown())
      .every(({ conversation, public: facts }) => (facts.at(-1)?.seq ?? 0) === most.get(conversation));
  };
  await until(() => isLevel() || isHopeless(), withinMs, 50, false);
  await sleep(100);
  return Math.round(performance.now() - startedAt);
}

/** Ends everybody and the server, and reads what the disk holds. */
export async function endPeople(people: readonly Person[], server: Server): Promise<Ending> {
  const unsent = people.flatMap((each) => each.unsent());
  const shown = people.flatMap((each) => each.shown());
  for (const each of people) each.stop();
  await server.kill();
  return { logs: readLogs(server.dataDir), shown, unsent };
}
