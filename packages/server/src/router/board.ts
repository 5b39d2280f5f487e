import type { GroupId } from '@shopbell/domain';
import type { AgentId, ConversationId, SiteId } from '@shopbell/protocol';
import type { Board, BoardChange, Offering, Standing } from '../ports/board.ts';

/** What one site's routing shows on the board. */
export interface SiteBoard {
  offers(agent: AgentId): readonly Offering[];
  load(agent: AgentId): number | undefined;
  isFull(group: GroupId): boolean;
  place(conversation: ConversationId): Standing | undefined;
  pass(agent: AgentId, conversation: ConversationId): void;
}

/** The board of a process, to which each site's routing writes. */
export interface OpenBoard extends Board {
  put(site: SiteId, board: SiteBoard): void;
  tell(change: BoardChange): void;
  /** Whom to ask when somebody comes for a site: its routing may not have begun. */
  onWake(listener: (site: SiteId) => void): void;
}

export function createBoard(): OpenBoard {
  const sites = new Map<SiteId, SiteBoard>();
  const listeners = new Set<(change: BoardChange) => void>();
  const wakers = new Set<(site: SiteId) => void>();
  return {
    offers: (site, agent) => sites.get(site)?.offers(agent) ?? [],
    load: (site, agent) => sites.get(site)?.load(agent),
    isFull: (site, group) => sites.get(site)?.isFull(group) ?? false,
    place: (site, conversation) => sites.get(site)?.place(conversation),
    pass: (site, agent, conversation) => sites.get(site)?.pass(agent, conversation),
    wake(site) {
      if (!sites.has(site)) for (const wake of wakers) wake(site);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put: (site, board) => void sites.set(site, board),
    tell(change) {
      for (const listener of listeners) listener(change);
    },
    onWake: (listener) => void wakers.add(listener),
  };
}
