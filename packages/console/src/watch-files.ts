import { computed, effect } from '@preact/signals';
import type { Intents } from './intents/index.ts';
import type { State } from './state/index.ts';

/** Goes on with the files that the page before this one has left, once it is known whose they are. */
export function watchFiles(state: State, intents: Pick<Intents, 'files'>): () => void {
  const who = computed(() => (state.online.value ? state.self.value?.id : undefined));
  return effect(() => {
    if (who.value !== undefined) void intents.files.resumeFiles();
  });
}
