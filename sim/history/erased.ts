import type { FinalLog, Finding, History } from './types.ts';

type Say = (counter: Finding['counter'], text: string) => void;

/** Up to which number a log is erased; 0 where it is not. */
export const wipedTo = ({ public: facts }: Pick<FinalLog, 'public'>): number =>
  facts.findLast(({ kind }) => kind === 'wiped')?.seq ?? 0;

const hasWords = ({ kind, text = '' }: { kind: string; text?: string }): boolean =>
  kind === 'message' || kind === 'edited' || text !== '';

/** Nothing before a `wiped` has words, in either lane: only the skeleton is left (C3). */
function checkLog(log: FinalLog, say: Say): void {
  const end = wipedTo(log);
  for (const event of log.public) {
    if (event.seq < end && hasWords(event))
      say('phantoms', `${log.conversation}: ${event.seq} was erased and its words are still there`);
  }
  for (const event of log.desk) {
    if ((event.afterSeq ?? 0) < end && hasWords(event))
      say('phantoms', `${log.conversation}: desk ${event.deskSeq} was erased and its words are still there`);
  }
}

/** What was erased stays erased, wherever it was kept, and whichever store is there now (C3, C13). */
export function checkErased({ logs, holders = [] }: History, say: Say): void {
  for (const log of logs) checkLog(log, say);
  for (const { who, texts } of holders)
    for (const text of texts) say('phantoms', `${who} still has words that were erased: ${text}`);
}
