import type { Conversation, Logged, Referral } from '@shopbell/domain';
import type { ConversationId, DeskEvent, PublicEvent, SiteId } from '@shopbell/protocol';
import type { Outgoing } from '../ports/outgoing.ts';
import type { UntoldPromise } from '../ports/promise-book.ts';
import type { Appended, Change, Device, View } from '../ports/store.ts';

type Append = Extract<Change, { put: 'conversation' }>;

type Linked = Pick<Extract<Change, { put: 'link' }>, 'link' | 'at'>;

type Once = { once: Omit<Extract<Change, { put: 'once' }>, 'put'> };

/** One step of a commit, checked and ready to be written. */
export type Step =
  | { device: Device }
  | { unnamed: string }
  | Once
  | { toldDue: UntoldPromise }
  | { outgoing: Outgoing }
  | { referral: Referral }
  | Linked
  | { appended: Appended; log: readonly Logged[] };

/**
 * Splits what a change appends, and makes sure that it goes on exactly where the conversation stands: numbers without a
 * gap (C3), at the right site, ending at the heads of the row.
 */
function checkedAppend(site: SiteId, before: Conversation | undefined, { conversation, log }: Append): Appended {
  if (conversation.site !== site) throw new Error('a change of another site');
  let seq = before?.seq ?? 0;
  let deskSeq = before?.deskSeq ?? 0;
  const publicEvents: PublicEvent[] = [];
  const desk: DeskEvent[] = [];
  for (const { lane, event } of log) {
    if (lane === 'public') {
      seq += 1;
      if (event.seq !== seq) throw new Error(`event ${event.seq} where ${seq} comes next`);
      publicEvents.push(event);
    } else {
      deskSeq += 1;
      if (event.deskSeq !== deskSeq) throw new Error(`desk event ${event.deskSeq} where ${deskSeq} comes next`);
      if (event.afterSeq !== seq) throw new Error(`desk event after ${event.afterSeq} while the head is ${seq}`);
      desk.push(event);
    }
  }
  if (conversation.seq !== seq || conversation.deskSeq !== deskSeq) {
    throw new Error('the row does not stand where its log ends');
  }
  return { site, conversation, public: publicEvents, desk };
}

/** A device is never renumbered, never becomes another member's (decisions 3), and sees no other conversation than it came for. */
function checkDevice(before: Device | undefined, device: Device): void {
  if (!before) return;
  if (before.participant !== device.participant) throw new Error('a device would be renumbered');
  if (before.only !== device.only) throw new Error('a device would come by another link');
  if (before.member && before.member.id !== device.member?.id) throw new Error('a device would change its member');
}

/** What it was sent with stays, and it is redeemed once. */
function checkReferral(site: SiteId, before: Referral | undefined, referral: Referral): void {
  if (referral.site !== site) throw new Error('a referral of another site');
  if (!before) return;
  if (before.id !== referral.id) throw new Error('a code would be given out twice');
  if (before.state === 'redeemed') {
    const isSame =
      referral.state === 'redeemed' && referral.redeemedAt === before.redeemedAt && referral.at === before.at;
    if (!isSame) throw new Error('a referral would be redeemed twice');
  }
}

/**
 * Checks all changes of a commit before the first is written, so that a bad one leaves nothing behind: throws. A change
 * with an empty log changes nothing and is left out.
 */
export function checkedSteps(
  site: SiteId,
  changes: readonly Change[],
  now: Pick<View, 'device' | 'conversation' | 'referral'>,
): readonly Step[] {
  const steps: Step[] = [];
  const before = (id: ConversationId): Conversation | undefined => {
    // The same conversation may be changed twice in a commit; that is a handful of steps at most.
    const earlier = steps.findLast((step) => 'appended' in step && step.appended.conversation.id === id);
    return earlier && 'appended' in earlier ? earlier.appended.conversation : now.conversation(id);
  };
  for (const change of changes) {
    if (change.put === 'device') {
      checkDevice(now.device(change.device.tokenHash), change.device);
      steps.push({ device: change.device });
      continue;
    }
    if (change.put === 'unnamed') {
      steps.push({ unnamed: change.member });
      continue;
    }
    if (change.put === 'once') {
      const { name, conversation, until } = change;
      steps.push({ once: { name, conversation, until } });
      continue;
    }
    if (change.put === 'told_due') {
      const { conversation, deskSeq, dueAt } = change;
      steps.push({ toldDue: { conversation, deskSeq, dueAt } });
      continue;
    }
    if (change.put === 'outgoing') {
      steps.push({ outgoing: change.outgoing });
      continue;
    }
    if (change.put === 'referral') {
      checkReferral(site, now.referral(change.referral.hash), change.referral);
      steps.push({ referral: change.referral });
      continue;
    }
    if (change.put === 'link') {
      const { link, at } = change;
      steps.push({ link, at });
      continue;
    }
    const appended = checkedAppend(site, before(change.conversation.id), change);
    if (change.log.length > 0) steps.push({ appended, log: change.log });
  }
  return steps;
}
