import type { PublicFact } from './types.ts';

/**
 * What a screen shows of a public log: an edited message reads as its newest edit says. What was recalled comes out of the
 * log as `erased` already. A second reading of the rule, on purpose: the SDK's own is what is checked.
 */
export function foldPublic(log: readonly PublicFact[]): readonly PublicFact[] {
  const edits = new Map<number, string>();
  for (const { kind, of, text } of log)
    if (kind === 'edited' && of !== undefined && text !== undefined) edits.set(of, text);
  return log.map((event) => {
    const text = event.kind === 'message' ? edits.get(event.seq) : undefined;
    return text === undefined ? event : { ...event, text };
  });
}
