import type { Actor, ConversationId, PublicEvent } from '@shopbell/protocol';
import type { Retry } from '@shopbell/protocol/constants';
import type { Emitter } from '../emitter.ts';
import { type ChatError, type LocalCode, localError, toError } from '../errors.ts';
import { createLink, type Link } from '../link/link.ts';
import type { Entry, Unsent } from '../outbox/outbox.ts';
import { createSender, type Sender } from '../outbox/sender.ts';
import type { Ports } from '../ports.ts';
import type { Log } from '../timeline/log.ts';
import { createReader, type Reader } from '../timeline/reader.ts';
import { createTyping, type Typing } from '../timeline/typing.ts';
import type { CommonEvents, Stored, Thread } from '../types.ts';
import type { Frame, FrameOf } from '../wire/frames.ts';
import { type Deferred, deferred } from './deferred.ts';
import { createThreads } from './threads.ts';

/** What every client tells, beside its role's own. */
export interface Told<V> extends CommonEvents {
  change: V;
}

/** What shoppers' and agents' clients do differently. */
export interface Role<V> {
  /** The relay's WebSocket address. */
  url: string;
  /** A shopper's own conversations appear by themselves. */
  adopts: boolean;
  hello(): Promise<object>;
  /** Greeted; nothing else has been looked at yet. `anew`: the relay has another store than last time (C4). */
  welcomed(welcome: FrameOf<'welcome'>, anew: boolean): void;
  /** Any other frame, after the shared work. */
  frame(frame: Frame): void;
  /** The relay refused the client: what to do about it. */
  refused(problem: FrameOf<'problem'>): Retry;
  /** The current view. */
  build(): V;
  events: Pick<Emitter<Told<V>>, 'emit'>;
  news(event: PublicEvent, conversation: ConversationId): void;
  typing(conversation: ConversationId, by: Actor, on: boolean): void;
}

/** What shoppers' and agents' clients share. */
export interface Client<V> {
  readonly link: Link;
  readonly sender: Sender;
  readonly reader: Reader;
  readonly typing: Typing;
  readonly view: V;
  /** Something the view shows has changed. */
  touch(): void;
  /** @throws ChatError `destroyed` */
  alive(): void;
  /** Resolves once greeted. */
  connect(): Promise<void>;
  /** Takes a durable request in, and opens the line where there is none. */
  submit(request: Unsent): Promise<FrameOf<'ack'>>;
  /** A person wants this request to go now: a refused one anew, a waiting one at once. */
  retry(cid: string): void;
  /** The thread of a log, with these requests below it. */
  thread(log: Log, entries: readonly Entry[]): Thread;
  /** Forgets the person: threads, outbox, open questions. */
  wipe(code: LocalCode): void;
  /** Forgets the person and ends the line, for now or for good. */
  stop(how: 'stop' | 'destroy', code: LocalCode): void;
}

/** An ack as callers see it. */
export const toStored = ({ cid, conversation, seq, head, at }: FrameOf<'ack'>): Stored => ({
  cid,
  conversation,
  seq: seq ?? head.seq,
  at,
});

const isFinal = ({ retry }: FrameOf<'problem'>) => retry === 'never' || retry === 'fix';

/** Binds link, outbox, threads and typing; `role` says the rest. */
export function createClient<V>(ports: Ports, role: Role<V>): Client<V> {
  let view: V | undefined;
  let queued = false;
  let dead = false;
  let epoch: string | undefined;
  let greeted: Deferred<void> | undefined;
  let refusal: FrameOf<'problem'> | undefined;
  let told: FrameOf<'problem'> | undefined;
  let sleep: (() => void) | undefined;
  const threads = createThreads();

  const fail = (error: ChatError) => role.events.emit('error', error);
  const odd = (path: string) => fail(localError('bad_frame', `The relay sent something malformed: ${path}`));

  const link = createLink(ports, {
    url: role.url,
    async hello() {
      await sender.load();
      return role.hello();
    },
    frame: take,
    odd,
    refused(problem) {
      refusal = problem;
      return role.refused(problem);
    },
    changed,
  });
  const sender = createSender(ports, link, touch);
  const typing = createTyping(ports.clock, link.send, (conversation, by, on) => {
    touch();
    role.typing(conversation, by, on);
  });
  const reader = createReader({
    clock: ports.clock,
    link,
    adopts: role.adopts,
    changed: touch,
    news(event, conversation) {
      if (event.kind === 'message') typing.heard(conversation, event.by, false);
      role.news(event, conversation);
    },
    seen: sender.seen,
    odd,
  });

  /** What ends the line may come twice: as a problem, and as the reason of the end. */
  function tell(problem: FrameOf<'problem'>): void {
    if (problem !== told) fail(toError(problem));
    told = problem;
  }

  function touch(): void {
    view = undefined;
    if (queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      if (!dead) role.events.emit('change', client.view);
    });
  }

  function settleGreeting(error?: ChatError): void {
    if (error) greeted?.reject(error);
    else greeted?.resolve();
    greeted = undefined;
  }

  function changed(): void {
    const { connection } = link;
    if (connection !== 'online') {
      sender.cut();
      reader.cut(localError('offline'));
      typing.clear();
    }
    if (connection === 'idle') {
      sleep?.();
      sleep = undefined;
    } else sleep ??= ports.wakes(() => link.tell('wake'));
    touch();
    role.events.emit('connection', connection);
    if (connection === 'online') {
      settleGreeting();
      sender.pump();
    }
    if (connection === 'refused' && refusal) {
      settleGreeting(toError(refusal));
      tell(refusal);
    }
  }

  function take(frame: Frame): void {
    if (frame.type === 'welcome') {
      const anew = epoch !== undefined && epoch !== frame.epoch;
      epoch = frame.epoch;
      sender.bounds = frame.limits;
      if (anew) sender.settle();
      role.welcomed(frame, anew);
      return touch();
    }
    reader.take(frame);
    if (frame.type === 'ack') sender.acked(frame, reader.logs.has(frame.conversation));
    if (frame.type === 'reset') sender.settle();
    if (frame.type === 'typing') typing.heard(frame.conversation, frame.by, frame.on);
    if (frame.type === 'problem') {
      if (frame.cid) sender.refused(frame, frame.cid);
      else if (frame.about === 'history') reader.cut(toError(frame));
      else if (isFinal(frame)) tell(frame);
    }
    role.frame(frame);
  }

  const client: Client<V> = {
    link,
    sender,
    reader,
    typing,
    get view() {
      view ??= role.build();
      return view;
    },
    touch,
    alive() {
      if (dead) throw localError('destroyed');
    },
    async connect() {
      client.alive();
      if (link.connection === 'online') return;
      greeted ??= deferred();
      const { promise } = greeted;
      link.tell('need');
      await promise;
    },
    async submit(request) {
      client.alive();
      const answer = sender.submit(request);
      if (link.connection === 'idle') link.tell('need');
      return answer;
    },
    retry(cid) {
      sender.retry(cid);
      if (link.connection === 'waiting') link.tell('wake');
    },
    thread: (log, entries) => threads(log, entries, typing.in(log.conversation)),
    wipe(code) {
      sender.wipe(code);
      reader.cut(localError(code));
      reader.clear();
      typing.clear();
    },
    stop(how, code) {
      dead = how === 'destroy';
      link.tell(how);
      client.wipe(code);
      settleGreeting(localError(code));
    },
  };
  return client;
}
