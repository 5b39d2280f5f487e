import { effect } from '@preact/signals';
import type { State } from './state/index.ts';
import { addMoves, type Move } from './state/moves.ts';
import { lapsed, type ShownOffer } from './state/offers.ts';

/** Tells of offers that went to somebody else before this agent answered. */
export function watchOffers(state: State): () => void {
  let before: readonly ShownOffer[] = [];
  return effect(() => {
    const view = state.view.value;
    const offers = state.offers.value;
    const here = view.connection === 'online' && view.duty?.status !== 'away' && view.duty?.status !== 'off';
    const gone = here ? lapsed(before, view, state.answered.peek()) : [];
    before = view.connection === 'online' ? offers : [];
    const told = gone.flatMap(({ conversation, row }): Move[] =>
      row ? [{ is: 'lapsed', conversation, shopper: row.shopper }] : [],
    );
    state.moves.value = addMoves(state.moves.peek(), told);
    // An offer may come again: then it is another one.
    const still = [...state.answered.peek()].filter((id) => offers.some(({ conversation }) => conversation === id));
    if (still.length < state.answered.peek().size) state.answered.value = new Set(still);
  });
}
