import type { Actor, ConversationId } from '@shopbell/protocol';
import type { ChatError } from '../errors.ts';
import type { Link } from '../link/link.ts';
import type { Taken } from '../outbox/journal.ts';
import type { Entry, Unsent } from '../outbox/outbox.ts';
import type { Clock } from '../ports.ts';
import { isOpen, newLog, standing } from '../timeline/log.ts';
import { createReader, type Reader } from '../timeline/reader.ts';
import { createTyping, type Typing } from '../timeline/typing.ts';
import { isActor, isPublicEvent } from '../wire/events.ts';
import type { Frame, FrameOf } from '../wire/frames.ts';
import { createAlarm } from './alarm.ts';
import { byAge, type OnCounter, type Own, onCounter, startOf, topOf, toShow } from './counter.ts';
import { createScrolling } from './history.ts';
import { createQueue } from './queue.ts';
import { createMarking, type Marking } from './receipts.ts';
import { type Beside, createWhere, type News, type Sight } from './where.ts';

/** What the relay refuses for now it is told again after this time at least, in ms. */
const AGAIN_MS = 5_000;

export interface TalkOptions {
  clock: Clock;
  link: Link;
  side: 'shopper' | 'shop';
  /** A view is another one. */
  changed(): void;
  /** A public event is news. A shopper's talk tells it itself. */
  news?: News | undefined;
  /** Somebody else started or stopped typing. */
  typing?: ((conversation: ConversationId, by: Actor, on: boolean) => void) | undefined;
  /** The event of somebody's request came in. */
  seen(cid: string): void;
  /** A message was taken back, or all before it were erased, `at` that time; `cid` is its own, where that is known. */
  taken(about: Taken): void;
  /** An event of a known kind is malformed; it is kept out of view. */
  odd(kind: string): void;
  /** What there is to see of a shopper: nothing outside browsers. */
  sight?: Sight;
  /** What stands beside a shopper's talk. */
  beside?: Beside | undefined;
}

/** The conversations, and what goes on around them: who types, who has read what. Loaded when there is one. */
export interface Talk extends Pick<Typing, 'in' | 'say'>, Pick<Marking, 'of' | 'read' | 'due'> {
  /** The shopper has seen the conversation on the counter up to this event, or all of it. */
  see(seq?: number): void;
  /** The shopper types, or no longer, in the conversation on the counter while it is open. */
  types(on: boolean): void;
  readonly reader: Reader;
  /** Where the loaded logs stand. */
  standing(): readonly object[];
  /** What a shopper sees of it, with the requests on their way. */
  counter(entries: readonly Entry[]): OnCounter;
  /** An edit or a recall with the `cid` of the message it is about. */
  named(request: Unsent): Unsent;
  /** Loads older events of this log, or where a shopper's history goes on; resolves with whether there are more. */
  older(log?: Parameters<Reader['put']>[0], limit?: number): Promise<boolean>;
  /** A frame came; others' are none of its business. */
  take(frame: Frame): void;
  /** The relay has another store than before (C4): no number known here holds. */
  restart(): void;
  /** The line is gone. */
  cut(): void;
  /** The person is gone. */
  clear(error: ChatError): void;
}

/** Follows conversations over a link. */
export function createTalk(options: TalkOptions): Talk {
  const { clock, link, side, changed, seen } = options;
  let own: Own = [];
  /** Acks whose events have not come so far. */
  let due: readonly FrameOf<'ack'>[] = [];
  const typing = createTyping(clock, link.send, (conversation, by, on) => {
    changed();
    options.typing?.(conversation, by, on);
  });
  const reader = createReader({
    ...options,
    adopts: side === 'shopper',
    news(event, conversation) {
      if (event.kind === 'message') typing.heard(conversation, event.by, false);
      options.news?.(event, conversation);
    },
  });
  const marking = createMarking(clock, link, reader.logs, side, changed);
  const scrolling = createScrolling(link, reader);
  const queue = createQueue(changed);
  /** What was refused for now, and nobody waits for by a cid. */
  const alarm = createAlarm(clock, () => {
    reader.again();
    marking.again();
  });
  const where = side === 'shopper' ? createWhere(clock, link, options.sight, options.beside) : undefined;

  /**
   * No event comes any more for what was acked: its log is not loaded, or has it already – before the request itself was
   * read from the device – or begins behind it.
   */
  function isHere({ conversation, seq, deskSeq }: FrameOf<'ack'>): boolean {
    const log = reader.logs.get(conversation);
    const { last = 0, desk } = log ?? {};
    return !log || (seq !== undefined && seq <= last) || (deskSeq !== undefined && deskSeq <= (desk?.last ?? 0));
  }

  const cidOf = (conversation: ConversationId, of: number) =>
    reader.logs.get(conversation)?.items.find(({ seq }) => seq === of)?.cid;

  /** What these events say of words that are gone, taken back on whichever device. */
  function forget({ conversation, events }: FrameOf<'facts' | 'history'>): void {
    for (const event of events) {
      const { kind } = event;
      if (!/^(recalled|erased|wiped)$/.test(kind) || !isPublicEvent(event)) continue;
      const isRecall = 'of' in event;
      const of = isRecall ? event.of : event.seq;
      const cid = isRecall ? cidOf(conversation, of) : event.cid;
      options.taken({ conversation, of, cid, at: kind === 'wiped' ? event.at : 0 });
    }
  }

  const talk: Talk = {
    ...typing,
    ...marking,
    reader,
    standing: () => byAge(reader.logs).map(standing),
    counter(entries) {
      const shown = onCounter(byAge(reader.logs), own, entries, talk);
      const { blocked } = queue;
      return { ...shown, queue: queue.of(shown.thread?.conversation), blocked };
    },
    see(seq = Number.POSITIVE_INFINITY) {
      const log = topOf(byAge(reader.logs));
      if (log) marking.read(log.conversation, seq);
    },
    types(on) {
      const log = topOf(byAge(reader.logs));
      if (log && isOpen(log)) typing.say(log.conversation, on);
    },
    named: (request) => ('of' in request ? { ...request, said: cidOf(request.conversation, request.of) } : request),
    async older(log = startOf(byAge(reader.logs), own), limit) {
      return !!log && scrolling.older(log, limit);
    },
    take(frame) {
      const { type } = frame;
      reader.take(frame);
      if (type === 'ack') due = [...due, frame];
      for (const ack of due) if (isHere(ack)) seen(ack.cid);
      due = due.filter((ack) => !isHere(ack));
      if (type === 'problem' && frame.code === 'conversation_unknown' && frame.about === 'follow' && frame.path) {
        reader.missing(frame.path);
        // Their events will not come.
        for (const { conversation, cid } of due) if (conversation === frame.path) seen(cid);
        due = due.filter(({ conversation }) => conversation !== frame.path);
      }
      if (side === 'shopper' && 'conversations' in frame) {
        own = frame.conversations;
        for (const { conversation, state, seq } of toShow(own)) {
          const log = reader.open(conversation, state, seq);
          if (state === 'closed' && !log.last) reader.ask([log]);
        }
      }
      if (type === 'problem' && /^(follow|receipt)$/.test(frame.about ?? '') && frame.retry === 'later') {
        alarm(Math.max(AGAIN_MS, frame.retryAfterMs ?? 0));
      }
      scrolling.take(frame);
      if (type === 'facts' || type === 'history') forget(frame);
      if (type === 'typing' && 'by' in frame && isActor(frame.by)) typing.heard(frame.conversation, frame.by, frame.on);
      // A greeting tells all places there are.
      if (type === 'welcome') queue.clear();
      for (const state of 'state' in frame ? [frame.state].flat() : []) {
        marking.hear(state);
        queue.hear(state);
      }
      if (type === 'facts') marking.due();
      where?.look(byAge(reader.logs).some(isOpen));
    },
    restart() {
      due = [];
      for (const { conversation, state } of reader.logs.values()) reader.put(newLog(conversation, state));
      // Other logs, other numbers: what was read of the former says nothing of these.
      marking.clear();
    },
    cut() {
      alarm();
      where?.cut();
      typing.clear();
      marking.cut();
      queue.clear();
      scrolling.cut();
    },
    clear(error) {
      where?.clear();
      alarm();
      own = [];
      due = [];
      scrolling.cut(error);
      typing.clear();
      marking.clear();
      queue.clear();
      reader.clear();
    },
  };
  return talk;
}
