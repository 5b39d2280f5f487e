import { expect } from 'vitest';
import { HOSTILE, PAYLOAD, SHORT_PAYLOAD } from '../../packages/server/src/testing/hostile.ts';
import { answered, type Caller, done } from './caller.ts';
import type { TextOf } from './hostile.ts';
import type { HostileOffice } from './hostile-office.ts';
import { memberToken } from './member-token.ts';
import type { Relay } from './relay.ts';
import { greeted, shopperHello, type Wire } from './wire.ts';

const MINUTE_MS = 60_000;

/** What shoppers and agents have filled. */
export interface HostileTalks {
  /** The conversation that everything happened to, its agent at the end the first one. */
  readonly full: string;
  /** A signed-in shopper's, which waits for an answer of the same agent. */
  readonly asked: string;
  /** The lines of that shopper and of that agent. */
  readonly member: Wire;
  readonly agent: Wire;
  /** The card of a store, which says more to a shopper than to an agent. */
  readonly store: object;
  /** What the shop says this shopper is called. */
  readonly name: string;
  /** Ends the lines. */
  close(): void;
}

/** A shopper's key, from what they are told of their own words. */
async function personOf(wire: Wire): Promise<string> {
  const facts = await wire.next(({ type }) => type === 'facts');
  const by = Object(facts.events).find((one: { kind: string }) => one.kind === 'message').by;
  return encodeURIComponent(`p:${by.id}`);
}

/** Fills every field of a frame, and what is written down about shoppers. */
export async function fillTalks(relay: Relay, office: HostileOffice, text: TextOf): Promise<HostileTalks> {
  const { admin, one, two, boss } = office;
  const wires: Wire[] = [];
  const line = async (hello: object, origin?: string): Promise<Wire> => {
    const wire = await greeted(relay.url, hello, origin);
    wires.push(wire);
    return wire;
  };
  const at = ({ token }: Caller) => line({ type: 'hello', role: 'agent', protocol: 1, token }, '');
  const [shopper, a, b, lead] = [await line(shopperHello()), await at(one), await at(two), await at(boss)];

  // What shoppers say, and where they say they are.
  const { conversation } = await done(shopper, { type: 'say', text: text('say.text') });
  for (const given of HOSTILE.filter(({ length }) => length < 4000)) {
    const { type, code } = await answered(shopper, { type: 'say', conversation, text: given });
    expect([given, type === 'ack' || type === 'problem', code === 'internal']).toEqual([given, true, false]);
  }
  const attribute = text('page.attributes{}', SHORT_PAYLOAD);
  shopper.send({
    type: 'page',
    page: { url: `http://localhost:1234/${text('page.page.url')}`, title: text('page.page.title') },
    product: {
      ...{ id: text('page.product.id'), name: text('page.product.name') },
      ...{ price: text('page.product.price', SHORT_PAYLOAD), picture: `javascript:__ran=1//${PAYLOAD}` },
    },
    order: {
      ...{ number: text('page.order.number'), state: text('page.order.state') },
      url: `javascript:__ran=1//${PAYLOAD}`,
    },
    cart: {
      lines: [{ name: text('page.cart.lines[].name'), price: text('page.cart.lines[].price', SHORT_PAYLOAD) }],
      total: text('page.cart.total', SHORT_PAYLOAD),
    },
    tags: [text('page.tags[]', SHORT_PAYLOAD)],
    attributes: { [attribute]: attribute, ['__proto__']: PAYLOAD, constructor: PAYLOAD },
    userAgent: PAYLOAD,
  });
  const claims = { sub: `m"'${PAYLOAD}`, aud: 'demo', name: `name of ${PAYLOAD}` };
  const member = await line(shopperHello({ jwt: memberToken(relay.demo.jwtSecret, claims) }));
  const asked = await done(member, {
    ...{ type: 'say', text: text('say.text'), skills: [SHORT_PAYLOAD] },
    page: { url: `javascript:__ran=1//${text('say.page.url')}`, title: text('say.page.title') },
  });
  const rude = await line(shopperHello());
  await done(rude, { type: 'say', text: text('say.text') });
  await admin.call(`shoppers/${await personOf(rude)}/block`, {
    ...{ reason: text('post /api/v1/shoppers/:person/block.reason'), forMs: null },
  });

  // What agents write, say and hand over.
  await done(a, { type: 'take', conversation });
  const goods = [{ name: text('say.card.goods[].name'), picture: 'https://evil.invalid/p', count: 2 }];
  const [code, url] = [text('say.card.code', SHORT_PAYLOAD), 'https://evil.invalid/p'];
  const store = {
    ...{ v: 1, type: 'store', name: text('say.card.name'), address: text('say.card.address'), url },
    ...{ near: text('say.card.near'), distanceM: 1200, services: [text('say.card.services[]', SHORT_PAYLOAD)] },
    ...{ phone: text('say.card.phone', SHORT_PAYLOAD), hours: text('say.card.hours') },
  };
  const theirs = [
    { type: 'product', id: PAYLOAD, name: text('say.card.name'), picture: url, url },
    { type: 'order', number: text('say.card.number'), state: text('say.card.state'), goods, url },
    { type: 'coupon', code, name: text('say.card.name'), terms: text('say.card.terms'), url },
    store,
  ];
  for (const card of theirs) await done(shopper, { type: 'say', conversation, text: '', card: { v: 1, ...card } });
  const [gifts, promises] = [[text('say.card.gifts[]')], [text('say.card.promises[]')]];
  const check = { type: 'order_check', v: 1, goods, gifts, promises, phone: PAYLOAD.slice(0, 40), address: PAYLOAD };
  await done(a, { type: 'say', conversation, text: '', card: check });
  const questions = [text('say.card.questions[]')];
  await done(a, { type: 'say', conversation, text: '', card: { type: 'questions', v: 1, questions } });
  await done(a, { type: 'note', conversation, text: text('note.text') });
  const dueAt = Date.now() + 60 * MINUTE_MS;
  const promise = { type: 'promise', conversation, what: 'other', dueAt };
  await done(a, { ...promise, order: text('promise.order'), text: text('promise.text') });
  const { cid } = await done(a, { ...promise, text: 'plain' });
  const moved = { outcome: 'moved', dueAt: dueAt + MINUTE_MS, text: text('settle_promise.text') };
  await done(a, { type: 'settle_promise', conversation, promise: cid, ...moved });
  expect((await answered(a, { type: 'say', conversation, text: office.held })).code).toBe('guarded');
  const over = { conversation, reason: 'other' };
  await done(a, { type: 'transfer', ...over, to: two.id, text: text('transfer.text') });
  await done(b, { type: 'give_back', ...over, text: text('give_back.text') });
  await done(a, { type: 'take', conversation });
  await done(lead, { type: 'take_over', conversation, from: one.id, text: text('take_over.text') });
  await done(lead, { type: 'invite', conversation, to: two.id, text: text('invite.text') });
  const { seq } = await done(lead, { type: 'say', conversation, text: 'plain' });
  await done(lead, { type: 'edit', conversation, of: seq, text: text('edit.text') });
  await done(lead, { type: 'ask_rating', conversation });
  const rating = { stars: 4, tags: [text('rate.tags[]', SHORT_PAYLOAD)], text: text('rate.text') };
  await done(shopper, { type: 'rate', conversation, ...rating });
  await done(lead, { type: 'transfer', ...over, to: one.id, text: text('transfer.text') });
  await done(a, { type: 'take', conversation: asked.conversation });

  // What they write down about shoppers and their day.
  const shoppers = `shoppers/${await personOf(shopper)}`;
  await one.call(`${shoppers}/name`, { name: text('post /api/v1/shoppers/:person/name.name') });
  for (const tag of office.tags) await one.call(`${shoppers}/tags/${tag}`, {});
  await one.call(`${shoppers}/remarks`, { text: text('post /api/v1/shoppers/:person/remarks.text') });
  const { id: remark } = await one.call(`${shoppers}/remarks`, { text: 'plain' });
  await one.call(`${shoppers}/remarks/${remark}`, { text: text('post /api/v1/shoppers/:person/remarks/:remark.text') });
  const { day } = await one.call('summaries');
  const order = text('post /api/v1/summaries.remarks[].order');
  const remarks = [{ order, text: text('post /api/v1/summaries.remarks[].text') }];
  await one.call('summaries', { day, after: 0, remarks });
  return {
    ...{ full: conversation, asked: asked.conversation, member, agent: a, store, name: claims.name },
    close() {
      for (const { socket } of wires) socket.close();
    },
  };
}
