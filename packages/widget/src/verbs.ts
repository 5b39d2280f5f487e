/**
 * The verbs that the panel or the SDK's client carries out, by their names on the element; `contract.ts` says what they take, and a
 * test holds the two together. The first `HELD` wait until something else needs the panel: a shop calls them on every page, and
 * nobody may ever open it.
 */
export const VERBS =
  'context hook once navigate consent tags traits typing draft toggle send upload end popOut identify markRead signOut rate leaveMessage history open';

export const HELD = 7;
