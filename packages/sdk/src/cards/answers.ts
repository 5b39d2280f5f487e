import type { CardAct } from '@shopbell/protocol';
import { isSameOrder } from '@shopbell/protocol/constants';
import type { Thread } from '../types.ts';
import { readCard } from './read.ts';

/** What a shopper said to a card, or what ended it. */
export interface CardAnswer {
  /** To an order check; `replace`: a newer one of the same order came. */
  readonly act: CardAct | 'replace' | undefined;
  readonly text: string;
  /** It is on its way, and may still be refused. */
  readonly waits: boolean;
}

/** What the shopper has said to each message of a conversation, and which order checks were replaced, by its `seq`, oldest first. */
export type CardAnswers = ReadonlyMap<number, readonly CardAnswer[]>;

/** Reads them out of a thread: those in its log, and those on their way that were not refused. */
export function answersIn({ events, pending }: Pick<Thread, 'events' | 'pending'>): CardAnswers {
  const answers = new Map<number, CardAnswer[]>();
  const add = (re: number | undefined, answer: CardAnswer) => {
    if (re !== undefined) answers.set(re, [...(answers.get(re) ?? []), answer]);
  };
  const stored = new Set<string | undefined>();
  const checks = new Map<number, string | undefined>();
  for (const event of events) {
    if (event.kind !== 'message') continue;
    const { card } = readCard(event.card) ?? {};
    if (card?.type === 'order_check') {
      for (const [seq, number] of checks) {
        if (isSameOrder(number, card.number)) add(seq, { act: 'replace', text: '', waits: false });
      }
      checks.set(event.seq, card.number);
    }
    if (event.by.role !== 'shopper') continue;
    const { act, text, re, cid } = event;
    stored.add(cid);
    add(re, { act, text, waits: false });
  }
  for (const { act, text, re, cid, status } of pending) {
    if (status !== 'failed' && !stored.has(cid)) add(re, { act, text, waits: true });
  }
  return answers;
}
