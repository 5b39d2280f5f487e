/** What is left to reach a shopper by, and what becomes of a left message. */
export const enLeftRest = {
  leftPart: {
    title: 'Left with the message',
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    order: 'Order',
    reveal: 'Show it whole. The shop’s log says who looked.',
    other: (when: string) => `Another message of theirs, left ${when}.`,
    merge: 'Answer it here too',
    giveUp: 'Don’t answer it',
    giveUpAsk: 'Close this message without an answer?',
    giveUpHint: 'Colleagues see who did, and why. What the shopper writes next is a request of its own.',
    giveUpYes: 'Close it',
    why: 'Why it is not answered',
  },
};
