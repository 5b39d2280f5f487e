import type { Finding, Marked } from './types.ts';

type Say = (counter: Finding['counter'], text: string) => void;

/** What a side is said to have of a conversation, against what it has had: no more than that, and no less than it must have told. */
function checkMark({ who, conversation, side, is, most, least }: Marked, say: Say): void {
  for (const mark of ['delivered', 'read'] as const) {
    const name = `${who} has ${conversation} ${mark} to the ${side}`;
    if (is[mark] > most[mark]) say('phantoms', `${name} up to ${is[mark]}, and it was up to ${most[mark]}`);
    if (is[mark] < least[mark]) say('stuck', `${name} up to ${is[mark]}, and it is up to ${least[mark]}`);
  }
}

/** Holds every receipt against what was shown and looked at (C15, C16). */
export function checkMarks(marked: readonly Marked[], say: Say): void {
  for (const one of marked) checkMark(one, say);
}
