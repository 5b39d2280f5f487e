import {
  type AttributeSource,
  agentMayRead,
  type Conversation,
  type Duty,
  findPrivate,
  isGuest,
  maskAttribute,
} from '@shopbell/domain';
import type { AgentId, ContactField, ConversationId, RevealRule, SiteId } from '@shopbell/protocol';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Settings } from '../ports/settings.ts';
import type { Shoppers } from '../ports/shoppers.ts';
import type { LookedBehind } from '../ports/site-log.ts';
import type { Store } from '../ports/store.ts';

interface Revealed {
  /** What the mask hides. */
  text: string;
}
interface Refused {
  problem: 'conversation_unknown' | 'message_unknown' | 'not_found' | 'forbidden';
}

interface Looker {
  id: AgentId;
  duty: Duty;
}

/**
 * Looks behind masks, one at a time, for who may. That it was looked at, by whom and what kind of thing it is stands in the site's log
 * before anybody has it.
 */
export interface Reveal {
  /** What the piece `piece` (0 is the first) of the event `seq` hides. */
  words(
    site: SiteId,
    by: Looker,
    at: { conversation: ConversationId; seq: number; piece: number },
  ): Promise<Revealed | Refused>;
  /** What the conversation's shopper left to be reached by, in one field. */
  contact(
    site: SiteId,
    by: Looker,
    at: { conversation: ConversationId; field: Exclude<ContactField, 'name'> },
  ): Promise<Revealed | Refused>;
  /** What the shop says of the conversation's shopper under a name, whole. */
  attribute(
    site: SiteId,
    by: Looker,
    at: { conversation: ConversationId; source: AttributeSource; name: string },
  ): Promise<Revealed | Refused>;
}

interface Deps {
  store: Pick<Store, 'conversation' | 'readPublic'>;
  shoppers: Pick<Shoppers, 'read'>;
  directory: Pick<Directory, 'change'>;
  settings: Pick<Settings, 'get'>;
  clock: Pick<Clock, 'now'>;
}

const mayReveal = (rule: RevealRule, duty: Duty, isTheirs: boolean): boolean =>
  rule !== 'nobody' && (duty !== 'agent' || (rule === 'own' && isTheirs));

export function createReveal({ store, shoppers, directory, settings, clock }: Deps): Reveal {
  /** The conversation, for who may look behind its masks. */
  async function opened(site: SiteId, { id, duty }: Looker, conversation: ConversationId) {
    const found = await store.conversation(site, conversation);
    if (!found || !agentMayRead(found, id, duty)) return { problem: 'conversation_unknown' } as const;
    const holder = 'agent' in found ? found.agent?.id : undefined;
    const rule = (await settings.get(site))?.reveal;
    if (rule === undefined || !mayReveal(rule, duty, holder === id || isGuest(found, id))) {
      return { problem: 'forbidden' } as const;
    }
    return found;
  }

  async function note(site: SiteId, { id }: Looker, looked: LookedBehind): Promise<void> {
    const noted = await directory.change([{ kind: 'revealed', site, looked }], { role: 'agent', id }, clock.now());
    if (!noted.ok) throw new Error(`a look behind a mask could not be noted: ${noted.refusal}`);
  }

  async function wordsOf(site: SiteId, { id }: Conversation, seq: number): Promise<string | undefined> {
    const [event] = (await store.readPublic(site, id, { after: seq - 1, limit: 1 })).events;
    if (event?.seq !== seq || event.by.role !== 'shopper') return undefined;
    return 'text' in event ? event.text : undefined;
  }

  return {
    async words(site, by, { conversation, seq, piece }) {
      const found = await opened(site, by, conversation);
      if ('problem' in found) return found;
      const text = (await wordsOf(site, found, seq)) ?? '';
      const hidden = findPrivate(text)[piece];
      if (!hidden) return { problem: 'message_unknown' };
      await note(site, by, { conversation, seq, what: hidden.kind });
      return { text: text.slice(hidden.start, hidden.end) };
    },

    async contact(site, by, { conversation, field }) {
      const found = await opened(site, by, conversation);
      if ('problem' in found) return found;
      const text = found.contact?.[field];
      if (text === undefined) return { problem: 'not_found' };
      await note(site, by, { conversation, field, what: field });
      return { text };
    },

    async attribute(site, by, { conversation, source, name }) {
      const found = await opened(site, by, conversation);
      if ('problem' in found) return found;
      const { attributes } = await shoppers.read(site, found.person);
      const values = attributes.find((one) => one.source === source)?.values ?? {};
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      const what = value === undefined ? undefined : maskAttribute(name, value).kind;
      if (what === undefined) return { problem: 'not_found' };
      await note(site, by, { conversation, source, what });
      return { text: String(value) };
    },
  };
}
