import {
  type RedeemedBy,
  type Referral,
  type ReferralEvent,
  type ReferralState,
  type ReferralVerdict,
  readCode,
  referralAt,
  stepReferral,
} from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';
import type { Clock } from '../../ports/clock.ts';
import type { Change, Store } from '../../ports/store.ts';
import type { Refusal } from '../outcome.ts';
import { hashTyped } from './code.ts';
import type { Asker, Guesses } from './guesses.ts';

/** What the message it went with says now. */
export interface Said {
  /** It is there: neither taken back nor erased. */
  there: boolean;
  text: string;
}

/** What somebody who has the code sees. */
export interface Found {
  code: string;
  referral: Referral;
  state: ReferralState;
  said: Said | undefined;
}

export interface FollowDeps {
  store: Pick<Store, 'commit' | 'referral' | 'readPublic'>;
  clock: Pick<Clock, 'now'>;
  guesses: Guesses;
}

/** Events of a message and behind it that are looked through for its edits, which have two minutes. */
const EDITS = 100;

/** What the message it went with says now; undefined where it went with none. */
export async function saidWith(
  { store }: { store: Pick<Store, 'readPublic'> },
  { site, said }: Referral,
): Promise<Said | undefined> {
  if (!said) return undefined;
  const { events } = await store.readPublic(site, said.conversation, { after: said.seq - 1, limit: EDITS });
  const [message, ...behind] = events;
  if (message?.kind !== 'message') return { there: false, text: '' };
  const edit = behind.findLast((event) => event.kind === 'edited' && event.of === said.seq);
  return { there: true, text: edit?.kind === 'edited' ? edit.text : message.text };
}

/** A referral by its code as it was typed or came in an address. Codes that lead nowhere are counted for who asks. */
async function find(
  { store, guesses }: FollowDeps,
  typed: string,
  asker: Asker,
  site?: SiteId,
): Promise<Referral | Refusal> {
  const retryAfterMs = guesses.wait(asker);
  if (retryAfterMs > 0) return { refused: 'rate_limited', retryAfterMs };
  const hash = hashTyped(typed);
  const referral = hash === undefined ? undefined : await store.referral(hash);
  if (referral && (site === undefined || referral.site === site)) return referral;
  guesses.missed(asker);
  return { refused: 'referral_unknown' };
}

/** Carries out one event as things stand when it is decided. */
function step(
  { store, clock }: FollowDeps,
  { site, hash }: Referral,
  event: ReferralEvent,
): Promise<{ verdict: ReferralVerdict; before: Referral }> {
  const now = clock.now();
  return store.commit(site, [{ kind: 'referral', hash }], (view) => {
    const before = view.referral(hash);
    if (!before) throw new Error('a referral is gone');
    const verdict = stepReferral(before, event, now);
    const changes: readonly Change[] =
      'referral' in verdict && verdict.referral !== before ? [{ put: 'referral', referral: verdict.referral }] : [];
    return { changes, result: { verdict, before } };
  });
}

/** Looks at one for its page. Counts nothing: who asks for a page may be anything. */
export async function look(deps: FollowDeps, typed: string, address: string): Promise<Found | Refusal> {
  const referral = await find(deps, typed, { address });
  if ('refused' in referral) return referral;
  const state = referralAt(referral, deps.clock.now());
  return { code: readCode(typed) ?? '', referral, state, said: await saidWith(deps, referral) };
}

/** Its page is before a person. Of the many that say so the first one counts. */
export async function noteOpened(deps: FollowDeps, typed: string, address: string): Promise<Refusal | undefined> {
  const referral = await find(deps, typed, { address });
  if ('refused' in referral) return referral;
  // What was opened once takes no commit to be opened again.
  if (referral.state === 'sent') await step(deps, referral, { on: 'open' });
  return undefined;
}

/** The shopper lets the store have the note. What was taken back meanwhile is nobody's to have. */
export async function agree(deps: FollowDeps, typed: string, address: string): Promise<Refusal | undefined> {
  const found = await look(deps, typed, address);
  if ('refused' in found) return found;
  if (found.said?.there === false) return { refused: 'referral_unknown' };
  const { verdict } = await step(deps, found.referral, { on: 'agree' });
  if (!('refused' in verdict)) return undefined;
  return { refused: verdict.refused === 'no_note' ? 'referral_unknown' : `referral_${verdict.refused}` };
}

/** What a store may know of the shopper: nothing until they agree. */
export const toldNote = ({ note, agreedAt }: Referral): { note?: string } =>
  agreedAt === undefined || note === undefined ? {} : { note };

/** A code as a store's people typed it, and who they are. */
export interface Typed {
  code: string;
  asker: Asker;
}

/** A code of this site. */
export const codeOf = (deps: FollowDeps, site: SiteId, { code, asker }: Typed): Promise<Referral | Refusal> =>
  find(deps, code, asker, site);

/** A code that was redeemed, now or before. */
export interface Redeemed {
  /** This time; else it was before, and nothing changed. */
  first: boolean;
  redeemedAt: number;
  /** At which store. */
  at: string;
  /** The one it was sent to. */
  store: string;
  /** What the store may know: the shopper agreed. */
  note?: string;
}

/** Which store redeems it: the one it was sent to unless it is said. */
export interface Redeeming {
  at?: string | undefined;
  by: RedeemedBy;
}

/** A store redeems a code of its site: the first one does, the others are told when and by which store it was. */
export async function redeem(
  deps: FollowDeps,
  site: SiteId,
  typed: Typed,
  { at, by }: Redeeming,
): Promise<Redeemed | Refusal> {
  const found = await codeOf(deps, site, typed);
  if ('refused' in found) return found;
  const { verdict, before } = await step(deps, found, { on: 'redeem', at: at ?? found.store, by });
  const after = 'refused' in verdict ? before : verdict.referral;
  if (after.state !== 'redeemed') return { refused: 'referral_expired' };
  const { redeemedAt, store } = after;
  return { first: !('refused' in verdict), redeemedAt, at: after.at, store, ...toldNote(after) };
}
