import type { ConversationId, ConversationState, PublicEvent } from '@shopbell/protocol';
import { FOLLOW_MAX } from '../limits.ts';
import type { Link } from '../link/link.ts';
import { isPublicEvent, PUBLIC_KINDS } from '../wire/events.ts';
import type { Frame, FrameOf } from '../wire/frames.ts';
import { type Numbered, raise } from './lane.ts';
import { type Applied, deskStanding, isBehind, type Log, newLog, standing, takeFacts } from './log.ts';

export interface ReaderOptions {
  link: Pick<Link, 'send'>;
  /** Whether a conversation that nobody opened here may appear by itself: a shopper's own. */
  adopts: boolean;
  /** A log changed. */
  changed(): void;
  /** A public event is news; its log holds it already. */
  news(event: PublicEvent, conversation: ConversationId): void;
  /** The event of somebody's request came in. */
  seen(cid: string): void;
  /** An event of a known kind is malformed; it is kept out of view. */
  odd(kind: string): void;
}

/** The conversations as far as they are loaded, and what it takes to keep them whole. */
export interface Reader {
  readonly logs: Map<ConversationId, Log>;
  put(log: Log): Log;
  /**
   * Makes sure there is a log of something that was there before: its first page is no news. What is known of its state
   * and head (`seq`) counts until it tells itself.
   */
  open(conversation: ConversationId, state?: ConversationState, seq?: number): Log;
  /** Asks for everything behind what is known of these logs. */
  ask(logs: readonly Log[]): void;
  /** Asks once more for what was asked for on this line and has not come. */
  again(): void;
  /** Reads raw events: what is unknown or malformed keeps its number only. */
  numbered(events: FrameOf<'facts'>['events']): readonly Numbered<PublicEvent>[];
  /** The relay does not know the conversation: no more events of it come on this line. */
  missing(conversation: ConversationId): void;
  /** Takes a frame of the public lane; others are none of its business. */
  take(frame: Frame): void;
  /** Shows a page that was applied: tells the news, asks where a hole is. */
  applied<E extends { cid?: string }>(
    applied: Applied<E>,
    tell: (event: E, conversation: ConversationId) => void,
  ): void;
  clear(): void;
}

/** Follows conversations over a link. */
export function createReader({ link, adopts, changed, news, seen, odd }: ReaderOptions): Reader {
  const logs = new Map<ConversationId, Log>();
  /** Asked with `follow`, without an answer since. */
  const asked = new Set<ConversationId>();

  /** A conversation that appears by itself is born now: it is read from its first event, or a lost one went unmissed. */
  const find = (conversation: ConversationId): Log | undefined =>
    logs.get(conversation) ?? (adopts ? { ...newLog(conversation), last: 0 } : undefined);

  function hear({ conversation, seq }: FrameOf<'ack'>['head']): void {
    const log = find(conversation);
    if (log) reader.put(raise(log, seq));
  }

  const reader: Reader = {
    logs,
    numbered: (events) =>
      events.map((raw) => {
        const event = isPublicEvent(raw) ? raw : undefined;
        if (!event && Object.hasOwn(PUBLIC_KINDS, raw.kind)) odd(raw.kind);
        return { n: raw.seq, event };
      }),
    put(log) {
      logs.set(log.conversation, log);
      changed();
      return log;
    },
    open(conversation, state, seq) {
      const log = logs.get(conversation) ?? newLog(conversation, state);
      return reader.put(raise(log, seq));
    },
    ask(late) {
      for (let from = 0; from < late.length; from += FOLLOW_MAX) {
        const some = late.slice(from, from + FOLLOW_MAX);
        if (!link.send({ type: 'follow', conversations: some.map(adopts ? standing : deskStanding) })) return;
        for (const { conversation } of some) asked.add(conversation);
      }
    },
    again: () => reader.ask([...asked].flatMap((conversation) => logs.get(conversation) ?? [])),
    applied({ log, added, news: fresh, hole }, tell) {
      reader.put(log);
      for (const { cid } of added) if (cid) seen(cid);
      // A page that follows on is the answer; until it comes one question is enough.
      if (!hole) asked.delete(log.conversation);
      else if (!asked.has(log.conversation)) reader.ask([log]);
      for (const event of fresh) tell(event, log.conversation);
    },
    take(frame) {
      const { type } = frame;
      // Questions die with their line.
      if (type === 'welcome') asked.clear();
      if ('heads' in frame) frame.heads.forEach(hear);
      if (type === 'ack') hear(frame.head);
      // An ack overtakes its event and a welcome its facts; what is not here by the next heartbeat will not come by itself.
      if (type === 'heartbeat') reader.ask([...logs.values()].filter(isBehind));
      const log = 'conversation' in frame ? find(frame.conversation) : undefined;
      if (!log) return;
      if (type === 'facts') reader.applied(takeFacts(log, { ...frame, events: reader.numbered(frame.events) }), news);
      // Another log than the one known here (a restored backup): forget it, the tail follows.
      if (type === 'reset') reader.put(raise(newLog(log.conversation, log.state), frame.head));
    },
    missing(conversation) {
      asked.delete(conversation);
      const log = logs.get(conversation);
      // It is not asked for again with every heartbeat.
      if (log) reader.put({ ...log, head: log.last ?? 0 });
    },
    clear() {
      logs.clear();
      asked.clear();
      changed();
    },
  };
  return reader;
}
