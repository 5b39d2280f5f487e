import { type DraftNews, type DraftShelf, draftKey, foundBy, heldBy, type KeptDraft } from './drafts.ts';

type Ear = (news: readonly DraftNews[]) => void;

/** What tabs of one browser have in common. */
export interface SharedDrafts {
  readonly kept: Map<string, KeptDraft>;
  readonly ears: Set<Ear>;
  /** Those that are open. */
  readonly tabs: Set<string>;
}

export const sharedDrafts = (): SharedDrafts => ({ kept: new Map(), ears: new Set(), tabs: new Set() });

/** Drafts that last as long as the page, or as what it shares with other tabs. */
export function memoryDrafts({ kept, ears, tabs }: SharedDrafts = sharedDrafts()): DraftShelf {
  const own = new Set<Ear>();
  const tab = `tab ${tabs.size}`;
  tabs.add(tab);
  return {
    tell(news) {
      for (const ear of ears) if (!own.has(ear)) ear(news);
    },
    listen(run) {
      own.add(run);
      ears.add(run);
      return () => void ears.delete(run);
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
    wipe: async () => kept.clear(),
  };
}
