import { type Conversation, LABEL_CHARS, labelOf, type Remark, type ShopperFacts } from '@shopbell/domain';
import type { Actor, ParticipantId } from '@shopbell/protocol';
import type { Found, Question } from '../ports/search.ts';
import type { Tag } from '../ports/shoppers.ts';
import type { Piece } from './atoms.ts';
import type { PersonKind } from './findable.ts';
import type { Fit } from './fit.ts';
import { fold } from './fold.ts';
import { type Shown, shownOf } from './shown.ts';
import { snippetOf } from './snippet.ts';

/** Shoppers of an answer that has what was said too. */
export const PEOPLE_FIRST = 5;
/** Newest conversations of a shopper of which one is to be readable for who asks. */
export const THEIRS_MAX = 200;

/** So many of a person's newest remarks are looked for by their words: all of them are put in anew with each that is written. */
export const REMARKS_FOUND_MAX = 200;

/** Shoppers are told with the first page of what was said, and by themselves; never to who asks for what shoppers see. */
export const asksForPeople = ({ lane, cursor }: Question): boolean => lane !== 'public' && cursor === undefined;

/** What of a shopper can be looked for. `known`: what the shop calls them. */
export interface Noted extends Pick<ShopperFacts, 'name' | 'tags'> {
  /** Oldest first. */
  readonly remarks: readonly Remark[];
  readonly known?: string | undefined;
}

/** What of it was found, and how well it fits. */
export interface Told {
  fit: Fit;
  kind: PersonKind;
  shown: Shown;
  by: Actor;
  at?: number;
}

const SYSTEM = { role: 'system' } as const;

/** Two names that read alike are the same. */
export const nameKey = (name: string): string => fold(name).text.trim().replace(/\s+/g, ' ');

/** The words of a remark that count: no former ones. */
export const wordsOfRemarks = ({ remarks }: Pick<Noted, 'remarks'>): string[] =>
  remarks.toReversed().flatMap(({ versions }) => versions.at(-1)?.text ?? []);

/** Names of the tags that somebody has, as the site calls them now. */
const tagsOf = ({ tags: has }: Noted, tags: readonly Tag[]): Tag[] =>
  has.flatMap((id) => tags.find((tag) => tag.id === id) ?? []);

/**
 * The best of what is noted that holds all pieces, if anything does: the newest remark first. What the shop calls somebody is masked, and
 * found as MK4 has it.
 */
export function toldOf(noted: Noted, tags: readonly Tag[], pieces: readonly Piece[], words: string): Told | undefined {
  const names = [
    { kind: 'named', text: noted.name, masks: false },
    { kind: 'known', text: noted.known, masks: true },
  ] as const;
  const key = nameKey(words);
  let found: Told | undefined;
  for (const { kind, text = '', masks } of names) {
    const shown = shownOf(text, masks, pieces);
    if (!shown) continue;
    if (nameKey(text) === key) return { fit: 'called', kind, shown, by: SYSTEM };
    found ??= { fit: 'named', kind, shown, by: SYSTEM };
  }
  if (found) return found;
  for (const { name } of tagsOf(noted, tags)) {
    const shown = shownOf(name, false, pieces);
    if (shown) return { fit: 'tagged', kind: 'tagged', shown, by: SYSTEM };
  }
  for (const { by, versions } of noted.remarks.toReversed()) {
    const last = versions.at(-1);
    const shown = last && shownOf(last.text, false, pieces);
    if (shown) return { fit: 'remarked', kind: 'remarked', shown, by: { role: 'agent', ...by }, at: last.at };
  }
  return undefined;
}

/** Of a visitor whose number was typed. */
export const toldByNumber = (participant: ParticipantId): Told => ({
  fit: 'numbered',
  kind: 'numbered',
  shown: { text: labelOf(participant), places: [{ start: 0, end: LABEL_CHARS }] },
  by: SYSTEM,
});

/** Of who has a tag, where no words are asked for. */
export function toldByTag(noted: Noted, tags: readonly Tag[], tag: string): Told | undefined {
  const has = tagsOf(noted, tags).find(({ id }) => id === tag);
  return has && { fit: 'tagged', kind: 'tagged', shown: { text: has.name, places: [] }, by: SYSTEM };
}

/** A shopper as a result: it leads to the newest of their conversations that the asker may read. */
export function foundPerson(
  { kind, shown, by, at }: Told,
  { id, state, group, participant, member, ...conversation }: Conversation,
  newest: { seq: number; at: number },
): Found {
  const agent = 'agent' in conversation ? conversation.agent : undefined;
  return {
    conversation: id,
    kind,
    seq: newest.seq,
    at: at ?? newest.at,
    by,
    snippet: snippetOf(shown.text, shown.places),
    state,
    group,
    shopper: { participant, ...(member ? { member } : {}) },
    ...(agent ? { agent } : {}),
  };
}
