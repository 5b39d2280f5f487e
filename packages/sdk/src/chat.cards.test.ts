import type { Card } from '@shopbell/protocol';
import { expect, it } from 'vitest';
import type { ChatError } from './errors.ts';
import { createRig, greet, memoryDevice } from './testing/rig.ts';
import { ack, C1, facts, greetedShopper, requested, said, shopperOn } from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

const card: Card = { type: 'product', v: 1, id: 'SKU-1', name: 'Kettle' };
const code = (promise: Promise<unknown>) => promise.catch((error: ChatError) => error.code);

it('[CA1] a card, a reply and an answer go with the words, in the opening message and after it', async () => {
  const { chat, says, tell } = await greetedShopper();
  void chat.send('', { card, group: 'after-sales' });
  await settle();
  expect(says()[0]).toMatchObject({ text: '', card, group: 'after-sales' });
  expect(chat.view.pending).toMatchObject([{ text: '', card, status: 'sending' }]);
  tell(ack(says()[0]?.cid, 2));
  tell(facts([requested(), said(2, '', { cid: says()[0]?.cid, card: { card, from: 'page' } })]));
  expect(chat.view.thread?.events[1]).toMatchObject({ card: { card, from: 'page' } });
  void chat.send('', { card: 'a.b.c', group: 'after-sales' });
  void chat.send('This one?', { re: 2 });
  void chat.send('', { re: 2, act: 'confirm' });
  await settle();
  expect(says().slice(1)).toMatchObject([
    { conversation: C1, card: 'a.b.c' },
    { text: 'This one?', re: 2 },
    { text: '', re: 2, act: 'confirm' },
  ]);
  expect(says()[1]).not.toHaveProperty('group');
  expect(chat.view.thread?.pending.map(({ re, act }) => [re, act])).toEqual([
    [undefined, undefined],
    [2, undefined],
    [2, 'confirm'],
  ]);
});

it('[CA1] a reply alone says nothing', async () => {
  const { chat } = await greetedShopper();
  expect(await Promise.all([code(chat.send('', { re: 2 })), code(chat.send(''))])).toEqual([
    'text_empty',
    'text_empty',
  ]);
});

it('[CA1] they outlive the page with their words', async () => {
  const device = memoryDevice();
  const rig = createRig();
  const first = shopperOn(rig, device);
  void first.chat.send('look', { card, re: 2 });
  await settle();
  first.chat.destroy();
  const next = shopperOn(createRig(2, rig.net, rig.disk, rig.clock), device);
  void next.chat.connect();
  await greet(next.rig);
  expect(next.says()).toMatchObject([{ text: 'look', card, re: 2 }]);
});

it('[CA1] a hook sees the card of the words that it looks at, and stops both', async () => {
  const { chat, says } = await greetedShopper();
  const seen: unknown[] = [];
  chat.hook('beforeSend', (about) => {
    seen.push(about.card);
    return about.card ? false : undefined;
  });
  expect(await code(chat.send('', { card }))).toBe('hook_refused');
  void chat.send('words', { re: 2 });
  await settle();
  expect([seen, says().map(({ text, re }) => [text, re])]).toEqual([[card, undefined], [['words', 2]]]);
  expect(chat.view.pending.find(({ status }) => status === 'failed')).toMatchObject({ card, problem: 'hook_refused' });
});
