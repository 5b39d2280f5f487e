import type { ReplyValues } from '@shopbell/domain';
import type { AgentSelf } from '@shopbell/sdk/agent';
import { callOf } from '../text/shopper.ts';
import type { About } from './about.ts';

/** What a ready reply's variables stand for in a conversation. A shopper without a name of their own has none: "Visitor 7k3f" is ours. */
export function valuesOf({ shopper, page }: Pick<About, 'shopper' | 'page'>, self: AgentSelf): ReplyValues {
  const called = callOf(shopper);
  return {
    shopper: called.kind === 'named' ? called.name : undefined,
    agent: self.name,
    shop: self.site.name,
    page: page?.title,
  };
}
