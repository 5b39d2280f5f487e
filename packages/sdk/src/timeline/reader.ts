import type { ConversationId, ConversationState, PublicEvent } from '@shopbell/protocol';
import { createPromises } from '../client/promises.ts';
import { ChatError } from '../errors.ts';
import { FOLLOW_MAX, PAGE_MAX_EVENTS } from '../limits.ts';
import type { Link } from '../link/link.ts';
import { isPublicEvent, PUBLIC_KINDS } from '../wire/events.ts';
import type { Frame, FrameOf } from '../wire/frames.ts';
import { raise, takeOlder } from './lane.ts';
import { type Applied, isBehind, type Log, newLog, standing, takeFacts } from './log.ts';

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
  /** Asks for the events before `before`. Resolves with whether there are more. */
  older(conversation: ConversationId, before: number, limit: number | undefined): Promise<boolean>;
  /** Takes a frame of the public lane; others are none of its business. */
  take(frame: Frame): void;
  /** Shows a page that was applied: tells the news, asks where a hole is. */
  applied<E extends { cid?: string }>(
    applied: Applied<E>,
    tell: (event: E, conversation: ConversationId) => void,
  ): void;
  /** Open questions fail with `error`: the line is gone, or the relay said so. */
  cut(error: ChatError): void;
  clear(): void;
}

/** Follows conversations over a link. */
export function createReader({ link, adopts, changed, news, seen, odd }: ReaderOptions): Reader {
  const logs = new Map<ConversationId, Log>();
  const questions = createPromises<boolean>();
  /** Asked with `follow`, without an answer since. */
  const asked = new Set<ConversationId>();

  /** A conversation that appears by itself is born now: it is read from its first event, or a lost one went unmissed. */
  const find = (conversation: ConversationId): Log | undefined =>
    logs.get(conversation) ?? (adopts ? { ...newLog(conversation), last: 0 } : undefined);

  const numbered = (events: FrameOf<'facts'>['events']) =>
    events.map((raw) => {
      const event = isPublicEvent(raw) ? raw : undefined;
      if (!event && Object.hasOwn(PUBLIC_KINDS, raw.kind)) odd(raw.kind);
      return { n: raw.seq, event };
    });

  function hear({ conversation, seq }: FrameOf<'ack'>['head']): void {
    const log = find(conversation);
    if (log) reader.put(raise(log, seq));
  }

  const reader: Reader = {
    logs,
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
      const conversations = late.slice(0, FOLLOW_MAX).map(standing);
      if (!conversations.length || !link.send({ type: 'follow', conversations })) return;
      for (const { conversation } of conversations) asked.add(conversation);
      reader.ask(late.slice(FOLLOW_MAX));
    },
    older(conversation, before, limit) {
      const answer = questions.wait(conversation);
      const frame = { type: 'history', conversation, before, limit: limit && Math.min(limit, PAGE_MAX_EVENTS) };
      if (!link.send(frame)) reader.cut(new ChatError('offline'));
      return answer;
    },
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
      if ('heads' in frame) frame.heads.forEach(hear);
      if (type === 'ack') hear(frame.head);
      // An ack overtakes its event and a welcome its facts; what is not here by the next heartbeat will not come by itself.
      if (type === 'heartbeat') reader.ask([...logs.values()].filter(isBehind));
      if (type === 'history') {
        questions.resolve(frame.more, frame.conversation);
      }
      const log = 'conversation' in frame ? find(frame.conversation) : undefined;
      if (!log) return;
      if (type === 'facts') reader.applied(takeFacts(log, { ...frame, events: numbered(frame.events) }), news);
      // Another log than the one known here (a restored backup): forget it, the tail follows.
      if (type === 'reset') reader.put(raise(newLog(log.conversation, log.state), frame.head));
      if (type === 'history') {
        reader.put({ ...log, ...takeOlder(log, frame.before, numbered(frame.events), frame.more) });
      }
    },
    cut(error) {
      questions.reject(error);
      asked.clear();
    },
    clear() {
      logs.clear();
      changed();
    },
  };
  return reader;
}
