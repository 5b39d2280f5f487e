/** The strings of ready replies in the box. */
export const enReady = {
  steps: {
    greet: 'Greet',
    ask: 'Ask',
    recommend: 'Recommend',
    doubt: 'Answer doubts',
    close: 'Close the sale',
    check: 'Check the order',
    goodbye: 'Say goodbye',
    after_sales: 'After-sales',
    none: 'Any time',
  },
  open: 'Ready replies',
  list: 'Ready replies',
  step: 'Step of the conversation',
  stepFound: (step: string) => `Automatic: ${step}`,
  stepHint: 'Its ready replies come first. Found from what was said; choose another if it is wrong.',
  found: (count: number) => (count === 1 ? 'One ready reply.' : `${count} ready replies.`),
  none: 'No ready reply has this.',
  noneYet: 'There are no ready replies yet. They are written on the page “Ready replies”.',
  loading: 'Ready replies are being fetched …',
  failed: 'The ready replies could not be fetched.',
  own: 'mine',
  hints: { choose: 'choose', insert: 'insert', close: 'leave the “/” as it is' },
  gap: (name: string) => `“${name}” has no value yet. Write it where it is marked, then send.`,
  gapBack: 'Write it',
  variables: {
    shopper: 'shopper’s name',
    agent: 'your name',
    shop: 'shop',
    order: 'order number',
    page: 'page they are on',
  },
};

export type ReadyMessages = typeof enReady;
