import {
  type Attachments,
  append,
  type ClosedConversation,
  type Conversation,
  decide,
  type Leaving,
  type Logged,
  open,
  personOf,
  type ShopperActor,
} from '@shopbell/domain';
import type { AgentId, GroupSlug, Leave, Say, SharedCard } from '@shopbell/protocol';
import { DEFAULT_CASE_WINDOW_MS } from '../ports/settings.ts';
import type { Change, Decision, Device, Key, View } from '../ports/store.ts';
import { sentBefore } from './again.ts';
import { type Carried, fasten } from './carried.ts';
import type { AppDeps } from './deps.ts';
import { deviceAfter } from './device.ts';
import { type Receipt, type Refusal, receipt, refused } from './outcome.ts';
import { mayRead } from './readable.ts';
import { memberName, type Shopper, shopperActor } from './who.ts';

type Asked = Receipt | Refusal;

/** The same card: what a token stands for is not looked up again for what was stored. */
const isCard = (card: SharedCard | undefined, said: Say['card']): boolean =>
  said === undefined || typeof said === 'string'
    ? (card !== undefined) === (said !== undefined)
    : JSON.stringify(card?.card) === JSON.stringify(said);

/** The same words, and the same with them. */
export const isMessage = ({ event }: Logged, { text, file, card, act }: Say): boolean =>
  event.kind === 'message' &&
  event.text === text &&
  event.file?.id === file &&
  event.act === act &&
  isCard(event.card, card);

const nothing = (result: Asked): Decision<Asked> => ({ changes: [], result });

/** What the floor says to a request. Looked up when it is decided. */
export interface Floor {
  /** Who is asked, for a conversation that is opened; the default one unless the site has such a group. */
  group: GroupSlug | undefined;
  /** What this agent lets shoppers be told, while they are away. */
  autoReplyOf(agent: AgentId): string | undefined;
  /** Who comes back within this time of a close comes back with the same matter, in ms; 0 for never. */
  caseWindowMs: number;
  /** The shop takes no words of theirs. */
  isBlocked(): boolean;
  /** What is kept of what they leave their words with, at this group, and when an answer is due. */
  leaving(given: Leave, group: GroupSlug | undefined): Leaving | Refusal;
}

const NOBODY_AWAY: Floor = {
  group: undefined,
  autoReplyOf: () => undefined,
  caseWindowMs: DEFAULT_CASE_WINDOW_MS,
  isBlocked: () => false,
  leaving: () => ({}),
};

/**
 * Everything a decision needs that is not in the store. Ids are made when first needed, and are the same however often the
 * decision runs.
 */
class Asking {
  readonly who: Shopper;
  readonly say: Say;
  readonly now: number;
  /** Whom they ask, where the site has such a group. */
  readonly group: GroupSlug | undefined;
  readonly #newId: () => string;
  /** What who has it lets shoppers be told while they are away. */
  readonly autoReplyOf: (agent: AgentId) => string | undefined;
  readonly caseWindowMs: number;
  readonly isBlocked: () => boolean;
  readonly leaving: Floor['leaving'];
  #participant: string | undefined;
  #conversation: string | undefined;
  #case: string | undefined;

  /** What they send with their words, as far as it had to be looked up. */
  readonly carried: Carried;

  constructor(who: Shopper, say: Say, carried: Carried, floor: Floor, { clock, newId }: AppDeps) {
    const { group, autoReplyOf, caseWindowMs, isBlocked, leaving } = floor;
    this.isBlocked = isBlocked;
    this.leaving = leaving;
    this.carried = carried;
    this.caseWindowMs = caseWindowMs;
    this.autoReplyOf = autoReplyOf;
    this.who = who;
    this.say = say;
    this.group = group;
    this.now = clock.now();
    this.#newId = newId;
  }
  get participant(): string {
    this.#participant ??= this.#newId();
    return this.#participant;
  }
  get conversation(): string {
    this.#conversation ??= this.#newId();
    return this.#conversation;
  }
  get case(): string {
    this.#case ??= this.#newId();
    return this.#case;
  }
}

/** Where the words go: the conversation named, or the one that followed it, or the person's open one; else a new one. */
function target(
  view: View,
  { who, say }: Asking,
  by: Shopper,
): { into?: Conversation; after?: ClosedConversation } | Refusal {
  let after: ClosedConversation | undefined;
  let id = say.conversation ?? by.only?.conversation;
  while (id) {
    const conversation = view.conversation(id);
    if (!conversation || !mayRead(conversation, by)) {
      // What followed is another person's: who came by a letter goes on by themselves, in the same matter.
      if (after && by.only) break;
      return { refused: 'conversation_unknown' };
    }
    if (conversation.state !== 'closed') return { into: conversation };
    after = conversation;
    id = conversation.successor;
  }
  const openId = by.participant && view.open(personOf(by.participant, who.member));
  const into = openId ? view.conversation(openId) : undefined;
  return { ...(into ? { into } : {}), ...(after ? { after } : {}) };
}

/** The closed conversation learns its single successor, in the same commit (decisions 6). */
function succeed(after: ClosedConversation, successor: string, now: number): Change {
  const by = { role: 'system' } as const;
  const { conversation, log } = append(
    after,
    [{ lane: 'desk', event: { kind: 'succeeded', by, conversation: successor } }],
    now,
  );
  return { put: 'conversation', conversation, log };
}

/** What they come back from: the conversation they name, else their last one, if it was closed within the window. */
function comesFrom(
  view: View,
  { who, now, caseWindowMs }: Asking,
  { participant }: Device,
  after: ClosedConversation | undefined,
) {
  if (caseWindowMs === 0) return undefined;
  const id = after ? undefined : view.closed(personOf(participant, who.member));
  const before = after ?? (id === undefined ? undefined : view.conversation(id));
  return before?.state === 'closed' && now - before.lastAt <= caseWindowMs ? before : undefined;
}

/**
 * Where they are reached who go on from one before: who answers by a letter is answered by one. The order it was about is part of its
 * matter, and stays with that.
 */
function contactFrom(after: ClosedConversation | undefined, before: ClosedConversation | undefined) {
  if (before?.contact) return { contact: before.contact };
  const { order: _, ...contact } = after?.contact ?? {};
  return { contact };
}

/**
 * Where it goes on from one before, it asks the same group, unless the page names one.
 *
 * @param after what it follows
 * @param before that, or their last one, where it is the same matter
 */
function begin(
  asking: Asking,
  device: Device,
  { after, before }: { after: ClosedConversation | undefined; before: ClosedConversation | undefined },
  by: ShopperActor,
  attachments: Attachments,
) {
  const { who, say, now } = asking;
  const group = asking.group ?? before?.group;
  const leave = say.leave && asking.leaving(say.leave, group);
  if (leave && refused(leave)) return leave;
  const last = before?.agent ? { lastAgent: before.agent.id } : {};
  const { language, skills } = say;
  const { blank, events } = open(
    {
      id: asking.conversation,
      site: who.site,
      participant: device.participant,
      ...(who.member ? { member: memberName(who.member) } : {}),
      case: before ? { continues: before.case, ...last } : { opens: asking.case },
      ...(say.page ? { page: say.page } : {}),
      ...contactFrom(after, before),
      ...(group ? { group } : {}),
      ...(language === undefined ? {} : { language }),
      ...(skills ? { skills: [...new Set(skills)] } : {}),
      ...(who.priority === undefined ? {} : { priority: who.priority }),
      by,
      cid: say.cid,
      text: say.text,
      ...attachments,
      ...(leave ? { leave } : {}),
    },
    now,
  );
  return append(blank, events, now);
}

/** What is said into a conversation that takes it. */
function goOn(
  into: Conversation,
  { say, now, autoReplyOf, leaving }: Asking,
  by: ShopperActor,
  attachments: Attachments,
) {
  const leave = say.leave && leaving(say.leave, into.group);
  if (leave && refused(leave)) return leave;
  const autoReply = into.state === 'active' ? autoReplyOf(into.agent.id) : undefined;
  const told = autoReply === undefined ? {} : { autoReply };
  const verdict = decide(into, {
    ...{ do: 'ask', by, cid: say.cid, text: say.text, ...attachments, ...told },
    ...(leave ? { leave } : {}),
  });
  if ('refused' in verdict) return verdict;
  if ('succeed' in verdict) throw new Error('a closed conversation was chosen as target');
  return append(into, verdict.events, now);
}

function decideAsk(view: View, asking: Asking): Decision<Asked> {
  const { say, now } = asking;
  const known = view.device(asking.who.tokenHash);
  const device = deviceAfter(known, asking.who, () => asking.participant);
  if ('refused' in device) return nothing(device);
  const { participant } = device;
  const who = asking.who.participant === participant ? asking.who : { ...asking.who, participant };
  const before = sentBefore(view, who, participant, say.cid, (logged) => isMessage(logged, say));
  if (before) return nothing(before);
  const { carried } = asking;
  for (const lacking of [carried.file, carried.card]) if (lacking && refused(lacking)) return nothing(lacking);
  // After it: what was taken in before is not refused when it is asked about again (C1).
  if (asking.isBlocked()) return nothing({ refused: 'blocked' });
  const aim = target(view, asking, who);
  if ('refused' in aim) return nothing(aim);

  const by = shopperActor(who, participant);
  const member = asking.who.member?.id;
  const into = aim.into?.id;
  const lands = into ?? asking.conversation;
  const fastened = fasten({ view, say, carried, sender: 'shopper', member, into, lands, now });
  if ('refused' in fastened) return nothing(fastened);
  const { attachments } = fastened;
  const written = aim.into
    ? goOn(aim.into, asking, by, attachments)
    : begin(asking, device, { after: aim.after, before: comesFrom(view, asking, device, aim.after) }, by, attachments);
  if ('refused' in written) return nothing(written);
  const said = written.log.findLast(({ event }) => event.cid === say.cid);
  if (!said) throw new Error('a message left no event');
  const changes: Change[] = [
    ...fastened.changes,
    { put: 'conversation', conversation: written.conversation, log: written.log },
  ];
  if (device !== known) changes.unshift({ put: 'device', device });
  // Who came by a letter is nobody whose words the others would find there.
  if (aim.after && !who.only) changes.push(succeed(aim.after, written.conversation.id, now));
  return { changes, result: receipt(say.cid, written.conversation, said) };
}

/**
 * A shopper says something. Mints the participant at a device's first words, opens a conversation where none is open, and
 * carries what is said to a closed one into its successor. Where who has it is away, they are told in the same commit.
 */
export function ask(
  deps: AppDeps,
  who: Shopper,
  say: Say,
  floor: Floor = NOBODY_AWAY,
  carried: Carried = {},
): Promise<Asked> {
  const asking = new Asking(who, say, carried, floor, deps);
  const keys: Key[] = [{ kind: 'device', tokenHash: who.tokenHash }];
  if (who.participant) keys.push({ kind: 'sent', author: who.participant, cid: say.cid });
  if (say.conversation) keys.push({ kind: 'conversation', id: say.conversation });
  return deps.store.commit(who.site, keys, (view) => decideAsk(view, asking), who);
}
