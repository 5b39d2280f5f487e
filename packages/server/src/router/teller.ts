import type { AgentId, SiteId } from '@shopbell/protocol';
import type { RouterDeps } from './deps.ts';
import type { Places } from './places.ts';

/** A shopper is told of their place at most this often, in ms. */
const PLACES_MS = 1000;

/** Puts on the board what changed, as often as people want to know. */
export interface Teller {
  offers(agents: readonly AgentId[]): void;
  loads(): void;
  full(): void;
  places(): void;
  stop(): void;
}

export function createTeller({ board, clock }: RouterDeps, site: SiteId, places: Places): Teller {
  let nextAt = 0;
  let waits: (() => void) | undefined;

  function tellPlaces(): void {
    waits = undefined;
    const conversations = places.changed();
    if (conversations.length === 0) return;
    nextAt = clock.elapsed() + PLACES_MS;
    board.tell({ kind: 'places', site, conversations });
  }

  return {
    offers: (agents) => board.tell({ kind: 'offers', site, agents }),
    loads: () => board.tell({ kind: 'loads', site }),
    full: () => board.tell({ kind: 'full', site }),
    places() {
      const inMs = nextAt - clock.elapsed();
      if (inMs <= 0) tellPlaces();
      else waits ??= clock.after(inMs, tellPlaces);
    },
    stop: () => waits?.(),
  };
}
