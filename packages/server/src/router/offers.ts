import { type Answer, stepOffer } from '@shopbell/domain';
import type { AgentId, ConversationId } from '@shopbell/protocol';
import type { Offering } from '../ports/board.ts';
import type { Clock } from '../ports/clock.ts';
import type { Book } from './book.ts';

/** What is offered to whom: kept with the requests, in memory alone. A crash takes all offers back, and the next pass makes new ones. */
export interface Offers {
  of(agent: AgentId): readonly Offering[];
  /** The agent declines; true when it was theirs. */
  pass(agent: AgentId, conversation: ConversationId): boolean;
  end(ended: Answer['ended']): void;
  make(offered: Answer['offered']): void;
}

/** `told` is called with those for whom something changed. */
export function createOffers({ waiting }: Book, clock: Clock, told: (agents: readonly AgentId[]) => void): Offers {
  /** What was offered to each: what is over is found out when it is looked at. A whole line is never looked through for one agent. */
  const made = new Map<AgentId, Set<ConversationId>>();

  return {
    of(agent) {
      const ids = made.get(agent);
      if (!ids) return [];
      const offerings: Offering[] = [];
      const now = clock.now();
      for (const conversation of ids) {
        const request = waiting.get(conversation);
        if (request?.offer?.agent !== agent) ids.delete(conversation);
        else if (now < request.offer.until)
          offerings.push({ conversation, group: request.group, until: request.offer.until });
      }
      if (ids.size === 0) made.delete(agent);
      return offerings;
    },
    pass(agent, conversation) {
      const request = waiting.get(conversation);
      if (!request?.offer) return false;
      const step = stepOffer({ state: 'offered', ...request.offer }, { on: 'decline', by: agent }, clock.now());
      if (step.next.state === 'offered') return false;
      request.offer = undefined;
      // Also a moment after it lapsed: it is their word.
      request.refusedBy = [...new Set([...request.refusedBy, agent])].sort();
      told([agent]);
      return true;
    },
    end(ended) {
      for (const { conversation, agent, passedBy } of ended) {
        const request = waiting.get(conversation);
        if (request?.offer?.agent !== agent) continue;
        request.offer = undefined;
        request.passedBy = passedBy;
      }
      if (ended.length > 0) told([...new Set(ended.map(({ agent }) => agent))]);
    },
    make(offered) {
      const agents = new Set<AgentId>();
      for (const { conversation, agent, until, passedBy } of offered) {
        const request = waiting.get(conversation);
        // Taken, or gone, since the pass looked.
        if (!request || request.offer) continue;
        request.offer = { agent, until };
        request.passedBy = passedBy;
        agents.add(agent);
        made.set(agent, (made.get(agent) ?? new Set()).add(conversation));
      }
      if (agents.size > 0) told([...agents]);
    },
  };
}
