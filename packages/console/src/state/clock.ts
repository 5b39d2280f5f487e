import {
  type ClockName,
  clockDeadlines,
  type Deadlines,
  type HoursJson,
  hoursFor,
  parseHours,
  REPLY_RULE,
  type ReplyRule,
  runningClock,
  type ServiceHours,
  UNWATCHED,
  type Watch,
  watchEvent,
} from '@shopbell/domain';
import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';
import { isBegun } from './begun.ts';
import { isInbox } from './inbox.ts';

/** What the site's reply clocks go by. Without hours it is always open; a group without its own has the site's. */
export interface ClockRules {
  readonly replyRule: ReplyRule;
  readonly hours?: HoursJson;
  readonly groups: readonly { readonly id: string; readonly hours?: HoursJson }[];
}

/** The trade's, until the server has told the site's. */
export const TRADE_RULES: ClockRules = { replyRule: REPLY_RULE, groups: [] };

/** A reply clock that runs: since when, epoch ms, how long it may, and its instants. */
export interface ReplyClock extends Deadlines {
  readonly since: number;
  readonly limitMs: number;
  /** The hours outside which it stands still; undefined: it never does. */
  readonly hours: ServiceHours | undefined;
}

/** The clocks that run, by conversation. */
export type Clocks = ReadonlyMap<ConversationId, ReplyClock>;

/** The clocks of an agent's lists. */
export function replyClocks(
  rows: Iterable<ConversationRow>,
  threads: ReadonlyMap<ConversationId, Thread>,
  rules: ClockRules | undefined,
): Clocks {
  const clocks = new Map<ConversationId, ReplyClock>();
  for (const row of rows) {
    const thread = threads.get(row.conversation);
    let known = made.get(row);
    if (!known || known.thread !== thread || known.rules !== rules) {
      known = { thread, rules, clock: replyClock(row, thread, rules) };
      made.set(row, known);
    }
    if (known.clock) clocks.set(row.conversation, known.clock);
  }
  return clocks;
}

interface Made {
  readonly thread: Thread | undefined;
  readonly rules: ClockRules | undefined;
  readonly clock: ReplyClock | undefined;
}

/** The clock of a row is the same object as long as it is made of the same. */
const made = new WeakMap<ConversationRow, Made>();

/** Since when its shopper waits: by the first unanswered message; who was answered and came back to the queue, by their return. */
export const waitsFrom = ({ waitingSince, waitsSince }: ConversationRow): number | undefined =>
  waitingSince ?? waitsSince;

/**
 * The reply clock of a row; undefined while nobody waits for an answer, and for left messages, whose shoppers are not
 * there. While nobody has taken it, it runs towards the first reply's limit, from the shopper's first unanswered message
 * or, where all was answered, from its return to the queue. Then it is
 * the one that runs by the public log (RK1–10), and where that isn't loaded from its beginning, by what the row says of the first answer.
 * A row that says nothing counts as answered, because an alarm that turns out to be none is worse than one that comes a second later.
 */
export function replyClock(
  row: ConversationRow,
  thread: Thread | undefined,
  rules: ClockRules = TRADE_RULES,
): ReplyClock | undefined {
  const { waitingSince, state } = row;
  const since = waitsFrom(row);
  if (since === undefined || state === 'left' || state === 'closed') return undefined;
  if (state === 'requested') return clockOf('first_reply', since, row, rules);
  if (waitingSince === undefined) return undefined;
  // Of a log that isn't here from its beginning the row knows more.
  if (row.firstOwedAt !== undefined && (!thread || thread.more)) {
    return clockOf('first_reply', row.firstOwedAt, row, rules);
  }
  const watch = thread && watchOf(thread);
  // Who took a left message owes it by its own due time, until the shopper writes again.
  if (watch?.state === 'inbox' || watch?.state === 'left') return undefined;
  const running = watch && runningClock(watch);
  if (running) return clockOf(running.clock, running.since, row, rules);
  // Claimed by somebody whose thread is not here: the wait is that of before it was left.
  if (isInbox(row) && waitingSince <= row.left.at) return undefined;
  // A row may know more than the thread does yet: that it was taken, or of newer words.
  const isFirst = watch !== undefined && watch.state !== 'answered';
  return clockOf(isFirst ? 'first_reply' : 'reply', waitingSince, row, rules);
}

function clockOf(clock: ClockName, since: number, row: ConversationRow, rules: ClockRules): ReplyClock {
  const hours = rules.replyRule.counts === 'service_time' ? hoursOf(row, rules) : undefined;
  const deadlines = clockDeadlines({ clock, since }, rules.replyRule, hours);
  return { ...deadlines, since, limitMs: rules.replyRule.limits[clock].limitMs, hours };
}

const parsed = new WeakMap<HoursJson, ServiceHours | undefined>();

/** The hours of a row's group. A zone that this browser doesn't know: always open. */
export function hoursOf(row: Pick<ConversationRow, 'group'>, { hours, groups }: ClockRules): ServiceHours | undefined {
  const json = hoursFor(hours, groups.find(({ id }) => id === row.group)?.hours);
  if (json === undefined) return undefined;
  if (!parsed.has(json)) {
    const result = parseHours(json);
    parsed.set(json, result.ok ? result.hours : undefined);
  }
  return parsed.get(json);
}

/** How far each log was watched. A thread is another object when anything in it changed; its log mostly grows at its end. */
const watches = new Map<ConversationId, { readonly thread: Thread; readonly watch: Watch }>();
/** So many are remembered: far more than anybody has. */
const WATCHES_MAX = 1000;

function watchOf(thread: Thread): Watch {
  const known = watches.get(thread.conversation);
  if (known?.thread === thread) return known.watch;
  const goesOn = known && known.thread.more === thread.more && isBegun(thread.events, known.thread.events);
  let watch: Watch = goesOn ? known.watch : thread.more ? { state: 'answered', agent: '' } : UNWATCHED;
  for (const event of goesOn ? thread.events.slice(known.thread.events.length) : thread.events) {
    watch = watchEvent(watch, event).watch;
  }
  if (watches.size >= WATCHES_MAX) watches.clear();
  watches.set(thread.conversation, { thread, watch });
  return watch;
}
