import type { ConversationId, ConversationState, PublicEvent } from '@shopbell/protocol';
import { createAlarm } from '../client/alarm.ts';
import { type Deferred, deferred } from '../client/deferred.ts';
import { ChatError } from '../errors.ts';
import { PAGE_MAX_EVENTS } from '../limits.ts';
import type { Link } from '../link/link.ts';
import type { Clock } from '../ports.ts';
import { isPublicEvent, PUBLIC_KINDS } from '../wire/events.ts';
import type { Frame, FrameOf } from '../wire/frames.ts';
import { raise, takeOlder } from './lane.ts';
import { type Applied, isBehind, type Log, newLog, standing, takeFacts } from './log.ts';

/** Time that events which are on their way have to arrive before the relay is asked for them, in ms. */
export const CHECK_MS = 1_000;
/** Time the relay has to answer `follow` before it is asked again, in ms. */
export const ANSWER_MS = 10_000;

export interface ReaderOptions {
  clock: Clock;
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
   * and head (`seq`) counts until it tells itself; what does not come by itself will be asked for.
   */
  open(conversation: ConversationId, state?: ConversationState, seq?: number): Log;
  /** Asks for everything behind what is known of these logs; at most `LIMITS.followMax` at once. */
  ask(logs: readonly Log[]): void;
  /** Asks for the events before `before`, one question at a time. Resolves with whether there are more. */
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
export function createReader({ clock, link, adopts, changed, news, seen, odd }: ReaderOptions): Reader {
  const logs = new Map<ConversationId, Log>();
  const questions = new Map<ConversationId, Deferred<boolean>>();
  let watching = false;

  const alarm = createAlarm(clock, () => {
    const late = [...logs.values()].filter(isBehind);
    watching = late.length > 0;
    if (!watching) return;
    const then = clock.now() - ANSWER_MS;
    reader.ask(late.filter(({ askedAt = then }) => askedAt <= then));
    alarm(ANSWER_MS);
  });

  /** A conversation that appears by itself is born now: it is read from its first event, or a lost one went unmissed. */
  const find = (conversation: ConversationId): Log | undefined =>
    logs.get(conversation) ?? (adopts ? { ...newLog(conversation), last: 0 } : undefined);

  const numbered = (events: FrameOf<'facts'>['events']) =>
    events.map((raw) => {
      const event = isPublicEvent(raw) ? raw : undefined;
      if (!event && Object.hasOwn(PUBLIC_KINDS, raw.kind)) odd(raw.kind);
      return { n: raw.seq, event };
    });

  /** What does not come by itself within `CHECK_MS` is asked for: an ack overtakes its event, a welcome its facts. */
  function hear({ conversation, seq }: FrameOf<'ack'>['head']): void {
    const log = find(conversation);
    if (log) reader.put(raise(log, seq));
  }

  const reader: Reader = {
    logs,
    put(log) {
      logs.set(log.conversation, log);
      changed();
      if (!watching && isBehind(log)) {
        watching = true;
        alarm(CHECK_MS);
      }
      return log;
    },
    open(conversation, state, seq) {
      const log = logs.get(conversation) ?? newLog(conversation, state);
      return reader.put(raise(log, seq));
    },
    ask(late) {
      if (!late.length || !link.send({ type: 'follow', conversations: late.map(standing) })) return;
      for (const log of late) logs.set(log.conversation, { ...log, askedAt: clock.now() });
    },
    older(conversation, before, limit = 50) {
      const asked = questions.get(conversation);
      if (asked) return asked.promise;
      const question = deferred<boolean>();
      questions.set(conversation, question);
      const frame = { type: 'history', conversation, before, limit: Math.min(limit, PAGE_MAX_EVENTS) };
      if (!link.send(frame)) reader.cut(new ChatError('offline'));
      return question.promise;
    },
    applied({ log, added, news: fresh, hole }, tell) {
      reader.put(log);
      for (const { cid } of added) if (cid) seen(cid);
      if (hole && log.askedAt === undefined) reader.ask([log]);
      for (const event of fresh) tell(event, log.conversation);
    },
    take(frame) {
      const { type } = frame;
      if ('heads' in frame) frame.heads.forEach(hear);
      if (type === 'ack') hear(frame.head);
      if (type === 'history') {
        questions.get(frame.conversation)?.resolve(frame.more);
        questions.delete(frame.conversation);
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
      for (const { reject } of questions.values()) reject(error);
      questions.clear();
      for (const log of logs.values()) logs.set(log.conversation, { ...log, askedAt: undefined });
    },
    clear() {
      logs.clear();
      watching = false;
      alarm();
      changed();
    },
  };
  return reader;
}
