import {
  type Attributes,
  type LastLine,
  type MemberName,
  maskAttribute,
  maskCard,
  maskStart,
  maskText,
} from '@shopbell/domain';
import type { DeskEvent, PrivateKind, PublicEvent, SharedFile } from '@shopbell/protocol';
import { maskedContact } from './masked-contact.ts';

/** What a shopper called their file, as the desk reads it. It is no piece that can be looked behind: who needs it asks. */
export function maskedName<F extends Pick<SharedFile, 'name'>>(file: F): F {
  const { text: name, pieces } = maskText(file.name);
  return pieces.length > 0 ? { ...file, name } : file;
}

/** A shopper's words as the desk reads them: what is private in them, and in their file's name, masked. */
function masked(event: PublicEvent): PublicEvent {
  return event.kind === 'message' && event.card
    ? { ...maskedWords(event), card: { ...event.card, card: maskCard(event.card.card) } }
    : maskedWords(event);
}

function maskedWords<E extends PublicEvent>(event: E): E;
function maskedWords(event: PublicEvent): PublicEvent {
  if (event.by.role !== 'shopper' || !('text' in event) || event.text === undefined) return event;
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

/**
 * How the desk reads what the shop calls a member: a shop that has no names may give a number or an address of mail. Like a file's name it
 * has no piece that can be looked behind. Their id stays: it is the shop's key for them, and what they are asked about by.
 */
export function maskedMember<M extends MemberName>(member: M): M {
  const { text: name, pieces } = maskText(member.name ?? '');
  return pieces.length > 0 ? { ...member, name } : member;
}

/** What the shop says of a shopper, and which of its names hide something of what kind. */
export interface ToldAttributes extends Attributes {
  masked?: readonly { name: string; kind: PrivateKind }[];
}

export function maskedAttributes(attributes: Attributes): ToldAttributes {
  const all = Object.entries(attributes.values).map(([name, value]) => ({ name, ...maskAttribute(name, value) }));
  const masked = all.flatMap(({ name, kind }) => (kind === undefined ? [] : [{ name, kind }]));
  if (masked.length === 0) return attributes;
  return { ...attributes, values: Object.fromEntries(all.map(({ name, value }) => [name, value])), masked };
}

/** Desk events as they are told: what was held back is read where its reading is a supervisor's, not here. */
export const deskTold = (events: readonly DeskEvent[]): readonly DeskEvent[] =>
  events.map((event) => {
    if (event.kind === 'contact_left') {
      const { masked, ...contact } = maskedContact(event.contact);
      return { ...event, contact, ...(masked ? { masked } : {}) };
    }
    if (event.kind === 'identified') return { ...event, member: maskedMember(event.member) };
    if (event.kind !== 'held_back' || event.text === undefined) return event;
    const { text: _, ...rest } = event;
    return rest;
  });

/** The newest line of a list, of a shopper's: it is the start of what they said, at most this long. */
const LINE_CHARS = 159;

/** The newest line as lists show it to the desk. */
export const lastLineOf = ({ by, text }: Pick<LastLine, 'by' | 'text'>): string =>
  by === 'shopper' ? maskStart(text, text.length >= LINE_CHARS) : text;

/** One line of a list, whatever is said in it. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** The start of a shopper's words, as lists show it to the desk. */
export const maskedStart = (text: string): string => oneLine(lastLineOf({ by: 'shopper', text }));
