import { computed, effect } from '@preact/signals';
import type { Intents } from './intents/index.ts';
import type { State } from './state/index.ts';

/** Fetches the ready replies once the line is up, and whenever the shop's are told to be others. What is the same is not sent again. */
export function watchReady(state: State, intents: Pick<Intents, 'ready'>): () => void {
  const told = computed(() => {
    const rules = state.part.rules.value;
    const self = state.self.value;
    return self && rules && state.online.value ? `${self.id} ${rules.replies ?? 0}` : undefined;
  });
  return effect(() => {
    if (told.value !== undefined) void intents.ready.load();
  });
}
