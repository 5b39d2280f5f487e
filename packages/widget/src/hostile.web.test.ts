import { expect } from '@open-wc/testing';
import { clear, stage } from './testing/stage.contract.ts';
import { joined, message, pending, thread } from './testing/talk.ts';

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
      expect(on.all('.bubble').map((node) => node.textContent)).to.deep.equal(['', '']);
      expect(on.all('img, b').length).to.equal(0);
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
