import type { Conversation } from '@shopbell/domain';
import type { Hello, OwnConversation, Welcome } from '@shopbell/protocol';
import { FINGERPRINT, PROTOCOL, serves } from '@shopbell/protocol/constants';
import { identify } from '../app/identify.ts';
import { knownShopper } from '../app/known-shopper.ts';
import { type Refusal, refused } from '../app/outcome.ts';
import { readable } from '../app/readable.ts';
import { type AgentWho, memberName, personsOf, type Shopper, type Who } from '../app/who.ts';
import { noteAttributes } from './attributes.ts';
import { follow } from './catch-up.ts';
import type { RelayDeps } from './deps.ts';
import type { FloorTold } from './floor-told.ts';
import type { LiveLists } from './lists.ts';
import { receiptsState } from './receipts.ts';
import { returnWindowMs } from './returning.ts';
import { tellProblem } from './send.ts';
import type { Session } from './session.ts';

/** Conversations named in a shopper's welcome. */
const OWN_MAX = 20;

export interface GreetDeps extends RelayDeps {
  lists: LiveLists;
  told: FloorTold;
}

/** An accepted hello: the welcome to send, and what to do once it is out. */
interface Greeting {
  welcome: Welcome;
  goOn(): Promise<void>;
}

const base = (deps: RelayDeps): Omit<Welcome, 'you' | 'conversations' | 'state'> => ({
  type: 'welcome',
  protocol: PROTOCOL,
  fingerprint: FINGERPRINT,
  epoch: deps.store.epoch,
  at: deps.clock.now(),
  heartbeatMs: deps.limits.heartbeatMs,
  reconnectWindowMs: returnWindowMs(deps.hub.all.size),
  limits: {
    textMaxChars: deps.limits.textMaxChars,
    frameMaxBytes: deps.limits.frameMaxBytes,
    ratePerSecond: deps.limits.ratePerSecond,
    rateBurst: deps.limits.rateBurst,
    lateBurst: deps.limits.lateBurst,
    amendWindowMs: deps.limits.amendWindowMs,
  },
});

/** The shopper's conversations: open ones first, then newest. */
export async function ownConversations(deps: RelayDeps, who: Shopper): Promise<readonly Conversation[]> {
  const persons = personsOf(who);
  if (persons.length === 0) return [];
  const own = await deps.store.conversations(who.site, { of: 'persons', persons, limit: OWN_MAX });
  const only = who.only && (await deps.store.conversation(who.site, who.only.conversation));
  if (!only) return own;
  // They came for it; what they began themselves is newer where it is over.
  return only.state === 'closed' ? [...own, only] : [only, ...own];
}

/** As welcome names one. */
export const ownRow = ({ id, state, seq }: Conversation): OwnConversation => ({ conversation: id, state, seq });

/** The receipts of what a client shows at once, for welcome: of what is open, else of what was closed last. */
const shownReceipts = (deps: RelayDeps, own: readonly Conversation[]) =>
  Promise.all(
    own
      .filter(({ state }, place) => state !== 'closed' || place === 0)
      .map(async ({ site, id }) => receiptsState(id, await deps.store.receipts(site, id))),
  );

/** Lists the session under every person it has proven to be. */
export function speakForAll(deps: RelayDeps, session: Session, who: Shopper): void {
  for (const person of personsOf(who)) deps.hub.speakFor(session, who.site, person);
}

async function welcomeShopper(
  deps: GreetDeps,
  session: Session,
  who: Shopper,
  hello: Hello,
): Promise<Greeting | Refusal> {
  if (who.member) {
    const bound = await identify(deps, who.site, who.tokenHash, memberName(who.member), who.priority);
    if (refused(bound)) return bound;
  }
  const known = await knownShopper(deps.store, who);
  if (refused(known)) return known;
  Object.assign(who, known);
  if (session.phase === 'closed') return { refused: 'draining' };
  deps.hub.greet(session);
  speakForAll(deps, session, who);
  const own = await ownConversations(deps, who);
  const receipts = await shownReceipts(deps, own);
  const { participant, member } = who;
  if (who.attributes) noteAttributes(deps, who, 'member', who.attributes);
  const blocked = deps.blocks.of(who) ? [deps.blocks.state(who)] : [];
  if (blocked.length > 0) session.blocked = true;
  return {
    welcome: {
      ...base(deps),
      you: { role: 'shopper', ...(participant ? { participant } : {}), ...(member ? { member } : {}) },
      conversations: own.map(ownRow),
      state: [
        deps.told.availability(
          who.site,
          own.some(({ state }) => state === 'requested'),
        ),
        ...blocked,
        ...receipts,
        ...own.flatMap(({ id, state }) => (state === 'requested' ? deps.told.place(who.site, id) : [])),
      ],
    },
    goOn: () => resume(deps, session, who, hello, own),
  };
}

/** What the client has and what is open, each from where the client stands (C10). */
async function resume(deps: RelayDeps, session: Session, who: Shopper, hello: Hello, own: readonly Conversation[]) {
  const stands = new Map<string, number | undefined>();
  // Read a moment ago, so it costs no query again; whatever has come since is a hint's or the catching up's business.
  const known = new Map(own.map((conversation) => [conversation.id, conversation]));
  for (const id of session.arrived ?? []) {
    stands.set(id, undefined);
    known.delete(id);
  }
  session.arrived = undefined;
  for (const { id, state } of own) if (state !== 'closed') stands.set(id, undefined);
  if (hello.role === 'shopper') for (const { conversation, seq } of hello.follow ?? []) stands.set(conversation, seq);
  for (const [id, seq] of stands) {
    if (session.cursors.has(id)) continue;
    const conversation = known.get(id) ?? (await readable(deps, who, id));
    if (session.phase !== 'live') return;
    if (conversation) await follow(deps, session, conversation, { seq });
    else tellProblem(deps, session, 'conversation_unknown', { about: 'hello', path: id });
  }
}

async function welcomeAgent(
  deps: GreetDeps,
  session: Session,
  who: AgentWho,
  site: { slug: string; name: string },
): Promise<Greeting> {
  deps.hub.greet(session);
  const lists = await deps.lists.whole(session, who);
  return {
    welcome: {
      ...base(deps),
      you: { role: 'agent', ...who.agent, duty: who.duty, site: { id: who.site, ...site } },
      conversations: [],
      state: [...lists, ...deps.told.forAgent(who)],
    },
    async goOn() {
      if (deps.presence.came(who)) deps.told.duty(who);
      deps.lists.settle(session, who);
    },
  };
}

/** Takes the holder's place, or says that there is none left. Before anything is awaited: hellos come at the same time. */
function takePlace(deps: RelayDeps, session: Session, who: Who): Refusal | undefined {
  if (deps.hub.held(who) >= deps.limits.socketsPerPerson) return { refused: 'too_many_sockets' };
  session.who = who;
  deps.hub.hold(session, who);
  return undefined;
}

const isClosed = ({ phase }: Session): boolean => phase === 'closed';

async function accept(deps: GreetDeps, session: Session, hello: Hello): Promise<Greeting | Refusal> {
  if (!serves(hello.protocol)) return { refused: 'protocol_unsupported' };
  if (hello.role === 'agent') {
    const found = await deps.gate.agent(hello, session.door);
    if (session.phase === 'closed') return { refused: 'draining' };
    if (refused(found)) return found;
    await deps.settings.load(found.who.site);
    await deps.presence.recall(found.who);
    deps.board.wake(found.who.site);
    if (isClosed(session)) return { refused: 'draining' };
    return takePlace(deps, session, found.who) ?? welcomeAgent(deps, session, found.who, found.site);
  }
  const who = await deps.gate.shopper(hello, session.door);
  if (session.phase === 'closed') return { refused: 'draining' };
  if (refused(who)) return who;
  await deps.settings.load(who.site);
  await deps.blocks.load(who.site);
  deps.board.wake(who.site);
  if (isClosed(session)) return { refused: 'draining' };
  return takePlace(deps, session, who) ?? welcomeShopper(deps, session, who, hello);
}

/** Checks a hello. A refusal is told and ends the connection; undefined then. */
export async function greet(deps: GreetDeps, session: Session, hello: Hello): Promise<Greeting | undefined> {
  const greeting = await accept(deps, session, hello);
  if (!refused(greeting)) return greeting;
  tellProblem(deps, session, greeting.refused, { about: 'hello' });
  return undefined;
}
