import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import { PROTOCOL } from '@shopbell/protocol/constants';
import { httpSessions } from './adapters/session.ts';
import { agentFiles } from './agent-files.ts';
import { agentRequests } from './agent-requests.ts';
import type { Agent, AgentEvents, AgentOptions, AgentView } from './agent-types.ts';
import { addressOf } from './client/address.ts';
import { type Client, createClient } from './client/client.ts';
import { EMPTY_LISTS, renewed, takeList } from './client/lists.ts';
import { createThreadMemo } from './client/memo.ts';
import { createPages } from './client/pages.ts';
import type { ClientPorts } from './client/ports.ts';
import { createRelayClock } from './client/relay-clock.ts';
import { NO_SHOPPERS, takeShopper } from './client/shoppers.ts';
import { createTalk, type Talk } from './client/talk.ts';
import { createWriters } from './client/writers.ts';
import type { AgentDuty, AgentSelf, AgentStatus } from './desk-types.ts';
import { createEmitter } from './emitter.ts';
import { ChatError } from './errors.ts';
import { wipeUploads } from './files/shelf.ts';
import { BOUNDS } from './limits.ts';
import { isWiped, raiseDesk, takeDesk, takeDeskHistory, wipeDesk } from './timeline/desk.ts';
import { isBehind } from './timeline/log.ts';
import { SELF } from './wire/agent-shapes.ts';
import { DESK_FRAMES } from './wire/desk-frames.ts';
import type { FrameOf } from './wire/frames.ts';
import { fits } from './wire/shape.ts';

/** What an agent's client needs of the world, beside the machines' ports. */
export interface AgentPorts extends ClientPorts {
  fetch: typeof globalThis.fetch;
  /** The page's own origin; undefined outside browsers. */
  origin: string | undefined;
}

/** Events of a page, unless said. */
const PAGE = 50;

/** How an agent wants to stand; with the away reply that is to come with it. */
interface Wanted {
  status: AgentStatus;
  autoReply?: string;
}

const isSo = ({ status, autoReply }: Wanted, duty: AgentDuty | undefined): boolean =>
  status === duty?.status && (autoReply === undefined || autoReply === (duty.autoReply ?? ''));

/** An agent's client over the given ports; `createAgent` gives it the machine's. */
export function agentOver(ports: AgentPorts, options: AgentOptions): Agent {
  const { origin, socket } = addressOf(options.endpoint ?? ports.origin ?? '');
  const sessions = httpSessions(origin, ports.fetch);
  const events = createEmitter<AgentEvents>();
  let token = options.token;
  let self: AgentSelf | undefined;
  let lists = EMPTY_LISTS;
  let shoppers = NO_SHOPPERS;
  /** The status that was said and not confirmed so far. */
  let wanted: Wanted | undefined;

  const relay = createRelayClock(ports.clock);
  const toThread = createThreadMemo(relay);
  /** Conversations that the relay did not let this line follow. */
  const unknown = new Set<ConversationId>();

  let talk!: Talk;
  const client: Client<AgentView> = createClient(ports, {
    talk(options) {
      talk = createTalk(options);
      return talk;
    },
    url: socket,
    side: 'shop',
    frames: DESK_FRAMES,
    hello: async () => ({ type: 'hello', role: 'agent', protocol: PROTOCOL, token }),
    frame(frame) {
      if ((frame.type === 'welcome' || frame.type === 'heartbeat') && relay.hear(frame)) client.touch();
      if (frame.type === 'welcome') {
        if (fits(SELF, frame.you)) become(frame.you);
        lists = EMPTY_LISTS;
        writers.clear();
        // Another relay counts anew; it tells of each when it is followed.
        shoppers = NO_SHOPPERS;
        unknown.clear();
        reader.ask([...reader.logs.values()]);
      }
      if (frame.type === 'problem' && frame.about === 'follow' && frame.path) unknown.add(frame.path);
      if ('heads' in frame) frame.heads.forEach(hear);
      if (frame.type === 'ack') admit(frame.head);
      // Said again with each greeting, it would be refused each time.
      if (frame.type === 'problem' && frame.about === 'status' && frame.code === 'guarded') wanted = undefined;
      pages.take(frame);
      const log = 'conversation' in frame ? reader.logs.get(frame.conversation) : undefined;
      if (log && frame.type === 'desk') {
        reader.applied(takeDesk(log, frame), (event, conversation) => {
          if ('id' in event.by) writers.said(conversation, event.by);
          events.emit('desk', { ...event, conversation });
        });
      }
      if (log && frame.type === 'facts' && frame.events.some(isWiped)) reader.put(wipeDesk(log, frame.events));
      if (log && frame.type === 'history' && frame.desk) reader.put(takeDeskHistory(log, frame.desk));
      if ('state' in frame) {
        for (const state of [frame.state].flat()) {
          writers.hear(state);
          shoppers = takeShopper(shoppers, state);
          const next = takeList(lists, state);
          // A change was missed: the welcome of a new greeting holds the lists whole.
          if (!next) return link.tell('restart');
          if (frame.type === 'state') renewed(lists, next).forEach(regain);
          lists = next;
        }
        const { duty } = lists.duty;
        if (wanted && isSo(wanted, duty)) wanted = undefined;
        else if (wanted && frame.type === 'welcome') link.send({ type: 'status', ...wanted });
        client.touch();
      }
    },
    refused({ code, retry }) {
      if (code !== 'session_invalid') return retry;
      if (self) queueMicrotask(() => events.emit('signedOut', undefined));
      self = undefined;
      return 'never';
    },
    build() {
      const { entries } = sender;
      const threads = [...reader.logs.values()].map((log) => {
        const { conversation } = log;
        const below = entries.filter(({ request }) => request.conversation === conversation);
        return [conversation, toThread(log, below, talk)] as const;
      });
      const { waiting, left, mine, owned, company, floor, promises, colleagues } = lists;
      return {
        connection: link.connection,
        self,
        waiting: waiting.rows,
        left: left.rows,
        mine: mine.rows,
        owned: owned.rows,
        company: company.rows,
        floor: floor.rows,
        promises: promises.rows,
        colleagues: colleagues.agents,
        groups: colleagues.groups,
        duty: lists.duty.duty,
        offers: lists.offers.offers,
        rules: lists.rules.rules,
        shoppers,
        threads: new Map(threads),
        writing: writers.all,
        storage: sender.storage,
        stale: sender.keeper?.stale ?? 0,
        aheadMs: relay.aheadMs,
        amendWindowMs: sender.bounds.amendWindowMs ?? BOUNDS.amendWindowMs,
      };
    },
    events,
    news: (event, conversation) => events.emit('event', { ...event, conversation }),
    typing: () => undefined,
  });
  const { link, sender } = client;
  const { reader } = talk;
  const pages = createPages(link, reader);
  events.on('connection', (connection) => {
    if (connection !== 'online') pages.cut();
  });
  const writers = createWriters(ports.clock, (frame) => link.send(frame), client.touch);
  /** Whose threads and outbox are here; outlives the session, so that the same person goes on where they were. */
  let owner: AgentSelf | undefined;

  function hear({ conversation, deskSeq }: FrameOf<'ack'>['head']): void {
    const log = reader.logs.get(conversation);
    if (log) reader.put(raiseDesk(log, deskSeq));
  }

  /** Who may write there may read there: what was refused to be followed is asked for once more, and not with the next heartbeat only. */
  function admit(head: FrameOf<'ack'>['head']): void {
    hear(head);
    const log = reader.logs.get(head.conversation);
    if (unknown.delete(head.conversation) && log) reader.ask([log]);
  }

  /**
   * A conversation that was out of reach is back, perhaps before a list told that it was away: the relay has stopped telling of it
   * meanwhile, so it is asked for anew. What was behind before has been asked for, and is with the next heartbeat.
   */
  function regain({ conversation, seq, deskSeq }: ConversationRow): void {
    const before = reader.logs.get(conversation);
    if (!before) return;
    const log = reader.put(raiseDesk(reader.open(conversation, undefined, seq), deskSeq));
    if (isBehind(log) && !isBehind(before)) reader.ask([log]);
  }

  /** Another agent, or another site, than before: nothing of the former one's may be seen or sent (ID3). */
  function become(now: AgentSelf): void {
    if (owner && (owner.id !== now.id || owner.site.id !== now.site.id)) {
      client.wipe(new ChatError('signed_out'));
      shoppers = NO_SHOPPERS;
    }
    self = owner = now;
    sender.keep(`shopbell:${origin}:${now.site.id}:${now.id}`, now.site.id + now.id);
    client.touch();
  }

  const requests = agentRequests(client);
  const files = agentFiles(client, {
    origin,
    fetch: ports.fetch,
    clock: ports.clock,
    token: () => token,
    owner: () => owner,
  });

  return {
    get view() {
      return client.view;
    },
    signIn: (credentials) =>
      client.run(async () => {
        const answer = await sessions.signIn(credentials);
        token = answer.token;
        become(answer.self);
        link.tell('restart');
        return answer.self;
      }),
    async signOut() {
      const before = token;
      wipeUploads(`shopbell:${origin}`);
      client.stop(new ChatError('signed_out'));
      token = self = owner = wanted = undefined;
      lists = EMPTY_LISTS;
      shoppers = NO_SHOPPERS;
      await sessions.signOut(before);
    },
    connect: () =>
      client.run(async () => {
        await client.connect();
        if (!self) throw new ChatError('session_invalid');
        return self;
      }),
    open(conversation) {
      const rows = [...lists.waiting.rows, ...lists.mine.rows, ...lists.owned.rows];
      const log = reader.logs.get(conversation);
      // What is in no list may have been out of reach meanwhile, and nobody would tell of it by themselves.
      const mayBeLost = log?.last !== undefined && rows.every((row) => row.conversation !== conversation);
      if (!log || mayBeLost) reader.ask([log ?? reader.open(conversation)]);
    },
    leave(conversation) {
      if (!reader.logs.delete(conversation)) return;
      shoppers = new Map([...shoppers].filter(([id]) => id !== conversation));
      client.touch();
      link.send({ type: 'unfollow', conversations: [conversation] });
    },
    pass: (conversation) => void link.send({ type: 'pass', conversation }),
    setStatus(status, { autoReply = wanted?.autoReply } = {}) {
      wanted = { status, ...(autoReply === undefined ? {} : { autoReply: autoReply.trim() }) };
      link.send({ type: 'status', ...wanted });
    },
    ...requests,
    ...files,
    cid: () => sender.cid(),
    retry: client.retry,
    discard: (cid) => sender.keeper?.discard(cid),
    sendStale: () => sender.keeper?.decide(true),
    discardStale: () => sender.keeper?.decide(false),
    read: (conversation, seq) => talk.read(conversation, seq),
    typing: (conversation, on = true, lane) =>
      lane ? writers.say(conversation, lane, on) : talk.say(conversation, on),
    history: (conversation, { limit } = {}) =>
      client.run(async () => {
        const log = reader.logs.get(conversation);
        if (!log) throw new ChatError('conversation_unknown', 'The conversation is not open here.');
        return log.first > 0 && talk.older(log, limit);
      }),
    page: (conversation, before, limit = PAGE) => client.run(() => pages.ask(conversation, before, limit)),
    on: (event, listener) => events.on(event, listener),
    destroy() {
      pages.cut(new ChatError('destroyed'));
      events.clear();
      client.stop(new ChatError('destroyed'));
    },
  };
}
