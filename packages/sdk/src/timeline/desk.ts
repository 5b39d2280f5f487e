import type { DeskEvent } from '@shopbell/protocol';
import { isDeskEvent } from '../wire/desk-events.ts';
import type { FrameOf } from '../wire/frames.ts';
import { takePage } from './lane.ts';
import type { Applied, Log } from './log.ts';

const known = (event: { readonly deskSeq: number }) => (isDeskEvent(event) ? event : undefined);

/** Applies desk events. A page that follows on answers what was asked. */
export function takeDesk(log: Log, page: FrameOf<'desk'>): Applied<DeskEvent> {
  const events = page.events.map((event) => ({ n: event.deskSeq, event: known(event) }));
  const taken = takePage<DeskEvent>(log.desk, { ...page, events }, log.loading);
  return { ...taken, log: { ...log, desk: taken.lane, askedAt: taken.hole ? log.askedAt : undefined } };
}

/** Puts the desk events that came with older public ones in their places. */
export function takeDeskHistory(log: Log, events: NonNullable<FrameOf<'history'>['desk']>): Log {
  const have = new Set(log.desk.items.map((event) => event.deskSeq));
  const added = events.flatMap((event) => known(event) ?? []).filter((event) => !have.has(event.deskSeq));
  const items = [...added, ...log.desk.items].sort((a, b) => a.deskSeq - b.deskSeq);
  return { ...log, desk: { ...log.desk, items } };
}
