import { effect } from '@preact/signals';
import { tellUnsaid } from './intents/unsaid.ts';
import type { State } from './state/index.ts';

/** Tells of what the server refused, wherever the agent is by then; also of what an earlier life of the page had sent. */
export function watchUnsaid(state: State): () => void {
  const told = new Set<string>();
  return effect(() => {
    const threads = state.part.threads.value;
    if (!state.self.value) return told.clear();
    for (const { conversation, pending } of threads.values()) {
      for (const { cid, status, problem } of pending) {
        if (status !== 'failed') told.delete(cid);
        else if (!told.has(cid)) {
          told.add(cid);
          tellUnsaid(state, conversation, problem ?? 'internal', { inThread: true });
        }
      }
    }
  });
}
