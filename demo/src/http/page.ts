import type { Markup } from '../html/html.ts';

/** One page, before the parts every page has. */
export interface Page {
  readonly title: string;
  /** One sentence for search engines. Default: the shop's own. */
  readonly description?: string;
  /** What is sold on it, for whoever answers the shopper. */
  readonly product?: { readonly id: string; readonly name: string; readonly price: string };
  readonly body: Markup;
  /** Default 200. */
  readonly status?: number;
  /** Whether the chat widget is on it. Default true. */
  readonly widget?: boolean;
  /** A further module script of the shop. */
  readonly script?: string;
}
