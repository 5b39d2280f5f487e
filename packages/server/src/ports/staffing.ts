import type { AgentStatus } from '@shopbell/domain';
import type { AgentId, SiteId } from '@shopbell/protocol';

/** Somebody of the staff, as a process knows them by their lines. */
export interface Present {
  readonly id: AgentId;
  /** Empty for who had a line before a crash and has not come back so far. */
  readonly name: string;
  /** As they set it; `off` also once their session has ended. A lost line changes nothing of it. */
  readonly status: AgentStatus;
  /** Epoch ms of the loss of their last line. Undefined while there is one, and after a sign-off. */
  readonly lineLostSince: number | undefined;
}

/** Who of the staff is here. */
export interface Staffing {
  /** Everybody this process has seen, those who went included. */
  all(site: SiteId): Iterable<Present>;
  /** They let offer after offer lapse: away from here on, until they say otherwise. */
  unanswered(site: SiteId, agent: AgentId): void;
  /** Told of every change of a site's. Returns its unsubscribe. */
  onChange(listener: (site: SiteId) => void): () => void;
}
