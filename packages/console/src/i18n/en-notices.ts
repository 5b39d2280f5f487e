import type { NoticeKind } from '../state/notice-settings.ts';

/** What agents are told of, and how. */
export const enNotices = {
  label: 'What waits for you',
  late: (count: number, who: string) =>
    count === 1 ? `${who} waits too long for your answer` : `${count} wait too long for your answer`,
  soon: (count: number, who: string) =>
    count === 1 ? `An answer to ${who} is nearly due` : `${count} answers are nearly due`,
  queueLate: (count: number, who: string) =>
    count === 1 ? `${who} waits too long in the queue` : `${count} wait too long in the queue`,
  queueSoon: (count: number, who: string) =>
    count === 1 ? `A first answer to ${who} is nearly due` : `${count} first answers are nearly due`,
  promiseLate: (count: number, who: string) =>
    count === 1 ? `A promise to ${who} is overdue` : `${count} promises are overdue`,
  promiseSoon: (count: number, who: string) =>
    count === 1 ? `A promise to ${who} is due within 15 minutes` : `${count} promises are due within 15 minutes`,
  offers: (count: number) => (count === 1 ? '1 offer' : `${count} offers`),
  news: (count: number) => (count === 1 ? '1 piece of news' : `${count} pieces of news`),
  /** Behind the first part: how long the one waits, or the longest of several. */
  waited: (count: number, clock: string) => (count === 1 ? `, ${clock}` : `, the longest ${clock}`),
  jump: 'Jump',
  mute: 'Switch sound off',
  unmute: 'Switch sound on',
  held: 'Silent until you click',
  heldHint: 'The browser keeps this page silent until you press something on it.',
  card: {
    offer: 'is offered to you',
    due: 'waits for your answer',
    message: 'has written',
    waiting: 'waits in the queue',
    promise: 'A promise is due',
    news: 'There is news about this conversation',
  } as Readonly<Record<NoticeKind, string>>,
};

export type NoticeMessages = typeof enNotices;
