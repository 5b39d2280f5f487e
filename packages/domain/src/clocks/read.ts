import type { ServiceHours } from '../hours/hours.ts';
import { dueAfter, serviceTimeMs } from '../hours/service-time.ts';
import type { ReplyRule } from './rule.ts';
import { type RunningClock, runningClock, type StoppedClock, type Watch } from './watch.ts';

/** How urgent a reply is: time is left, the limit is near, it has passed. */
export type Degree = 'fine' | 'warning' | 'overdue';

/** A clock's instants (epoch ms). Undefined: it never comes, since service ends for good before. */
export interface Deadlines {
  /** From here on the limit is near; undefined also where the site wants no warning. */
  readonly warnsAt: number | undefined;
  /** The last instant at which a reply is surely in time. */
  readonly dueAt: number | undefined;
  /** From here on it is too late. */
  readonly overdueAt: number | undefined;
}

/** A running clock as a list shows it. */
export interface ClockReading extends RunningClock {
  readonly dueAt: number | undefined;
  readonly degree: Degree;
  /** When `degree` changes next: the one timer a screen needs. Undefined when it doesn't. */
  readonly changesAt: number | undefined;
}

/** The hours that count for a clock; undefined when all time does, or the site has no hours. */
const counted = (rule: ReplyRule, hours: ServiceHours | undefined): ServiceHours | undefined =>
  rule.counts === 'service_time' ? hours : undefined;

/**
 * The instants of a running clock. They stay as they are while it runs, so they are worth keeping. A limit that is used
 * up at closing time is passed only after the next opening: a reply in between is in time.
 *
 * @param hours the service hours of the conversation's group; undefined: always in service
 */
export function clockDeadlines(
  { clock, since }: Pick<RunningClock, 'clock' | 'since'>,
  rule: ReplyRule,
  hours: ServiceHours | undefined,
): Deadlines {
  const { limitMs, warnBeforeMs } = rule.limits[clock];
  const within = counted(rule, hours);
  const after = (ms: number): number | undefined => (within ? dueAfter(within, since, ms) : since + ms);
  return {
    warnsAt: warnBeforeMs > 0 ? after(limitMs - warnBeforeMs) : undefined,
    dueAt: after(limitMs),
    overdueAt: after(limitMs + 1),
  };
}

/** The degree at an instant, and when it changes next. */
export function degreeAt(
  { warnsAt, overdueAt }: Deadlines,
  now: number,
): { readonly degree: Degree; readonly changesAt: number | undefined } {
  if (overdueAt !== undefined && now >= overdueAt) return { degree: 'overdue', changesAt: undefined };
  if (warnsAt !== undefined && now >= warnsAt) return { degree: 'warning', changesAt: overdueAt };
  return { degree: 'fine', changesAt: warnsAt ?? overdueAt };
}

/** The clock that runs in a conversation, as it stands at `now`; undefined when nobody owes a reply. */
export function readClock(
  watch: Watch,
  rule: ReplyRule,
  hours: ServiceHours | undefined,
  now: number,
): ClockReading | undefined {
  const running = runningClock(watch);
  if (!running) return undefined;
  const instants = clockDeadlines(running, rule, hours);
  return { ...running, dueAt: instants.dueAt, ...degreeAt(instants, now) };
}

/** What a stopped clock comes to: the wait in ms of the time that counts, and whether a reply came within the limit. */
export function judgeClock(
  { clock, since, at, by }: StoppedClock,
  rule: ReplyRule,
  hours: ServiceHours | undefined,
): { readonly waitMs: number; readonly inTime: boolean } {
  const within = counted(rule, hours);
  const waitMs = within ? serviceTimeMs(within, since, at) : at - since;
  return { waitMs, inTime: by === 'replied' && waitMs <= rule.limits[clock].limitMs };
}
