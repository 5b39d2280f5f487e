import type { Findable } from '../../text/find-commands.ts';

/** A line of the palette. */
export interface Item extends Findable {
  /** Its own name among all. */
  readonly id: string;
  readonly section: ItemSection;
  readonly caps: readonly string[];
  /** Why it can't be done now, in words. */
  readonly why: string | undefined;
  /** Whether it is offered first the next time; what names a shopper never is. */
  readonly remembered: boolean;
  run(): void;
}

/** The order in which they stand while nothing is typed. */
export const ITEM_SECTIONS = ['talks', 'conversation', 'list', 'writing', 'desk', 'status', 'pages', 'self'] as const;
export type ItemSection = (typeof ITEM_SECTIONS)[number];
