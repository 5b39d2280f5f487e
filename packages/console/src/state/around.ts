import type { ConversationId, DeskEvent } from '@shopbell/protocol';
import type { Thread, ThreadEvent } from '@shopbell/sdk';
import { fold } from '@shopbell/sdk/agent';
import type { Spot } from './place.ts';

/** A part of a conversation around a place in it, beside the thread that is kept at its end. */
export interface Around {
  readonly conversation: ConversationId;
  readonly spot: Spot;
  readonly is: 'loading' | 'here' | 'failed';
  /** `seq` of the first and the last event it holds, those of unknown kinds included; all between are here. */
  readonly first: number;
  readonly last: number;
  readonly events: readonly ThreadEvent[];
  readonly desk: readonly DeskEvent[];
}

/** A thread as it is drawn. `detached`: it ends before the conversation does; what comes now is not in it. */
export interface ShownThread {
  readonly thread: Thread;
  readonly detached: boolean;
}

const together = (some: readonly DeskEvent[], others: readonly DeskEvent[]): DeskEvent[] =>
  [...new Map([...some, ...others].map((event) => [event.deskSeq, event])).values()].sort(
    (a, b) => a.deskSeq - b.deskSeq,
  );

/** The thread, or what is around the place that was asked for; both as one where they meet. */
export function shownOf(thread: Thread, around: Around | undefined): ShownThread {
  if (around?.conversation !== thread.conversation || around.is !== 'here') return { thread, detached: false };
  const more = around.first > 1;
  const begin = thread.events[0]?.seq;
  if (begin === undefined || around.last + 1 < begin) {
    const { events, desk } = around;
    return { thread: { ...thread, events, desk, more, pending: [], typing: [] }, detached: true };
  }
  if (around.first >= begin) return { thread, detached: false };
  const before = around.events.filter(({ seq }) => seq < begin);
  const events = fold([...before, ...thread.events]);
  return { thread: { ...thread, events, desk: together(around.desk, thread.desk), more }, detached: false };
}

/** The keys of the lines at a place, as `itemsOf` names them. */
export function keysAt({ events, desk }: Thread, { seq, deskSeq }: Spot): ReadonlySet<string> {
  const key =
    deskSeq === undefined
      ? (events.find((event) => event.seq === seq)?.cid ?? `p${seq}`)
      : (desk.find((event) => event.deskSeq === deskSeq)?.cid ?? `d${deskSeq}`);
  // The note of a hand-over stands below its line.
  return new Set([key, `${key}n`]);
}
