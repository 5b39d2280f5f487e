import type { ConversationId } from '@shopbell/protocol';
import type { FrameOf } from '../wire/frames.ts';
import { STALE_MS } from './age.ts';
import type { Entry, Unsent } from './outbox.ts';

/** Most acked requests that are remembered; a program that sends without a pause must not fill the memory. */
export const JOURNAL_MAX = 5_000;

/** One's own request that the relay has stored, and under which of its stores (C4). */
export interface Acked {
  readonly cid: string;
  /** What is offered to a relay that lacks it: as it was sent, since the relay may have it (C2). */
  readonly request: Unsent;
  /** Local time of the press, epoch ms. */
  readonly at: number;
  /** Local time of the ack, epoch ms. */
  readonly ackedAt: number;
  /** Where it is in the log of that store; what is at the desk stands behind `seq`. */
  readonly conversation: ConversationId;
  readonly seq: number | undefined;
  /** Since when, by the relay's clock, epoch ms. */
  readonly storedAt?: number | undefined;
  readonly epoch: string;
  readonly order?: string | undefined;
}

/** What the relay has stored in the last 24 h, by `cid`. */
export type Journal = readonly Acked[];

/** What changed: these are to be written, those deleted. */
export interface Noted {
  readonly journal: Journal;
  readonly put: readonly Acked[];
  readonly gone: readonly string[];
}

type Pressed = Pick<Entry, 'cid'> & { readonly order?: string | undefined };

/** Cids grow with every press, but for those of a page that did not know so far what an earlier one had made. */
export const placeOf = ({ cid, order }: Pressed): string => order ?? cid;

/** As they were pressed. */
export const byPress = (a: Pressed, b: Pressed): number => (placeOf(a) < placeOf(b) ? -1 : 1);

/** Takes these records in, in their order, and lets go of what is too old or too much. */
export function note(before: Journal, put: readonly Acked[], gone: readonly string[], wall: number): Noted {
  const cids = new Set([...gone, ...put.map(({ cid }) => cid)]);
  const all = [...before.filter(({ cid }) => !cids.has(cid)), ...put].sort(byPress);
  const journal = all.slice(-JOURNAL_MAX).filter(({ ackedAt }) => wall - ackedAt <= STALE_MS);
  const left = new Set(journal);
  return { journal, put, gone: [...gone, ...all.filter((one) => !left.has(one)).map(({ cid }) => cid)] };
}

/** What an edit or a recall names its message by: a number that holds in one store only. */
interface Amended {
  readonly conversation: ConversationId;
  readonly of: number;
}

/** The acked message of this number, in the logs of this store or, without `epoch`, of any. */
const said = (journal: Journal, { conversation, of }: Amended, epoch?: string): string | undefined =>
  journal.find(
    (one) =>
      (!epoch || one.epoch === epoch) &&
      one.request.type === 'say' &&
      one.seq === of &&
      one.conversation === conversation,
  )?.cid;

/** The request with the `cid` of the message it is about, where that is known: it holds in any store. */
export function named(journal: Journal, request: Unsent, epoch?: string): Unsent {
  if (!('of' in request) || request.said) return request;
  const cid = said(journal, request, epoch);
  return cid ? { ...request, said: cid } : request;
}

/** True for the words of this message, as they were said and as they were edited. */
const isWordsOf = (cid: string, one: Pick<Entry, 'cid' | 'request'>): boolean =>
  one.request.type === 'say' ? one.cid === cid : one.request.type === 'edit' && one.request.said === cid;

/** Words that are gone: of a message, by its `cid` where that is known, or `at` this time of the relay's all before it. */
export interface Taken extends Amended {
  readonly cid: string | undefined;
  readonly at?: number;
}

/** A message was taken back, here or elsewhere, or all before it were erased: those words are offered to nobody. */
export function taken(journal: Journal, about: Taken, epoch: string, wall: number): Noted {
  const { conversation, of, at = 0 } = about;
  const cid = about.cid ?? said(journal, about, epoch);
  // What is at the desk and was acked once more may stand before its `seq`.
  const isBefore = ({ seq = 0, storedAt = at }: Acked) => seq < of || storedAt < at;
  const isGone = (one: Acked) =>
    at ? one.conversation === conversation && one.epoch === epoch && isBefore(one) : !!cid && isWordsOf(cid, one);
  const gone = journal.filter(isGone).map((one) => one.cid);
  return note(journal, [], gone, wall);
}

/** The relay has stored it. */
export function acked(
  journal: Journal,
  entry: Entry,
  ack: Pick<FrameOf<'ack'>, 'conversation' | 'seq'> & Partial<Pick<FrameOf<'ack'>, 'head' | 'at'>>,
  epoch: string,
  wall: number,
): Noted {
  const { cid, at, order } = entry;
  const request = named(journal, entry.request, epoch);
  const { conversation, seq = ack.head?.seq, at: storedAt } = ack;
  const words = request.type === 'recall' ? taken(journal, { ...request, cid: request.said }, epoch, wall).gone : [];
  // Without its message's name, an edit or a recall means nothing in another store.
  const isLasting = !('of' in request) || request.said;
  return note(
    journal,
    isLasting ? [{ cid, request, at, ackedAt: wall, conversation, seq, storedAt, epoch, order }] : [],
    words,
    wall,
  );
}

/** True for the words of a message that was taken back, or is to be by one of the `entries`. */
export function isTakenBack(
  journal: Journal,
  entries: readonly Entry[],
): (one: Pick<Entry, 'cid' | 'request'>) => boolean {
  const gone = new Set(
    [...journal, ...entries].flatMap(({ request }) => (request.type === 'recall' && request.said ? request.said : [])),
  );
  return ({ cid, request }) => gone.has(request.type === 'edit' ? (request.said ?? '') : cid);
}

/**
 * What a relay with this store may lack, oldest first, as requests that go again under their cids, just as they were: it may
 * have them. The words of a message that was taken back, or is to be by one of the `entries`, stay here.
 */
export function offers(journal: Journal, epoch: string, wall: number, entries: readonly Entry[]): readonly Entry[] {
  const isBack = isTakenBack(journal, entries);
  return journal
    .filter((one) => one.epoch !== epoch && wall - one.ackedAt <= STALE_MS && !isBack(one))
    .map(({ cid, request, at, order }) => ({
      cid,
      request,
      at,
      status: 'sending',
      again: true,
      ...(order && { order }),
    }));
}

/** It is remembered as acked, or as words that were taken back. */
export function isKnown(journal: Journal, { cid, request }: Pick<Entry, 'cid' | 'request'>): boolean {
  const words = request.type === 'edit' ? request.said : cid;
  return journal.some((one) => one.cid === cid || (one.request.type === 'recall' && one.request.said === words));
}

/** The words in an outbox that are offered again although their message was taken back. */
export const isTaken = (cid: string | undefined, entry: Entry): boolean =>
  !!cid && !!entry.again && !entry.out && isWordsOf(cid, entry);

/** The relay will not have it again. A recall of what it does not have is kept: an older copy may have it. */
export function declined(journal: Journal, cid: string, isMissing: boolean, epoch: string, wall: number): Noted {
  const one = journal.find((each) => each.cid === cid);
  if (isMissing && one?.request.type === 'recall') return note(journal, [{ ...one, epoch }], [], wall);
  return note(journal, [], [cid], wall);
}
