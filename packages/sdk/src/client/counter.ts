import type { ConversationId } from '@shopbell/protocol';
import type { ChatView } from '../chat-types.ts';
import type { Entry } from '../outbox/outbox.ts';
import { isOpen, type Log, newLog } from '../timeline/log.ts';
import type { Thread, ThreadEvent } from '../types.ts';
import type { FrameOf } from '../wire/frames.ts';
import { toPending } from './pending.ts';
import { type Around, toThread } from './threads.ts';

/** What the relay lists as the shopper's, newest first. */
export type Own = FrameOf<'welcome'>['conversations'];

/** What a shopper sees of their conversations. */
export type OnCounter = Pick<
  ChatView,
  'thread' | 'threads' | 'more' | 'agent' | 'pending' | 'unread' | 'queue' | 'blocked'
>;

/** What is loaded, by age: ids sort by the time they were made at. */
export const byAge = (logs: ReadonlyMap<ConversationId, Log>): readonly Log[] =>
  [...logs.values()].filter(({ last }) => last).sort((a, b) => (a.conversation < b.conversation ? -1 : 1));

/** What is shown of the relay's list: the open ones, which come by themselves; else the newest, which is fetched. */
export function toShow(own: Own): Own {
  const open = own.filter(isOpen);
  return open.length ? open : own.slice(0, 1);
}

/** The log in which older history goes on: the oldest loaded one, or a new one of the conversation before it. */
export function startOf([oldest]: readonly Log[], own: Own): Log | undefined {
  if (oldest?.first) return oldest;
  const next = oldest && own.find((one) => one.conversation < oldest.conversation);
  return next && { ...newLog(next.conversation, next.state), first: next.seq, last: next.seq };
}

/** The agent who has the conversation, as far as the loaded events tell: where none says who got it, whoever of the shop spoke last. */
function agentOf(thread: Thread | undefined): ChatView['agent'] {
  if (thread?.state !== 'active') return undefined;
  const { events } = thread;
  const given = events.findLast((event) => event.kind === 'assigned');
  const who = given?.agent ?? events.findLast(({ by }) => by.role === 'agent')?.by;
  return who && 'name' in who ? who : undefined;
}

/** The conversation on the counter: the open one, else the last one. */
export const topOf = (loaded: readonly Log[]): Log | undefined => loaded.findLast(isOpen) ?? loaded.at(-1);

/** As it is scrolled through: the conversation on the counter last, with the requests below it. */
export function onCounter(loaded: readonly Log[], own: Own, entries: readonly Entry[], around: Around): OnCounter {
  const current = topOf(loaded);
  const logs = current ? [...loaded.filter((log) => log !== current), current] : [];
  const threads = logs.map((log) => toThread(log, log === current ? entries : [], around));
  const thread = threads.at(-1);
  const pending = thread ? [] : toPending(entries);
  const isUnread = ({ kind, by, seq }: ThreadEvent) =>
    kind === 'message' && by.role !== 'shopper' && seq > (thread?.seen ?? 0);
  const unread = thread?.events.filter(isUnread).length ?? 0;
  return { thread, threads, more: !!startOf(loaded, own), agent: agentOf(thread), pending, unread };
}
