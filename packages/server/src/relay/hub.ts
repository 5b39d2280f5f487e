import type { PersonKey } from '@shopbell/domain';
import type { ConversationId, SiteId } from '@shopbell/protocol';
import type { Who } from '../app/who.ts';
import type { Session } from './session.ts';

/**
 * Sessions by a key. Most keys have one – a shopper, their device, their conversation – and a set for each would be half
 * of what an idle connection costs; so one alone is kept as it is.
 */
function index() {
  const entries = new Map<string, Session | Set<Session>>();
  return {
    /** Who is there now: a list of its own, so that they may come and go meanwhile. */
    of(key: string): readonly Session[] {
      const entry = entries.get(key);
      if (!entry) return [];
      return entry instanceof Set ? [...entry] : [entry];
    },
    count(key: string): number {
      const entry = entries.get(key);
      if (!entry) return 0;
      return entry instanceof Set ? entry.size : 1;
    },
    add(key: string, session: Session): void {
      const entry = entries.get(key);
      if (!entry) entries.set(key, session);
      else if (entry instanceof Set) entry.add(session);
      else if (entry !== session) entries.set(key, new Set([entry, session]));
    },
    drop(key: string, session: Session): void {
      const entry = entries.get(key);
      if (entry === session) entries.delete(key);
      else if (entry instanceof Set && entry.delete(session) && entry.size === 0) entries.delete(key);
    },
  };
}

const personKey = (site: SiteId, person: PersonKey) => `${site} ${person}`;

const holderKey = (who: Who) => (who.role === 'agent' ? who.session : `${who.site} ${who.tokenHash}`);

/** Who listens to what, on this node. */
export function createHub() {
  const all = new Set<Session>();
  const followers = index();
  const persons = index();
  const shoppers = index();
  const agents = index();
  const holders = index();
  return {
    all: all as ReadonlySet<Session>,
    /** A socket came. */
    open: (session: Session) => void all.add(session),
    /** It was greeted. */
    greet(session: Session): void {
      const { who } = session;
      if (who) (who.role === 'agent' ? agents : shoppers).add(who.site, session);
    },
    /** Its holder is known; counts from here on, so that hellos at the same time can't pass the limit together. */
    hold: (session: Session, who: Who) => holders.add(holderKey(who), session),
    /** How many sockets this device or agent's session has here. */
    held: (who: Who): number => holders.count(holderKey(who)),
    /** Those connections. */
    holding: (who: Who) => holders.of(holderKey(who)),
    /** It speaks for this person. */
    speakFor: (session: Session, site: SiteId, person: PersonKey) => persons.add(personKey(site, person), session),
    follow: (session: Session, id: ConversationId) => followers.add(id, session),
    unfollow(session: Session, id: ConversationId): void {
      session.cursors.delete(id);
      followers.drop(id, session);
    },
    /** It is gone: `spokeFor` are the persons it was listed under. */
    close(session: Session, spokeFor: readonly PersonKey[]): void {
      all.delete(session);
      for (const [id] of session.cursors) followers.drop(id, session);
      session.cursors.clear();
      const { who } = session;
      if (!who) return;
      (who.role === 'agent' ? agents : shoppers).drop(who.site, session);
      holders.drop(holderKey(who), session);
      for (const person of spokeFor) persons.drop(personKey(who.site, person), session);
    },
    followers: (id: ConversationId) => followers.of(id),
    person: (site: SiteId, person: PersonKey) => persons.of(personKey(site, person)),
    shoppers: (site: SiteId) => shoppers.of(site),
    agents: (site: SiteId) => agents.of(site),
    hasAgents: (site: SiteId): boolean => agents.count(site) > 0,
  };
}

export type Hub = ReturnType<typeof createHub>;
