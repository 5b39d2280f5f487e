import { PROTOCOL } from '@shopbell/protocol/constants';
import type { Chat, ChatEvents, ChatOptions, ChatView, SendOptions } from './chat-types.ts';
import { addressOf } from './client/address.ts';
import { type Client, createClient, toStored } from './client/client.ts';
import { agentOf, byAge, isOpen, type Own, olderThan, onCounter } from './client/counter.ts';
import { askOlder, takeHistory } from './client/history.ts';
import { createPerson } from './client/person.ts';
import { checkText, trimPage } from './client/text.ts';
import { toPending, toThread } from './client/threads.ts';
import { createEmitter } from './emitter.ts';
import { ChatError } from './errors.ts';
import type { DeviceStore, Ports } from './ports.ts';
import { standing } from './timeline/log.ts';
import type { Thread } from './types.ts';
import type { FrameOf } from './wire/frames.ts';

/** What a shopper's client needs of the world, beside the machines' ports. */
export interface ChatPorts extends Ports {
  device: DeviceStore;
  /** Where the shopper is; undefined outside browsers. */
  page(): SendOptions['page'];
}

/** A shopper's client over the given ports; `createChat` gives it the machine's. */
export function chatOver(ports: ChatPorts, { endpoint, site, apiKey }: ChatOptions): Chat {
  if (!site) throw new ChatError('bad_option', 'site');
  const events = createEmitter<ChatEvents>();
  let availability: ChatView['availability'] = 'unknown';
  let own: Own = [];

  const client: Client<ChatView> = createClient(ports, {
    url: addressOf(endpoint).socket,
    adopts: true,
    events,
    async hello() {
      const credentials = await person.credentials();
      const follow = byAge(reader.logs).map(standing);
      return {
        type: 'hello',
        role: 'shopper',
        protocol: PROTOCOL,
        site,
        apiKey,
        ...credentials,
        follow,
      };
    },
    frame(frame) {
      if ('conversations' in frame) {
        person.confirm('you' in frame ? frame.you.member : frame.member);
        list(frame.conversations);
      }
      if ('state' in frame) [frame.state].flat().forEach(hear);
      if (frame.type === 'renew') person.renew();
      if (frame.type === 'history') takeHistory(client, frame);
    },
    refused: (problem) => person.refused(problem),
    build() {
      const { entries } = sender;
      const loaded = byAge(reader.logs);
      const logs = onCounter(loaded);
      const threads = logs.map((log) =>
        toThread(log, log === logs.at(-1) ? entries : [], client.typing.in(log.conversation)),
      );
      const thread = threads.at(-1);
      return {
        connection: link.connection,
        availability,
        thread,
        threads,
        more: !!olderThan(loaded, own),
        pending: thread ? [] : toPending(entries),
        agent: agentOf(thread),
        member: person.member,
        storage: 'memory',
        stale: 0,
        leader: true,
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
  const { link, reader, sender } = client;
  const person = createPerson({
    device: ports.device,
    chance: ports.chance,
    link,
    waiting: client.waiting,
    left() {
      own = [];
      client.wipe(new ChatError('signed_out'));
    },
    failed: (error) => events.emit('error', error),
  });

  function hear({ value }: FrameOf<'state'>['state']): void {
    if (!value || value === availability) return;
    availability = value;
    client.touch();
    events.emit('availability', value);
  }

  /** The shopper's conversations by the relay's word. The open ones come by themselves; else the newest is fetched. */
  function list(conversations: Own): void {
    own = conversations;
    const open = own.filter(isOpen);
    for (const { conversation, state, seq } of open.length ? open : own.slice(0, 1)) {
      const log = reader.open(conversation, state, seq);
      if (!isOpen(log) && !log.last) reader.ask([log]);
    }
  }

  /** The conversation on the counter, while it is open. */
  const current = (): Thread | undefined => {
    const { thread } = client.view;
    return thread && isOpen(thread) ? thread : undefined;
  };

  return {
    get view() {
      return client.view;
    },
    connect: client.connect,
    send: (text, options) =>
      client.run(async () => {
        checkText(text, sender.bounds.textMaxChars);
        person.keep();
        const page = current() ? undefined : (options?.page ?? ports.page());
        const conversation = client.view.thread?.conversation;
        return toStored(await client.submit({ type: 'say', conversation, text, page: page && trimPage(page) }));
      }),
    retry: client.retry,
    discard: sender.discard,
    sendStale: () => undefined,
    discardStale: () => undefined,
    edit: () => client.run(() => Promise.reject(new ChatError('unknown_frame'))),
    recall: () => client.run(() => Promise.reject(new ChatError('unknown_frame'))),
    read: () => undefined,
    typing(on = true) {
      const thread = current();
      if (thread) client.typing.say(thread.conversation, on);
    },
    async history({ limit } = {}) {
      const older = olderThan(byAge(reader.logs), own);
      if (older) await askOlder(client, older, limit);
      return client.view.more;
    },
    async end() {
      const thread = current();
      if (thread) await client.submit({ type: 'close', conversation: thread.conversation });
    },
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
