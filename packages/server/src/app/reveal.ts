import { agentMayRead, type Duty, findPrivate, isGuest } from '@shopbell/domain';
import type { AgentId, ConversationId, RevealRule, SiteId } from '@shopbell/protocol';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Settings } from '../ports/settings.ts';
import type { Store } from '../ports/store.ts';

interface Revealed {
  /** What the mask hides. */
  text: string;
}
type Refused = { problem: 'conversation_unknown' | 'message_unknown' | 'forbidden' };

/** Looks behind masks, for who may. */
export interface Reveal {
  /**
   * What the piece `piece` (0 is the first) of the event `seq` hides. That it was looked at, by whom and what kind of thing it is stands
   * in the site's log before anybody has it.
   */
  read(
    site: SiteId,
    by: { id: AgentId; duty: Duty },
    at: { conversation: ConversationId; seq: number; piece: number },
  ): Promise<Revealed | Refused>;
}

interface Deps {
  store: Pick<Store, 'conversation' | 'readPublic'>;
  directory: Pick<Directory, 'change'>;
  settings: Pick<Settings, 'get'>;
  clock: Pick<Clock, 'now'>;
}

const mayReveal = (rule: RevealRule, duty: Duty, isTheirs: boolean): boolean =>
  rule !== 'nobody' && (duty !== 'agent' || (rule === 'own' && isTheirs));

export const createReveal = ({ store, directory, settings, clock }: Deps): Reveal => ({
  async read(site, { id, duty }, { conversation, seq, piece }) {
    const found = await store.conversation(site, conversation);
    if (!found || !agentMayRead(found, id, duty)) return { problem: 'conversation_unknown' };
    const holder = 'agent' in found ? found.agent?.id : undefined;
    const rule = (await settings.get(site))?.reveal;
    if (rule === undefined || !mayReveal(rule, duty, holder === id || isGuest(found, id))) {
      return { problem: 'forbidden' };
    }
    const [event] = (await store.readPublic(site, conversation, { after: seq - 1, limit: 1 })).events;
    if (event?.seq !== seq || event.by.role !== 'shopper') return { problem: 'message_unknown' };
    if (event.kind !== 'message' && event.kind !== 'edited') return { problem: 'message_unknown' };
    const hidden = findPrivate(event.text)[piece];
    if (!hidden) return { problem: 'message_unknown' };
    const change = { kind: 'revealed', site, conversation, seq, what: hidden.kind } as const;
    const noted = await directory.change([change], { role: 'agent', id }, clock.now());
    if (!noted.ok) throw new Error(`a look behind a mask could not be noted: ${noted.refusal}`);
    return { text: event.text.slice(hidden.start, hidden.end) };
  },
});
