import * as v from 'valibot';
import { AnonymousToken, Cursor, Id, SiteSlug } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import { Label } from '../text.ts';

/** Where a client stands in one conversation's public log. */
export const Standing = v.object({ conversation: Id, seq: Cursor });
export type Standing = v.InferOutput<typeof Standing>;

const Credential = v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.credentialMaxChars));
const Client = v.object({ name: Label, version: Label });

/**
 * A shopper's first frame. `token` is the device's secret; the server keeps only its hash, and only from the first
 * durable frame on. `jwt` proves a member. `apiKey` is needed where no browser vouches for an Origin. `follow` says what
 * the client already has of its conversations; the server sends the rest.
 */
export const ShopperHello = v.object({
  type: v.literal('hello'),
  role: v.literal('shopper'),
  protocol: v.pipe(v.number(), v.safeInteger()),
  site: SiteSlug,
  token: AnonymousToken,
  jwt: v.exactOptional(Credential),
  apiKey: v.exactOptional(Credential),
  client: v.exactOptional(Client),
  follow: v.exactOptional(v.pipe(v.array(Standing), v.maxLength(LIMITS.followMax, 'too_many'))),
});
export type ShopperHello = v.InferOutput<typeof ShopperHello>;

/** An agent's first frame. Browsers are known by their cookie; elsewhere `token` comes from `POST /api/v1/session`. */
export const AgentHello = v.object({
  type: v.literal('hello'),
  role: v.literal('agent'),
  protocol: v.pipe(v.number(), v.safeInteger()),
  token: v.exactOptional(Credential),
  client: v.exactOptional(Client),
});
export type AgentHello = v.InferOutput<typeof AgentHello>;

export const Hello = v.variant('role', [ShopperHello, AgentHello]);
export type Hello = v.InferOutput<typeof Hello>;
