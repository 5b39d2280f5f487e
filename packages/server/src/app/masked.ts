import { type LastLine, maskStart, maskText } from '@shopbell/domain';
import type { DeskEvent, PublicEvent } from '@shopbell/protocol';

/** A shopper's words as the desk reads them: what is private in them masked. */
function masked(event: PublicEvent): PublicEvent {
  if (event.by.role !== 'shopper' || (event.kind !== 'message' && event.kind !== 'edited')) return event;
  const { text, pieces } = maskText(event.text);
  return pieces.length > 0 ? { ...event, text, masked: [...pieces] } : event;
}

/** Events as agents get them; the very same list where there is nothing to mask in it. */
export function forAgents(events: readonly PublicEvent[]): readonly PublicEvent[] {
  return events.some((event) => masked(event) !== event) ? events.map(masked) : events;
}

/** Desk events as they are told: what was held back is read where its reading is a supervisor's, not here. */
export const deskTold = (events: readonly DeskEvent[]): readonly DeskEvent[] =>
  events.map((event) => {
    if (event.kind !== 'held_back' || event.text === undefined) return event;
    const { text: _, ...rest } = event;
    return rest;
  });

/** The newest line of a list, of a shopper's: it is the start of what they said, at most this long. */
const LINE_CHARS = 159;

/** The newest line as lists show it to the desk. */
export const lastLineOf = ({ by, text }: Pick<LastLine, 'by' | 'text'>): string =>
  by === 'shopper' ? maskStart(text, text.length >= LINE_CHARS) : text;
