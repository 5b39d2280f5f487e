import { agentMayRead, type Conversation, type LeftForm, parseLeftForm } from '@shopbell/domain';
import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import type { Session } from '../auth/types.ts';
import type { SettledQuery } from '../ports/store.ts';
import { rowOf } from '../relay/rows.ts';
import type { OfficeDeps } from './deps.ts';
import { createLeftWords, type LeftWords } from './left-words.ts';
import { faulty, type SettingsRefusal, told } from './refusal.ts';

/** Rows a page. */
const PAGE = 50;
/** Rows a page looks through: somebody may be allowed to read few of them. */
const WITHIN = 400;
const AT_ONCE = 100;

export type SettledHow = SettledQuery['how'];
/** Where the next page begins. */
export type SettledPlace = { at: number; id: ConversationId };

export interface SettledPage {
  conversations: readonly ConversationRow[];
  next?: SettledPlace;
}

/** What is asked of who leaves a message, and what became of those that nobody owes an answer to. */
export interface LeftDesk {
  /** `mails`: letters go out at all. */
  form(by: Session): Promise<{ form: LeftForm; mails: boolean }>;
  /** A form from outside: each fault is told by its name. */
  setForm(by: Session, form: unknown): Promise<{ ok: true } | SettingsRefusal>;
  /** Of those the reader may read, the last left first. */
  settled(by: Session, how: SettledHow, before?: SettledPlace): Promise<SettledPage>;
  /** What these begin with and how they ended, of those the reader may read. */
  words(by: Session, of: readonly ConversationId[]): Promise<LeftWords[]>;
}

const placeOf = ({ id, left }: Conversation): SettledPlace => ({ at: left?.at ?? 0, id });

export function createLeftDesk({ store, directory, settings, mails, clock, log }: OfficeDeps): LeftDesk {
  return {
    words: createLeftWords({ store }),

    async form({ self: { site } }) {
      const found = await settings.get(site.id);
      if (found === undefined) throw new Error(`site ${site.id} has no settings`);
      return { form: found.leftForm, mails };
    },

    async setForm({ self: { id, site } }, given) {
      const parsed = parseLeftForm(given);
      if (!parsed.ok) return faulty(parsed.faults);
      const entry = { kind: 'left_form', site: site.id, form: parsed.form } as const;
      const result = await directory.change([entry], { role: 'agent', id }, clock.now());
      if (!result.ok) return told(result.refusal);
      log.info({ by: id, site: site.id, change: entry.kind }, 'settings changed');
      return result;
    },

    async settled({ self: { id, duty, site } }, how, before) {
      const found: Conversation[] = [];
      let place = before;
      for (let seen = 0; seen < WITHIN; ) {
        const at = place === undefined ? {} : { before: place };
        const page = await store.conversations(site.id, { of: 'settled', how, limit: AT_ONCE, ...at });
        for (const row of page) {
          if (found.length === PAGE) return { conversations: found.map(rowOf), ...(place ? { next: place } : {}) };
          if (agentMayRead(row, id, duty)) found.push(row);
          place = placeOf(row);
        }
        if (page.length < AT_ONCE) return { conversations: found.map(rowOf) };
        seen += page.length;
      }
      return { conversations: found.map(rowOf), ...(place ? { next: place } : {}) };
    },
  };
}
