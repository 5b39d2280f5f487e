import { heldWords } from '@shopbell/domain';
import type { DeskEvent, PublicEvent } from '@shopbell/protocol';

/** Kinds of events with something in them that is looked for, and whose lane they are in. */
export const FINDABLE = {
  message: 'public',
  requested: 'public',
  note: 'desk',
  whispered: 'desk',
  transferred: 'desk',
  given_back: 'desk',
  taken_over: 'desk',
  invited: 'desk',
  identified: 'desk',
  promised: 'desk',
  promise_moved: 'desk',
  promise_given: 'desk',
  promise_given_up: 'desk',
} as const satisfies Partial<Record<(PublicEvent | DeskEvent)['kind'], 'public' | 'desk'>>;

export type FindableKind = keyof typeof FINDABLE;

/** What of a shopper was found: a visitor's number, what agents call them, what the shop calls them, their tags, a remark. */
export const PERSON_KINDS = ['numbered', 'named', 'known', 'tagged', 'remarked'] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];

export const isFindable = (kind: string): kind is FindableKind => Object.hasOwn(FINDABLE, kind);

/** What of an event is looked for; an edit's words are found at its message. Undefined: nothing. */
export function wordsOf(event: PublicEvent | DeskEvent): string | undefined {
  switch (event.kind) {
    case 'message':
      // A file is looked for by its name, a card by what it says.
      return heldWords(event.text, event).trim() || undefined;
    case 'edited':
    case 'note':
    case 'whispered':
    case 'transferred':
    case 'given_back':
    case 'taken_over':
    case 'invited':
    case 'promise_moved':
    case 'promise_given':
    case 'promise_given_up':
      return event.text || undefined;
    case 'promised':
      return [event.text, event.order ?? ''].join(' ').trim() || undefined;
    case 'identified':
      return [event.member.name ?? '', event.member.id].join(' ').trim() || undefined;
    case 'requested':
      return event.page?.title || undefined;
    default:
      return undefined;
  }
}
