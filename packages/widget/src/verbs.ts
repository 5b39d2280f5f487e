/**
 * The verbs that the panel or the SDK's client carries out, by their names on the element; `contract.ts` says what they take, and a
 * test holds the two together. The first `HELD` wait until something else needs the panel: a shop calls them on every page, and
 * nobody may ever open it.
 */
export const VERBS =
  'hook tags traits once navigate consent context popOut draft toggle markRead upload send typing rate end leaveMessage identify signOut history open';

export const HELD = 7;
