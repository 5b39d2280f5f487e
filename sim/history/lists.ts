import type { Finding, List } from './types.ts';

type Say = (counter: Finding['counter'], text: string) => void;

/** A list against what the store has of it: the same rows, each once, each as far as its logs go. */
function checkList({ who, name, shown, stored }: List, say: Say): void {
  const list = `${who}'s list ${name}`;
  const seen = new Map<string, string>();
  for (const { conversation, at } of shown) {
    if (seen.has(conversation)) say('duplicates', `${list} has ${conversation} twice`);
    seen.set(conversation, at);
  }
  const rows = new Map(stored.map(({ conversation, at }) => [conversation, at]));
  for (const conversation of seen.keys())
    if (!rows.has(conversation)) say('phantoms', `${list} has ${conversation}, which is not in it`);
  for (const [conversation, at] of rows) {
    const there = seen.get(conversation);
    if (there === undefined) say('gaps', `${list} lacks ${conversation}`);
    else if (there !== at) say('gaps', `${list} has ${conversation} as of ${there}, and it is at ${at}`);
  }
}

/** Holds every list against the store. */
export function checkLists(lists: readonly List[], say: Say): void {
  for (const list of lists) checkList(list, say);
}
