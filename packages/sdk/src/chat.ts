import { PROTOCOL } from '@shopbell/protocol/constants';
import type { Chat, ChatEvents, ChatOptions, ChatView, SendOptions } from './chat-types.ts';
import { addressOf } from './client/address.ts';
import { type Client, createClient, toStored } from './client/client.ts';
import { toPending } from './client/pending.ts';
import { createPerson } from './client/person.ts';
import type { ClientPorts, Later } from './client/ports.ts';
import { checkText, trimPage } from './client/text.ts';
import type { Counter } from './client/verbs.ts';
import { createEmitter } from './emitter.ts';
import { ChatError } from './errors.ts';
import type { LineMaker } from './link/link.ts';
import type { Unsent } from './outbox/outbox.ts';
import type { DeviceStore } from './ports.ts';
import type { Thread } from './types.ts';
import type { FrameOf } from './wire/frames.ts';

/** What a shopper's client needs of the world, beside the machines' ports. */
export interface ChatPorts extends ClientPorts {
  device: DeviceStore;
  /** Where the shopper is; undefined outside browsers. */
  page(): SendOptions['page'];
  /** Makes the line; a plain one unless said. */
  line?: LineMaker;
}

/** What a verb is called with. */
type Rest<F> = F extends (counter: Counter, ...args: infer A) => unknown ? A : never;

/** A shopper's client over the given ports; `createChat` gives it the machine's. */
export function chatOver(ports: ChatPorts, options: ChatOptions): Chat {
  const { endpoint, site, apiKey, language, storage = 'persistent' } = options;
  if (!site) throw new ChatError('bad_option', 'site');
  const events = createEmitter<ChatEvents>();
  let availability: ChatView['availability'] = 'unknown';

  const client: Client<ChatView> = createClient(ports, {
    url: addressOf(endpoint).socket,
    side: 'shopper',
    line: ports.line,
    events,
    async hello() {
      const credentials = await person.credentials();
      if (person.kept) keep();
      return {
        type: 'hello',
        role: 'shopper',
        protocol: PROTOCOL,
        site,
        apiKey,
        ...credentials,
        follow: client.talk?.standing() ?? [],
      };
    },
    frame(frame) {
      if ('conversations' in frame) {
        person.confirm('you' in frame ? frame.you.member : frame.member);
      }
      if ('state' in frame) [frame.state].flat().forEach(hear);
      if (frame.type === 'renew') person.renew();
    },
    took: remember,
    secret(secret) {
      person.adopt(secret);
      if (person.kept) keep();
    },
    refused: (problem) => person.refused(problem),
    build() {
      const { entries } = sender;
      return {
        thread: undefined,
        threads: [],
        more: false,
        agent: undefined,
        pending: toPending(entries),
        ...client.talk?.counter(entries),
        connection: link.connection,
        availability,
        member: person.member,
        storage: sender.storage,
        stale: sender.keeper?.stale ?? 0,
        amendWindowMs: sender.bounds.amendWindowMs,
        leader: link.leads,
      };
    },
    news(event, conversation) {
      if (event.kind === 'message') {
        events.emit('message', { ...event, conversation, mine: event.by.role === 'shopper' });
      }
    },
    typing: (conversation, by, on) =>
      events.emit('typing', { conversation, on, name: 'name' in by ? by.name : undefined }),
  });
  const { link, sender, waiting } = client;
  const person = createPerson({
    ...ports,
    link,
    waiting,
    left(kept) {
      // What an earlier life left of them is there even if nobody has looked so far.
      if (kept) {
        keep(false, kept);
        link.left?.(kept);
      }
      client.wipe(new ChatError('signed_out'));
    },
    failed: (error) => events.emit('error', error),
  });

  /** What is unsent is kept beside the secret, and only where that is. */
  function keep(isFresh?: boolean, owner = person.kept): void {
    sender.keep(owner && storage === 'persistent' && `shopbell:${endpoint}:${site}`, owner, isFresh);
  }

  /** Takes in what changes something: from the first one on the device remembers. */
  function act(request: Unsent): Promise<FrameOf<'ack'>> {
    remember();
    return client.submit(request);
  }

  function remember(): void {
    keep(person.keep());
  }

  /** A verb of the later part. */
  const verb =
    <K extends keyof Later['verbs']>(name: K) =>
    (...args: Rest<Later['verbs'][K]>) =>
      client.run(async () => {
        // Once it is loaded another conversation may be on the counter than the one that somebody looked at.
        const thread = current();
        const later = await client.join();
        const counter: Counter = {
          ...options,
          ...ports,
          ...later,
          ...sender.bounds,
          thread: thread ?? current(),
          submit: (request) => act(request).then(toStored),
          credentials() {
            remember();
            return person.credentials();
          },
        };
        return (later.verbs[name] as (counter: Counter, ...args: unknown[]) => never)(counter, ...args);
      });

  function hear({ topic, value }: FrameOf<'state'>['state']): void {
    if (topic !== 'availability' || !value || value === availability) return;
    availability = value;
    client.touch();
    events.emit('availability', value);
  }

  /** The conversation on the counter, while it is open. */
  const current = (): Thread | undefined => {
    const { thread } = client.view;
    return thread?.state === 'closed' ? undefined : thread;
  };

  return {
    get view() {
      return client.view;
    },
    connect: client.connect,
    send: (text, more) =>
      client.run(async () => {
        const file = more?.file;
        checkText(text || (file ?? ''), sender.bounds.textMaxChars);
        const opening = !current() && { language, ...more, page: trimPage(more?.page ?? ports.page()) };
        const conversation = client.view.thread?.conversation;
        return toStored(await act({ type: 'say', ...opening, conversation, text, file }));
      }),
    retry: client.retry,
    discard: sender.discard,
    sendStale: () => sender.keeper?.decide(true),
    discardStale: () => sender.keeper?.decide(false),
    edit: verb('edit'),
    recall: verb('recall'),
    upload: verb('upload'),
    resumeUploads: verb('resumeUploads'),
    links: verb('links'),
    read(seq) {
      const { thread } = client.view;
      if (thread) client.talk?.read(thread.conversation, seq);
    },
    typing(on = true) {
      // Whoever types will send: what keeps it is loaded meanwhile.
      void client.join();
      const thread = current();
      if (thread) client.talk?.say(thread.conversation, on);
    },
    history: verb('history'),
    end: verb('end'),
    identify: (token) => client.run(() => person.identify(token)),
    async signOut() {
      person.signOut();
      client.stop(new ChatError('signed_out'));
    },
    on: events.on,
    destroy() {
      events.clear();
      client.stop(new ChatError('destroyed'));
    },
  };
}
