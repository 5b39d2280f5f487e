import type { DeskEvent, PublicEvent } from '@shopbell/protocol';
import { isDeskEvent } from '../wire/desk-events.ts';
import type { FrameOf } from '../wire/frames.ts';
import { EMPTY_LANE, raise, takePage } from './lane.ts';
import type { Applied, Log } from './log.ts';

type Raw = FrameOf<'desk'>['events'][number];

/** What was read before the erasing with the number `wiped` may come in behind the word of it. */
function known(event: Raw, wiped = 0): DeskEvent | undefined {
  if (!isDeskEvent(event)) return undefined;
  return event.afterSeq < wiped ? wordless(event) : event;
}

/** The number of the newest public event that says so; 0 where nothing was erased. */
const wipedAt = ({ items }: Log): number => items.findLast(isWiped)?.seq ?? 0;

/** Applies desk events. */
export function takeDesk(log: Log, page: FrameOf<'desk'>): Applied<DeskEvent> {
  const wiped = wipedAt(log);
  const events = page.events.map((event) => ({ n: event.deskSeq, event: known(event, wiped) }));
  const { lane, ...taken } = takePage<DeskEvent>(log.desk ?? EMPTY_LANE, { ...page, events });
  return { ...taken, log: { ...log, desk: lane } };
}

/** Puts the desk events that came with older public ones in their places; those may be older than an erasing, too. */
export function takeDeskHistory(log: Log, events: readonly Raw[]): Log {
  const { desk = EMPTY_LANE } = log;
  const have = new Set(desk.items.map((event) => event.deskSeq));
  const added = events.flatMap((event) => known(event) ?? []).filter((event) => !have.has(event.deskSeq));
  const items = [...added, ...desk.items].sort((a, b) => a.deskSeq - b.deskSeq);
  return wipeDesk({ ...log, desk: { ...desk, items } }, log.items);
}

/** What erasing leaves of a desk event: who did what to whom, and when. */
function wordless(event: DeskEvent): DeskEvent {
  if (event.kind === 'identified') return { ...event, member: { id: event.member.id } };
  if (event.kind === 'promised') {
    const { order: _, ...rest } = event;
    return { ...rest, text: '' };
  }
  return 'text' in event ? { ...event, text: '' } : event;
}

/** One that comes back to the queue has no page. */
function pageless(event: PublicEvent): PublicEvent {
  if (event.kind !== 'requested') return event;
  const { page: _, ...rest } = event;
  return rest;
}

/** Everything before it was erased. */
export const isWiped = ({ kind }: { kind: string }): boolean => kind === 'wiped';

/** The same log, without what was written at the desk, and where they were asked from, before these public events say that it was erased. */
export function wipeDesk(log: Log, events: readonly { kind: string; seq: number }[]): Log {
  const wiped = events.findLast(isWiped);
  if (!wiped || !log.desk) return log;
  const items = log.desk.items.map((event) => (event.afterSeq < wiped.seq ? wordless(event) : event));
  return { ...log, items: log.items.map(pageless), desk: { ...log.desk, items } };
}

/** How far the desk's log goes. */
export const raiseDesk = (log: Log, deskSeq: number | undefined): Log => ({
  ...log,
  desk: raise(log.desk ?? EMPTY_LANE, deskSeq),
});
