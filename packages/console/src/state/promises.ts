import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type HoursJson, parseHours, type ServiceHours } from '@shopbell/domain';
import type { AgentId, Cid, ConversationId, ConversationRow, PromiseLine } from '@shopbell/protocol';
import type { ChatErrorCode } from '@shopbell/sdk';
import type { AgentSelf, AgentView } from '@shopbell/sdk/agent';
import type { Env } from '../env.ts';
import type { DueLevel } from '../time/due.ts';
import { ownZone } from '../time/zone.ts';
import type { About } from './about.ts';
import { readNotes } from './handover.ts';
import type { Parts } from './parts.ts';

/** A promise is told of this long before it is due, and when it is. */
export const REMIND_MS = 15 * 60_000;

/**
 * An open promise, in the conversation it was made in. `mine`: this agent owes it. `deserted`: this agent oversees the floor, and who owes
 * it is not there, by whatever reason: gone home, or no colleague any more.
 */
export interface Owed {
  row: ConversationRow;
  promise: PromiseLine;
  mine: boolean;
  deserted: boolean;
}

/** Who looks at it, and who is there: undefined where it isn't theirs to see to, or not known. */
interface Beholder {
  id: AgentId | undefined;
  here: ReadonlySet<AgentId> | undefined;
}

/** This agent has to see to it: it is theirs, or overdue with nobody to keep it. */
export const callsFor = ({ mine, deserted, promise }: Owed, now: number): boolean =>
  mine || (deserted && promise.dueAt <= now);

/** A line of the list as shown. `gone` – it is settled, and only stands there so that nothing moves. */
export interface OwedEntry extends Owed {
  gone: boolean;
}

/** The list as shown. `onTop`: one of this agent's own is overdue, and the list stands above all others. */
export interface OwedShown {
  entries: readonly OwedEntry[];
  /** How many stand outside because the list is held. */
  arrived: number;
  onTop: boolean;
}

/** The dialog in which something is promised, or told what became of it. */
export type Promising = { conversation: ConversationId; working: boolean; problem: ChatErrorCode | undefined } & (
  | { is: 'make'; words: string }
  | { is: 'settle'; owed: Owed }
);

/** Own promises that are late, and those that are due soon, which the agent has not seen the notice of. */
export interface PromiseNotice {
  late: readonly Owed[];
  soon: readonly Owed[];
}

export interface Promises {
  shown: ReadonlySignal<OwedShown>;
  /** All that is open, whatever is shown. */
  count: ReadonlySignal<number>;
  notice: ReadonlySignal<PromiseNotice | undefined>;
  /** Notices that were seen, by `noticeKey`. */
  seen: Signal<readonly string[]>;
  dialog: Signal<Promising | undefined>;
  /** The site's zone and hours: times are chosen and told in them. */
  zone: ReadonlySignal<string>;
  hours: ReadonlySignal<ServiceHours | undefined>;
  /** The agent's own doing changes this one: once it has, everything finds its place. Returns the way to take that back. */
  release(promise: PromiseLine): () => void;
  stop(): void;
}

/** Overdue ones first, those that this agent has to see to before others'; then by when they are due. */
export function owedOf(rows: readonly ConversationRow[], { id, here }: Beholder, now: number): readonly Owed[] {
  const all = rows.flatMap((row) =>
    (row.promises ?? []).map((promise): Owed => {
      const { owner } = promise;
      const mine = owner.id === id;
      return { row, promise, mine, deserted: !mine && here !== undefined && !here.has(owner.id) };
    }),
  );
  const rank = (owed: Owed): number => (owed.promise.dueAt > now ? 2 : callsFor(owed, now) ? 0 : 1);
  return all.toSorted(
    (a, b) => rank(a) - rank(b) || a.promise.dueAt - b.promise.dueAt || (a.promise.id < b.promise.id ? -1 : 1),
  );
}

/** When anything changes about open promises by time alone, earliest first: at their first notice, and when they are due. */
const turnsOf = (rows: readonly ConversationRow[]): readonly number[] =>
  rows
    .flatMap(({ promises = [] }) => promises)
    .flatMap(({ dueAt }) => [dueAt - REMIND_MS, dueAt])
    .sort((a, b) => a - b);

/** The next picture: held, every line keeps its place, as in the lists of conversations. */
export function nextOwed(before: OwedShown, sorted: readonly Owed[], held: boolean, now: number): OwedShown {
  const onTop = sorted.some((owed) => owed.promise.dueAt <= now && callsFor(owed, now));
  if (!held) return { entries: sorted.map((owed) => ({ ...owed, gone: false })), arrived: 0, onTop };
  const left = new Map(sorted.map((owed) => [owed.promise.id, owed]));
  const entries = before.entries.map((entry): OwedEntry => {
    const owed = left.get(entry.promise.id);
    left.delete(entry.promise.id);
    return owed ? { ...owed, gone: false } : { ...entry, gone: true };
  });
  return { entries, arrived: left.size, onTop: before.onTop };
}

/**
 * Who is there, for who oversees the floor; undefined while the line is down or nobody is told of: then nobody is missed.
 */
export function hereOf(
  { connection, colleagues }: Pick<AgentView, 'connection' | 'colleagues'>,
  self: Pick<AgentSelf, 'duty'> | undefined,
): ReadonlySet<AgentId> | undefined {
  const tells = self !== undefined && self.duty !== 'agent' && connection === 'online' && colleagues.length > 0;
  if (!tells) return undefined;
  return new Set(colleagues.flatMap(({ id, status }) => (status === 'off' ? [] : [id])));
}

/** A notice's name among those that were seen: a promise that is moved is told of anew. */
export const noticeKey = ({ promise: { id, dueAt } }: Owed, now: number): string =>
  `${id}@${dueAt}${dueAt <= now ? '!' : ''}`;

/** How pressing a promise is: from its first notice on, and once it is due. */
export const promiseLevel = (dueAt: number, now: number): DueLevel =>
  dueAt <= now ? 'over' : dueAt - REMIND_MS <= now ? 'pressing' : 'calm';

/** What is to be told at an instant. */
export function noticeOf(owed: readonly Owed[], now: number, seen: readonly string[]): PromiseNotice | undefined {
  const told = owed.filter(
    (one) => callsFor(one, now) && one.promise.dueAt - REMIND_MS <= now && !seen.includes(noticeKey(one, now)),
  );
  if (told.length === 0) return undefined;
  const late = told.filter(({ promise }) => promise.dueAt <= now);
  return { late, soon: told.filter((one) => !late.includes(one)) };
}

const namesOf = (notice: PromiseNotice | undefined): string =>
  notice ? [notice.late, notice.soon].map((all) => all.map(({ promise }) => promise.id).join(' ')).join('|') : '';

/** It is settled, moved or another's by now. */
function isDone(was: PromiseLine, owed: readonly Owed[]): boolean {
  const now = owed.find(({ promise }) => promise.id === was.id)?.promise;
  return now?.dueAt !== was.dueAt || now.owner.id !== was.owner.id;
}

const idOf = ({ promise, gone, mine, deserted }: OwedEntry): string =>
  `${promise.id} ${promise.dueAt} ${gone} ${mine} ${deserted}`;

const isSame = (a: OwedShown, b: OwedShown): boolean =>
  a.onTop === b.onTop &&
  a.arrived === b.arrived &&
  a.entries.length === b.entries.length &&
  a.entries.every((entry, at) => {
    const other = b.entries[at];
    return other && idOf(entry) === idOf(other) && entry.row === other.row;
  });

const parsed = new WeakMap<HoursJson, ServiceHours | undefined>();

function hoursOf(json: HoursJson | undefined): ServiceHours | undefined {
  if (json === undefined) return undefined;
  if (!parsed.has(json)) {
    const result = parseHours(json);
    parsed.set(json, result.ok ? result.hours : undefined);
  }
  return parsed.get(json);
}

export function createPromises(
  part: Parts,
  self: ReadonlySignal<Pick<AgentSelf, 'id' | 'duty'> | undefined>,
  now: ReadonlySignal<number>,
  held: ReadonlySignal<boolean>,
  settled: ReadonlySignal<unknown>,
  store: Env['store'],
): Promises {
  const seen = signal(readNotes(store.get('promisesSeen')));
  const { colleagues, connection, promises: rows } = part;
  const here = computed(() => hereOf({ connection: connection.value, colleagues: colleagues.value }, self.value));
  const turns = computed(() => turnsOf(rows.value));
  // A second in which nothing comes due changes nothing: what there may be hundreds of is not put in order anew each.
  const turned = computed(() => turns.value.findLast((at) => at <= now.value) ?? Number.NEGATIVE_INFINITY);
  const owed = computed(() => owedOf(rows.value, { id: self.value?.id, here: here.value }, turned.value));
  const shown = signal<OwedShown>({ entries: [], arrived: 0, onTop: false });
  const released = new Map<Cid, PromiseLine>();
  let last: unknown = settled.peek();
  const stop = effect(() => {
    const done = [...released.values()].filter((was) => isDone(was, owed.value));
    for (const { id } of done) released.delete(id);
    const hold = held.value && last === settled.value && done.length === 0;
    last = settled.value;
    const before = shown.peek();
    const next = nextOwed(before, owed.value, hold && before.entries.length > 0, turned.value);
    if (!isSame(before, next)) shown.value = next;
  });
  let told: PromiseNotice | undefined;
  return {
    shown,
    count: computed(() => owed.value.length),
    notice: computed(() => {
      const next = noticeOf(owed.value, turned.value, seen.value);
      if (namesOf(next) !== namesOf(told)) told = next;
      return told;
    }),
    seen,
    dialog: signal(undefined),
    zone: computed(() => part.rules.value?.zone ?? part.rules.value?.hours?.zone ?? ownZone()),
    hours: computed(() => hoursOf(part.rules.value?.hours)),
    release(promise) {
      released.set(promise.id, promise);
      return () => void released.delete(promise.id);
    },
    stop,
  };
}

/** May this agent promise something in it: they answer in it, had it last, or own its case. */
export function mayPromise(
  about: Pick<About, 'state' | 'agent' | 'owner'> | undefined,
  selfId: AgentId | undefined,
  answers: boolean,
): boolean {
  if (!about || selfId === undefined) return false;
  return answers || about.owner?.id === selfId || (about.state === 'closed' && about.agent?.id === selfId);
}

/** The open promise of that name in a row. */
export const promiseIn = (row: ConversationRow | undefined, id: Cid): PromiseLine | undefined =>
  row?.promises?.find((promise) => promise.id === id);
