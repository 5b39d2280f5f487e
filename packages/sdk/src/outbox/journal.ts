import type { ConversationId } from '@shopbell/protocol';
import type { FrameOf } from '../wire/frames.ts';
import { STALE_MS } from './age.ts';
import type { Entry, Unsent } from './outbox.ts';

/** Most acked requests that are remembered; a program that sends without a pause must not fill the memory. */
export const JOURNAL_MAX = 5_000;

/** One's own request that the relay has stored, and under which of its stores (C4). */
export interface Acked {
  readonly cid: string;
  /** What is offered to a relay that lacks it: a message in its newest words. */
  readonly request: Unsent;
  /** Local time of the press, epoch ms. */
  readonly at: number;
  /** Local time of the ack, epoch ms. */
  readonly ackedAt: number;
  /** Where it is in the log: edits and recalls name it by this. */
  readonly conversation: ConversationId;
  readonly seq: number | undefined;
  readonly epoch: string;
}

/** What the relay has stored in the last 24 h, by `cid`. */
export type Journal = readonly Acked[];

/** What changed: these are to be written, those deleted. */
export interface Noted {
  readonly journal: Journal;
  readonly put: readonly Acked[];
  readonly gone: readonly string[];
}

const byCid = (a: { cid: string }, b: { cid: string }): number => (a.cid < b.cid ? -1 : 1);

/** Takes these records in, in their order, and lets go of what is too old or too much. */
export function note(before: Journal, put: readonly Acked[], gone: readonly string[], wall: number): Noted {
  const cids = new Set([...gone, ...put.map(({ cid }) => cid)]);
  const all = [...before.filter(({ cid }) => !cids.has(cid)), ...put].sort(byCid);
  const journal = all.slice(-JOURNAL_MAX).filter(({ ackedAt }) => wall - ackedAt <= STALE_MS);
  const left = new Set(journal);
  return { journal, put, gone: [...gone, ...all.filter((one) => !left.has(one)).map(({ cid }) => cid)] };
}

/** The acked message an edit or a recall is about, in the logs of this store. */
const target = (journal: Journal, request: Unsent, epoch: string): Acked | undefined =>
  'of' in request
    ? journal.find(
        (one) =>
          one.epoch === epoch &&
          one.request.type === 'say' &&
          one.seq === request.of &&
          one.conversation === request.conversation,
      )
    : undefined;

/**
 * An edit or a recall changes what would be offered again, and is not offered itself: the number it names is another one
 * in another store.
 */
export function amend(journal: Journal, request: Unsent, epoch: string, wall: number): Noted {
  const about = target(journal, request, epoch);
  if (about?.request.type !== 'say') return { journal, put: [], gone: [] };
  if (request.type !== 'edit') return note(journal, [], [about.cid], wall);
  return note(journal, [{ ...about, request: { ...about.request, text: request.text } }], [], wall);
}

/** The relay has stored it. */
export function acked(journal: Journal, entry: Entry, ack: FrameOf<'ack'>, epoch: string, wall: number): Noted {
  const { cid, request, at } = entry;
  if ('of' in request) return amend(journal, request, epoch, wall);
  const { conversation, seq } = ack;
  return note(journal, [{ cid, request, at, ackedAt: wall, conversation, seq, epoch }], [], wall);
}

/** What a relay with this store may lack, oldest first, as requests that go again under their cids. */
export const offers = (journal: Journal, epoch: string, wall: number): readonly Entry[] =>
  journal
    .filter((one) => one.epoch !== epoch && wall - one.ackedAt <= STALE_MS)
    .map(({ cid, request, at }) => ({ cid, request, at, status: 'sending', again: true }));

/** The store an unanswered edit or recall speaks of, where it is another one than this: its numbers mean nothing here. */
export const formerEpoch = (journal: Journal, request: Unsent, epoch: string): string | undefined =>
  journal.find((one) => one.epoch !== epoch && target([one], request, one.epoch))?.epoch;
