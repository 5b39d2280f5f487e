import type { ConversationId, SiteId } from '@shopbell/protocol';
import type { Erasure, Owed } from '../../packages/server/src/ports/erasures.ts';
import type { Change } from '../../packages/server/src/ports/store.ts';

/** What one commit wrote. */
export interface Written {
  readonly site: SiteId;
  readonly changes: readonly Change[];
}

/** A conversation, and up to where it is erased. */
export interface Until {
  readonly conversation: ConversationId;
  readonly seq: number;
}

/**
 * What stands on the disk, in its order: commits; who is to be erased with which conversations, which of them are settled, and who has been
 * erased; what a restore has brought along.
 */
export type Entry =
  | Written
  | { readonly erase: Erasure; readonly theirs: readonly Until[] }
  | { readonly settled: Until }
  | { readonly erased: Erasure }
  | { readonly again: Until };

const isSame = (a: Erasure, b: Erasure) => a.site === b.site && a.person === b.person && a.at === b.at;

/** Who was to be erased, whether it was carried out or not. */
export const erasuresOf = (journal: readonly Entry[]): Erasure[] =>
  journal.flatMap((entry) => ('erase' in entry ? entry.erase : []));

/** Those that are not carried out so far. */
export const openErasures = (journal: readonly Entry[]): Erasure[] =>
  erasuresOf(journal).filter((one) => !journal.some((entry) => 'erased' in entry && isSame(entry.erased, one)));

/** Those of `all` that this journal does not know. */
export const unknownErasures = (journal: readonly Entry[], all: readonly Erasure[]): Erasure[] => {
  const known = erasuresOf(journal);
  return all.filter((one) => !known.some((each) => isSame(each, one)));
};

/** Something that was sent: its place among what both sides see, and a note's is that of what it stands behind. */
interface Sent {
  readonly cid: string;
  readonly at: number;
}

/** A conversation: whose it is, its newest number, what was sent into it, and the number of its newest wiping. */
interface Kept {
  person: string;
  seq: number;
  readonly sent: Sent[];
  wiped: number;
}

/** Every conversation, as this journal leaves it, and what was sent into it. */
function conversationsIn(
  journal: readonly Entry[],
  meanwhile?: (entry: Entry, all: ReadonlyMap<ConversationId, Kept>) => void,
) {
  const all = new Map<ConversationId, Kept>();
  for (const entry of journal) {
    if ('changes' in entry) {
      for (const change of entry.changes) {
        if (change.put !== 'conversation') continue;
        const { id, person, seq } = change.conversation;
        const kept = all.get(id) ?? { person, seq, sent: [], wiped: 0 };
        Object.assign(kept, { person, seq });
        for (const { lane, event } of change.log) {
          const at = lane === 'public' ? event.seq : event.afterSeq;
          if (event.cid !== undefined) kept.sent.push({ cid: event.cid, at });
          if (event.kind === 'wiped' && lane === 'public') kept.wiped = event.seq;
        }
        all.set(id, kept);
      }
    }
    meanwhile?.(entry, all);
  }
  return all;
}

/**
 * The cids of what was erased by this journal, which a crash can't take back any more: what had been sent when somebody was noted, and
 * whatever else had come into their conversation before it was wiped.
 */
export function erasedBy(journal: readonly Entry[]): string[] {
  const erased: string[] = [];
  const end = conversationsIn(journal, (entry, all) => {
    if ('erase' in entry) {
      for (const { person, sent } of all.values()) if (person === entry.erase.person) erased.push(...cidsOf(sent));
    }
  });
  return [...erased, ...[...end.values()].flatMap(({ sent, wiped }) => cidsOf(sent, wiped))];
}

const cidsOf = (sent: readonly Sent[], below = Number.POSITIVE_INFINITY): string[] =>
  sent.flatMap(({ cid, at }) => (at < below ? cid : []));

/** A person's conversations, with the number behind what each has. */
export const conversationsOf = (journal: readonly Entry[], person: string): Until[] =>
  [...conversationsIn(journal)].flatMap(([conversation, kept]) =>
    kept.person === person ? { conversation, seq: kept.seq + 1 } : [],
  );

/** Conversations on the list of what is erased, and what each still lacks for it. */
function listIn(
  journal: readonly Entry[],
): ReadonlyMap<ConversationId, { seq: number; left?: Owed['left'] | undefined }> {
  const list = new Map<ConversationId, { seq: number; left?: Owed['left'] | undefined }>();
  for (const entry of journal) {
    if ('erase' in entry) {
      for (const { conversation, seq } of entry.theirs) list.set(conversation, { seq, left: 'words' });
    } else if ('again' in entry) {
      const { conversation, seq } = entry.again;
      if (seq > (list.get(conversation)?.seq ?? -1)) list.set(conversation, { seq, left: 'words' });
    } else if ('settled' in entry) {
      const { conversation, seq } = entry.settled;
      const one = list.get(conversation);
      if (one && one.seq <= seq) list.set(conversation, { seq: one.seq });
    } else if ('changes' in entry) {
      for (const change of entry.changes) {
        if (change.put !== 'conversation' || !list.has(change.conversation.id)) continue;
        for (const { event, lane } of change.log) {
          if (event.kind === 'wiped' && lane === 'public')
            list.set(change.conversation.id, { seq: event.seq, left: 'files' });
        }
      }
    }
  }
  return list;
}

/** What is not erased to its end. */
export const owedIn = (journal: readonly Entry[], site: SiteId): Owed[] =>
  [...listIn(journal)].flatMap(([conversation, { seq, left }]) => (left ? { site, conversation, seq, left } : []));

/** Up to where each conversation of this journal is erased, or is to be. */
function untils(journal: readonly Entry[]): Map<ConversationId, number> {
  const all = new Map<ConversationId, number>();
  for (const [id, { wiped }] of conversationsIn(journal)) if (wiped > 0) all.set(id, wiped);
  for (const [id, { seq }] of listIn(journal)) all.set(id, Math.max(seq, all.get(id) ?? 0));
  return all;
}

/** The conversations that a restore takes along, as `carry-erasures.ts` does. */
export const erasedIn = (journal: readonly Entry[]): Until[] =>
  [...untils(journal)].map(([conversation, seq]) => ({ conversation, seq }));

/** The cids that a restore takes along: nobody brings these back. */
export function requestsOfErased(journal: readonly Entry[]): string[] {
  const until = untils(journal);
  return [...conversationsIn(journal)].flatMap(([id, { sent }]) => cidsOf(sent, until.get(id) ?? 0));
}

/** The cids of all that this journal has. */
export const cidsIn = (journal: readonly Entry[]): ReadonlySet<string> =>
  new Set([...conversationsIn(journal).values()].flatMap(({ sent }) => cidsOf(sent)));
