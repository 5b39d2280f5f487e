/** What agents promise shoppers, and what becomes of it. */
export const enPromises = {
  list: 'Promises',
  tool: 'Promise',
  fromMessage: 'Note as a promise',
  kinds: {
    gift: 'Gift',
    exchange: 'Exchange',
    carrier: 'Carrier',
    call_back: 'Call back',
    refund: 'Refund',
    other: 'Something else',
    follow_up: 'Low rating',
  } as Readonly<Record<string, string>>,
  wordsGone: 'Its words were erased.',
  ofOrder: (order: string) => `Order ${order}`,
  dueAt: (when: string) => `due ${when}`,
  overdue: (span: string) => `${span} overdue`,
  owner: (name: string) => `owed by ${name}`,
  ownerAway: (name: string) => `owed by ${name}, who is not here`,
  settled: 'Settled',
  settleOne: 'What became of it?',
  strip: 'Promised in this conversation',
  youPromised: (what: string, when: string) => `You promised: ${what}, due ${when}`,
  promised: (name: string, what: string, when: string) => `${name} promised: ${what}, due ${when}`,
  by: (name: string) => ` by ${name}`,
  kept: (what: string, by: string) => `Promise kept${by}: ${what}`,
  givenUp: (what: string, by: string) => `Promise given up${by}: ${what}`,
  moved: (what: string, by: string, when: string) => `Promise moved${by}: ${what}, due ${when}`,
  taken: (name: string, what: string) => `${name} sees to the promise from now on: ${what}`,
  owed: (name: string, shopper: string) => `${name} gave you a promise to ${shopper}`,
  aPromise: 'an earlier one',
};

export type PromiseMessages = typeof enPromises;

export const enPromiseProblems = {
  promise_unknown: 'This promise is settled already; a colleague may have been faster.',
  already_asked: 'A colleague has asked for a rating already, or there is one.',
  not_answered: 'Answer the shopper first; then they can rate it.',
  already_reminded: 'The shopper was reminded of this order a short time ago.',
  promises_full: 'Eight promises are open in this conversation. Settle one of them first.',
};
