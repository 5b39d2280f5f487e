import {
  agentMayRead,
  type Block,
  type Conversation,
  isBlocked,
  mayReadEarlier,
  type PersonKey,
  SHOPPER_LIMITS,
  type ShopperChange,
  type ShopperFacts,
} from '@shopbell/domain';
import { type ConversationId, isName, type ProblemCode } from '@shopbell/protocol';
import { lastLineOf, maskedAttributes, type ToldAttributes } from '../app/masked.ts';
import type { Session } from '../auth/types.ts';
import type { Bus } from '../ports/bus.ts';
import type { Directory } from '../ports/directory.ts';
import type { BlockPlace, RemarkPage, Shoppers, Tag } from '../ports/shoppers.ts';
import type { LogActor, ToldBody } from '../ports/site-log.ts';
import type { Store } from '../ports/store.ts';
import { type BlockedPage, readBlocked } from './blocked.ts';
import type { OfficeDeps } from './deps.ts';

/** A person's conversations that are looked through: the open ones, then the newest. */
const THEIRS_MAX = 200;
/** Conversations, and remarks, a page. */
const PAGE = 20;
/** Longest block an agent may set, in ms; longer ones, and for good, are for supervisors and admins. */
export const AGENT_BLOCK_MAX_MS = 7 * 86_400_000;
/** Longest block with an end, in ms. */
export const BLOCK_MAX_MS = 366 * 86_400_000;

interface Refused {
  problem: ProblemCode;
  path?: string;
}
type Done = { ok: true } | Refused;

/** What is known of a shopper, as an agent sees it. */
export interface ShopperView extends Omit<ShopperFacts, 'tags' | 'block' | 'attributes'> {
  person: PersonKey;
  /** When their first conversation that is known began, epoch ms; of their newest 200. */
  firstAt: number;
  tags: readonly Tag[];
  attributes: readonly ToldAttributes[];
  /** The newest ones, oldest first; there are others before them while there is a `nextRemarks`. */
  remarks: RemarkPage['remarks'];
  nextRemarks?: string;
  /** All there are. */
  remarkCount: number;
  /** Only one that holds; `mayLift` says whether the reader may end it. */
  block?: Block & { mayLift: boolean };
  /** Conversations and cases with them, at most 200 conversations. */
  conversations: number;
  cases: number;
}

/** One of a person's conversations. What the reader may not read says neither what was said nor where. */
export interface EarlierView extends Pick<Conversation, 'state' | 'openedAt' | 'lastAt'> {
  conversation: ConversationId;
  case: string;
  readable: boolean;
  agent?: { id: string; name: string };
  page?: { url: string; title: string };
  last?: string;
  /** The newest rating; of what may be read. */
  stars?: number;
}

/** What agents write down about shoppers. Who may read one of a person's conversations may read and write it. */
export interface ShopperDesk {
  view(by: Session, person: PersonKey): Promise<ShopperView | Refused>;
  /** Newest first; `before` as `next` of the page before. */
  conversations(
    by: Session,
    person: PersonKey,
    before: ConversationId | undefined,
  ): Promise<{ conversations: readonly EarlierView[]; next?: ConversationId } | Refused>;
  /** Null: as they call themselves. */
  setName(by: Session, person: PersonKey, name: string | null): Promise<Done>;
  setTag(by: Session, person: PersonKey, tag: string, on: boolean): Promise<Done>;
  /** The newest remarks, or those before the one named `before`, oldest first; `next` as in `view`. */
  remarks(by: Session, person: PersonKey, before: string | undefined): Promise<RemarkPage | Refused>;
  /** Gives the remark's id. */
  remark(
    by: Session,
    person: PersonKey,
    text: string,
    conversation: ConversationId | undefined,
  ): Promise<{ id: string } | Refused>;
  /** One's own. What it said before is kept. */
  editRemark(by: Session, person: PersonKey, id: string, text: string): Promise<Done>;
  /** `forMs` null: for good, for supervisors and admins. Another block takes its place. */
  block(by: Session, person: PersonKey, reason: string, forMs: number | null): Promise<Done>;
  /** One's own; anybody's for supervisors and admins. */
  unblock(by: Session, person: PersonKey): Promise<Done>;
  /** Who is blocked, newest first; `after` as `next` of the page before. For supervisors and admins, as the door checks. */
  blocked(by: Session, after: BlockPlace | undefined): Promise<BlockedPage>;
}

export interface ShopperDeskDeps extends Pick<OfficeDeps, 'clock' | 'newId' | 'log'> {
  directory: Pick<Directory, 'change'>;
  store: Pick<Store, 'conversations'>;
  shoppers: Shoppers;
  bus: Pick<Bus, 'publish'>;
}

const actor = ({ self }: Session): LogActor => ({ role: 'agent', id: self.id });
const author = ({ self: { id, name } }: Session) => ({ id, name });
const leads = ({ self }: Session): boolean => self.duty !== 'agent';

export function createShopperDesk(deps: ShopperDeskDeps): ShopperDesk {
  const { store, shoppers, directory, bus, clock } = deps;
  const unknown: Refused = { problem: 'shopper_unknown' };

  const all = (site: string, person: PersonKey) =>
    store.conversations(site, { of: 'persons', persons: [person], limit: THEIRS_MAX });

  /** Their conversations, where the reader may read one of them; a person nobody ever heard of answers the same as a foreign one. */
  async function theirsFor({ self }: Session, person: PersonKey): Promise<readonly Conversation[] | undefined> {
    const theirs = await all(self.site.id, person);
    return theirs.some((one) => agentMayRead(one, self.id, self.duty)) ? theirs : undefined;
  }

  async function write(by: Session, person: PersonKey, change: ShopperChange): Promise<ShopperFacts | Refused> {
    const { id: site } = by.self.site;
    const written = await shoppers.write(site, person, change);
    if ('refused' in written) return { problem: written.refused };
    const { facts, changed } = written;
    if (changed) tell(site, person, facts);
    return facts;
  }

  function tell(site: string, person: PersonKey, { rev, block }: ShopperFacts): void {
    const held = block && isBlocked(block, clock.now()) ? block : undefined;
    const until = held?.until === undefined ? {} : { until: held.until };
    bus.publish({ kind: 'shopper', site, person, rev, ...(held ? { block: until } : {}) });
  }

  async function writeFor(by: Session, person: PersonKey, change: ShopperChange): Promise<Done> {
    if (!(await theirsFor(by, person))) return unknown;
    const written = await write(by, person, change);
    return 'problem' in written ? written : { ok: true };
  }

  /** The site's log says it before it is so: nobody is blocked, or let in again, without a line. */
  async function told(by: Session, entry: ToldBody): Promise<void> {
    const { id: site } = by.self.site;
    const noted = await directory.change([{ kind: 'told', site, entry }], actor(by), clock.now());
    if (!noted.ok) throw new Error(`a block could not be noted: ${noted.refusal}`);
  }

  const mayLift = (by: Session, block: Block): boolean => leads(by) || block.by.id === by.self.id;

  return {
    async view(by, person) {
      const theirs = await theirsFor(by, person);
      if (!theirs) return unknown;
      const { id: site } = by.self.site;
      const [facts, list, said, remarkCount] = await Promise.all([
        shoppers.read(site, person),
        shoppers.tags(site),
        shoppers.remarks(site, person, { limit: PAGE }),
        shoppers.remarkCount(site, person),
      ]);
      const { tags, block, attributes, ...rest } = facts;
      const held = block && isBlocked(block, clock.now()) ? { block: { ...block, mayLift: mayLift(by, block) } } : {};
      return {
        ...rest,
        ...held,
        person,
        remarks: said.remarks,
        ...(said.next === undefined ? {} : { nextRemarks: said.next }),
        remarkCount,
        attributes: attributes.map(maskedAttributes),
        tags: tags.flatMap((id) => list.find((tag) => tag.id === id) ?? []),
        firstAt: Math.min(...theirs.map(({ openedAt }) => openedAt)),
        conversations: theirs.length,
        cases: new Set(theirs.map((one) => one.case.id)).size,
      };
    },

    async conversations(by, person, before) {
      const theirs = await theirsFor(by, person);
      if (!theirs) return unknown;
      const { id, duty } = by.self;
      const sorted = [...theirs].sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? 1 : -1));
      const from = before === undefined ? 0 : sorted.findIndex((one) => one.id === before) + 1;
      const page = sorted.slice(from, from + PAGE);
      const last = page.at(-1);
      return {
        conversations: page.map((one): EarlierView => {
          const readable = agentMayRead(one, id, duty) || mayReadEarlier(one, theirs, id);
          const { agent } = 'agent' in one ? one : {};
          return {
            conversation: one.id,
            case: one.case.id,
            state: one.state,
            openedAt: one.openedAt,
            lastAt: one.lastAt,
            readable,
            ...(agent ? { agent: { id: agent.id, name: agent.name } } : {}),
            ...(readable && one.page ? { page: { url: one.page.url, title: one.page.title } } : {}),
            ...(readable && one.last ? { last: lastLineOf(one.last) } : {}),
            ...(readable && one.rating?.stars !== undefined ? { stars: one.rating.stars } : {}),
          };
        }),
        ...(last && from + PAGE < sorted.length ? { next: last.id } : {}),
      };
    },

    async setName(by, person, given) {
      const name = given?.trim() ?? '';
      if (given !== null && !isName(name, SHOPPER_LIMITS.nameMaxChars)) return { problem: 'bad_frame', path: 'name' };
      return writeFor(by, person, name === '' ? { set: 'name' } : { set: 'name', name });
    },

    async setTag(by, person, tag, on) {
      const tags = await shoppers.tags(by.self.site.id);
      // One that is gone from the list may still be taken off.
      if (on && !tags.some(({ id }) => id === tag)) return { problem: 'tag_unknown' };
      return writeFor(by, person, { set: 'tag', tag, on });
    },

    async remarks(by, person, before) {
      if (!(await theirsFor(by, person))) return unknown;
      const at = before === undefined ? {} : { before };
      return shoppers.remarks(by.self.site.id, person, { ...at, limit: PAGE });
    },

    async remark(by, person, text, conversation) {
      const theirs = await theirsFor(by, person);
      if (!theirs) return unknown;
      if (conversation !== undefined && !theirs.some(({ id }) => id === conversation)) {
        return { problem: 'conversation_unknown' };
      }
      const id = deps.newId();
      const where = conversation === undefined ? {} : { conversation };
      const written = await write(by, person, {
        set: 'remark',
        id,
        by: author(by),
        at: clock.now(),
        text: text.trim(),
        ...where,
      });
      return 'problem' in written ? written : { id };
    },

    editRemark: (by, person, id, text) =>
      writeFor(by, person, { set: 'remark_words', id, by: author(by), at: clock.now(), text: text.trim() }),

    async block(by, person, reason, forMs) {
      if (!leads(by) && (forMs === null || forMs > AGENT_BLOCK_MAX_MS)) return { problem: 'forbidden' };
      if (!(await theirsFor(by, person))) return unknown;
      const before = (await shoppers.read(by.self.site.id, person)).block;
      const at = clock.now();
      // A colleague's block is not shortened by who may not lift it.
      if (before && isBlocked(before, at) && !mayLift(by, before)) return { problem: 'forbidden' };
      const until = forMs === null ? {} : { until: at + forMs };
      await told(by, { kind: 'shopper_blocked', body: { person, ...until } });
      const written = await write(by, person, {
        set: 'block',
        block: { by: author(by), reason: reason.trim(), at, ...until },
      });
      if ('problem' in written) return written;
      deps.log.info({ by: by.self.id, site: by.self.site.id }, 'a shopper was blocked');
      return { ok: true };
    },

    async unblock(by, person) {
      const { id: site } = by.self.site;
      // Who is blocked may have no conversation that is left to read: supervisors see them in their list.
      if (!leads(by) && !(await theirsFor(by, person))) return unknown;
      const { block } = await shoppers.read(site, person);
      if (!block || !isBlocked(block, clock.now())) return { ok: true };
      if (!mayLift(by, block)) return { problem: 'forbidden' };
      await told(by, { kind: 'shopper_unblocked', body: { person } });
      const written = await write(by, person, { set: 'block' });
      return 'problem' in written ? written : { ok: true };
    },

    blocked: ({ self: { site } }, after) => readBlocked(deps, site.id, after),
  };
}
