import { PROTOCOL } from '@shopbell/protocol/constants';
import type { ChatEvents } from './chat-events.ts';
import type { Chat, ChatOptions, ChatView, SendOptions } from './chat-types.ts';
import { addressOf } from './client/address.ts';
import { type Client, createClient, toStored } from './client/client.ts';
import { toPending } from './client/pending.ts';
import { createPerson } from './client/person.ts';
import type { ClientPorts } from './client/ports.ts';
import { checkText, trimPage } from './client/text.ts';
import type { Beside } from './client/where.ts';
import { isConsent } from './consents.ts';
import { createEmitter } from './emitter.ts';
import { ChatError, must } from './errors.ts';
import type { Extras, ExtrasPart, ExtraVerbs, Hooked } from './extras/ports.ts';
import type { LineMaker } from './link/link.ts';
import type { Unsent } from './outbox/outbox.ts';
import type { DeviceStore } from './ports.ts';
import type { FrameOf } from './wire/frames.ts';

/** What a shopper's client needs of the world, beside the machines' ports. */
export interface ChatPorts extends ClientPorts {
  device: DeviceStore;
  /** Where the shopper is; undefined outside browsers. */
  page(): SendOptions['page'];
  /** Makes the line; a plain one unless said. */
  line?: LineMaker;
  /** Loads what few pages call. Rejects when it can't be had now. */
  extras(): Promise<ExtrasPart>;
}

/** The verbs of the part that is loaded when one of them is called. */
const EXTRA_VERBS: readonly string[] =
  'history consent links attributes resumeUploads context navigate edit end recall upload tags rate leaveMessage nearestStores'.split(
    ' ',
  );

/** A shopper's client over the given ports; `createChat` gives it the machine's. */
export function chatOver(ports: ChatPorts, options: ChatOptions): Chat {
  const { endpoint, site, apiKey, language } = options;
  const { device } = ports;
  must(site, 'site');
  must(isConsent(device.kind), 'storage');
  const events = createEmitter<ChatEvents>();
  /** The newest word about whether somebody would answer. */
  let told: Pick<ChatView, 'opensAt' | 'leave'> & { value: ChatView['availability'] } = { value: 'unknown' };
  const hooks = new Set<Hooked>();
  const beside: Beside<Extras> = { hooks };

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
      const view: ChatView = {
        thread: undefined,
        threads: [],
        more: false,
        agent: undefined,
        pending: toPending(entries),
        unread: 0,
        ...client.talk?.counter(entries),
        leave: told.leave,
        availability: told.value,
        opensAt: told.opensAt,
        connection: link.connection,
        consent: device.kind,
        storage: sender.storage,
        member: person.member,
        stale: sender.keeper?.stale ?? 0,
        amendWindowMs: sender.bounds.amendWindowMs,
        leader: link.leads,
      };
      return beside.now?.show(view) ?? view;
    },
    beside,
  });
  const { link, sender, waiting } = client;
  const person = createPerson(ports, link, waiting, events, (kept) => {
    // What an earlier life left of them is there even if nobody has looked so far.
    if (kept) {
      keep(false, kept);
      link.left?.(kept);
    }
    client.wipe(new ChatError('signed_out'));
  });

  /** What is unsent is kept beside the secret, and only where that is. */
  function keep(isFresh?: boolean, owner = person.kept): void {
    sender.keep(owner && device.kind === 'persistent' && device.name, owner, isFresh);
  }

  /** Takes in what is said, once it has passed the page's hooks: from the first word on the device remembers. */
  async function say(request: Unsent): Promise<FrameOf<'ack'>> {
    if (hooks.size) return (await load()).pass(request);
    remember();
    return client.submit(request);
  }

  function load(): Promise<Extras> {
    const { view } = client;
    beside.part ??= ports.extras().then(
      // By their places: names would weigh more in every page.
      (part) => part.createExtras(ports, options, events, client, person, hooks, beside, keep, view),
      () => {
        beside.part = undefined;
        throw new ChatError('offline');
      },
    );
    return beside.part;
  }

  function remember(): void {
    keep(person.keep());
  }

  function hear(state: FrameOf<'state'>['state']): void {
    if (state.topic !== 'availability' || !state.value) return;
    const { value } = told;
    told = state;
    client.touch();
    if (value !== told.value) events.emit('availability', state.value);
  }

  const on: Chat['on'] = (event, listener) => {
    // What is derived from the log is; see the test that holds this to the table of events.
    if (/[A-Zdfq]/.test(event)) void client.run(load);
    return events.on(event, listener);
  };

  /** The verbs of that part. */
  const verbs: { [name: string]: unknown } = {};
  for (const name of EXTRA_VERBS) {
    verbs[name] = (...args: unknown[]) =>
      client.run(async () => {
        // Once it is loaded another conversation may be on the counter than the one that somebody looked at.
        const { view } = client;
        const part = await load();
        return (part.verbs[name as keyof ExtraVerbs] as (view: ChatView, ...args: unknown[]) => never)(view, ...args);
      });
  }

  return {
    ...(verbs as unknown as Pick<Chat, keyof ExtraVerbs>),
    get view() {
      return client.view;
    },
    get unread() {
      return client.view.unread;
    },
    connect: client.connect,
    send: (text, more = {}) =>
      client.run(async () => {
        const { file, act, card, re } = more;
        // Beside these there need be no words.
        if (text || !(file || card || act)) checkText(text, sender.bounds.textMaxChars);
        const { thread } = client.view;
        const isOpen = thread && thread.state !== 'closed';
        const opening = !isOpen && {
          language,
          ...more,
          page: trimPage(more.page ?? ports.page()),
        };
        return toStored(
          await say({ type: 'say', ...opening, conversation: thread?.conversation, text, file, card, re, act }),
        );
      }),
    retry: (cid) => client.retry(cid),
    discard: (cid) => sender.discard(cid),
    sendStale: () => sender.keeper?.decide(true),
    discardStale: () => sender.keeper?.decide(false),
    read: (seq) => client.talk?.see(seq),
    markRead: () => client.talk?.see(),
    typing(on = true) {
      // Whoever types will send: what keeps it is loaded meanwhile.
      void client.join();
      client.talk?.types(on);
    },
    identify: (...args) => client.run(() => person.identify(...args)),
    async signOut() {
      person.signOut();
      client.stop(new ChatError('signed_out'));
    },
    hook(...args) {
      // The compiler can't see that name and function go together, as the caller's do.
      const given = args as unknown as Hooked;
      hooks.add(given);
      void client.run(load);
      return () => {
        hooks.delete(given);
        client.touch();
      };
    },
    once(event, listener) {
      const off = on(event, (value) => {
        off();
        listener(value);
      });
      return off;
    },
    on,
    destroy() {
      events.clear();
      client.stop(new ChatError('destroyed'));
    },
  };
}
