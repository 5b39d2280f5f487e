import { expect, it } from 'vitest';
import type { Unsent } from '../outbox/outbox.ts';
import type { REQUESTS } from '../wire/requests.ts';
import { isLetter } from './letter.ts';

const CONVERSATION = '01kafzs1tec000000001';

/** One of each that a shopper can make. */
const MADE: { readonly [T in keyof typeof REQUESTS]: Unsent & { type: T } } = {
  say: { type: 'say', conversation: undefined, text: 'hello', leave: { contact: { email: 'mei@example.com' } } },
  close: { type: 'close', conversation: CONVERSATION },
  rate: { type: 'rate', conversation: CONVERSATION, stars: 2, tags: ['slow'] },
  edit: { type: 'edit', conversation: CONVERSATION, of: 2, text: 'hello!' },
  recall: { type: 'recall', conversation: CONVERSATION, of: 2 },
};

it.each(Object.values(MADE))('[TB7] the tab that leads takes what another one asks for: $type', (request) => {
  const entry = { cid: 'c1', request, at: 1, status: 'saved' };
  expect(isLetter({ from: 'a', gone: [], type: 'entries', entries: [entry] })).toBe(true);
});

it('[TB7] it takes nothing that no tab asks for', () => {
  const entry = { cid: 'c1', request: { type: 'whatever', conversation: CONVERSATION }, at: 1, status: 'saved' };
  expect(isLetter({ from: 'a', gone: [], type: 'entries', entries: [entry] })).toBe(false);
});
