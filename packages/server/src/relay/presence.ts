import type { AgentName, AgentStatus } from '@shopbell/domain';
import type { AgentId, SiteId } from '@shopbell/protocol';
import type { AgentWho } from '../app/who.ts';
import type { Clock } from '../ports/clock.ts';
import type { Floor } from '../ports/floor.ts';
import type { Log } from '../ports/log.ts';
import type { StatusReason } from '../ports/site-log.ts';
import type { Present, Staffing } from '../ports/staffing.ts';

interface PresenceDeps {
  floor: Floor;
  clock: Clock;
  log: Log;
  /** Time an agent stays on duty after their last connection ended, in ms. */
  limits: { agentGraceMs: number };
}

/** Somebody of the staff. One that went stays known: what they have still waits for their return. */
interface Person extends Present {
  name: string;
  status: AgentStatus;
  lineLostSince: number | undefined;
  /** Has a line, or time to come back to it. */
  here: boolean;
  sockets: number;
  /** Cancels the sign-off that follows the last lost connection. */
  leaving: (() => void) | undefined;
}

/** On duty: has conversations, and may be given one. */
const isOnDuty = ({ status }: Present): boolean => status === 'online' || status === 'busy';

/**
 * Who is here and how they stand. A status is the agent's own to set; a new sign-in is `online`, and `agentGraceMs` after the last
 * connection ended it is `off`, so that a reload or a cut line doesn't flicker. Every change goes into the floor's log.
 */
export function createPresence(deps: PresenceDeps) {
  const floor = new Map<SiteId, Map<AgentId, Person>>();
  const listeners = new Set<(site: SiteId) => void>();

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

  /** `off` from here on; with `session_ended` no line is waited for. */
  function leave(site: SiteId, person: Person, reason: 'disconnected' | 'session_ended'): void {
    person.leaving = undefined;
    person.here = false;
    if (reason === 'session_ended') person.lineLostSince = undefined;
    const logs = person.status !== 'off';
    person.status = 'off';
    if (logs) void log(site, person, reason);
    changed(site);
  }

  const waitFor = (site: SiteId, person: Person): void => {
    person.lineLostSince = deps.clock.now();
    person.leaving = deps.clock.after(deps.limits.agentGraceMs, () => leave(site, person, 'disconnected'));
  };

  const staffing: Staffing = {
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
      return !!person?.here && (person.status === 'away' || person.lineLostSince !== undefined);
    },
    /** How they stand, or will when they have come. */
    status(site: SiteId, id: AgentId): AgentStatus {
      const person = floor.get(site)?.get(id);
      return person?.here ? person.status : 'online';
    },
    /** Before a crash this agent had a line: they have the usual time to come back to it. */
    expect(site: SiteId, id: AgentId, status: AgentStatus): void {
      const people = of(site);
      if (people.has(id) || status === 'off') return;
      const person: Person = {
        ...{ id, name: '', status, here: true, sockets: 0, lineLostSince: undefined, leaving: undefined },
      };
      people.set(id, person);
      waitFor(site, person);
      changed(site);
    },
    came({ site, agent }: AgentWho): void {
      const people = of(site);
      const known = people.get(agent.id);
      const person: Person = known ?? {
        ...{ id: agent.id, name: agent.name, status: 'off', here: false },
        ...{ sockets: 0, lineLostSince: undefined, leaving: undefined },
      };
      const told = { name: person.name, here: person.here, lineLostSince: person.lineLostSince };
      people.set(agent.id, person);
      person.name = agent.name;
      person.sockets += 1;
      person.lineLostSince = undefined;
      person.leaving?.();
      person.leaving = undefined;
      person.here = true;
      if (!told.here) person.status = 'online';
      if (!told.here || told.name === '') void log(site, person, 'connected');
      if (!told.here || told.name !== agent.name || told.lineLostSince !== undefined) changed(site);
    },
    /** `ended`: their session is over, no grace. */
    went({ site, agent }: AgentWho, ended: boolean): void {
      const person = floor.get(site)?.get(agent.id);
      if (!person) return;
      person.sockets -= 1;
      if (person.sockets > 0) return;
      if (ended) return leave(site, person, 'session_ended');
      waitFor(site, person);
      changed(site);
    },
    /** The agent says how they stand. */
    set({ site, agent }: AgentWho, status: AgentStatus): void {
      const person = floor.get(site)?.get(agent.id);
      if (!person || person.status === status) return;
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
          if (person.status === 'off') continue;
          offs.push(deps.floor.setAgentStatus(site, person.id, 'off', 'server_stopped', deps.clock.now()));
        }
      }
      floor.clear();
      await Promise.all(offs);
    },
  };
}

export type Presence = ReturnType<typeof createPresence>;
