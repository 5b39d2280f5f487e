import type { Conversation, ShopperFacts } from '@shopbell/domain';
import type { Actor } from '@shopbell/protocol';
import type { Found, Question } from '../ports/search.ts';
import type { Tag } from '../ports/shoppers.ts';
import type { Piece } from './atoms.ts';
import type { PersonKind } from './findable.ts';
import { placesOf } from './places.ts';
import { snippetOf } from './snippet.ts';

/** Shoppers of one answer. */
export const PEOPLE_MAX = 5;
/** Newest conversations of a shopper of which one is to be readable for who asks. */
export const THEIRS_MAX = 200;

/** Shoppers are found by who asks for nothing narrower than words, and told once. */
export const asksForPeople = ({ agent, group, state, lane, from, to, cursor }: Question): boolean =>
  [agent, group, state, lane, from, to, cursor].every((each) => each === undefined);

type Noted = Pick<ShopperFacts, 'name' | 'tags' | 'remarks'>;
interface Told {
  kind: PersonKind;
  text: string;
  by: Actor;
  at?: number;
}

/** What of the facts holds all pieces, if anything does: the newest remark first. Only the words that count: no former ones. */
export function noted(facts: Noted, tags: readonly Tag[], pieces: readonly Piece[]): Told | undefined {
  const system = { role: 'system' } as const;
  const names = facts.tags.flatMap((id) => tags.find((tag) => tag.id === id)?.name ?? []);
  const all: Told[] = [
    ...(facts.name === undefined ? [] : [{ kind: 'named', text: facts.name, by: system } as const]),
    ...names.map((text) => ({ kind: 'tagged', text, by: system }) as const),
    ...facts.remarks.toReversed().flatMap(({ by, versions }): Told[] => {
      const last = versions.at(-1);
      return last ? [{ kind: 'remarked', text: last.text, by: { role: 'agent', ...by }, at: last.at }] : [];
    }),
  ];
  return all.find(({ text }) => placesOf(text, pieces));
}

/** A shopper as a result: it leads to the newest of their conversations that the asker may read. */
export function foundPerson(
  { kind, text, by, at }: Told,
  { id, state, group, participant, member, ...conversation }: Conversation,
  newest: { seq: number; at: number },
  pieces: readonly Piece[],
): Found {
  const agent = 'agent' in conversation ? conversation.agent : undefined;
  return {
    conversation: id,
    kind,
    seq: newest.seq,
    at: at ?? newest.at,
    by,
    snippet: snippetOf(text, placesOf(text, pieces) ?? []),
    state,
    group,
    shopper: { participant, ...(member ? { member } : {}) },
    ...(agent ? { agent } : {}),
  };
}
