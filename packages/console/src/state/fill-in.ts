import type { ReplyValues } from '@shopbell/domain';
import type { AgentSelf } from '@shopbell/sdk/agent';
import { callOf } from '../text/shopper.ts';
import type { About } from './about.ts';
import type { State } from './index.ts';
import { knownOrder } from './known-order.ts';
import { personOf } from './shopper.ts';

/** The order that a conversation is about, as far as it is known by now. */
function orderOf({ lists, shopper }: Pick<State, 'lists' | 'shopper'>, about: Pick<About, 'conversation' | 'shopper'>) {
  const facts = shopper.facts.value;
  const theirs = facts?.person === personOf(about.shopper) && facts?.is.is === 'here' ? facts.is.value : undefined;
  return knownOrder(lists.rows.value.get(about.conversation)?.promises, theirs);
}

/** What a ready reply's variables stand for in a conversation. A shopper without a name of their own has none: "Visitor 7k3f" is ours. */
export function valuesOf(
  state: Pick<State, 'lists' | 'part' | 'shopper'>,
  about: Pick<About, 'conversation' | 'shopper' | 'page'>,
  self: AgentSelf,
): ReplyValues {
  const called = callOf(about.shopper);
  return {
    shopper: called.kind === 'named' ? called.name : undefined,
    agent: self.name,
    shop: self.site.name,
    order: orderOf(state, about),
    page: (state.part.shoppers.value.get(about.conversation)?.live?.page ?? about.page)?.title,
  };
}
