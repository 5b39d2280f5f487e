import type { GroupId } from '@shopbell/domain';
import type { AgentId, ConversationId, OffersState, QueueState, SiteId } from '@shopbell/protocol';

/** One offer, as its agent is told. */
export type Offering = OffersState['offers'][number];
/** The place of a request, as its shopper is told. */
export type Standing = Pick<QueueState, 'place' | 'expectedWaitMs'>;

/** What changed on the board. `places` are those of these conversations; one that is not there any more waits no more. */
export type BoardChange =
  | { kind: 'offers'; site: SiteId; agents: readonly AgentId[] }
  | { kind: 'loads'; site: SiteId }
  /** The routing changed how an agent stands. */
  | { kind: 'duty'; site: SiteId; agent: AgentId }
  | { kind: 'full'; site: SiteId }
  | { kind: 'places'; site: SiteId; conversations: readonly ConversationId[] };

/** What the routing of this process has found. State, not facts: after a crash it is found anew. */
export interface Board {
  /** What is offered to an agent, oldest first. */
  offers(site: SiteId, agent: AgentId): readonly Offering[];
  /** How many conversations an agent has; undefined where nobody counts. */
  load(site: SiteId, agent: AgentId): number | undefined;
  /** As many of the group wait as may, and nobody has room: who asks now is not served. */
  isFull(site: SiteId, group: GroupId): boolean;
  /** Undefined when it doesn't wait. */
  place(site: SiteId, conversation: ConversationId): Standing | undefined;
  /** The agent declines what was offered to them; nothing for anything else. */
  pass(site: SiteId, agent: AgentId, conversation: ConversationId): void;
  /** Somebody came for the site: whoever routes it begins, if that has not begun. */
  wake(site: SiteId): void;
  /** Returns its unsubscribe. */
  onChange(listener: (change: BoardChange) => void): () => void;
}

/** Where nothing is routed: agents take what they want, and nobody is told of a place. */
export const NO_BOARD: Board = {
  offers: () => [],
  load: () => undefined,
  isFull: () => false,
  place: () => undefined,
  pass: () => undefined,
  wake: () => undefined,
  onChange: () => () => undefined,
};
