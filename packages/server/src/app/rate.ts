import { beyondAsk, dueAfter, type RatingRules, type RatingSaid, type ServiceHours, termsOf } from '@shopbell/domain';
import type { AskRating, GroupSlug, Rate } from '@shopbell/protocol';
import type { View } from '../ports/store.ts';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import type { Receipt, Refusal } from './outcome.ts';
import { type AgentWho, agentActor, type Shopper } from './who.ts';

/** What a site's ratings go by. `hours` are those of a group; undefined: always in service. */
export interface RatingSite {
  rules: RatingRules;
  hours: (group: GroupSlug) => ServiceHours | undefined;
}

/** An agent asks the shopper for a rating, where the site asks at all. */
export function askRating(
  deps: AppDeps,
  who: AgentWho,
  { conversation, cid }: AskRating,
  rules: RatingRules,
): Promise<Receipt | Refusal> {
  const terms = rules.asks === 'never' ? undefined : termsOf(rules, deps.clock.now());
  return act(deps, who, {
    conversation,
    cid,
    command: () => ({ do: 'ask_rating', by: agentActor(who.agent), cid, terms, oversees: who.duty !== 'agent' }),
    same: ({ event }) => event.kind === 'rating_asked',
  });
}

const sameTags = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && a.every((tag, place) => tag === b[place]);

/** The same, as far as it is kept: of what was erased since, the words can't be compared. */
const isSame = (a: Rate, b: RatingSaid): boolean =>
  a.stars === b.stars &&
  a.solved === b.solved &&
  a.recommend === b.recommend &&
  sameTags(a.tags, b.tags) &&
  (a.text === b.text || b.text === '');

/** What goes beyond what this shopper was asked, as the ask stands in the log. */
function beyond(view: View, { conversation, ...said }: Rate, asked: number | undefined): Refusal | undefined {
  const event = asked === undefined ? undefined : view.event(conversation, asked);
  if (event?.kind !== 'rating_asked') return undefined;
  const path = beyondAsk(event, said);
  return path && { refused: 'bad_frame', path };
}

/** A shopper says what they think of a conversation. */
export function rate(
  deps: AppDeps,
  who: Shopper,
  frame: Rate,
  { rules, hours }: RatingSite,
  isBarred: () => boolean,
): Promise<Receipt | Refusal> {
  const { type: _, conversation, cid, ...said } = frame;
  const now = deps.clock.now();
  return act(deps, who, {
    conversation,
    cid,
    bars: (view, current) => (isBarred() ? { refused: 'blocked' } : beyond(view, frame, current.rating?.seq)),
    command(_view, current, by) {
      if (by.role !== 'shopper') throw new Error('only a shopper rates');
      const inService = hours(current.group);
      // A shop that never opens again owes it all the same.
      const dueAt = (inService && dueAfter(inService, now, rules.followUpMs)) ?? now + rules.followUpMs;
      return { do: 'rate', by, cid, now, said, low: { upTo: rules.lowUpTo, dueAt } };
    },
    same: ({ event }) => event.kind === 'rated' && isSame(frame, event),
  });
}
