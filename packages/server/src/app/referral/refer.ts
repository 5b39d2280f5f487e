import { heldWords, REFERRAL_LIFE_MS, type Referral } from '@shopbell/domain';
import { type Card, type Cid, type ConversationId, readCard } from '@shopbell/protocol';
import type { Change, View } from '../../ports/store.ts';
import { act } from '../act.ts';
import type { AppDeps } from '../deps.ts';
import { type Guarding, lookAt } from '../guarding.ts';
import { type Refusal, refused } from '../outcome.ts';
import { type AgentWho, agentActor } from '../who.ts';
import { hashOfUrl } from './code.ts';

/** An agent sends a shopper to a store. */
export interface Refer {
  conversation: ConversationId;
  cid: Cid;
  store: string;
  /** The store as the shopper gets it; its `url` is the referral's page. */
  card: Extract<Card, { type: 'store' }>;
  /** What is kept of its code. */
  hash: string;
  /** For the shopper; may be empty. */
  text: string;
  /** For the store, where the shopper agrees. */
  note?: string;
  /** How long it is good, in ms. Default: 30 days. */
  lifeMs?: number;
}

/** The message it went with, and its link. */
export interface Referred {
  seq: number;
  url: string;
}

/**
 * The message and the referral, in one commit. Sent again under the same `cid` it is the one that was sent. The guard looks through the
 * agent's words, the note among them: its page shows it to the shopper. The store's words are the shop's own.
 */
export async function refer(
  deps: AppDeps,
  who: AgentWho,
  { conversation: id, cid, store, card, hash, text, note, lifeMs = REFERRAL_LIFE_MS }: Refer,
  guarding: Guarding,
): Promise<Referred | Refusal> {
  // A server with an address that no card may lead to.
  if (!readCard(card)) return { refused: 'card_refused' };
  const by = agentActor(who.agent);
  const now = deps.clock.now();
  const expiresAt = now + lifeMs;
  const referralId = deps.newId();
  const attached = { card: { card, from: 'shop', until: expiresAt } } as const;
  const beside = note === undefined ? {} : { beside: note };
  /** The card leads to the same store, with the same note, for as long: its words alone don't tell. */
  function isTheirs(view: View, said: Card | undefined): boolean {
    const hashed = said?.type === 'store' && said.url !== undefined ? hashOfUrl(said.url) : undefined;
    const before = hashed === undefined ? undefined : view.referral(hashed);
    return before?.store === store && before.note === note && before.expiresAt - before.sentAt === lifeMs;
  }
  let seq = 0;
  const referral = (): Referral => ({
    id: referralId,
    site: who.site,
    hash,
    store,
    by: { role: 'agent', id: who.agent.id },
    said: { conversation: id, seq },
    ...(note === undefined ? {} : { note }),
    sentAt: now,
    expiresAt,
    state: 'sent',
  });
  const outcome = await act(deps, who, {
    conversation: id,
    cid,
    command(view, conversation) {
      seq = conversation.seq + 1;
      const guarded = lookAt(guarding, view, conversation, by, text, now, beside);
      return { do: 'answer', by, cid, text, ...attached, ...beside, ...(guarded ? { guarded } : {}) };
    },
    also: (): readonly Change[] => [{ put: 'referral', referral: referral() }],
    same: ({ event }, view) =>
      (event.kind === 'held_back' && event.text === heldWords(text, { ...attached, ...beside })) ||
      (event.kind === 'message' && event.text === text && isTheirs(view, event.card?.card)),
  });
  if (refused(outcome)) return outcome;
  const { event } = outcome.logged;
  const sent = event.kind === 'message' ? event.card?.card : undefined;
  // Of one whose words were erased since nobody has the link any more.
  if (event.kind !== 'message' || sent?.type !== 'store' || sent.url === undefined)
    return { refused: 'message_unknown' };
  return { seq: event.seq, url: sent.url };
}
