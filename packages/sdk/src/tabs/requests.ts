import type { LineOptions } from '../link/link.ts';
import { change, type Entry, isUnsent } from '../outbox/outbox.ts';

/** This tab's requests, as its line knows them. */
export interface Requests {
  all(): readonly Entry[];
  /** Takes in what was pressed in another tab, in its order, and what was learned of it since. */
  take(entries: readonly Entry[]): void;
  /** A person has dropped it here; what may be on its way is not. */
  isDropped(entry: Entry): boolean;
  /** Looks on the device for what others have left there. */
  look(): void;
}

/** As the part that keeps them has it, which not every tab has loaded. */
const placeOf = ({ cid, order }: Entry): string => order ?? cid;

/** @param leads this tab's own line is the one that counts */
export function createRequests({ sender, took }: Pick<LineOptions, 'sender' | 'took'>, leads: () => boolean): Requests {
  const cidsOf = (entries: readonly Entry[], which: (entry: Entry) => unknown) =>
    new Set(entries.filter(which).map(({ cid }) => cid));

  return {
    all: () => sender().entries,
    take(entries) {
      if (leads()) took?.();
      const { keeper, update } = sender();
      update((outbox) => {
        const known = cidsOf(outbox.entries, () => true);
        const others = entries.flatMap((entry) => (known.has(entry.cid) ? [] : { ...entry, out: false, theirs: true }));
        const fresh = keeper?.adopt(others, leads()) ?? others;
        const all = [...outbox.entries, ...fresh].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
        const saved = cidsOf(entries, ({ status }) => status === 'saved');
        const isSaved = ({ cid, status }: Entry) => status === 'unsaved' && saved.has(cid);
        // Held for unsent here and known as acked there: it goes with what is offered, or that would pass it.
        const offered = leads() ? cidsOf(entries, ({ again }) => again) : new Set();
        const isOffered = (entry: Entry) => offered.has(entry.cid) && isUnsent(entry) && !entry.out && !entry.again;
        return change(change({ ...outbox, entries: all }, isSaved, { status: 'saved' }), isOffered, { again: true });
      });
    },
    isDropped: (entry) => !!sender().keeper?.isDropped(entry),
    look: () => sender().keeper?.look(),
  };
}
