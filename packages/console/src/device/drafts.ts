import type { AgentId, ConversationId, SiteId } from '@shopbell/protocol';
import type { Lane } from '../state/items.ts';

/**
 * Where words are written: a box's lane, or a remark on the conversation's shopper; over one's own message, by its number, or over an
 * older remark, by its id.
 */
export type DraftLane = Lane | 'remark' | `change:${number}` | `remark:${string}`;

/** Unsent words as a device keeps them. What was sent and waits for its undo to run out has the `cid` under which it will go. */
export interface KeptDraft {
  readonly site: SiteId;
  readonly agent: AgentId;
  readonly conversation: ConversationId;
  readonly lane: DraftLane;
  readonly text: string;
  /** When they were last changed, epoch ms. */
  readonly at: number;
  readonly cid?: string;
  /** What the message or remark said over which they are written. */
  readonly before?: string;
  /** The other tab, open still, that has it under way: it is for nobody else to take up. */
  readonly tab?: string;
}

/** A draft as a tab has just written it down, with an empty text where it is no more; and what it knew it to be before. */
export interface DraftNews {
  readonly draft: KeptDraft;
  readonly known: string;
}

/** Where a device keeps unsent words. Every call rejects where storage is refused or full. */
export interface DraftShelf {
  /** Everything that is there, whoever's it is; what is no draft is not. */
  all(): Promise<readonly KeptDraft[]>;
  /** What waits to go is this tab's from then on, as long as it is open. */
  put(drafts: readonly KeptDraft[]): Promise<void>;
  drop(drafts: readonly KeptDraft[]): Promise<void>;
  /**
   * The page goes this moment: what was not written so far, at once and without a promise; an empty text stands for a draft that is no
   * more. The next `all` has it, unless it is put or dropped before, as it was then or later.
   */
  keepLast(drafts: readonly KeptDraft[]): void;
  /** Removes everything, whoever's it is; every tab is told, this one at once. */
  wipe(): Promise<void>;
  /** Tells the console's other tabs. */
  tell(news: readonly DraftNews[]): void;
  /** Calls `run` with what another tab tells, whoever's it is; `wiped` when any tab wipes the device. Returns the way to stop. */
  listen(run: (news: readonly DraftNews[]) => void, wiped: () => void): () => void;
}

/** Under what a draft is kept: one a box, and one a message that waits. */
export const draftKey = ({
  site,
  agent,
  conversation,
  lane,
  cid = '',
}: Omit<KeptDraft, 'text' | 'at' | 'before' | 'tab'>): string => [site, agent, conversation, lane, cid].join(' ');
