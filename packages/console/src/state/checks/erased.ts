import type { Check } from './check.ts';

/** Asks where all that the words may answer was erased since they were begun (CW15). */
export const erased: Check = ({ lane, edits }, { erased: isGone }) =>
  isGone && lane === 'public' && edits === undefined ? { is: 'erased', mayPass: true } : undefined;
