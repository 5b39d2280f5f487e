/**
 * The verbs that the panel or the SDK's client carries out, by their names on the element; `contract.ts` says what they take, and a
 * test holds the two together. The first `HELD` wait until something else needs the panel: a shop calls them on every page, and
 * nobody may ever open it. Beside that their order is the one that compresses best: another one is up to a dozen bytes of every page view.
 */
export const VERBS =
  'navigate consent context hook traits once tags markRead toggle rate leaveMessage upload nearestStores send end popOut signOut typing history draft identify open';

export const HELD = 7;
