import { createHmac } from 'node:crypto';
import { CODE_CHARS, makeCode, REFERRAL_LIFE_MS, type Referral, type Referrer, referralAt } from '@shopbell/domain';
import type { Decision, View } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';
import { type Refusal, refused } from '../outcome.ts';
import { createPace } from '../pace.ts';
import { personsOf, type Shopper } from '../who.ts';
import { hashCode } from './code.ts';

/** New codes that one shopper may take at once: there are so many stores somebody goes to. One more comes back every ten minutes. */
export const OWN_OF_PERSON = { atOnce: 10, everyMs: 600_000 };
/** The same of an address, behind which there may be an office or a whole town's mobiles. One more comes back every minute. */
export const OWN_OF_ADDRESS = { atOnce: 60, everyMs: 60_000 };

/** A shopper takes the way to a store with them. */
export interface TakeOwn {
  store: string;
  /** As it is counted: of IPv6 its network. */
  address: string;
}

/** The code, and until when it is good, epoch ms. */
export interface TakenOwn {
  code: string;
  expiresAt: number;
}

export interface OwnReferrals {
  /** The code that the shopper has for this store, or a new one where none of theirs is good. */
  take(who: Shopper, wish: TakeOwn): Promise<TakenOwn | Refusal>;
}

/** Who has the shopper in a conversation right now. */
function creditedTo(view: View, who: Shopper): Referrer {
  for (const person of personsOf(who)) {
    const id = view.open(person);
    const conversation = id === undefined ? undefined : view.conversation(id);
    if (conversation?.state === 'active') return { role: 'agent', id: conversation.agent.id };
  }
  return { role: 'shopper' };
}

/**
 * @param secret of the data folder. A shopper's codes are made of it, of who they are, of the store and of whose advice it was: asked for
 * again they are the same, and nothing is kept by which a code, or a row of it, leads to a shopper.
 */
export function createOwnReferrals(deps: AppDeps & { secret: Uint8Array }): OwnReferrals {
  const { store, clock, newId, secret } = deps;
  const persons = createPace(clock, OWN_OF_PERSON);
  const addresses = createPace(clock, OWN_OF_ADDRESS);

  function codeOf(...of: readonly (string | number)[]): string {
    return makeCode(createHmac('sha256', secret).update(JSON.stringify(of)).digest().subarray(0, CODE_CHARS));
  }

  return {
    async take(who, { store: to, address }) {
      const { site } = who;
      const person = who.member ? `m:${who.member.id}` : `t:${who.tokenHash}`;
      const [id, now] = [newId(), clock.now()];
      const retryAfterMs = Math.max(persons.wait(`${site} ${person}`), addresses.wait(address));
      const taken = await store.commit(site, [], (view): Decision<(TakenOwn & { isNew: boolean }) | Refusal> => {
        const by = creditedTo(view, who);
        for (let n = 0; ; n += 1) {
          const code = codeOf('own', site, person, to, 'id' in by ? by.id : '', n);
          const hash = hashCode(code);
          const before = view.referral(hash);
          const state = before && referralAt(before, now);
          // Those before were used up, or are over.
          if (before && state !== 'sent' && state !== 'opened') continue;
          if (before) return { changes: [], result: { code, expiresAt: before.expiresAt, isNew: false } };
          if (retryAfterMs > 0) return { changes: [], result: { refused: 'rate_limited', retryAfterMs } };
          const expiresAt = now + REFERRAL_LIFE_MS;
          const referral: Referral = { id, site, hash, store: to, by, sentAt: now, expiresAt, state: 'sent' };
          return { changes: [{ put: 'referral', referral }], result: { code, expiresAt, isNew: true } };
        }
      });
      if (refused(taken)) return taken;
      const { isNew, ...own } = taken;
      if (isNew) {
        persons.spend(`${site} ${person}`);
        addresses.spend(address);
      }
      return own;
    },
  };
}
