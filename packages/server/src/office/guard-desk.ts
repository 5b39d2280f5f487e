import { ABUSE, type GuardRules, parseGuard } from '@shopbell/domain';
import type { ConversationId, GuardRule, RevealRule } from '@shopbell/protocol';
import type { Session } from '../auth/types.ts';
import type { Caught, CaughtPlace } from '../ports/caught.ts';
import type { FloorChange } from '../ports/directory-floor.ts';
import type { LogActor } from '../ports/site-log.ts';
import type { Store } from '../ports/store.ts';
import type { OfficeDeps } from './deps.ts';
import { faulty, type SettingsRefusal, told } from './refusal.ts';

/** Entries a page. */
const PAGE = 30;

export interface GuardView {
  guard: GuardRules;
  reveal: RevealRule;
  /** Hosts of the site's own pages, which agents may always link to. */
  hosts: readonly string[];
  /** The product's own list of abuse. */
  abuse: readonly string[];
}

/** Something the guard found: sent although it asked, or held back. */
export interface CaughtEntry {
  n: number;
  at: number;
  agent: { id: string; name: string };
  conversation: ConversationId;
  rules: readonly GuardRule[];
  held: boolean;
  /** Absent where the words are gone. */
  text?: string;
}

type Done = { ok: true } | SettingsRefusal;

/** The rules for agents' words, and what they found. Who may is checked at the door; `by` is their session. */
export interface GuardDesk {
  view(by: Session): Promise<GuardView>;
  /** Rules from outside: each fault is told by name and place. */
  set(by: Session, rules: unknown): Promise<Done>;
  setReveal(by: Session, reveal: RevealRule): Promise<Done>;
  /** Newest first. `before`: `next` of the page before. */
  caught(by: Session, before?: number): Promise<{ entries: readonly CaughtEntry[]; next?: number }>;
}

interface GuardDeskDeps extends Pick<OfficeDeps, 'directory' | 'settings' | 'clock' | 'log'> {
  caught: Caught;
  store: Pick<Store, 'readDesk' | 'readPublic'>;
}

const actor = ({ self }: Session): LogActor => ({ role: 'agent', id: self.id });

export function createGuardDesk({ directory, settings, clock, log, caught, store }: GuardDeskDeps): GuardDesk {
  async function change(by: Session, entry: FloorChange): Promise<Done> {
    const result = await directory.change([entry], actor(by), clock.now());
    if (!result.ok) return told(result.refusal);
    log.info({ by: by.self.id, site: by.self.site.id, change: entry.kind }, 'settings changed');
    return result;
  }

  /** What went out, as it reads now; an edit of it was looked at by itself. */
  async function wordsOf(site: string, conversation: ConversationId, seq: number): Promise<string | undefined> {
    const [event] = (await store.readPublic(site, conversation, { after: seq - 1, limit: 1 })).events;
    return event?.kind === 'message' ? event.text : undefined;
  }

  async function entryOf(site: string, { n, conversation, deskSeq }: CaughtPlace): Promise<CaughtEntry[]> {
    const [event] = (await store.readDesk(site, conversation, { after: deskSeq - 1, limit: 1 })).events;
    if ((event?.kind !== 'guarded' && event?.kind !== 'held_back') || event.by.role !== 'agent') return [];
    const { at, by, rules } = event;
    const held = event.kind === 'held_back';
    const text = held ? event.text : await wordsOf(site, conversation, event.of);
    const agent = { id: by.id, name: by.name };
    return [{ n, at, agent, conversation, rules, held, ...(text === undefined ? {} : { text }) }];
  }

  return {
    async view({ self: { site } }) {
      const found = await settings.get(site.id);
      if (found === undefined) throw new Error(`site ${site.id} has no settings`);
      const { guard, reveal, hosts } = found;
      return { guard, reveal, hosts, abuse: ABUSE };
    },

    async set(by, given) {
      const parsed = parseGuard(given);
      if (!parsed.ok) return faulty(parsed.faults);
      return change(by, { kind: 'guard', site: by.self.site.id, guard: parsed.rules });
    },

    setReveal: (by, reveal) => change(by, { kind: 'reveal', site: by.self.site.id, reveal }),

    async caught({ self: { site } }, before) {
      const places = await caught.lately(site.id, PAGE, before);
      const entries = (await Promise.all(places.map((place) => entryOf(site.id, place)))).flat();
      const last = places.at(-1);
      return { entries, ...(places.length < PAGE || last === undefined ? {} : { next: last.n }) };
    },
  };
}
