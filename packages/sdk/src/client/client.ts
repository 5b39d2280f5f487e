import type { Retry } from '@shopbell/protocol/constants';
import type { Emitter } from '../emitter.ts';
import { ChatError, isFinal, toError } from '../errors.ts';
import { BOUNDS, MISSED_MAX } from '../limits.ts';
import { createLink, type LineMaker, type Link } from '../link/link.ts';
import { isUnsent, type Unsent } from '../outbox/outbox.ts';
import { createSender, type Sender } from '../outbox/sender.ts';
import type { CommonEvents, Connection, Member, Stored } from '../types.ts';
import type { Frame, FrameOf, FrameTable } from '../wire/frames.ts';
import type { ClientPorts, CreateTalk, Later } from './ports.ts';
import { createPromises, type Promises, quiet } from './promises.ts';
import type { Talk, TalkOptions } from './talk.ts';
import type { Beside } from './where.ts';

/** What every client tells, beside its role's own. */
export interface Told<V> extends CommonEvents {
  change: V;
}

/** What shoppers' and agents' clients do differently. */
export interface Role<V> {
  /** Makes the line; a plain one unless said. */
  line?: LineMaker | undefined;
  /** The relay's WebSocket address. */
  url: string;
  /** The frames it may meet: a shopper's unless said. */
  frames?: FrameTable;
  /** A shopper's own conversations appear by themselves. */
  side: 'shopper' | 'shop';
  events: Pick<Emitter<Told<V>>, 'emit'>;
  hello(): Promise<object>;
  /** Any frame, after the shared work. */
  frame(frame: Frame): void;
  /** A request of another tab came in. */
  took?(): void;
  /** The shared line was opened with this secret. */
  secret?(secret: string): void;
  /** The relay refused the client: what to do about it. */
  refused(problem: FrameOf<'problem'>): Retry;
  /** The current view. */
  build(): V;
  /** What is told of a talk; a shopper's talk tells it itself. */
  news?: TalkOptions['news'];
  typing?: TalkOptions['typing'];
  /** What stands beside a shopper's talk. */
  beside?: Beside;
  /** What reads conversations, where it is at hand. */
  talk?: CreateTalk;
}

/** What callers wait for, beside their requests. */
export interface Waiting {
  greeted: undefined;
  member: Member;
  /** What the shop's callback gives; nothing when it took too long. */
  token: string;
}

/** What shoppers' and agents' clients share. */
export interface Client<V> {
  readonly link: Link;
  readonly sender: Sender;
  /** What callers wait for that a refusal of the client ends. */
  readonly waiting: Promises<Waiting>;
  /** The conversations, once what reads them is loaded. */
  readonly talk: Talk | undefined;
  /** Loads the later part, and with it the talk. Rejects with `offline`. */
  join(): Promise<Later & { talk: Talk }>;
  readonly view: V;
  /** Something the view shows has changed. */
  touch(): void;
  /** Does something for a caller, who need not look at the promise; after the end it rejects with `destroyed`. */
  run<T>(act: () => Promise<T>): Promise<T>;
  /** Resolves once greeted. */
  connect(): Promise<void>;
  /** Takes a durable request in, and opens the line where there is none. */
  submit(request: Unsent, cid?: string): Promise<FrameOf<'ack'>>;
  /** A person wants this request to go now: a refused one anew, a waiting one at once. */
  retry(cid: string): void;
  /** Forgets the person: threads, outbox, open questions. */
  wipe(error: ChatError): void;
  /** Forgets the person and ends the line: for now, or for good when the error is `destroyed`. */
  stop(error: ChatError): void;
}

/** An ack as callers see it. */
export const toStored = ({ cid, conversation, seq, head, at }: FrameOf<'ack'>): Stored => ({
  cid,
  conversation,
  seq: seq ?? head.seq,
  at,
});

/** Binds link, outbox, threads and typing; `role` says the rest. */
export function createClient<V>(ports: ClientPorts, role: Role<V>): Client<V> {
  const { events } = role;
  let view: V | undefined;
  let shown: Connection = 'idle';
  let led = false;
  let queued = false;
  let dead = false;
  let epoch: string | undefined;
  const waiting = createPromises<Waiting>();
  let refusal: FrameOf<'problem'> | undefined;
  let sleep: (() => void) | undefined;
  let talk: Talk | undefined;
  /** That the later part can't be loaded. */
  let isTold = false;
  /** What `talk` has to hear when it comes. */
  let missed: Frame[] = [];

  const odd = (path: string) => events.emit('error', new ChatError('bad_frame', path));

  const link = (role.line ?? createLink)(ports, {
    ...role,
    frame: take,
    odd,
    refused(problem) {
      refusal = problem;
      return role.refused(problem);
    },
    changed,
    sender: () => sender,
  });
  const sender = createSender(ports, link, role.side === 'shopper', touch);

  /** From here on there are conversations to look at. */
  function start(create: CreateTalk): Talk {
    if (talk) return talk;
    const made = create({ ...role, ...ports, ...sender, link, changed: touch, odd });
    talk = made;
    const late = missed.splice(0);
    late.forEach(made.take);
    // Some were not kept, and nobody tells of them again.
    if (late[MISSED_MAX - 1]) link.tell('restart');
    touch();
    return made;
  }

  async function join(): Promise<Later & { talk: Talk }> {
    const later = await ports.later().catch(() => {
      const error = new ChatError('offline');
      // Told once, however often it is tried.
      if (!isTold) events.emit('error', error);
      isTold = true;
      throw error;
    });
    return { ...later, talk: start(later.createTalk) };
  }

  function touch(): void {
    view = undefined;
    if (queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      if (!dead) events.emit('change', client.view);
    });
  }

  function changed(): void {
    const { connection, leads } = link;
    if (leads !== led) touch();
    led = leads;
    if (connection === shown) return;
    shown = connection;
    if (connection === 'idle') {
      sleep?.();
      sleep = undefined;
    } else sleep ??= ports.wakes(() => link.tell('wake'));
    if (connection !== 'online') {
      sender.cut();
      talk?.cut();
    }
    touch();
    events.emit('connection', connection);
    if (connection === 'refused' && refusal) {
      waiting.reject(toError(refusal));
      // Nothing goes out any more, and whoever waits is told why; a fresh sign-in may still follow an `again`.
      if (isFinal(refusal.retry)) {
        for (const entry of sender.entries) if (isUnsent(entry) && !entry.again) sender.refused(refusal, entry.cid);
      }
    }
    if (connection === 'online') {
      waiting.resolve('greeted', undefined);
      sender.pump();
      talk?.due();
    }
  }

  /** What is about conversations; the first such frame fetches what reads them. */
  function read(frame: Frame): void {
    const { type } = frame;
    // What a restored relay had all along, in a conversation that is not loaded here, is no news.
    if (type === 'ack' && sender.isAgain(frame.cid) && !talk?.reader.logs.has(frame.conversation)) return;
    if (talk) return talk.take(frame);
    const list = 'conversations' in frame ? frame.conversations : 'heads' in frame ? frame.heads : [];
    const isSome = list.length || 'conversation' in frame;
    if (missed.length < MISSED_MAX && (isSome || type !== 'heartbeat')) missed.push(frame);
    if (isSome || isTold) void client.join();
  }

  function take(frame: Frame): void {
    const { type } = frame;
    if (type === 'welcome') {
      const before = epoch;
      epoch = frame.epoch;
      // The events that acked requests wait for come anew, but those that stand before the tail.
      if (missed.length) sender.settle();
      missed = [];
      if (before && before !== epoch) {
        // The relay has another store (C4): no number known here holds, not even those the hello has told.
        talk?.restart();
        sender.settle();
        return link.tell('restart');
      }
      sender.bounds = { ...BOUNDS, ...frame.limits };
      sender.greeted(epoch);
      touch();
    }
    read(frame);
    if (type === 'ack') sender.acked(frame);
    if (type === 'reset') sender.settle();
    if (type === 'problem') {
      const { cid, about, retry } = frame;
      const error = cid ? sender.refused(frame, cid) : about !== 'history' && isFinal(retry) && toError(frame);
      if (error) events.emit('error', error);
    }
    role.frame(frame);
  }

  const client: Client<V> = {
    link,
    sender,
    waiting,
    join: () => quiet(join()),
    get talk() {
      return talk;
    },
    get view() {
      view ??= role.build();
      return view;
    },
    touch,
    run(act) {
      return quiet(dead ? Promise.reject(new ChatError('destroyed')) : act());
    },
    connect: () =>
      client.run(async () => {
        if (link.connection === 'online') return;
        const promise = waiting.wait('greeted');
        link.tell('need');
        await promise;
      }),
    submit(request, cid) {
      const answer = sender.submit(talk?.named(request) ?? request, cid);
      void client.join();
      link.tell('need');
      return answer;
    },
    retry(cid) {
      sender.retry(cid);
      if (link.connection === 'waiting') link.tell('wake');
    },
    wipe(error) {
      sender.wipe(error);
      talk?.clear(error);
      missed = [];
    },
    stop(error) {
      dead ||= error.code === 'destroyed';
      link.tell('stop');
      client.wipe(error);
      waiting.reject(error);
      if (dead) link.close?.();
    },
  };
  if (role.talk) start(role.talk);
  return client;
}
