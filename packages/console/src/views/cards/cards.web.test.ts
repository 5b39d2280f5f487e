import { expect } from '@open-wc/testing';
import type { Card, SharedCard } from '@shopbell/protocol';
import { ChatError } from '@shopbell/sdk';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import type { Request } from '../../api/request.ts';
import { LOOK_MS } from '../../state/typing-run.ts';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { idOf, ME, message, type pendingOf, rowOf, SELF, shopperOf, threadOf } from '../../testing/fixtures.ts';
import { playRest } from '../../testing/rest.ts';

const s = shopperOf(1);
const product: Card = {
  ...{ type: 'product', v: 1, id: 'SKU-1', name: 'Kettle', price: { amount: '129.00', currency: 'CNY' } },
  ...{ picture: 'https://elsewhere.example/a.png', url: 'https://shop.example/kettle' },
};
const check: Card = { type: 'order_check', v: 1, goods: [{ name: 'Kettle', count: 2 }], phone: '138****5678' };
const card = (seq: number, shared: SharedCard | object, by: typeof s | typeof ME = s) => ({
  ...message(seq, by, NOON, ''),
  card: shared as SharedCard,
});
const answer = (seq: number, re: number, act: 'confirm' | 'correct', text = '') => ({
  ...message(seq, s, NOON, text),
  ...{ re, act },
});

describe('cards', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const begin = async (events: object[] = [], pending: ReturnType<typeof pendingOf>[] = [], request?: Request) => {
    const row = rowOf(1, { state: 'active', agent: ME, openedAt: NOON, shopper: { id: idOf(1) } });
    const thread = threadOf(1, { events: events as never, pending });
    agent = fakeAgent({ connection: 'online', self: SELF, mine: [row], threads: new Map([[idOf(1), thread]]) });
    desk = await openDesk(agent, { place: `c/${idOf(1)}`, ...(request ? { request } : {}) });
    await desk.pass(LOOK_MS + 1);
    // Their part and its styles come later; then all of them are drawn, one a message.
    for (let tries = 200; desk.all('.card, .card-answer').length < events.length && tries > 0; tries -= 1) {
      await new Promise((done) => setTimeout(done, 10));
      await drawn();
    }
  };
  const openDialog = async () => {
    desk.find('.tools [aria-label="Send a card"]').click();
    await isOpen();
  };
  /** Its part and its styles come with the first press. */
  const isOpen = async () => {
    for (let tries = 200; !desk.all('.card-preview').length && tries > 0; tries -= 1) {
      await new Promise((done) => setTimeout(done, 10));
      await drawn();
    }
  };
  const choose = async (kind: string) => {
    desk.find<HTMLInputElement>(`[name=type][value=${kind}]`).click();
    await drawn();
  };
  const field = (name: string) => desk.find<HTMLInputElement>(`#card-${name}`);
  const submit = async () => {
    desk.find<HTMLFormElement>('dialog form').requestSubmit();
    await drawn();
  };

  afterEach(() => desk.close());

  it('a reply says what it replies to, also where that was taken back', async () => {
    const gone = { kind: 'erased', seq: 3, at: NOON, by: ME, was: 'message', why: 'recalled' } as const;
    await begin([
      { ...message(2, ME, NOON, 'Which colour would you like, and is it a gift? '.repeat(4)) },
      gone,
      { ...message(4, s, NOON, 'The blue one'), re: 2 },
      { ...message(5, s, NOON, 'Never mind'), re: 3 },
      { ...message(6, s, NOON, 'And that?'), re: 1 },
      card(7, { card: product, from: 'page' }),
    ]);
    const quotes = desk.all('.quote').map((node) => node.textContent?.replace(/\s+/g, ' ').trim());
    expect(quotes.map((text) => text?.slice(0, 40))).to.eql([
      'In reply to Anna WeberWhich colour would',
      'In reply to A message that was taken bac',
      'In reply to An earlier message',
    ]);
    expect(quotes[0]).to.match(/…$/);
  });

  it('[CC1] say whose word they are, and load nothing from elsewhere', async () => {
    await begin([card(2, { card: product, from: 'page' }), card(3, { card: product, from: 'shop' })]);
    expect(desk.all('.card').map(({ ariaLabel }) => ariaLabel)).to.eql([
      'Product, Kettle, From the page, not confirmed by the shop',
      'Product, Kettle, Signed by the shop’s server',
    ]);
    expect(desk.all('.card img').length).to.equal(0);
    expect(desk.text('.card-price')).to.equal('CN¥129.00');
    expect(desk.find<HTMLAnchorElement>('.card a').rel).to.equal('noopener noreferrer nofollow');
  });

  it('[CC2] tell what the shopper said to an order check, as masked as it came, and offer no answer', async () => {
    await begin([
      card(2, { card: { ...check, number: 'A' }, from: 'agent' }, ME),
      card(3, { card: { ...check, number: 'B' }, from: 'agent' }, ME),
      answer(4, 3, 'correct', 'Three'),
      card(5, { card: { ...check, number: 'C' }, from: 'agent' }, ME),
      answer(6, 5, 'confirm'),
    ]);
    expect(desk.all('.card-kind b').map(seen)).to.eql(['Not answered yet', 'Something is wrong', 'Confirmed']);
    expect(desk.all('.card-answer').map(seen)).to.eql(['Something is wrong with the order', 'The order is correct']);
    expect(desk.all('.card')[0]?.textContent).to.contain('138****5678');
    expect(desk.all('.card button').length).to.equal(0);
  });

  it('are text whatever is in them, and nothing where they are none', async () => {
    const hostile = '<img src=x onerror="window.__ran=1">';
    await begin([
      card(2, { card: { ...product, name: hostile, url: 'javascript:window.__ran=1' }, from: 'shop' }),
      card(3, { card: { type: 'img', v: 1, props: {} }, from: 'shop' }),
      card(4, { card: { ...product, name: { type: 'img', props: { src: 'x' } } }, from: 'page' }),
    ]);
    expect([desk.text('.card-title'), desk.all('.card a').length]).to.eql([hostile, 0]);
    expect(desk.all('.card-answer').map(seen)).to.eql(
      Array(2).fill('A card that this version can’t show. Load the page anew.'),
    );
    expect([desk.all('.log img').length, '__ran' in window]).to.eql([0, false]);
  });

  it('one is written in a dialog, which says what is missing, and goes once it was stored', async () => {
    await begin();
    await openDialog();
    await submit();
    expect([seen(desk.find('.handover-wrong')), document.activeElement?.id]).to.eql(['This is needed.', 'card-goods']);
    await desk.type(field('goods'), 'Kettle × 2');
    await submit();
    const call = agent.calls.last('send');
    expect(call.args.slice(0, 2)).to.eql([idOf(1), '']);
    expect(call.args[2]?.card).to.eql({ type: 'order_check', v: 1, goods: [{ name: 'Kettle', count: 2 }] });
    expect(desk.find<HTMLButtonElement>('.handover-foot [type=submit]').textContent).to.contain('Sending …');
    call.resolve({ cid: 'c', conversation: idOf(1), seq: 2, at: NOON });
    await drawn();
    expect(desk.all('#card-number').length).to.equal(0);
  });

  it('[CC4] is shown as it will be read, and says whose word it will be, before it goes', async () => {
    await begin();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: ',', bubbles: true }));
    await isOpen();
    await choose('product');
    expect(seen(desk.find('.card-preview'))).to.contain('The card stands here once it has what it needs.');
    await desk.type(field('title'), 'Kettle');
    await desk.type(field('item'), 'SKU-1');
    await desk.type(field('price'), '129 CNY');
    expect(desk.find('.card-preview .card').ariaLabel).to.equal('Product, Kettle');
    await desk.type(field('link'), 'http://shop.example/kettle');
    expect(desk.all('.card-preview .card').length).to.equal(0);
    await submit();
    expect([seen(desk.find('.handover-wrong')), document.activeElement?.id]).to.eql([
      'Write an address that begins with https://.',
      'card-link',
    ]);
    await desk.type(field('link'), 'https://shop.example/kettle');
    expect(desk.find('.card-preview .card').ariaLabel).to.equal(
      'Product, Kettle, From the page, not confirmed by the shop',
    );
    await submit();
    expect(agent.calls.last('send').args[2]?.card).to.eql({
      ...{ type: 'product', v: 1, id: 'SKU-1', name: 'Kettle', price: { amount: '129', currency: 'CNY' } },
      url: 'https://shop.example/kettle',
    });
  });

  it('of each kind goes with what it needs, and what was typed for another stays behind', async () => {
    const written = {
      coupon: [
        { title: '10 % off', code: 'TEA10' },
        { code: 'TEA10', name: '10 % off' },
      ],
      store: [
        { title: 'The Bund', place: '1 The Bund' },
        { name: 'The Bund', address: '1 The Bund' },
      ],
      questions: [{ questions: 'Where is it?\nCan I return it?' }, { questions: ['Where is it?', 'Can I return it?'] }],
    } as const;
    await begin();
    await openDialog();
    await desk.type(field('phone'), '13812345678');
    for (const [type, [fields, card]] of Object.entries(written)) {
      await choose(type);
      for (const [name, text] of Object.entries(fields)) await desk.type(field(name), text);
      await submit();
      const call = agent.calls.last('send');
      expect(call.args[2]?.card).to.eql({ type, v: 1, ...card });
      call.reject(new ChatError('card_refused'));
      await drawn();
    }
  });

  it('[CC3] one that is refused stays in the dialog with the reason, and nothing of it in the thread', async () => {
    await begin();
    await openDialog();
    await choose('payment_reminder');
    expect(desk.all('#card-address').length).to.equal(0);
    await desk.type(field('number'), 'A-1');
    await submit();
    const call = agent.calls.last('send');
    call.reject(new ChatError('already_reminded'));
    await drawn();
    expect(desk.find('dialog').textContent).to.contain('The shopper was reminded of this order a short time ago.');
    expect(field('number').value).to.equal('A-1');
    expect(agent.calls.last('discard').args).to.eql([call.args[2]?.cid]);
  });

  it('[CC6] a store’s says how far it is, whether it is open and what is done there, as the shopper reads it', async () => {
    const shop = { type: 'store', v: 1, name: 'The Bund', address: '1 The Bund', distanceM: 1240, near: 'Market <b>' };
    const more = { open: true, turns: [NOON + 60_000], services: ['Repair', 'Tasting'] };
    await begin([card(2, { card: { ...shop, ...more }, from: 'agent' })]);
    expect(desk.text('.card')).to.match(/1\.2 km away · near Market <b> Open now · until .+ Repair · Tasting/);
    await desk.pass(60_001);
    expect(desk.text('.card'))
      .to.contain('Repair')
      .and.not.to.match(/(Open|Closed) now/);
    await expect(desk.root).to.be.accessible();
  });

  it('[CC5] a shopper is sent to a store in words and with a note; tried again after a lost answer, it is the same', async () => {
    const rest = playRest();
    rest.answer('POST referrals/stores', { stores: [{ id: 'market', name: 'Market', address: '8 Market St' }] });
    const path = `POST conversations/${idOf(1)}/referrals`;
    await begin([], [], rest.request);
    await openDialog();
    await choose('store');
    desk.find('.card-kinds ~ .link').click();
    for (let tries = 200; !desk.all('#refer-store option[value=market]').length && tries > 0; tries -= 1) {
      await new Promise((done) => setTimeout(done, 10));
      await desk.pass(0);
    }
    await submit();
    expect(desk.text('.handover-wrong')).to.equal('Choose a store.');
    const pick = desk.find<HTMLSelectElement>('#refer-store');
    pick.value = 'market';
    pick.dispatchEvent(new Event('change', { bubbles: true }));
    await desk.type(desk.find<HTMLTextAreaElement>('#refer-text'), 'Ask for the blue one ');
    await desk.type(desk.find<HTMLTextAreaElement>('#refer-note'), 'Size 42');
    await expect(desk.root).to.be.accessible();
    await submit();
    await desk.pass(0);
    expect(desk.text('dialog .notice')).to.match(/connection/);
    rest.refuse(path, 'store_unknown');
    await submit();
    await desk.pass(0);
    expect(desk.text('dialog .notice')).to.equal('This store is not listed any more.');
    rest.answer(path, { seq: 2, url: 'https://chat.example/r/7K2QM-9XW4T' });
    await submit();
    await desk.pass(0);
    expect(desk.all('dialog').length).to.equal(0);
    const bodies = rest.asked.filter(({ call }) => call === path).map(({ body }) => Object(body));
    expect(bodies.map(({ store, text, note }) => [store, text, note])).to.eql(
      Array.from({ length: 3 }, () => ['market', 'Ask for the blue one', 'Size 42']),
    );
    expect(new Set(bodies.map(({ cid }) => cid)).size).to.equal(1);
  });
});
