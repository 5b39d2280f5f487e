import type { AgentName, AgentStatus } from '@shopbell/domain';
import type { AgentId, SiteId } from '@shopbell/protocol';
import type { AgentWho } from '../app/who.ts';
import type { Clock } from '../ports/clock.ts';
import type { Floor } from '../ports/floor.ts';
import type { Log } from '../ports/log.ts';
import type { StatusReason, Word } from '../ports/site-log.ts';
import type { Present, Staffing } from '../ports/staffing.ts';

interface PresenceDeps {
  floor: Floor;
  clock: Clock;
  log: Log;
  /** So long without a connection an agent still counts as here – in the log, for colleagues and shoppers. */
  limits: { agentGraceMs: number; agentReloadMs: number };
}

/** Somebody of the staff. One that went stays known: what they have still waits for their return. */
interface Person extends Present {
  name: string;
  status: AgentStatus;
  lineLostSince: number | undefined;
  /** Has a line, or time to come back to it. */
  here: boolean;
  sockets: number;
  /** Whose line was the last one: with that session they are gone for good. */
  lastSession: string | undefined;
  /** Cancels the sign-off that follows the last lost connection. */
  leaving: (() => void) | undefined;
}

/** On duty: has conversations, and may be given one. */
const isOnDuty = ({ status }: Present): boolean => status === 'online' || status === 'busy';

/** How a line ended: cut or silent; with a goodbye of the client's own; with its session. */
export type LineEnd = 'lost' | 'parted' | 'ended';

const keyOf = (site: SiteId, agent: AgentId): string => `${site}/${agent}`;

/**
 * Who is here and how they stand. A status is the agent's own word and outlives their line and this process: only signing in makes
 * somebody `online` again. A while after the last connection ended they count as gone, so that a reload or a cut line doesn't
 * flicker, and at once when their session is over; what they have is the routing's business, which knows since when the line is lost. Every change goes into the floor's log.
 */
export function createPresence(deps: PresenceDeps) {
  const floor = new Map<SiteId, Map<AgentId, Person>>();
  const listeners = new Set<(site: SiteId) => void>();
  /** By site and agent: how they stood last while they were here. */
  const words = new Map<string, Word>();

  const log = (site: SiteId, { id, status }: Present, reason: StatusReason) =>
    deps.floor
      .setAgentStatus(site, id, status, reason, deps.clock.now())
      .catch((error: unknown) => deps.log.error({ error, agent: id }, 'status was not logged'));

  const changed = (site: SiteId): void => {
    for (const listener of listeners) listener(site);
  };

  const of = (site: SiteId): Map<AgentId, Person> => {
    const people = floor.get(site) ?? new Map<AgentId, Person>();
    floor.set(site, people);
    return people;
  };

  /** Gone from here on; with `session_ended` no line is waited for. */
  function leave(site: SiteId, person: Person, reason: 'disconnected' | 'session_ended'): void {
    person.leaving?.();
    person.leaving = undefined;
    if (person.here && person.status !== 'off') void log(site, { ...person, status: 'off' }, reason);
    person.here = false;
    if (reason === 'session_ended') {
      person.lineLostSince = undefined;
      person.status = 'off';
    }
    changed(site);
  }

  const waitFor = (site: SiteId, person: Person, withinMs: number): void => {
    person.lineLostSince = deps.clock.now();
    person.leaving = deps.clock.after(withinMs, () => leave(site, person, 'disconnected'));
  };

  /** How somebody stands who comes. Who signed in after their last word begins anew. */
  function standing({ site, agent, signedInAt }: AgentWho): AgentStatus {
    const word = words.get(keyOf(site, agent.id));
    if (word) return signedInAt > word.at ? 'online' : word.status;
    return floor.get(site)?.get(agent.id)?.status ?? 'online';
  }

  /** A clock that was set back makes no word older than the sign-in it came after. */
  const say = ({ site, agent, signedInAt }: AgentWho, status: AgentStatus): void =>
    void words.set(keyOf(site, agent.id), { status, at: Math.max(deps.clock.now(), signedInAt) });

  const staffing: Staffing = {
    unanswered(site, agent) {
      const person = floor.get(site)?.get(agent);
      if (!person?.here || !isOnDuty(person)) return;
      person.status = 'away';
      words.set(keyOf(site, agent), { status: 'away', at: deps.clock.now() });
      void log(site, person, 'unanswered');
      changed(site);
    },
    all: (site) => floor.get(site)?.values() ?? [],
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  return {
    ...staffing,
    /** Those who have a line or may come back to it. */
    here: (site: SiteId): Present[] =>
      [...(floor.get(site)?.values() ?? [])].filter(({ here, name }) => here && name !== ''),
    /** Who is on duty under this id. */
    find(site: SiteId, id: AgentId): AgentName | undefined {
      const person = floor.get(site)?.get(id);
      return person?.here && person.name !== '' && isOnDuty(person) ? { id, name: person.name } : undefined;
    },
    /** For a while: by their own word, or without a line that they may come back to. */
    isAway(site: SiteId, id: AgentId): boolean {
      const person = floor.get(site)?.get(id);
      return person !== undefined && (person.status === 'away' || person.lineLostSince !== undefined);
    },
    /** On duty, and not without a line for long. */
    onDuty: (site: SiteId): Present[] =>
      [...(floor.get(site)?.values() ?? [])].filter((person) => person.here && isOnDuty(person)),
    /** How they stand, or will when they have come. */
    status: standing,
    /** Since when somebody who is here stands as they do, epoch ms. */
    since: (site: SiteId, id: AgentId): number | undefined => words.get(keyOf(site, id))?.at,
    /** Looks up how they stood last, before they come. */
    async recall({ site, agent }: AgentWho): Promise<void> {
      const key = keyOf(site, agent.id);
      if (words.has(key)) return;
      const word = await deps.floor.lastWord(site, agent.id);
      if (word && !words.has(key)) words.set(key, word);
    },
    /** Before the start this agent had a line: they have the usual time to come back to it. */
    expect(site: SiteId, id: AgentId, status: AgentStatus): void {
      const people = of(site);
      if (people.has(id) || status === 'off') return;
      const person: Person = {
        ...{ id, name: '', status, here: true, sockets: 0 },
        ...{ lastSession: undefined, lineLostSince: undefined, leaving: undefined },
      };
      people.set(id, person);
      waitFor(site, person, deps.limits.agentGraceMs);
      changed(site);
    },
    /** Says whether they stand otherwise now than their other lines were told. */
    came(who: AgentWho): boolean {
      const { site, agent } = who;
      const people = of(site);
      const status = standing(who);
      const known = people.get(agent.id);
      const person: Person = known ?? {
        ...{ id: agent.id, name: agent.name, status: 'off', here: false },
        ...{ sockets: 0, lastSession: undefined, lineLostSince: undefined, leaving: undefined },
      };
      const told = { ...person };
      people.set(agent.id, person);
      person.name = agent.name;
      person.sockets += 1;
      person.lineLostSince = undefined;
      person.leaving?.();
      person.leaving = undefined;
      person.here = true;
      person.status = status;
      const isNews = !told.here || told.status !== status;
      if (isNews || told.name === '') {
        say(who, status);
        void log(site, person, 'connected');
      }
      if (isNews || told.name !== agent.name || told.lineLostSince !== undefined) changed(site);
      return told.sockets > 0 && told.status !== status;
    },
    /** No grace for whose session is over, nor for who is off by their own word, and a short one for who said goodbye. */
    went({ site, agent, session }: AgentWho, how: LineEnd): void {
      const person = floor.get(site)?.get(agent.id);
      if (!person) return;
      person.sockets -= 1;
      if (person.sockets > 0) return;
      person.lastSession = session;
      if (how === 'ended') return leave(site, person, 'session_ended');
      if (person.status === 'off') return leave(site, person, 'disconnected');
      waitFor(site, person, how === 'parted' ? deps.limits.agentReloadMs : deps.limits.agentGraceMs);
      changed(site);
    },
    /** A session is over, or all of an agent's: who had gone with it, and was waited for, doesn't come back. */
    ended(agent: AgentId, session: string | undefined): void {
      for (const [site, people] of floor) {
        const person = people.get(agent);
        if (person?.lineLostSince === undefined) continue;
        if (session === undefined || session === person.lastSession) leave(site, person, 'session_ended');
      }
    },
    /** The agent says how they stand. */
    set(who: AgentWho, status: AgentStatus): void {
      const { site, agent } = who;
      const person = floor.get(site)?.get(agent.id);
      if (!person) return;
      say(who, status);
      if (person.status === status) return;
      person.status = status;
      void log(site, person, 'chosen');
      changed(site);
    },
    /** The server stops: everybody is signed off in the log. */
    async stop(): Promise<void> {
      const offs: Promise<void>[] = [];
      for (const [site, people] of floor) {
        for (const person of people.values()) {
          person.leaving?.();
          if (person.status === 'off' || !person.here) continue;
          offs.push(deps.floor.setAgentStatus(site, person.id, 'off', 'server_stopped', deps.clock.now()));
        }
      }
      floor.clear();
      await Promise.all(offs);
    },
  };
}

export type Presence = ReturnType<typeof createPresence>;
