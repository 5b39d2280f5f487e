import { describe, expect, it } from 'vitest';
import { EMPTY_CHAT_VIEW } from '../testing/fake-chat.ts';
import { greet } from '../testing/rig.ts';
import { C1, closed, facts, greetedShopper, requested, said } from '../testing/shopper.ts';
import { settle } from '../testing/virtual-clock.ts';
import { createSaid } from './said.ts';

const open = { conversations: [{ conversation: C1, state: 'requested', seq: 2 }] };
const log = facts([requested(), said(2, 'hi')]);

async function talking() {
  const shopper = await greetedShopper(open);
  shopper.tell(log);
  await settle();
  /** What was told of the page since, a second after each. */
  const told = async () => {
    await shopper.rig.clock.advance(1_000);
    return shopper.sent('page').at(-1);
  };
  return { ...shopper, told };
}

describe('what the page says', () => {
  it('[SD1] is told whole once there is a conversation, and again when it is other words', async () => {
    const { chat, told, sent } = await talking();
    expect(sent('page')).toEqual([]);
    await chat.attributes({ level: 'gold', orders: 3, newsletter: true });
    await chat.tags(['sale', '新客']);
    await chat.context({
      page: { url: 'https://shop.example/k', title: 'Kettle' },
      product: { id: 'K1', name: 'Kettle', price: '¥199' },
      order: { number: 'A-7', state: 'paid', url: 'https://shop.example/o/7' },
      cart: { lines: [{ name: 'Kettle', count: 2, price: '¥199' }], total: '¥398' },
    });
    expect(await told()).toEqual({
      type: 'page',
      page: { url: 'https://shop.example/k', title: 'Kettle' },
      product: { id: 'K1', name: 'Kettle', price: '¥199' },
      order: { number: 'A-7', state: 'paid', url: 'https://shop.example/o/7' },
      cart: { lines: [{ name: 'Kettle', count: 2, price: '¥199' }], total: '¥398' },
      tags: ['sale', '新客'],
      attributes: { level: 'gold', orders: 3, newsletter: true },
    });
    await chat.context({ product: undefined });
    await chat.attributes({ level: undefined, points: 7 });
    const next = await told();
    expect(next).not.toHaveProperty('product');
    expect(next).toMatchObject({ order: { number: 'A-7' }, attributes: { orders: 3, newsletter: true, points: 7 } });
    expect(next?.attributes).not.toHaveProperty('level');
    await chat.attributes(undefined);
    await chat.tags([]);
    expect(Object.keys((await told()) ?? {}).sort()).toEqual(['cart', 'order', 'page', 'type']);
  });

  it('[SD2] is sent to nobody before there is a conversation', async () => {
    const { chat, rig, sent, tell } = await greetedShopper();
    await chat.context({ product: { id: 'K1', name: 'Kettle' } });
    await rig.clock.advance(2_000);
    expect(sent('page')).toEqual([]);
    tell({ type: 'ack', cid: 'x', conversation: C1, seq: 2, at: 1, head: { conversation: C1, seq: 2 } });
    tell(log);
    await settle();
    expect(sent('page')).toMatchObject([{ product: { id: 'K1' } }]);
  });

  it('[SD2] is sent to nobody once the conversation is over', async () => {
    const { chat, told, tell } = await talking();
    tell(facts([closed(3)]));
    await chat.context({ product: { id: 'K1', name: 'Kettle' } });
    expect(await told()).toBeUndefined();
  });

  it('[SD1] is told anew on the next line', async () => {
    const { chat, told, rig, sent } = await talking();
    await chat.tags(['sale']);
    await told();
    rig.net.last.end();
    await rig.clock.advance(500);
    await greet(rig, open);
    await settle();
    expect(sent('page')).toMatchObject([{ tags: ['sale'] }]);
  });

  it('[SD3] begins a page anew with its address, and keeps what is in the cart', async () => {
    const { chat, told, says } = await talking();
    await chat.context({
      product: { id: 'K1', name: 'Kettle' },
      order: { number: '7' },
      cart: { lines: [{ name: 'Kettle' }] },
    });
    await chat.navigate('/b?x=1', 'Cups');
    expect(await told()).toEqual({
      type: 'page',
      page: { url: 'https://shop.example/b?x=1', title: 'Cups' },
      cart: { lines: [{ name: 'Kettle' }] },
    });
    await expect(chat.navigate('http://')).rejects.toMatchObject({ code: 'bad_option', path: 'url' });
    expect(says()).toEqual([]);
  });

  it.each([
    ['attributes', { a: {} }, 'attributes.a'],
    ['attributes', { a: Number.NaN }, 'attributes.a'],
    ['attributes', { a: 'x'.repeat(201) }, 'attributes.a'],
    ['attributes', { '': 1 }, 'attributes.'],
    ['attributes', ['x'], 'attributes'],
    ['attributes', Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`n${at}`, at])), 'attributes'],
    ['tags', 'sale', 'tags'],
    ['tags', ['ok', ''], 'tags.1'],
    ['tags', Array.from({ length: 21 }, (_, at) => `${at}`), 'tags'],
    ['context', null, 'context'],
    ['context', { product: { name: 'Kettle' } }, 'product.id'],
    ['context', { page: { url: 'https://shop.example/k' } }, 'page.title'],
    ['context', { page: { url: 'https://shop.example/k', title: Symbol('t') } }, 'page.title'],
    ['navigate', undefined, 'url'],
    ['navigate', {}, 'url'],
    ['context', { product: { id: 'K1', name: '\ud800' } }, 'product.name'],
    ['context', { order: { number: 7 } }, 'order.number'],
    ['context', { cart: { lines: [{ name: 'a' }, { name: 'b', count: 1.5 }] } }, 'cart.lines.1.count'],
    ['context', { cart: { lines: Array.from({ length: 11 }, () => ({ name: 'a' })) } }, 'cart.lines'],
    ['context', { cart: { lines: [], total: 5 }, product: { id: 'K1', name: 'Kettle' } }, 'cart.total'],
  ] as const)('[SD4] of %s %j nothing is taken, and the path says why', async (verb, value, path) => {
    const { chat, told } = await talking();
    await chat.tags(['before']);
    const call = chat[verb] as (value: unknown) => Promise<void>;
    await expect(call(value)).rejects.toMatchObject({ code: 'bad_option', path, retry: 'fix' });
    expect(await told()).toEqual({ type: 'page', tags: ['before'] });
  });

  it('[SD5] goes with the person', async () => {
    const { chat, rig, sent } = await talking();
    await chat.attributes({ level: 'gold' });
    await chat.tags(['vip']);
    await chat.context({ cart: { lines: [{ name: 'Ring' }] } });
    await chat.signOut();
    void chat.connect();
    await greet(rig, open);
    rig.net.last.tell(log);
    await rig.clock.advance(2_000);
    expect(sent('page')).toEqual([]);
  });
});

describe('what the page says beside what it shows', () => {
  it('[SD1] wins name by name over its meta tags, and ends with the document’s address', async () => {
    let here = { url: 'https://shop.example/a', title: 'A' };
    const said: Parameters<typeof createSaid>[0]['said'] = {};
    const ports = { page: () => here };
    const { attributes, context, navigate } = createSaid({ said, ports });
    const seen = {
      page: here,
      product: { id: 'M', name: 'Meta' },
      attributes: { level: 'tin', ...Object.fromEntries(Array.from({ length: 29 }, (_, at) => [`m${at}`, at])) },
      language: 'en',
    };
    await attributes(EMPTY_CHAT_VIEW, { level: 'gold', orders: 3 });
    await context(EMPTY_CHAT_VIEW, { product: { id: 'C', name: 'Call' } });
    const over = said.over?.(seen) as typeof seen;
    expect(over).toMatchObject({
      product: { id: 'C' },
      attributes: { level: 'gold', orders: 3, m0: 0 },
      language: 'en',
    });
    expect(Object.keys(over.attributes)).toHaveLength(30);
    await context(EMPTY_CHAT_VIEW, { product: undefined });
    expect(said.over?.(seen)).toMatchObject({ product: { id: 'M' } });
    await navigate(EMPTY_CHAT_VIEW, '/b', 'B');
    expect([said.over?.(seen), ports.page()]).toMatchObject([
      { page: { url: 'https://shop.example/b', title: 'B' } },
      { url: 'https://shop.example/b' },
    ]);
    here = { url: 'https://shop.example/c', title: 'C' };
    expect([said.over?.({ ...seen, page: here }), ports.page()]).toMatchObject([{ page: here }, here]);
  });
});
