import type { PersonKey } from '@shopbell/domain';
import type { ConversationId, SiteId } from '@shopbell/protocol';
import type { Who } from '../app/who.ts';
import type { Session } from './session.ts';

/** Sets of sessions by a key; an empty set is dropped at once. */
function index() {
  const sets = new Map<string, Set<Session>>();
  const none: ReadonlySet<Session> = new Set();
  return {
    of: (key: string): ReadonlySet<Session> => sets.get(key) ?? none,
    add(key: string, session: Session): void {
      const set = sets.get(key);
      if (set) set.add(session);
      else sets.set(key, new Set([session]));
    },
    drop(key: string, session: Session): void {
      const set = sets.get(key);
      if (set?.delete(session) && set.size === 0) sets.delete(key);
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
    held: (who: Who): number => holders.of(holderKey(who)).size,
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
      for (const id of session.cursors.keys()) followers.drop(id, session);
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
  };
}

export type Hub = ReturnType<typeof createHub>;
