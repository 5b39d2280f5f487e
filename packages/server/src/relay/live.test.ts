import type { ShopperState } from '@shopbell/protocol';
import { expect, test } from 'vitest';
import { createRig, type Peer, SITE } from '../testing/rig.ts';

const UA =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const page = (name: string) => ({ type: 'page', page: { url: `https://shop.example/${name}`, title: name } });

async function talk() {
  const rig = createRig();
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Is it in stock?' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  const na = await rig.agent('na');
  const follow = (agent: Peer) => agent.say({ type: 'follow', conversations: [{ conversation }] });
  await follow(na);
  return { rig, shopper, na, conversation, follow };
}

const told = (peer: Peer): ShopperState[] =>
  peer.of('state').flatMap(({ state }) => (state.topic === 'shopper' ? [state] : []));
const titles = (peer: Peer) => told(peer).map(({ live }) => live?.page?.title);

test('[LV1] who follows is told where the shopper is, at once and whole when they begin to follow', async () => {
  const { rig, shopper, na, conversation, follow } = await talk();
  expect(told(na)).toMatchObject([{ conversation, facts: 0 }]);
  const product = { id: 'SKU-1', name: 'Kettle', price: '¥199' };
  await shopper.say({ ...page('Kettle'), product, language: 'zh-CN', timeZone: 'Asia/Shanghai', userAgent: UA });
  const live = {
    at: rig.clock.now(),
    page: page('Kettle').page,
    product,
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    device: { browser: 'Chrome 142', system: 'Windows', handheld: false },
  };
  expect(told(na).at(-1)).toMatchObject({ live });
  const wei = await rig.agent('wei');
  await follow(wei);
  expect(told(wei)).toMatchObject([{ conversation, live }]);
  expect(JSON.stringify(shopper.frames)).not.toContain('SKU-1');
});

test('[LV1] order, cart and the page’s tags are told as the page, to nobody else, and gone with it', async () => {
  const { rig, shopper, na } = await talk();
  const says = {
    order: { number: 'A-7', state: 'paid', url: 'https://shop.example/o/7' },
    cart: { lines: [{ name: 'Kettle', count: 2, price: '¥199' }], total: '¥398' },
    tags: ['sale'],
  };
  await shopper.say({ ...page('one'), ...says });
  expect(told(na).at(-1)?.live).toMatchObject(says);
  await rig.pass(1000);
  await shopper.say({ ...page('one'), tags: ['sale'] });
  const { order, cart, tags } = told(na).at(-1)?.live ?? {};
  expect([order, cart, tags]).toEqual([undefined, undefined, ['sale']]);
  expect(JSON.stringify(shopper.frames)).not.toContain('sale');
  await rig.pass(1000);
  const lines = Array.from({ length: 11 }, () => ({ name: 'a' }));
  await shopper.say({ ...page('one'), cart: { lines } });
  expect(shopper.of('problem').at(-1)).toMatchObject({ code: 'too_many' });
});

test('[LV2] of pages that follow each other within a second the last one is told, and nothing twice', async () => {
  const { rig, shopper, na } = await talk();
  for (const name of ['one', 'two', 'three']) await shopper.say(page(name));
  expect(titles(na)).toEqual([undefined, 'one']);
  await rig.pass(1000);
  expect(titles(na)).toEqual([undefined, 'one', 'three']);
  await rig.pass(1000);
  await shopper.say(page('three'));
  expect(titles(na)).toEqual([undefined, 'one', 'three']);
});

test('[LV3] who has gone is nowhere, and who goes to the next page was never gone', async () => {
  const { rig, shopper, na } = await talk();
  await shopper.say(page('one'));
  shopper.hangUp();
  const next = await rig.shopper();
  await next.say(page('two'));
  await rig.pass(6000);
  expect(titles(na)).toEqual([undefined, 'one', 'two']);
  next.hangUp();
  await rig.pass(6000);
  expect(titles(na)).toEqual([undefined, 'one', 'two', undefined]);
});

test('[LV4] a page is told to nobody who does not follow, and to no other conversation', async () => {
  const { rig, shopper, na } = await talk();
  const other = await rig.shopper('b');
  await other.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
  const wei = await rig.agent('wei');
  await other.say(page('other'));
  await shopper.say(page('one'));
  expect(titles(na)).toEqual([undefined, 'one']);
  expect(told(wei)).toEqual([]);
});

test('[LV5] what the page says of a shopper is written down once, as the page’s word, and told', async () => {
  const { rig, shopper, na } = await talk();
  const { participant } = (await rig.store.device(SITE, 'a'.repeat(43))) ?? {};
  const person = `p:${participant ?? ''}` as const;
  await shopper.say({ ...page('one'), attributes: { level: 'gold' } });
  await rig.pass(2000);
  await shopper.say({ ...page('two'), attributes: { level: 'gold' } });
  await rig.pass(2000);
  expect(await rig.shoppers.read(SITE, person)).toMatchObject({
    rev: 1,
    attributes: [{ source: 'page', values: { level: 'gold' } }],
  });
  expect(told(na).at(-1)).toMatchObject({ facts: 1 });
  const silent = await rig.shopper('b');
  await silent.say({ ...page('one'), attributes: { level: 'gold' } });
  await rig.pass(1000);
  expect(await rig.store.device(SITE, 'b'.repeat(43))).toBeUndefined();
  expect(await rig.shoppers.revision(SITE, 'p:undefined')).toBe(0);
});
