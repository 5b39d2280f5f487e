import type { AgentHello, AttributeValues, Card, ShopperHello, SiteId } from '@shopbell/protocol';
import type { Refusal } from '../app/outcome.ts';
import type { AgentWho, Shopper } from '../app/who.ts';
import type { Door } from './socket.ts';

/** A proven member, until `expiresAt` (epoch ms). */
export interface Proof {
  id: string;
  name?: string;
  /** How early they are served, 0 to 9. */
  priority?: number;
  /** What the shop says of them, signed. */
  attributes?: AttributeValues;
  expiresAt: number;
}

/** What a signed card says: good `until` (epoch ms), for this `member` alone, in one message by the name of `once`. */
export interface SignedCard {
  card: Card;
  until: number;
  member?: string;
  once?: string;
}

/** Whoever has an API key of a site. */
export interface ShopServer {
  readonly site: SiteId;
  readonly slug: string;
  /** The key's id. */
  readonly key: string;
}

/** Decides who may come in: exact Origins, API keys, member tokens, agents' sessions. */
export interface Gate {
  /** A shopper's hello. The member is proven, but not yet bound to the device. */
  shopper(hello: ShopperHello, door: Door): Promise<Shopper | Refusal>;
  agent(hello: AgentHello, door: Door): Promise<{ who: AgentWho; site: { slug: string; name: string } } | Refusal>;
  /** Verifies a member's token for the shopper's site. */
  member(slug: string, jwt: string): Promise<Proof | Refusal>;
  /** A page of a site that nobody has said anything on yet, by its Origin; without one, by an API key. Nothing is kept of it. */
  page(
    slug: string,
    door: { origin: string | undefined; apiKey: string | undefined },
  ): Promise<{ site: SiteId } | Refusal>;
  /** A shop's server, by an API key of its site. */
  shop(slug: string, apiKey: string): Promise<ShopServer | Refusal>;
  /** Signs a card as this shop's server would, good for `lifeMs`; `key_needed` where the site has no secret to do it with. */
  sign(
    shop: ShopServer,
    card: Omit<SignedCard, 'until'>,
    lifeMs: number,
  ): Promise<{ token: string; until: number } | Refusal>;
  /** What a card is that the shop's server signed for this site. */
  card(site: SiteId, token: string): Promise<SignedCard | Refusal>;
  /** Is this agent's session still good? Asked every few seconds for each agent's connection. */
  stands(who: AgentWho): Promise<boolean>;
}
