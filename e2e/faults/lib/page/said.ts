import type { FinalLog, Press } from '../../../../sim/history.ts';

/** What pages say: `visit N says K`, each of them once. */
const SAID = /^(visit \d+) says (\d+)$/;

interface Said {
  readonly sender: string;
  readonly cid: string;
  readonly text: string;
}

/** Every message of a page in the logs, in their order. */
function saidIn(logs: readonly FinalLog[]): Said[] {
  const words = logs.flatMap((log) => log.public.filter(({ kind }) => kind === 'message'));
  return words.flatMap(({ cid, text = '' }) => {
    const [, sender = ''] = SAID.exec(text) ?? [];
    return cid !== undefined && sender ? { sender, cid, text } : [];
  });
}

/** How many different messages of pages are stored. */
export const storedOf = (logs: readonly FinalLog[]): number => new Set(saidIn(logs).map(({ text }) => text)).size;

/** Messages of pages that are stored more than once, under whatever cid. */
export function saidTwice(logs: readonly FinalLog[]): string[] {
  const texts = saidIn(logs).map(({ text }) => text);
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}

/**
 * What was pressed, by what pages told and what is stored: the last words of a page that died may not have been told of, so the logs tell
 * of them. A living page has told of all it said, and nothing is said twice: another cid of the same words is nobody's press.
 * @param dead pages that are gone
 */
export function completed(told: readonly Press[], logs: readonly FinalLog[], dead: ReadonlySet<string>): Press[] {
  const texts = new Set(told.map(({ text }) => text));
  const found = saidIn(logs).flatMap(({ sender, cid, text }): Press[] => {
    if (!dead.has(sender) || texts.has(text)) return [];
    texts.add(text);
    return [{ sender, cid, deed: 'say', text }];
  });
  const torn = new Set(found.map(({ sender }) => sender));
  const numberOf = ({ text = '' }: Press) => Number(SAID.exec(text)?.[2]);
  const theirs = [...told, ...found].filter(({ sender }) => torn.has(sender));
  return [...told.filter(({ sender }) => !torn.has(sender)), ...theirs.sort((a, b) => numberOf(a) - numberOf(b))];
}
