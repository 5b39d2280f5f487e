import type { PublicEvent } from '@shopbell/protocol';
import { tagsOffered } from '@shopbell/protocol/constants';

export type RatingAsked = Extract<PublicEvent, { kind: 'rating_asked' }>;
export type Rated = Extract<PublicEvent, { kind: 'rated' }>;

/** What an ask says beside who asks: up to when, and what is offered. */
export type AskTerms = Pick<RatingAsked, 'until' | 'tags' | 'recommend'>;

/** What a shopper says of a conversation. */
export type RatingSaid = Pick<Rated, 'stars' | 'solved' | 'tags' | 'recommend' | 'text'>;

/** That a shopper was asked what they say of a conversation, and the newest they said; its words and tags are the log's. */
export interface Rating {
  /** The newest event that asked: what it offers stands there. */
  readonly seq: number;
  /** Epoch ms up to which it may be given and changed. */
  readonly until: number;
  /** An agent has asked. */
  readonly invited?: true;
  readonly stars?: number;
  readonly solved?: boolean;
}

/** The row after it was asked. What was given before stays. */
export const afterAsked = (before: Rating | undefined, { seq, until, by }: RatingAsked): Rating => ({
  ...before,
  seq,
  until,
  ...(by.role === 'agent' ? { invited: true } : {}),
});

/** The row after it was given: the newest counts. */
export function afterRated(before: Rating, { stars, solved }: Rated): Rating {
  const { solved: _, ...rest } = before;
  return { ...rest, stars, ...(solved === undefined ? {} : { solved }) };
}

/** So few stars that the shop follows it up; `lowUpTo` 0: none are. */
export const isLow = (stars: number | undefined, lowUpTo: number): boolean => stars !== undefined && stars <= lowUpTo;

/** What of a rating goes beyond what was asked. */
export function beyondAsk(
  { tags, recommend: asksIt }: AskTerms,
  { stars, tags: said = [], recommend }: RatingSaid,
): 'tags' | 'recommend' | undefined {
  const offered = tagsOffered(tags, stars);
  if (said.some((tag, place) => !offered.includes(tag) || said.indexOf(tag) !== place)) return 'tags';
  return recommend !== undefined && !asksIt ? 'recommend' : undefined;
}
