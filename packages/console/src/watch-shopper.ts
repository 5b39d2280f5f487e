import { computed, effect } from '@preact/signals';
import type { Env } from './env.ts';
import type { ShopperIntents } from './intents/shopper.ts';
import type { State } from './state/index.ts';
import { REST_MS } from './time/rest.ts';

/** Loads what is known of whoever is open: when they are, when the line says that it has changed, and when it is back. */
export function watchShopper(
  state: State,
  env: Env,
  intents: Pick<ShopperIntents, 'load' | 'loadEarlier'>,
): () => void {
  const { person, now, facts, folded } = state.shopper;
  const told = computed(() => now.value?.facts);
  const wantsEarlier = computed(() => !folded.value.includes('earlier'));
  // Who takes the shopper, or gives them away, may read other things than before.
  const standing = computed(() => {
    const about = state.about.value;
    return about && [about.conversation, about.state, about.agent?.id].join(' ');
  });
  // What stood in the list of their talks is gone too.
  const erased = computed(() => {
    const last = state.part.threads.value.get(state.open.value ?? '')?.events.at(-1);
    return last?.kind === 'wiped' ? last.seq : 0;
  });
  const stopFacts = effect(() => {
    const who = person.value;
    standing.value;
    const rev = told.value;
    if (who === undefined || !state.online.value) return undefined;
    const known = facts.peek();
    const here = known?.person === who && known.is.is === 'here' ? known.is.value : undefined;
    if (here) {
      // What the line has not told of is as it was.
      if (rev !== undefined && here.rev !== rev) void intents.load();
      return undefined;
    }
    return env.after(REST_MS, () => void intents.load());
  });
  const stopEarlier = effect(() => {
    standing.value;
    erased.value;
    if (person.value === undefined || !state.online.value || !wantsEarlier.value) return undefined;
    return env.after(REST_MS, () => void intents.loadEarlier());
  });
  return () => {
    stopFacts();
    stopEarlier();
  };
}
