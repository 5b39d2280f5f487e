import * as v from 'valibot';
import { Id, Instant } from '../ids.ts';
import { State } from '../state/index.ts';
import { ConversationState } from '../state/row.ts';
import { Label } from '../text.ts';

/** A conversation the shopper may read. */
export const OwnConversation = v.object({
  conversation: Id,
  state: ConversationState,
  seq: v.pipe(v.number(), v.safeInteger()),
});
export type OwnConversation = v.InferOutput<typeof OwnConversation>;

/** Who the shop says the shopper is, and until when that holds. */
export const ProvenMember = v.object({ id: Label, name: v.exactOptional(Label), expiresAt: Instant });
export type ProvenMember = v.InferOutput<typeof ProvenMember>;

const You = v.variant('role', [
  v.object({ role: v.literal('shopper'), participant: v.exactOptional(Id), member: v.exactOptional(ProvenMember) }),
  v.object({
    role: v.literal('agent'),
    id: Id,
    name: Label,
    duty: v.picklist(['agent', 'supervisor', 'admin']),
    site: v.object({ id: Id, slug: v.string(), name: Label }),
  }),
]);
export type You = v.InferOutput<typeof You>;

/**
 * The answer to a hello: from here on the client is connected. `epoch` changes when a backup is restored. `you` says whom
 * the server takes the client for; a guest has no `participant` yet. `conversations` are a shopper's open ones, then
 * the newest closed ones (at most 20); the open ones are followed already. `state` holds every topic whole.
 */
export const Welcome = v.object({
  type: v.literal('welcome'),
  protocol: v.number(),
  fingerprint: v.string(),
  epoch: v.string(),
  at: Instant,
  you: You,
  heartbeatMs: v.number(),
  /** Clients spread their first retry after a lost line over this window, in ms (C23, C24). */
  reconnectWindowMs: v.number(),
  limits: v.object({
    textMaxChars: v.number(),
    frameMaxBytes: v.number(),
    ratePerSecond: v.number(),
    rateBurst: v.number(),
    lateBurst: v.number(),
    amendWindowMs: v.number(),
  }),
  conversations: v.array(OwnConversation),
  state: v.array(State),
});
export type Welcome = v.InferOutput<typeof Welcome>;
