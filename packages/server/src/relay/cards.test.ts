import type { Card } from '@shopbell/protocol';
import { expect, test } from 'vitest';
import type { SignedCard } from '../ports/gate.ts';
import type { Peer } from '../testing/peer.ts';
import { createRig } from '../testing/rig.ts';

const product: Card = {
  type: 'product',
  v: 1,
  id: 'SKU-1',
  name: 'Kettle',
  price: { amount: '129.00', currency: 'CNY' },
};
const reminder = (number = 'A-1'): Card => ({ type: 'payment_reminder', v: 1, number });
const check: Card = {
  type: 'order_check',
  v: 1,
  goods: [{ name: 'Kettle', count: 2 }],
  gifts: ['Cup'],
  name: 'Wang',
  phone: '13812345678',
  address: '88 Nanjing Road, Shanghai',
};
const HOUR = 3_600_000;

const messages = (peer: Peer) =>
  peer.of('facts').flatMap(({ events }) => events.flatMap((event) => (event.kind === 'message' ? [event] : [])));

/** A talk that an agent has. */
async function talk(options: Parameters<typeof createRig>[0] = {}) {
  const rig = createRig(options);
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'hello' });
  const { conversation = '' } = shopper.of('ack')[0] ?? {};
  const na = await rig.agent('na');
  await na.say({ type: 'follow', conversations: [{ conversation }] });
  await na.say({ type: 'take', cid: rig.cid(), conversation });
  return { rig, shopper, na, conversation };
}

test('[CD1] a card that is signed is the shop’s word, and one that is not the page’s', async () => {
  const until = 2_000_000_000_000;
  const { rig, shopper, na, conversation } = await talk({ cards: { 'a.b.c': { card: product, until } } });
  await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'this one', card: 'a.b.c' });
  await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: product });
  const linked = { ...product, url: 'https://shop.example/kettle' };
  await na.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: product });
  await na.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: linked });
  for (const peer of [shopper, na]) {
    expect(messages(peer).flatMap(({ card }) => card ?? [])).toEqual([
      { card: product, from: 'shop', until },
      { card: product, from: 'page' },
      { card: product, from: 'agent' },
      { card: linked, from: 'page' },
    ]);
  }
});

test('[CD1] what an agent writes is the agent’s word, and a shopper can’t write it', async () => {
  const { rig, shopper, na, conversation } = await talk();
  await na.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: check });
  await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: check });
  await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: reminder() });
  expect(messages(shopper).at(-1)?.card?.from).toBe('agent');
  expect(shopper.problems()).toEqual(['card_refused', 'card_refused']);
  await na.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: reminder() });
  await na.say({
    ...{ type: 'say', cid: rig.cid(), conversation, text: '' },
    card: { ...reminder('A-2'), url: 'https://pay.example/' } as Card,
  });
  expect(messages(shopper).flatMap(({ card }) => card?.from ?? [])).toEqual(['agent', 'agent', 'page']);
});

test('[CD1] a reminder that is signed comes from the page of whom it is for, once; an order check does not', async () => {
  const until = 2_000_000_000_000;
  const pay: Card = { ...(reminder() as Card & { type: 'payment_reminder' }), url: 'https://pay.example/a-1' };
  const { rig, shopper, na, conversation } = await talk({
    cards: {
      'p.a.y': { card: pay, until },
      'f.o.r': { card: { ...pay, number: 'A-2' }, until, member: 'm-7' },
      'c.h.k': { card: check, until },
    },
  });
  for (const card of ['p.a.y', 'p.a.y', 'f.o.r', 'c.h.k']) {
    await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: '', card });
  }
  await na.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: reminder() });
  expect(messages(na).flatMap(({ card }) => card ?? [])).toEqual([{ card: pay, from: 'shop', until }]);
  expect(shopper.problems()).toEqual(['already_reminded', 'card_refused', 'card_refused']);
  expect(na.problems()).toEqual(['already_reminded']);
});

test('[CD2] a card that is not good is refused by name, nothing of it is written, and what follows goes on', async () => {
  const { rig, shopper, conversation } = await talk({
    cards: { 'o.l.d': { refused: 'card_expired' }, 'f.o.r': { card: product, until: 9e15, member: 'm-7' } },
  });
  for (const card of ['o.l.d', 'f.o.r', 'x.y.z']) {
    await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'look', card });
  }
  await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'after' });
  expect(shopper.problems()).toEqual(['card_expired', 'card_refused', 'card_refused']);
  expect(messages(shopper).map(({ text }) => text)).toEqual(['hello', 'after']);
});

test('[CD2] a card for a member goes to that member’s conversation', async () => {
  const rig = createRig({ cards: { 'f.o.r': { card: product, until: 9e15, member: 'm-7' } } });
  const shopper = await rig.shopper('a', { jwt: 'm-7' });
  await shopper.say({ type: 'say', cid: rig.cid(), text: '', card: 'f.o.r' });
  expect(messages(shopper)[0]?.card?.from).toBe('shop');
});

test('[CD3] a card that is signed for one message is in one, and its retry is acked', async () => {
  const signed = { card: product, until: 9e15, once: 'one' };
  const { rig, shopper, conversation } = await talk({ cards: { 'a.b.c': signed } });
  const say = { type: 'say', cid: rig.cid(), conversation, text: '', card: 'a.b.c' } as const;
  await shopper.say(say);
  await shopper.say(say);
  await shopper.say({ ...say, cid: rig.cid() });
  expect(shopper.of('ack').filter(({ cid }) => cid === say.cid)).toHaveLength(2);
  expect(shopper.problems()).toEqual(['card_used']);
  expect(messages(shopper)).toHaveLength(2);
});

test('[CD3] it is in one also where it comes when its time is just over, and is still taken', async () => {
  const cards: Record<string, SignedCard> = {};
  const { rig, shopper, conversation } = await talk({ cards });
  cards['a.b.c'] = { card: product, until: rig.clock.now(), once: 'one' };
  rig.clock.advance(59_000);
  await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: 'a.b.c' });
  await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: 'a.b.c' });
  expect(shopper.problems()).toEqual(['card_used']);
  expect(messages(shopper).filter(({ card }) => card)).toHaveLength(1);
});

test('[CD4] one order is reminded of once in a window, whoever asks at the same time', async () => {
  const { rig, shopper, na, conversation } = await talk();
  const other = await rig.shopper('b');
  await other.say({ type: 'say', cid: rig.cid(), text: 'hello' });
  const theirs = other.of('ack')[0]?.conversation ?? '';
  const li = await rig.agent('wei');
  await li.say({ type: 'take', cid: rig.cid(), conversation: theirs });
  await Promise.all([
    na.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: reminder() }),
    li.say({ type: 'say', cid: rig.cid(), conversation: theirs, text: '', card: reminder() }),
    na.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: reminder('A-2') }),
  ]);
  const sent = [shopper, other].flatMap((peer) => messages(peer).flatMap(({ card }) => card ?? []));
  expect(sent.map(({ card }) => card).toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual([
    reminder('A-1'),
    reminder('A-2'),
  ]);
  expect([...na.problems(), ...li.problems()]).toEqual(['already_reminded']);
  rig.clock.advance(25 * HOUR);
  await na.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: reminder() });
  expect(messages(shopper).at(-1)?.card?.card).toEqual(reminder());
});

test('[CD5] an order check is corrected as often as it needs, and confirmed once, by its shopper alone', async () => {
  const { rig, shopper, na, conversation } = await talk();
  await na.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: check });
  const re = messages(shopper).at(-1)?.seq ?? 0;
  const answer = (act: 'confirm' | 'correct', text = '') =>
    ({ type: 'say', cid: rig.cid(), conversation, text, re, act }) as const;
  await na.say(answer('confirm'));
  await shopper.say({ ...answer('confirm'), re: 2 });
  await shopper.say(answer('correct', 'two cups'));
  await shopper.say(answer('correct', 'and blue ones'));
  const yes = answer('confirm');
  await shopper.say(yes);
  await shopper.say(yes);
  await shopper.say(answer('confirm'));
  await shopper.say(answer('correct', 'no, wait'));
  expect(na.problems()).toEqual(['forbidden']);
  expect(shopper.problems()).toEqual(['message_unknown', 'card_answered', 'card_answered']);
  expect(messages(na).flatMap(({ act, text }) => (act ? [[act, text]] : []))).toEqual([
    ['correct', 'two cups'],
    ['correct', 'and blue ones'],
    ['confirm', ''],
  ]);
});

test('[CD5] a newer check of the order ends the older one, also where either has no number', async () => {
  const { rig, shopper, na, conversation } = await talk();
  const send = async (number?: string) => {
    await na.say({
      ...{ type: 'say', cid: rig.cid(), conversation, text: '' },
      card: { ...check, ...(number === undefined ? {} : { number }) } as Card,
    });
    return messages(shopper).at(-1)?.seq ?? 0;
  };
  const answer = (re: number, act: 'confirm' | 'correct') =>
    shopper.say({ type: 'say', cid: rig.cid(), conversation, text: act === 'confirm' ? '' : 'no', re, act });
  const first = await send('A-1');
  await answer(first, 'correct');
  const [second, other] = [await send('A-1'), await send('A-2')];
  await answer(first, 'confirm');
  await answer(first, 'correct');
  expect(shopper.problems()).toEqual(['card_answered', 'card_answered']);
  await answer(other, 'confirm');
  const third = await send();
  await answer(second, 'confirm');
  const fourth = await send('A-3');
  await answer(third, 'confirm');
  expect(shopper.problems()).toHaveLength(4);
  await na.say({ type: 'recall', cid: rig.cid(), conversation, of: fourth });
  await answer(third, 'confirm');
  expect(shopper.problems()).toHaveLength(4);
  expect(messages(na).flatMap(({ act, re }) => (act === 'confirm' ? [re] : []))).toEqual([other, third]);
});

test('[CD5] a check that was confirmed stays so past another device and a newer one, and twenty newer ones end it', async () => {
  const { rig, shopper, na, conversation } = await talk();
  const send = async (n: number) => {
    rig.clock.advance(1000);
    await na.say({
      ...{ type: 'say', cid: rig.cid(), conversation, text: '' },
      card: { ...check, number: `A-${n}` } as Card,
    });
    return messages(shopper).at(-1)?.seq ?? 0;
  };
  const confirm = (re: number) =>
    shopper.say({ type: 'say', cid: rig.cid(), conversation, text: '', re, act: 'confirm' });
  const [first, second] = [await send(1), await send(2)];
  await confirm(second);
  for (let n = 3; n <= 20; n += 1) await send(n);
  await confirm(second);
  expect(shopper.problems()).toEqual(['card_answered']);
  await confirm(first);
  expect(shopper.problems()).toEqual(['card_answered']);
  const third = await send(21);
  for (let n = 22; n <= 41; n += 1) await send(n);
  await confirm(third);
  expect(shopper.problems()).toEqual(['card_answered', 'card_answered']);
});

test('[CD6] a reply names a message of the same talk, also one that was taken back, and nothing else', async () => {
  const { rig, shopper, na, conversation } = await talk();
  const said = messages(shopper)[0]?.seq ?? 0;
  await na.say({ type: 'say', cid: rig.cid(), conversation, text: 'yes', re: said });
  await na.say({ type: 'say', cid: rig.cid(), conversation, text: 'no', re: 99 });
  await na.say({ type: 'say', cid: rig.cid(), conversation, text: 'no', re: 1 });
  expect(messages(shopper).map(({ text, re }) => [text, re])).toEqual([
    ['hello', undefined],
    ['yes', said],
  ]);
  expect(na.problems()).toEqual(['message_unknown', 'message_unknown']);
  await shopper.say({ type: 'recall', cid: rig.cid(), conversation, of: said });
  await na.say({ type: 'say', cid: rig.cid(), conversation, text: 'still', re: said });
  expect(messages(shopper).at(-1)).toMatchObject({ text: 'still', re: said });
});

test('[CD6] words to a conversation that has ended go on in the next one, and reply to nothing there', async () => {
  const { rig, shopper, na, conversation } = await talk();
  await na.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: check });
  const re = messages(shopper).at(-1)?.seq ?? 0;
  await na.say({ type: 'close', cid: rig.cid(), conversation });
  await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'one more', re });
  await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: '', re, act: 'confirm' });
  expect(messages(shopper).at(-1)).toMatchObject({ text: 'one more' });
  expect(messages(shopper).at(-1)).not.toHaveProperty('re');
  expect(shopper.problems()).toEqual(['conversation_closed']);
});

test('[CD7] whom the goods go to reaches the desk masked, and the shopper as it is', async () => {
  const { rig, shopper, na, conversation } = await talk();
  await na.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: check });
  expect(messages(shopper).at(-1)?.card?.card).toEqual(check);
  const seen = JSON.stringify(messages(na).at(-1)?.card);
  expect(seen).toContain('Kettle');
  expect(seen).not.toContain('13812345678');
  expect(seen).not.toContain('Nanjing');
});

test('[CD7] what is private reaches the desk masked, wherever it stands on a card', async () => {
  const { rig, shopper, na, conversation } = await talk();
  const name = 'Kettle, call 13812345678';
  const cards: Card[] = [
    { type: 'product', v: 1, id: 'k', name },
    { type: 'order', v: 1, number: 'A-1', state: name, goods: [{ name }] },
    { type: 'coupon', v: 1, code: 'TEA', name, terms: name },
  ];
  for (const card of cards) await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: '', card });
  await na.say({
    ...{ type: 'say', cid: rig.cid(), conversation, text: '' },
    card: { type: 'order_check', v: 1, goods: [{ name }], gifts: [name], promises: [name] },
  });
  expect(messages(shopper).filter(({ card }) => card)).toHaveLength(4);
  const seen = messages(na).flatMap(({ card }) => (card ? [JSON.stringify(card)] : []));
  expect(seen.filter((text) => !text.includes('Kettle, call 138') || text.includes('13812345678'))).toEqual([]);
  expect(seen).toHaveLength(4);
});

test('[CD8] what the site blocks goes in no card either, and uses nothing up', async () => {
  const { rig, shopper, na, conversation } = await talk();
  const rude: Card = { type: 'questions', v: 1, questions: ['Are you a moron? you moron'] };
  await na.say({ type: 'say', cid: rig.cid(), conversation, text: '', card: rude });
  expect(na.problems()).toEqual(['guarded']);
  expect(messages(shopper)).toHaveLength(1);
});
