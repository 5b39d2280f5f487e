import type { DeskEvent } from '@shopbell/protocol';
import { isDeskEvent } from '../wire/desk-events.ts';
import type { FrameOf } from '../wire/frames.ts';
import { EMPTY_LANE, raise, takePage } from './lane.ts';
import type { Applied, Log } from './log.ts';

type Raw = FrameOf<'desk'>['events'][number];

const known = (event: Raw) => (isDeskEvent(event) ? event : undefined);

/** Applies desk events. */
export function takeDesk(log: Log, page: FrameOf<'desk'>): Applied<DeskEvent> {
  const events = page.events.map((event) => ({ n: event.deskSeq, event: known(event) }));
  const { lane, ...taken } = takePage<DeskEvent>(log.desk ?? EMPTY_LANE, { ...page, events });
  return { ...taken, log: { ...log, desk: lane } };
}

/** Puts the desk events that came with older public ones in their places. */
export function takeDeskHistory(log: Log, events: readonly Raw[]): Log {
  const { desk = EMPTY_LANE } = log;
  const have = new Set(desk.items.map((event) => event.deskSeq));
  const added = events.flatMap((event) => known(event) ?? []).filter((event) => !have.has(event.deskSeq));
  return { ...log, desk: { ...desk, items: [...added, ...desk.items].sort((a, b) => a.deskSeq - b.deskSeq) } };
}

/** How far the desk's log goes. */
export const raiseDesk = (log: Log, deskSeq: number | undefined): Log => ({
  ...log,
  desk: raise(log.desk ?? EMPTY_LANE, deskSeq),
});
