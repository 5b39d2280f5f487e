import { expect } from '@open-wc/testing';
import type { Card, SharedCard } from '@shopbell/protocol';
import { ChatError } from '@shopbell/sdk';
import type { CardActed } from '@shopbell/sdk/cards';
import { active, gone, key, view } from './testing/acts.ts';
import { CHECK, PRODUCT, withCard } from './testing/scenes/cards.ts';
import { clear, drawn, type Stage, stage, until } from './testing/stage.contract.ts';
import { message, pending, thread } from './testing/talk.ts';

type Event = ReturnType<typeof message>;

describe('cards', () => {
  let on: Stage;
  let told: CustomEvent<CardActed>[];
  const begin = async (events: Event[], waiting: ReturnType<typeof pending>[] = [], more = {}) => {
    on = await stage({ view: view({ ...thread('A', events, waiting), ...more }) });
    told = [];
    on.element.addEventListener('cardAction', (event) => told.push(event as CustomEvent<CardActed>));
    await until(() => on.all('.card, .answer').length > 0);
    await drawn();
  };
  const card = (shared: Card, from: SharedCard['from'] = 'shop', more: Partial<SharedCard> = {}) =>
    begin([withCard(1, shared, from, more)]);
  const sent = () => on.chat.calls.of('send').map(({ args }) => args);
  const acts = () => told.map(({ detail }) => detail.action);
  const words = (selector: string) => on.get(selector).textContent?.replaceAll(/\s+/g, ' ').trim();
  const name = () => on.get('.card').ariaLabel;

  afterEach(clear);

  it('[CD9] says whose word a card is: the shop’s, an agent’s, or only the page’s', async () => {
    await card(PRODUCT, 'shop');
    expect(words('.word')).to.equal('From the shop');
    expect(words('.card a')).to.match(/^View Glass kettle/);
    await clear();
    await card(PRODUCT, 'page');
    expect(words('.word')).to.equal('From the page, not confirmed by the shop');
    expect(words('.card a')).to.match(/^View · shop.example/);
    expect(name()).to.equal(
      'Product, Glass kettle with a bamboo handle, 1.7 l, From the page, not confirmed by the shop',
    );
    await clear();
    await card(CHECK, 'agent');
    expect(on.all('.word').length).to.equal(0);
  });

  it('writes the price as the language does, and lines with what they are', async () => {
    await card(PRODUCT);
    expect([words('.price b'), words('.price s')]).to.eql(['CN¥129.00', 'Before CN¥149.00']);
    await clear();
    await card(CHECK, 'agent');
    expect(on.all('dt').map((dt) => dt.textContent)).to.eql(
      'Goods Goods Gift We_promise Total Name Address Phone'.split(' ').map((label) => label.replace('_', ' ')),
    );
    expect(on.all('dt.sr').length).to.equal(1);
    expect(on.all('dd')[0]?.textContent).to.equal('Glass kettle × 2CN¥258.00');
  });

  it('keeps the place of a picture in 4:3, and draws one that does not come', async () => {
    await card({ ...PRODUCT, picture: `${location.origin}/none.png` } as Card);
    const ratio = () => on.get('.shot').clientWidth / on.get('.shot').clientHeight;
    expect(ratio()).to.be.closeTo(4 / 3, 0.02);
    await until(() => on.all('.shot .icon').length === 1);
    expect([on.all('.shot img').length, Math.abs(ratio() - 4 / 3) < 0.02]).to.eql([0, true]);
  });

  it('[CD9] asks nobody for a picture that only the page has named, unless it is its own', async () => {
    const asked = performance.getEntriesByType('resource').length;
    await card({ ...PRODUCT, picture: 'https://localhost:9/a.png' } as Card, 'page');
    expect(on.all('.shot').length).to.equal(0);
    expect(
      performance
        .getEntriesByType('resource')
        .slice(asked)
        .filter(({ name: url }) => /localhost:9/.test(url)),
    ).to.be.empty;
  });

  it('tells the page what is pressed, which may do it in its own way', async () => {
    await card(PRODUCT);
    const link = on.get<HTMLAnchorElement>('.card a');
    expect([link.href, link.target, link.rel]).to.eql([
      'https://shop.example/kettle',
      '_blank',
      'noopener noreferrer nofollow',
    ]);
    let followed: boolean | undefined;
    const stop = (event: globalThis.Event) => {
      followed = !event.defaultPrevented;
      event.preventDefault();
    };
    on.element.addEventListener('click', stop);
    link.click();
    expect([followed, told[0]?.detail]).to.eql([
      true,
      { action: 'open', conversation: 'A', seq: 1, text: '', card: { card: PRODUCT, from: 'shop' } },
    ]);
    on.element.addEventListener('cardAction', (event) => event.preventDefault());
    link.click();
    expect([followed, acts()]).to.eql([false, ['open', 'open']]);
  });

  it('[TA1] tells a reader that a link opens a tab; one that calls opens none', async () => {
    await card(PRODUCT);
    expect(words('.card a')).to.equal('View Glass kettle with a bamboo handle, 1.7 l (opens in a new tab)');
    await clear();
    await card({ type: 'store', v: 1, name: 'Shop', address: 'Road 1', phone: '+86 21 6321 0000' });
    const call = on.get<HTMLAnchorElement>('.card a');
    expect([call.href, call.target, words('.card a')]).to.eql(['tel:+862163210000', '', 'Call Shop']);
  });

  it('[CD10] what is over says so and offers nothing, from the moment that it is', async () => {
    // Later than what is in view is read, which draws too.
    const over = Date.now() + 1600;
    await card(PRODUCT, 'shop', { until: over });
    expect(on.all('.card a').length).to.equal(1);
    await until(() => on.all('.card a').length === 0);
    expect(Date.now()).to.be.within(over, over + 1500);
    expect([words('.kind b'), /Expired/.test(name() ?? '')]).to.eql(['Expired', true]);
  });

  it('[CD10] an order check is confirmed once; while the answer is on its way there is nothing to press', async () => {
    await card(CHECK, 'agent');
    const [yes] = on.all('.card button');
    yes?.focus();
    yes?.click();
    await drawn();
    expect([sent(), acts()]).to.eql([[['', { re: 1, act: 'confirm' }]], ['confirm']]);
    const events = [withCard(1, CHECK, 'agent')];
    await on.set(view(thread('A', events, [{ ...pending('c9', '', 'sending'), re: 1, act: 'confirm' }])));
    expect([on.all('.card button').length, words('.card .word')]).to.eql([0, 'Sending your answer …']);
    expect(active(on)?.className).to.equal('log');
    await on.set(view(thread('A', [...events, { ...message(2, 'mine', '', 'c9'), re: 1, act: 'confirm' } as Event])));
    expect([words('.card .word'), words('.answer'), on.all('.bubble').length]).to.eql([
      'You confirmed this order.',
      'All correct',
      0,
    ]);
    expect(on.all('.tools').length).to.equal(0);
  });

  it('[CD10] a refused answer can be given again', async () => {
    await begin(
      [withCard(1, CHECK, 'agent')],
      [{ ...pending('c9', '', 'failed'), re: 1, act: 'confirm', problem: 'card_answered' }],
    );
    expect(on.all('.card button').length).to.equal(2);
    expect(on.all('.failure button').length).to.equal(2);
  });

  it('what is wrong with an order is written in the card, sent as words that answer it, and can be left', async () => {
    await card(CHECK, 'agent');
    on.all('.card button')[1]?.click();
    await until(() => active(on)?.tagName === 'TEXTAREA');
    const box = on.get<HTMLTextAreaElement>('.card textarea');
    expect([box.ariaLabel, box === active(on)]).to.eql(['What is wrong?', true]);
    key(box, 'Escape');
    await drawn();
    expect([on.all('.card textarea').length, on.element.isOpen, active(on)?.className]).to.eql([0, true, 'log']);
    on.all('.card button')[1]?.click();
    await until(() => on.all('.card textarea').length === 1);
    const again = on.get<HTMLTextAreaElement>('.card textarea');
    again.value = '  three cups ';
    again.dispatchEvent(new InputEvent('input', { bubbles: true }));
    on.get('.wrong .act').click();
    await drawn();
    expect([sent(), acts(), told[0]?.detail.text]).to.eql([
      [['three cups', { re: 1, act: 'correct' }]],
      ['correct'],
      'three cups',
    ]);
    expect(on.all('.card textarea').length).to.equal(0);
  });

  it('words that were not taken in are not lost', async () => {
    await card(CHECK, 'agent');
    on.chat.calls.answer('send', () => {
      throw new ChatError('outbox_full');
    });
    on.all('.card button')[1]?.click();
    await until(() => on.all('.card textarea').length === 1);
    const box = on.get<HTMLTextAreaElement>('.card textarea');
    box.value = 'three cups';
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    on.get('.wrong .act').click();
    await drawn();
    expect(on.get<HTMLTextAreaElement>('shop-bell-composer textarea').value).to.equal('three cups');
  });

  it('[CD10] what is being written about an order goes into the message box once the order is replaced or gone', async () => {
    const checks = [withCard(1, CHECK, 'agent')];
    for (const [events, why] of [
      [[...checks, withCard(3, CHECK, 'agent')], 'Replaced by a newer version.'],
      [[gone(1, 'theirs')], ''],
    ] as const) {
      await begin(checks);
      on.all('.card button')[1]?.click();
      await until(() => active(on)?.tagName === 'TEXTAREA');
      const box = on.get<HTMLTextAreaElement>('.card textarea');
      box.value = 'three cups';
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await on.set(view(thread('A', [...events])));
      const own = on.get<HTMLTextAreaElement>('shop-bell-composer textarea');
      expect([own.value, active(on), on.all('.card textarea').length]).to.eql(['three cups', own, 0]);
      expect(words('shop-bell-composer [role=alert]')).to.equal(why);
      await clear();
    }
  });

  it('the question that is chosen is said to the card', async () => {
    await card({ type: 'questions', v: 1, questions: ['Where is it?', 'Can I return it?'] }, 'agent');
    on.all('.choice')[1]?.click();
    await drawn();
    expect([sent(), acts()]).to.eql([[['Can I return it?', { re: 1 }]], ['choose']]);
  });

  it('a coupon’s code is copied; where there is no clipboard it is marked', async () => {
    const coupon: Card = { type: 'coupon', v: 1, code: 'TEA10', name: '10 % off' };
    const { clipboard } = navigator;
    const copied: string[] = [];
    const set = (value: unknown) => Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
    set({ writeText: async (text: string) => copied.push(text) });
    await card(coupon);
    // Four seconds are a long time for a test.
    const { setTimeout: later } = window;
    Object.assign(window, { setTimeout: (run: () => void, ms = 0) => later(run, ms / 20) });
    on.get('.card button').click();
    await until(() => /Copied/.test(words('.card button') ?? ''));
    expect([copied, words('.card [role=status]'), acts()]).to.eql([['TEA10'], 'Copied', ['copy']]);
    await until(() => words('.card button') === 'Copy code');
    expect(words('.card [role=status]')).to.equal('');
    set(undefined);
    on.get('.card button').click();
    await drawn();
    expect(getSelection()?.type).to.equal('Range');
    getSelection()?.removeAllRanges();
    Object.assign(window, { setTimeout: later });
    set(clipboard);
  });

  it('what no version knows is told as such, and is read out by no name; a closed talk takes no answer', async () => {
    await begin([{ ...message(1, 'theirs', ''), card: { card: { type: 'poem' }, from: 'shop' } } as never]);
    expect(words('.answer')).to.equal('This can’t be shown here. Load the page anew.');
    await clear();
    await begin([withCard(1, CHECK, 'agent')], [], { state: 'closed' });
    expect(on.all('.card button').length).to.equal(0);
  });

  it('news of a card is read out by what it is called', async () => {
    await begin([withCard(1, CHECK, 'agent')]);
    await on.set(view(thread('A', [withCard(1, CHECK, 'agent'), withCard(2, PRODUCT, 'shop')])));
    expect(words('shop-bell-thread > [role=status]')).to.equal('Mei: Glass kettle with a bamboo handle, 1.7 l');
  });

  it('one’s own card on its way is the page’s word; a signed one waits for the relay', async () => {
    await begin(
      [withCard(1, CHECK, 'agent')],
      [
        { ...pending('c8', 'this', 'saved'), card: PRODUCT },
        { ...pending('c9', 'and that', 'saved'), card: 'a.b.c' },
      ],
    );
    const own = on.all('[data-mine]');
    expect(own.map((said) => said.querySelector('.word')?.textContent?.trim())).to.eql([
      'From the page, not confirmed by the shop',
      undefined,
    ]);
    expect(own[0]?.querySelectorAll('.card a, .card button').length).to.equal(0);
  });
});
