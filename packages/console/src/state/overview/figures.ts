import type { AgentId, ConversationRow } from '@shopbell/protocol';
import type { AgentStatus, AgentView, Colleague, Group } from '@shopbell/sdk/agent';
import { type DueLevel, dueOf } from '../../time/due.ts';
import { type Clocks, waitsFrom } from '../clock.ts';
import { isInbox } from '../inbox.ts';
import { leftDue } from '../left.ts';

/** How many, by how their time stands. */
export interface Degrees {
  over: number;
  pressing: number;
}

/** A colleague and what they have. */
export interface PersonLine extends Colleague, Degrees {
  has: number;
}

/** A group, what there is of it, and who answers it. */
export interface GroupLine extends Group, Degrees {
  waiting: number;
  active: number;
  /** On duty: online or busy. */
  on: number;
  /** Those of them who get new conversations. */
  online: number;
}

export interface Figures extends Degrees {
  waiting: number;
  /** Of who waits for an agent the longest, as it counts, in ms. */
  longestMs: number | undefined;
  active: number;
  left: number;
  leftOver: number;
  promisesOver: number;
  on: number;
  /** Conversations that those who are online have room for. */
  room: number;
  people: readonly PersonLine[];
  groups: readonly GroupLine[];
}

const RANK: Record<AgentStatus, number> = { online: 0, busy: 1, away: 2, off: 3 };
const rankOf = ({ status }: Colleague): number => RANK[status ?? 'online'];
export const isOn = (person: Colleague): boolean => rankOf(person) < RANK.away;

const add = <K>(into: Map<K, Degrees>, key: K | undefined, level: DueLevel): void => {
  if (key === undefined || level === 'calm') return;
  const degrees = into.get(key) ?? { over: 0, pressing: 0 };
  degrees[level] += 1;
  into.set(key, degrees);
};

const NONE: Degrees = { over: 0, pressing: 0 };

/**
 * What the floor comes to.
 * @param isWhole `rows` are all there are: then who has how many is counted, else it is as it was told
 */
export function figuresOf(
  rows: readonly ConversationRow[],
  levelOf: (row: ConversationRow) => DueLevel | undefined,
  clocks: Clocks,
  { colleagues, groups, promises }: Pick<AgentView, 'colleagues' | 'groups' | 'promises'>,
  now: number,
  isWhole: boolean,
  lang: string,
): Figures {
  const all: Degrees = { over: 0, pressing: 0 };
  const byGroup = new Map<string, Degrees>();
  const byAgent = new Map<AgentId, Degrees>();
  const waitingOf = new Map<string | undefined, number>();
  const activeOf = new Map<string | undefined, number>();
  const has = new Map<AgentId, number>();
  const count = <K>(into: Map<K, number>, key: K): void => void into.set(key, (into.get(key) ?? 0) + 1);
  let [waiting, active, left, leftOver] = [0, 0, 0, 0];
  let longest: ConversationRow | undefined;
  const from = (row: ConversationRow): number => waitsFrom(row) ?? row.openedAt;
  for (const row of rows) {
    const level = levelOf(row);
    if (level) {
      if (level !== 'calm') all[level] += 1;
      add(byGroup, row.group, level);
      if (row.state === 'active') add(byAgent, row.agent?.id, level);
    }
    if (row.state === 'requested') {
      waiting += 1;
      count(waitingOf, row.group);
      if (!longest || from(row) < from(longest)) longest = row;
    } else if (row.state === 'active') {
      active += 1;
      count(activeOf, row.group);
      if (row.agent) count(has, row.agent.id);
    }
    if (isInbox(row)) {
      left += 1;
      if (leftDue(row, now)?.level === 'over') leftOver += 1;
    }
  }
  const clock = longest && clocks.get(longest.conversation);
  const people = colleagues
    .map((one) => ({
      ...one,
      ...(byAgent.get(one.id) ?? NONE),
      has: isWhole ? (has.get(one.id) ?? 0) : (one.load ?? has.get(one.id) ?? 0),
    }))
    .sort((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name, lang));
  return {
    ...all,
    waiting,
    longestMs: longest && (clock ? dueOf(clock, now).waitedMs : Math.max(0, now - from(longest))),
    active,
    left,
    leftOver,
    promisesOver: promises.flatMap((row) => row.promises ?? []).filter(({ dueAt }) => dueAt < now).length,
    on: people.filter(isOn).length,
    room: people
      .filter(({ status }) => status === 'online')
      .reduce((room, { limit, has: theirs }) => room + Math.max(0, (limit ?? 0) - theirs), 0),
    people,
    groups: groups.map((group) => {
      const staff = people.filter((person) => isOn(person) && person.groups?.includes(group.id));
      return {
        ...group,
        ...(byGroup.get(group.id) ?? NONE),
        waiting: waitingOf.get(group.id) ?? 0,
        active: activeOf.get(group.id) ?? 0,
        on: staff.length,
        online: staff.filter(({ status }) => status === 'online').length,
      };
    }),
  };
}
