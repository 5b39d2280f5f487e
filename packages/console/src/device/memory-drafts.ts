import { type DraftNews, type DraftShelf, draftKey, type KeptDraft } from './drafts.ts';
import { foundBy, heldBy } from './read-drafts.ts';

type Ear = (news: readonly DraftNews[]) => void;

/** What tabs of one browser have in common. */
export interface SharedDrafts {
  readonly kept: Map<string, KeptDraft>;
  readonly ears: Set<Ear>;
  /** Run when it was wiped. */
  readonly wipes: Set<() => void>;
  /** Those that are open. */
  readonly tabs: Set<string>;
}

export const sharedDrafts = (): SharedDrafts => ({
  kept: new Map(),
  ears: new Set(),
  wipes: new Set(),
  tabs: new Set(),
});

/** Drafts that last as long as the page, or as what it shares with other tabs. */
export function memoryDrafts({ kept, ears, wipes, tabs }: SharedDrafts = sharedDrafts()): DraftShelf {
  const own = new Set<Ear>();
  const tab = `tab ${tabs.size}`;
  tabs.add(tab);
  return {
    tell(news) {
      for (const ear of ears) if (!own.has(ear)) ear(news);
    },
    listen(run, wiped) {
      own.add(run);
      ears.add(run);
      wipes.add(wiped);
      return () => {
        ears.delete(run);
        wipes.delete(wiped);
      };
    },
    all: async () => [...kept.values()].map((draft) => foundBy(tab, (one) => tabs.has(one), draft)),
    async put(drafts) {
      for (const draft of drafts) kept.set(draftKey(draft), heldBy(tab, draft));
    },
    async drop(drafts) {
      for (const draft of drafts) kept.delete(draftKey(draft));
    },
    keepLast(drafts) {
      for (const draft of drafts) {
        if (draft.text === '') kept.delete(draftKey(draft));
        else kept.set(draftKey(draft), draft);
      }
    },
    async wipe() {
      for (const ear of wipes) ear();
      kept.clear();
    },
  };
}
