import { effect } from '@preact/signals';
import type { Env } from './env.ts';
import { addRead, readNotes } from './state/handover.ts';
import type { State } from './state/index.ts';
import { addMoves, type Move } from './state/moves.ts';
import { stuckKey } from './state/stuck.ts';

/**
 * Tells the owner of each case that is stuck, once for each wait, also over the page's end. What goes on again is no news any more,
 * seen or not.
 */
export function watchStuck(state: State, env: Env): () => void {
  return effect(() => {
    const stuck = state.stuck.value;
    if (!state.self.value || !state.online.value) return;
    const told = readNotes(env.store.get('stuckTold'));
    const fresh = [...stuck.values()].filter((one) => !told.includes(stuckKey(one)));
    const before = state.moves.peek();
    const still = before.filter(({ is, conversation }) => is !== 'stuck' || stuck.has(conversation));
    const moves = fresh.map(
      ({ row: { conversation, shopper }, why }): Move => ({ is: 'stuck', conversation, shopper, why }),
    );
    if (moves.length > 0 || still.length < before.length) state.moves.value = addMoves(still, moves);
    if (moves.length > 0) env.store.set('stuckTold', fresh.map(stuckKey).reduce(addRead, told).join(','));
  });
}
