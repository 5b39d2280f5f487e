import type { ConversationId } from '@shopbell/protocol';
import { tagsOffered } from '@shopbell/protocol/constants';
import type { Thread } from '../types.ts';
import type { Rating } from './types.ts';

/** A rating as it stands in the log. */
export interface GivenRating extends Rating {
  readonly seq: number;
  /** Server time, epoch ms. */
  readonly at: number;
}

/** What a shopper was asked to say of a conversation, and what they said. */
export interface RatingAsked {
  readonly conversation: ConversationId;
  /** Up to when it may be said and changed, by the relay's clock in epoch ms; both ends are in. */
  readonly until: number;
  /** An agent has asked; else the conversation’s close has. */
  readonly byAgent: boolean;
  /** Whether they would recommend the shop is asked too. */
  readonly recommend: boolean;
  /** The words are the shop's own; else they are names of standard ones, for the screen to say in its language. */
  readonly ownWords: boolean;
  /** What may be chosen with so many stars. */
  tagsOf(stars: number): readonly string[];
  /** The newest that was said, on any device; undefined while nothing was. */
  readonly given: GivenRating | undefined;
}

/** What the shopper may say of this conversation; undefined while nobody has asked them, or that is not loaded. */
export function ratingOf({ conversation, events }: Pick<Thread, 'conversation' | 'events'>): RatingAsked | undefined {
  const asked = events.findLast((event) => event.kind === 'rating_asked');
  if (asked?.kind !== 'rating_asked') return undefined;
  const rated = events.findLast((event) => event.kind === 'rated');
  const { until, tags, recommend = false, by } = asked;
  return {
    conversation,
    until,
    byAgent: by.role === 'agent',
    recommend,
    ownWords: !!tags,
    tagsOf: (stars) => tagsOffered(tags, stars),
    given: rated?.kind === 'rated' ? givenBy(rated, events) : undefined,
  };
}

type Rated = Extract<Thread['events'][number], { kind: 'rated' }>;

/** Words that were erased since are none. */
function givenBy({ seq, at, stars, solved, tags, recommend, text }: Rated, events: Thread['events']): GivenRating {
  const isWiped = events.some((event) => event.kind === 'wiped' && event.seq > seq);
  return { seq, at, stars, solved, tags, recommend, text: isWiped ? undefined : text || undefined };
}
