/** What of a body is no word of anybody's: agents and groups by their names, what was asked of who answers, times, the shop's own words. */
const KEPT = [
  ...['by', 'agent', 'group', 'language', 'skills', 'lacking', 'priority', 'dueAt', 'case'],
  // The shop's words, and which of them were chosen.
  ...['until', 'offers', 'recommend', 'tags'],
];

/**
 * What stays of a log row's body when its words are erased. Null where a reader gets `erased` instead. Anything a body holds that is
 * not known here goes.
 */
export function wipedBody(kind: string, body: string): string | null {
  if (kind === 'message' || kind === 'edited') return null;
  const before: unknown = JSON.parse(body);
  if (typeof before !== 'object' || before === null) return null;
  const kept = Object.entries(before).flatMap(([name, value]): [string, unknown][] => {
    if (KEPT.includes(name)) return [[name, value]];
    if (name === 'text') return [[name, '']];
    // A member without their name is the shop's own number for them: the skeleton of whose it is.
    return name === 'member' ? [[name, { id: value.id }]] : [];
  });
  return JSON.stringify(Object.fromEntries(kept));
}
