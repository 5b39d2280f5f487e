import type { Conversation } from '@shopbell/domain';
import type { ConversationId, ParticipantId, SiteId } from '@shopbell/protocol';
import type { RandomBytes } from '../ids.ts';
import type { Change, Decision, View } from '../ports/store.ts';
import type { AppDeps } from './deps.ts';
import type { Refusal } from './outcome.ts';
import type { Shopper } from './who.ts';

/** How long the link of a letter is good, in ms: a letter is answered within days, or the shopper comes back by themselves. */
export const ANSWER_LINK_MS = 14 * 86_400_000;

/** For so long it is told of a link that its time is over, in ms; then nothing is known of it. */
const OVER_TOLD_MS = 30 * 86_400_000;

/** Links by which who left an address answers from their letter, without an account. */
export interface AnswerLinks {
  /**
   * Makes one; only its hash is kept. It ends at `until` (epoch ms; default: `ANSWER_LINK_MS` from now), with its first use, and with the
   * words of the conversation. A letter that is sent again has a link of its own: which of the two arrived nobody knows.
   */
  make(site: SiteId, conversation: ConversationId, until?: number): Promise<{ secret: string; until: number }>;
  /**
   * Uses one. A device that has never spoken sees this conversation from here on, and of whoever had it nothing else, whoever that is.
   * `link_invalid`: there is none like it, or none any more. `link_over` and `link_used`, by another device, are told to nobody but who
   * has a good secret, and for `OVER_TOLD_MS`. Asked again by the same device, the answer is the same.
   */
  use(who: Shopper, secret: string): Promise<{ conversation: ConversationId } | Refusal>;
}

type Used = { conversation: ConversationId } | Refusal;

const INVALID: Refusal = { refused: 'link_invalid' };
const nothing = (result: Used): Decision<Used> => ({ changes: [], result });

interface LinkDeps extends AppDeps {
  random: RandomBytes;
  /** What is kept of a secret. */
  hashOf(secret: string): string;
}

export function createAnswerLinks({ store, clock, newId, random, hashOf }: LinkDeps): AnswerLinks {
  function decideUse(view: View, who: Shopper, hash: string, participant: ParticipantId): Decision<Used> {
    const link = view.link(hash);
    const now = clock.now();
    const found: Conversation | undefined = link && view.conversation(link.conversation);
    if (!link || !found) return nothing(INVALID);
    if (now >= link.until) return nothing({ refused: 'link_over' });
    const { conversation } = link;
    const device = view.device(who.tokenHash);
    if (link.usedBy !== undefined) {
      return nothing(device?.participant === link.usedBy ? { conversation } : { refused: 'link_used' });
    }
    // Who has spoken here sees what they said; what the letter leads to is for a device of its own.
    if (device) return nothing({ refused: 'forbidden' });
    const changes: Change[] = [
      { put: 'link', link: { ...link, usedBy: participant }, at: now - OVER_TOLD_MS },
      { put: 'device', device: { participant, tokenHash: who.tokenHash, only: conversation } },
    ];
    return { changes, result: { conversation } };
  }

  return {
    async make(site, conversation, ends) {
      const secret = Buffer.from(random(32)).toString('base64url');
      const now = clock.now();
      const until = ends ?? now + ANSWER_LINK_MS;
      const link = { hash: hashOf(secret), conversation, until };
      await store.commit(site, [], () => ({
        changes: [{ put: 'link', link, at: now - OVER_TOLD_MS }],
        result: undefined,
      }));
      return { secret, until };
    },
    use(who, secret) {
      const hash = hashOf(secret);
      const participant = newId();
      return store.commit<Used>(
        who.site,
        [
          { kind: 'link', hash },
          { kind: 'device', tokenHash: who.tokenHash },
        ],
        (view) => decideUse(view, who, hash, participant),
      );
    },
  };
}
