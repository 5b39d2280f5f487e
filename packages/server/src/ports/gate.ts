import type { AgentHello, AttributeValues, ShopperHello } from '@shopbell/protocol';
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

/** Decides who may come in: exact Origins, API keys, member tokens, agents' sessions. */
export interface Gate {
  /** A shopper's hello. The member is proven, but not yet bound to the device. */
  shopper(hello: ShopperHello, door: Door): Promise<Shopper | Refusal>;
  agent(hello: AgentHello, door: Door): Promise<{ who: AgentWho; site: { slug: string; name: string } } | Refusal>;
  /** Verifies a member's token for the shopper's site. */
  member(slug: string, jwt: string): Promise<Proof | Refusal>;
  /** Is this agent's session still good? Asked every few seconds for each agent's connection. */
  stands(who: AgentWho): Promise<boolean>;
}
