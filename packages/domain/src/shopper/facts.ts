import type { ConversationId } from '@shopbell/protocol';
import type { AgentName } from '../conversation/conversation.ts';

/** How much is written down about one shopper. Characters are code points. */
export const SHOPPER_LIMITS = {
  nameMaxChars: 64,
  tagsMax: 20,
  /** The words of one remark, the first ones and every edit. */
  versionsMax: 10,
  remarkMaxChars: 1000,
  attributesMax: 30,
  attributeNameMaxChars: 40,
  attributeValueMaxChars: 200,
  reasonMaxChars: 200,
} as const;

/** What an agent wrote down for whoever answers next. Nothing of it is taken away; an edit is put behind it. */
export interface Remark {
  readonly id: string;
  readonly by: AgentName;
  /** Where it was written, if in a conversation. */
  readonly conversation?: ConversationId;
  /** Oldest first, at least one; the last one counts. `at` is epoch ms. */
  readonly versions: readonly { readonly at: number; readonly text: string }[];
}

/** Whose word an attribute is: the page's script says what it likes, a member token is signed by the shop. */
export type AttributeSource = 'page' | 'member';
export type AttributeValue = string | number | boolean;

/** What the shop says of a shopper, by source; the newest word of a source takes the place of its former ones. */
export interface Attributes {
  readonly source: AttributeSource;
  /** Epoch ms. */
  readonly at: number;
  readonly values: Readonly<Record<string, AttributeValue>>;
}

/** A shopper may read, and say nothing. */
export interface Block {
  readonly by: AgentName;
  readonly reason: string;
  /** Epoch ms. */
  readonly at: number;
  /** Epoch ms at which it is over. Absent: for good. */
  readonly until?: number;
}

/** What the desk has written down about one person, beside its remarks. */
export interface ShopperFacts {
  /** 1, 2, 3 … with every change; 0 before the first. */
  readonly rev: number;
  /** What agents call them; never shown to them. */
  readonly name?: string;
  /** Ids of the site's tags, in the order they were put on. A tag that the site has removed may still be among them. */
  readonly tags: readonly string[];
  readonly attributes: readonly Attributes[];
  /** Also one that is over: `isBlocked` says. */
  readonly block?: Block;
}

export const NO_FACTS: ShopperFacts = { rev: 0, tags: [], attributes: [] };

/** Does this block still hold? At its end it does not. */
export const isBlocked = (block: Pick<Block, 'until'> | undefined, now: number): boolean =>
  block !== undefined && (block.until === undefined || now < block.until);
