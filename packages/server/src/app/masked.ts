import { type LastLine, maskStart, maskText } from '@shopbell/domain';
import type { DeskEvent, PublicEvent, SharedFile } from '@shopbell/protocol';

/** What a shopper called their file, as the desk reads it. It is no piece that can be looked behind: who needs it asks. */
export function maskedName<F extends Pick<SharedFile, 'name'>>(file: F): F {
  const { text: name, pieces } = maskText(file.name);
  return pieces.length > 0 ? { ...file, name } : file;
}

/** A shopper's words as the desk reads them: what is private in them, and in their file's name, masked. */
function masked(event: PublicEvent): PublicEvent {
  if (event.by.role !== 'shopper' || (event.kind !== 'message' && event.kind !== 'edited')) return event;
  const { text, pieces } = maskText(event.text);
  const words = pieces.length > 0 ? { ...event, text, masked: [...pieces] } : event;
  if (words.kind !== 'message' || !words.file) return words;
  const file = maskedName(words.file);
  return file === words.file ? words : { ...words, file };
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
