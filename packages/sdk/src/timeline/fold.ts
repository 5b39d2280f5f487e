import type { PublicEvent } from '@shopbell/protocol';
import type { ThreadEvent } from '../types.ts';

type Worded = Extract<PublicEvent, { kind: 'message' | 'edited' }>;

/** What was folded, by the list it was folded from: a view is built more often than a log changes. */
const folded = new WeakMap<readonly PublicEvent[], readonly ThreadEvent[]>();

/** What came of an event through another one: the same object as long as it is the same. */
const amended = new WeakMap<PublicEvent, readonly [by: PublicEvent, event: ThreadEvent]>();

/**
 * Events as people read them: a message has its newest words, one that was taken back has none, nor have its edits. An edit
 * or a recall may be loaded before its message (history comes backwards), so all that is loaded is looked at. What was folded in
 * parts may be put together and folded again. Before a `wiped` nothing has words.
 */
export function fold(events: readonly PublicEvent[]): readonly ThreadEvent[] {
  const before = folded.get(events);
  if (before) return before;
  const amends = new Map<number, PublicEvent>();
  let wiped: PublicEvent | undefined;
  for (const event of events) {
    if (event.kind === 'wiped') wiped = event;
    // A recall is the last word, whatever stands behind it.
    if ('of' in event && amends.get(event.of)?.kind !== 'recalled') amends.set(event.of, event);
  }
  const after = events.map((event): ThreadEvent => {
    if (event.kind !== 'message' && event.kind !== 'edited') return event;
    const own = amends.get(event.kind === 'edited' ? event.of : event.seq);
    const amend = wiped && event.seq < wiped.seq && own?.kind !== 'recalled' ? wiped : own;
    if (!amend) return event;
    const known = amended.get(event);
    if (known?.[0] === amend) return known[1];
    const read = through(event, amend);
    amended.set(event, [amend, read]);
    return read;
  });
  folded.set(events, after);
  return after;
}

/** What is read of an event that another one is about: an edit, a recall, or that all before it was erased. */
function through(event: Worded, amend: PublicEvent): ThreadEvent {
  const { kind, seq, at, by, cid } = event;
  if (amend.kind !== 'edited') {
    const why = amend.kind === 'wiped' ? 'erased' : 'recalled';
    return { kind: 'erased', seq, at, by, ...(cid ? { cid } : {}), was: kind, why };
  }
  return kind === 'message' ? { ...event, text: amend.text, editedAt: amend.at } : event;
}
