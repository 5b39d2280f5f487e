import { enSummaryProblems } from './en-summary.ts';

export { enSummary } from './en-summary.ts';

/** What agents promise shoppers, and what becomes of it. */
export const enPromises = {
  list: 'Promises',
  key: 'Promise something, or say what became of it',
  tool: 'Promise',
  fromMessage: 'Note as a promise',
  heading: (shopper: string) => `Promise ${shopper} something`,
  what: 'What',
  kinds: {
    gift: 'Gift',
    exchange: 'Exchange',
    carrier: 'Carrier',
    call_back: 'Call back',
    refund: 'Refund',
    other: 'Something else',
  } as Readonly<Record<string, string>>,
  choose: 'Choose …',
  whatMissing: 'Choose what is promised.',
  order: 'Order number',
  orderHint: 'Where it is about one order. It stays with this promise and no other.',
  orderWrong: 'One line of at most 64 characters.',
  due: 'Due',
  dueHint: (zone: string) => `Time in ${zone}`,
  dueChoices: {
    hour: (when: string) => `In an hour of service – ${when}`,
    close: (when: string) => `Today before close – ${when}`,
    tomorrow: (when: string) => `Next morning – ${when}`,
    own: 'A date and time …',
  },
  dueOwn: 'Date and time',
  dueMissing: 'Choose a time to come, within a year.',
  words: 'What exactly',
  wordsHint: 'For colleagues. The shopper reads only what you send.',
  wordsMissing: 'Write down what was promised.',
  make: 'Note the promise',
  making: 'Noting …',
  settleHeading: (shopper: string) => `Promised to ${shopper}`,
  outcome: 'What became of it?',
  outcomes: { kept: 'Kept', moved: 'Due later', given_up: 'Can’t be kept', taken: 'I see to it from now on' },
  why: 'Why',
  whyHint: 'For colleagues and your supervisor.',
  whyMissing: 'Say why.',
  settle: 'Save',
  settling: 'Saving …',
  wordsGone: 'Its words were erased.',
  ofOrder: (order: string) => `Order ${order}`,
  dueAt: (when: string) => `due ${when}`,
  overdue: (span: string) => `${span} overdue`,
  owner: (name: string) => `owed by ${name}`,
  settled: 'Settled',
  settleOne: 'What became of it?',
  strip: 'Promised in this conversation',
  late: (count: number, names: string) =>
    count === 1 ? `A promise to ${names} is overdue.` : `${count} promises are overdue: ${names}.`,
  soon: (count: number, names: string) =>
    count === 1
      ? `A promise to ${names} is due within 15 minutes.`
      : `${count} promises are due within 15 minutes: ${names}.`,
  show: 'Show',
  seen: 'Seen',
  youPromised: (what: string, when: string) => `You promised: ${what}, due ${when}`,
  promised: (name: string, what: string, when: string) => `${name} promised: ${what}, due ${when}`,
  kept: (what: string) => `Promise kept: ${what}`,
  givenUp: (what: string) => `Promise given up: ${what}`,
  moved: (what: string, when: string) => `Promise moved: ${what}, due ${when}`,
  taken: (name: string, what: string) => `${name} sees to the promise from now on: ${what}`,
  aPromise: 'an earlier one',
};

export type PromiseMessages = typeof enPromises;

export const enPromiseProblems = {
  ...enSummaryProblems,
  promise_unknown: 'This promise is settled already; a colleague may have been faster.',
  promises_full: 'Eight promises are open in this conversation. Settle one of them first.',
};
