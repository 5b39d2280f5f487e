import { PROTOCOL } from '@shopbell/protocol/constants';
import type { Chat, ChatEvents, ChatOptions, ChatView, SendOptions, TokenSource } from './chat-types.ts';
import { originOf, socketUrl } from './client/address.ts';
import { type Client, createClient, toStored } from './client/client.ts';
import { agentOf, byAge, isOpen, type Own, olderThan, onCounter } from './client/counter.ts';
import { quiet } from './client/deferred.ts';
import { createPerson } from './client/person.ts';
import { checkText, trimPage } from './client/text.ts';
import { toPending } from './client/threads.ts';
import { Emitter } from './emitter.ts';
import { localError } from './errors.ts';
import type { DeviceStore, Ports } from './ports.ts';
import { standing } from './timeline/log.ts';
import type { Thread } from './types.ts';
import { CLIENT } from './version.ts';
import { fits, oneOf } from './wire/shape.ts';

const AVAILABILITY = { topic: oneOf('availability'), value: oneOf('online', 'away') };

/** What a shopper's client needs of the world, beside the machines' ports. */
export interface ChatPorts extends Ports {
  device: DeviceStore;
  /** Where the shopper is; undefined outside browsers. */
  page(): SendOptions['page'];
}

/** A shopper's client over the given ports; `createChat` gives it the machine's. */
export function chatOver(ports: ChatPorts, { endpoint, site, apiKey }: ChatOptions): Chat {
  if (!site) throw localError('bad_option', 'site');
  const events = new Emitter<ChatEvents>();
  let availability: ChatView['availability'] = 'unknown';
  let own: Own = [];

  const client: Client<ChatView> = createClient(ports, {
    url: socketUrl(originOf(endpoint)),
    adopts: true,
    async hello() {
      const credentials = await person.credentials();
      const follow = onCounter(reader.logs).map(standing);
      return {
        type: 'hello',
        role: 'shopper',
        protocol: PROTOCOL,
        site,
        apiKey,
        ...credentials,
        client: CLIENT,
        follow,
      };
    },
    welcomed({ you, conversations, state }, anew) {
      if (anew) reader.clear();
      person.confirm(you.member);
      list(conversations);
      state.forEach(hear);
    },
    frame(frame) {
      if (frame.type === 'identified') {
        person.confirm(frame.member);
        list(frame.conversations);
      }
      if (frame.type === 'state') hear(frame.state);
      if (frame.type === 'renew') person.renew();
    },
    refused: (problem) => person.refused(problem),
    build() {
      const { entries } = sender;
      const logs = onCounter(reader.logs);
      const threads = logs.map((log) => client.thread(log, log === logs.at(-1) ? entries : []));
      const thread = threads.at(-1);
      return {
        connection: link.connection,
        availability,
        thread,
        threads,
        more: !!olderThan(logs, own),
        pending: thread ? [] : toPending(entries),
        agent: agentOf(thread),
        member: person.member,
      };
    },
    events,
    news(event, conversation) {
      if (event.kind !== 'message') return;
      events.emit('message', { ...event, conversation, mine: event.by.role === 'shopper' });
    },
    typing: (conversation, by, on) =>
      events.emit('typing', { conversation, on, name: 'name' in by ? by.name : undefined }),
  });
  const { link, reader, sender } = client;
  const person = createPerson({
    device: ports.device,
    chance: ports.chance,
    link,
    left() {
      own = [];
      client.wipe('signed_out');
    },
    failed: (error) => events.emit('error', error),
  });

  function hear(state: unknown): void {
    if (!fits(AVAILABILITY, state) || state.value === availability) return;
    availability = state.value;
    client.touch();
    events.emit('availability', availability);
  }

  /** The shopper's conversations by the relay's word. The open ones come by themselves; else the newest is fetched. */
  function list(conversations: Own): void {
    own = conversations;
    const open = own.filter(isOpen);
    for (const { conversation, state, seq } of open) reader.open(conversation, true, state, seq);
    const newest = [...own].sort(byAge).at(-1);
    if (open.length || !newest || reader.logs.has(newest.conversation)) return;
    reader.open(newest.conversation, true, newest.state, newest.seq);
    reader.ask([...reader.logs.values()].filter((log) => log.conversation === newest.conversation));
  }

  const openThread = (): Thread | undefined => {
    const { thread } = client.view;
    return thread && isOpen(thread) ? thread : undefined;
  };

  function leave(how: 'stop' | 'destroy', code: 'signed_out' | 'destroyed') {
    own = [];
    client.stop(how, code);
    person.giveUp(localError(code));
  }

  async function send(text: string, options?: SendOptions) {
    client.alive();
    checkText(text, sender.bounds.textMaxChars);
    person.keep();
    const page = openThread() ? undefined : (options?.page ?? ports.page());
    const conversation = client.view.thread?.conversation;
    return toStored(await client.submit({ type: 'say', conversation, text, page: page && trimPage(page) }));
  }

  async function identify(token: TokenSource) {
    client.alive();
    return person.identify(token);
  }

  return {
    get view() {
      return client.view;
    },
    connect: () => quiet(client.connect()),
    send: (text, options) => quiet(send(text, options)),
    retry: client.retry,
    discard: sender.discard,
    typing(on = true) {
      const thread = openThread();
      if (thread) client.typing.say(thread.conversation, on);
    },
    async history(options) {
      const older = olderThan(onCounter(reader.logs), own);
      if (!older) return false;
      reader.open(older.conversation, true, older.state);
      await reader.older(older.conversation, older.before, options?.limit);
      return client.view.more;
    },
    async end() {
      const thread = openThread();
      if (thread) await client.submit({ type: 'close', conversation: thread.conversation });
    },
    identify: (token) => quiet(identify(token)),
    async signOut() {
      leave('stop', 'signed_out');
      person.forget();
    },
    on: (event, listener) => events.on(event, listener),
    destroy() {
      events.clear();
      leave('destroy', 'destroyed');
    },
  };
}
