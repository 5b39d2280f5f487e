import { type DraftShelf, draftKey, type KeptDraft } from './drafts.ts';

/** Drafts that last as long as the page. */
export function memoryDrafts(kept = new Map<string, KeptDraft>()): DraftShelf {
  return {
    all: async () => [...kept.values()],
    async put(drafts) {
      for (const draft of drafts) kept.set(draftKey(draft), draft);
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
