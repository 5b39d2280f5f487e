import type { PublicEvent } from '@shopbell/protocol';
import type { ThreadEvent } from '../types.ts';

/** What was folded, by the list it was folded from: a view is built more often than a log changes. */
const folded = new WeakMap<readonly PublicEvent[], readonly ThreadEvent[]>();

/** What came of an event through another one: the same object as long as it is the same. */
const amended = new WeakMap<PublicEvent, readonly [by: PublicEvent, event: ThreadEvent]>();

/**
 * Events as people read them: a message has its newest words, one that was taken back has none, nor have its edits. An edit
 * or a recall may be loaded before its message (history comes backwards), so all that is loaded is looked at. What was folded in
 * parts may be put together and folded again.
 */
export function fold(events: readonly PublicEvent[]): readonly ThreadEvent[] {
  const before = folded.get(events);
  if (before) return before;
  const amends = new Map<number, PublicEvent>();
  for (const event of events) {
    // A recall is the last word, whatever stands behind it.
    if ('of' in event && amends.get(event.of)?.kind !== 'recalled') amends.set(event.of, event);
  }
  const after = events.map((event): ThreadEvent => {
    const { kind, seq, at, by, cid } = event;
    if (kind !== 'message' && kind !== 'edited') return event;
    const amend = amends.get(kind === 'edited' ? event.of : seq);
    const known = amended.get(event);
    if (!amend || known?.[0] === amend) return known && amend ? known[1] : event;
    let read: ThreadEvent = event;
    if (amend.kind === 'recalled') {
      read = { kind: 'erased', seq, at, by, ...(cid ? { cid } : {}), was: kind, why: 'recalled' };
    } else if (kind === 'message' && amend.kind === 'edited') read = { ...event, text: amend.text, editedAt: amend.at };
    amended.set(event, [amend, read]);
    return read;
  });
  folded.set(events, after);
  return after;
}
