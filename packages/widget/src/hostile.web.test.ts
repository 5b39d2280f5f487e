import { expect } from '@open-wc/testing';
import { clear, stage } from './testing/stage.contract.ts';
import { joined, message, pending, thread } from './testing/talk.ts';
import { until } from './testing/until.ts';

const STRINGS = [
  '<img src=x onerror="window.__hit=1">',
  '</p></div><script>window.__hit=1</script>',
  '$' + '{window.__hit=1}',
  '{{constructor.constructor("window.__hit=1")()}}',
  '"><svg onload=window.__hit=1>',
  'javascript:window.__hit=1',
  '\u202Egnp.exe\u202C \u0000 \uFFFD 🏳️‍🌈 ‮',
  'ﷺ'.repeat(200),
  '<!--?lit$1$-->',
];

/** Shaped like what template engines take for markup. */
const OBJECTS: unknown[] = [
  { type: 'img', props: { src: 'x', onerror: 'window.__hit=1' }, __v: 1, constructor: undefined },
  { _$litType$: 1, strings: ['<img src=x onerror="window.__hit=1">'], values: [] },
  { _$litDirective$: null, values: ['x'] },
  { toString: () => '<b>x</b>' },
  ['<b>x</b>'],
  42,
  null,
];

describe('what comes from outside', () => {
  afterEach(clear);

  it('is shown as the text it is, in every place it can stand', async () => {
    for (const hostile of STRINGS) {
      const talk = {
        ...thread('A', [message(1, 'theirs', hostile), joined(2, hostile)], [pending('c', hostile)]),
        typing: [{ role: 'agent', id: 'a', name: hostile } as const],
      };
      const on = await stage({
        view: { thread: talk, threads: [talk], agent: { id: 'a', name: hostile } },
        attributes: { heading: hostile },
      });
      expect(on.all('.bubble').map((node) => node.textContent)).to.deep.equal([hostile, hostile]);
      expect(on.get('h2').textContent).to.equal(hostile);
      expect(on.all('img, script, svg:not(.icon), .bubble p :not(a, a span)').length).to.equal(0);
      expect(on.all('a').length).to.equal(0);
      await clear();
    }
    expect('__hit' in window).to.equal(false);
  });

  it('is nothing where it is no string at all', async () => {
    for (const hostile of OBJECTS as string[]) {
      const talk = {
        ...thread('A', [message(1, 'theirs', hostile), joined(2, hostile)], [pending('c', hostile)]),
        typing: [{ role: 'agent', id: 'a', name: hostile } as const],
      };
      const on = await stage({ view: { thread: talk, threads: [talk], agent: { id: 'a', name: hostile } } });
      expect([on.all('.said').length, on.all('.bubble').length]).to.deep.equal([2, 0]);
      expect(on.all('img, b').length).to.equal(0);
      await clear();
    }
    expect('__hit' in window).to.equal(false);
  });

  it('is shown as the text it is in every line of a card, and leads nowhere; what is no string makes it no card', async () => {
    const cards = (given: string): unknown[] => {
      const goods = [{ name: given, price: { amount: given, currency: given }, picture: given }];
      const total = { amount: given, currency: given };
      return [
        { type: 'product', v: 1, id: given, name: given, price: total, was: total, picture: given, url: given },
        { type: 'order', v: 1, number: given, state: given, goods, total, url: given },
        { type: 'coupon', v: 1, code: given, name: given, terms: given, url: given },
        { type: 'store', v: 1, name: given, address: given, phone: given, hours: given, url: given },
        {
          ...{ type: 'order_check', v: 1, number: given, goods, gifts: [given], promises: [given], total },
          ...{ name: given, phone: given, address: given },
        },
        { type: 'payment_reminder', v: 1, number: given, goods, total, url: given },
        { type: 'questions', v: 1, questions: [given] },
      ];
    };
    const play = async (given: string) => {
      const events = cards(given).map((card, at) => ({
        ...message(at + 1, 'theirs', ''),
        card: { card, from: 'shop' },
      }));
      const talk = thread('A', events as never);
      const on = await stage({ view: { thread: talk, threads: [talk] } });
      await until(() => on.all('.card, .answer').length === events.length);
      return on;
    };
    for (const hostile of STRINGS) {
      const on = await play(hostile);
      expect(on.all('.card .name').map((node) => node.textContent)).to.deep.equal(Array(6).fill(hostile));
      expect(on.all('.choice').map((node) => node.textContent)).to.deep.equal([hostile]);
      expect(on.all('dd bdi').filter((node) => node.textContent?.includes(hostile)).length).to.be.greaterThan(14);
      expect(on.all('.card :is(img, script, b:not(.price b), svg:not(.icon))').length).to.equal(0);
      expect(on.all('.card a').filter((link) => !link.getAttribute('href')?.startsWith('tel:')).length).to.equal(0);
      await clear();
    }
    for (const hostile of OBJECTS as string[]) {
      const on = await play(hostile);
      expect([on.all('.card').length, on.all('.answer').length]).to.deep.equal([0, 7]);
      await clear();
    }
    expect('__hit' in window).to.equal(false);
  });

  it('becomes a link only through the one maker of addresses', async () => {
    const talk = thread('A', [message(1, 'theirs', 'https://a.example/<b> javascript:alert(1) data:text/html,x')]);
    const on = await stage({ view: { thread: talk, threads: [talk] } });
    const [link, ...others] = on.all('a');
    expect(others.length).to.equal(0);
    expect(link?.getAttribute('href')).to.equal('https://a.example/');
    expect(link?.getAttribute('rel')).to.equal('noopener noreferrer nofollow');
    expect(link?.getAttribute('target')).to.equal('_blank');
  });

  it('[TA1] a page opens in a tab of its own, and says so; a call opens none', async () => {
    const talk = thread('A', [message(1, 'theirs', 'www.a.example, a@b.example, 138 1234 5678')]);
    const on = await stage({ view: { thread: talk, threads: [talk] } });
    const told = on.all('a').map((link) => [link.getAttribute('href'), link.getAttribute('target'), link.textContent]);
    expect(told).to.deep.equal([
      ['https://www.a.example/', '_blank', 'www.a.example (opens in a new tab)'],
      ['mailto:a@b.example', '_blank', 'a@b.example (opens in a new tab)'],
      ['tel:13812345678', null, '138 1234 5678'],
    ]);
  });
});
