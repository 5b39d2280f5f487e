import { expect } from '@open-wc/testing';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { cutSelects } from '../../testing/cut-selects.ts';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { idOf, rowOf, SELF } from '../../testing/fixtures.ts';
import { playRest, type Rest } from '../../testing/rest.ts';

const HOSTILE = '\u202e<img src=x onerror="window.hit = 1">';
const LAG = { rows: 0, ms: 0 };
const found = (n: number, over: object = {}) => ({
  conversation: idOf(n),
  kind: 'message',
  seq: 40 + n,
  at: NOON - n * 60_000,
  by: { role: 'shopper', id: idOf(n) },
  snippet: { text: '我想退货可以吗', places: [{ start: 2, end: 4 }], cut: { before: false, after: false } },
  state: 'closed',
  group: 'pre-sales',
  shopper: { id: idOf(n), member: { id: 'u', name: '王小明' } },
  agent: { id: idOf(901), name: 'Li Na' },
  ...over,
});
const PAGE = {
  found: [found(1), found(2, { kind: 'note', deskSeq: 7 })],
  next: 9,
  count: { n: 30, more: false },
  lag: LAG,
};
const ASK = `GET search?q=${encodeURIComponent('退货')}`;

describe('the search', () => {
  let desk: Desk;
  let rest: Rest;
  let agent: FakeAgent;

  const open = async (answers: () => void = () => {}, place = '', language = 'en') => {
    rest = playRest();
    rest.answer(ASK, PAGE);
    answers();
    agent = fakeAgent({
      connection: 'online',
      self: SELF,
      waiting: [rowOf(5)],
      groups: [{ id: 'pre-sales', name: 'Pre-sales', open: true }],
      colleagues: [{ id: idOf(901), name: 'Li Na' }],
    });
    desk = await openDesk(agent, { place, language, request: rest.request });
    await desk.pass(500);
    // The page itself is fetched when it is first wanted.
    for (let i = 0; i < 50 && place.startsWith('search') && desk.all('.search-input').length === 0; i++) await drawn();
    await desk.pass(0);
  };
  const field = () => desk.find<HTMLInputElement>('.search-input');
  const asked = () => rest.asked.map(({ call }) => call).filter((call) => call.startsWith('GET search'));
  const rows = () => desk.all('.found');
  afterEach(() => desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`shows who said it, when, and the words in it, accessible, in ${language}`, async () => {
      await open(undefined, `search?q=${encodeURIComponent('退货')}`, language);
      expect(rows().map(seen)[0]).to.contain('王小明').and.to.contain('我想退货可以吗').and.to.contain('Li Na');
      expect(desk.all('.found mark').map(seen)).to.deep.equal(['退货', '退货']);
      expect(rows()[0]?.getAttribute('href')).to.equal(`#c/${idOf(1)}/41`);
      expect(rows()[1]?.getAttribute('href')).to.equal(`#c/${idOf(2)}/42.7`);
      expect(desk.text('.search-told')).to.contain('30');
      await expect(desk.root).to.be.accessible();
    });
  }

  it('tells a remark and a tag of a shopper from what they said, and leads to their conversation', async () => {
    const told = (kind: string, text: string, by: object) =>
      found(1, { kind, by, snippet: { text, places: [{ start: 0, end: 2 }], cut: { before: false, after: false } } });
    const people = [
      told('known', '退货王', { role: 'system' }),
      told('remarked', '退货 with a smile', { role: 'agent', name: 'Wei' }),
      told('tagged', '退货 often', { role: 'system' }),
    ];
    await open(
      () => rest.answer(ASK, { people: { found: people }, found: [found(1)], count: { n: 1, more: false }, lag: LAG }),
      `search?q=${encodeURIComponent('退货')}`,
    );
    expect(desk.all('.found-kind').map(seen)).to.deep.equal(['Name at the shop', 'Remark', 'Tag']);
    expect(desk.all('.found-by').map(seen)).to.deep.equal(['Wei']);
    expect(rows().map(seen)[2]).to.contain('退货 often');
    expect(new Set(rows().map((row) => row.dataset.found)).size).to.equal(4);
    expect(desk.all('.found-title').map(seen)).to.deep.equal(['Shoppers', 'What was said']);
    expect(desk.text('.search-told')).to.equal('3 shoppers · 1 found');
    expect(rows()[0]?.getAttribute('href')).to.equal(`#c/${idOf(1)}/41`);
    await expect(desk.root).to.be.accessible();
  });

  it('opens with / from the desk, and looks while one types', async () => {
    await open();
    await desk.press('/');
    for (let i = 0; i < 50 && desk.all('.search-input').length === 0; i++) await drawn();
    expect(document.activeElement).to.equal(field());
    expect(desk.text('.search-hint')).to.contain('Two characters');
    await desk.type(field(), '退');
    await desk.type(field(), '退货');
    expect(asked()).to.deep.equal([]);
    await desk.pass(250);
    expect(asked()).to.deep.equal([ASK]);
    // Opened again, it has the words of last time, and the next ones take their place.
    await desk.press('Escape');
    await desk.press('/', {}, document.body);
    expect(document.activeElement).to.equal(field());
    expect([field().value, field().selectionStart, field().selectionEnd]).to.deep.equal(['退货', 0, 2]);
  });

  it('[CW10] keeps words out of the address, also those of a link, and finds them again on the way back', async () => {
    await open(undefined, `search?q=${encodeURIComponent('退货')}&state=closed`);
    rest.answer(`${ASK}&state=closed`, PAGE);
    expect(location.hash).to.equal('#search?state=closed');
    await desk.type(field(), '退');
    await desk.type(field(), '退货');
    await desk.pass(250);
    expect(location.hash).to.equal('#search?state=closed');
    rows()[0]?.click();
    await drawn();
    expect(location.hash).to.equal(`#c/${idOf(1)}/41`);
    const back = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
    history.back();
    await back;
    await drawn();
    expect(location.hash).to.equal('#search?state=closed');
    expect(field().value).to.equal('退货');
    expect(asked().at(-1)).to.equal(`${ASK}&state=closed`);
  });

  it('is walked through by keyboard, leads to the place, and back to the result that was opened', async () => {
    await open(undefined, `search?q=${encodeURIComponent('退货')}`);
    await desk.press('ArrowDown');
    await desk.press('ArrowDown');
    expect(document.activeElement).to.equal(rows()[1]);
    await desk.press('/');
    expect(document.activeElement).to.equal(field());
    await desk.press('ArrowDown');
    await desk.press('ArrowDown');
    await desk.press('Enter');
    expect(location.hash).to.equal(`#c/${idOf(2)}/42.7`);
    expect(agent.calls.of('page').map(({ args }) => args)).to.deep.equal([[idOf(2), 67, 50]]);
    desk.app.intents.search.open();
    await drawn();
    expect((document.activeElement as HTMLElement).dataset.found).to.equal(`${idOf(2)}/42.7`);
    await desk.press('Escape');
    expect(desk.all('.search-input').length).to.equal(0);
  });

  it('shows what is chosen in whole words, in a wide window and a narrow one', async () => {
    for (const language of ['en', 'zh-CN']) {
      await open(undefined, 'search', language);
      for (const width of ['', '390px', '320px']) {
        desk.root.style.width = width;
        expect(cutSelects(desk.root), `${language} ${width}`).to.deep.equal([]);
      }
      if (language === 'en') desk.close();
    }
  });

  it('narrows by time, agent, group, state and lane', async () => {
    await open(undefined, `search?q=${encodeURIComponent('退货')}`);
    const choose = async (index: number, value: string) => {
      const select = desk.all('.search-filters select')[index] as HTMLSelectElement;
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await drawn();
    };
    await choose(0, 'today');
    await choose(1, idOf(901));
    await choose(2, 'pre-sales');
    await choose(3, 'closed');
    await choose(4, 'desk');
    const query = new URLSearchParams(asked().at(-1)?.split('?')[1]);
    const midnight = new Date(2026, 10, 21).getTime();
    expect(Object.fromEntries(query)).to.deep.equal({
      ...{ q: '退货', agent: idOf(901), group: 'pre-sales', state: 'closed', lane: 'desk', from: String(midnight) },
    });
    expect(new URLSearchParams(location.hash.split('?')[1]).get('from')).to.equal('2026-11-21');
  });

  it('goes on with the next page, and says where it ends', async () => {
    await open(
      () => rest.answer(`${ASK}&cursor=9`, { found: [found(3)], lag: LAG }),
      `search?q=${encodeURIComponent('退货')}`,
    );
    desk.find('.entries-add').click();
    await drawn();
    expect(rows().length).to.equal(3);
    expect(desk.text('.search-found')).to.contain('That is all');
  });

  it('leaves who goes on by keyboard at the button, and at the first new result where there are no more', async () => {
    await open(
      () => {
        rest.answer(`${ASK}&cursor=9`, { found: [found(3)], next: 8, lag: LAG });
        rest.answer(`${ASK}&cursor=8`, { found: [found(4), found(6)], lag: LAG });
      },
      `search?q=${encodeURIComponent('退货')}`,
    );
    const goOn = async () => {
      const button = desk.find<HTMLButtonElement>('.entries-add');
      button.focus();
      button.click();
      await drawn();
      await drawn();
    };
    await goOn();
    expect(rows().length).to.equal(3);
    expect(document.activeElement?.className).to.equal('button entries-add');
    await goOn();
    expect([rows().length, desk.all('.entries-add').length]).to.deep.equal([5, 0]);
    expect((document.activeElement as HTMLElement).dataset.found).to.equal(rows()[3]?.dataset.found);
  });

  for (const [language, more, told] of [
    ['en', 'More shoppers', 'More than 2 shoppers · 30 found'],
    ['zh-CN', '更多顾客', '2 位以上顾客 · 找到 30 条'],
  ] as const) {
    it(`goes on with the shoppers by themselves, in ${language}`, async () => {
      const person = (n: number, name: string) =>
        found(n, {
          kind: 'named',
          by: { role: 'system' },
          snippet: { text: name, places: [], cut: { before: false, after: false } },
        });
      await open(
        () => {
          rest.answer(ASK, { ...PAGE, people: { found: [person(11, 'A'), person(12, 'B')], next: '1.12' } });
          rest.answer(`${ASK}&people=1.12`, { people: { found: [], next: '2.40' }, found: [], lag: LAG });
          rest.answer(`${ASK}&people=2.40`, { people: { found: [person(13, 'C')] }, found: [], lag: LAG });
        },
        `search?q=${encodeURIComponent('退货')}`,
        language,
      );
      expect(desk.text('.search-told')).to.equal(told);
      const button = desk.find<HTMLButtonElement>('.found-people .entries-add');
      expect(seen(button)).to.equal(more);
      await expect(desk.root).to.be.accessible();
      button.focus();
      button.click();
      await drawn();
      await drawn();
      expect((document.activeElement as HTMLElement).dataset.found).to.equal(rows()[2]?.dataset.found);
      desk.find('.search-input').focus();
      expect(desk.all('.found-people .found').length).to.equal(3);
      expect(desk.all('.found-people .entries-add').length).to.equal(0);
      expect(rows().length).to.equal(5);
      expect(asked().length).to.equal(3);
      // The keys walk through both.
      for (let n = 0; n < 4; n++) await desk.press('ArrowDown');
      expect(document.activeElement).to.equal(rows()[3]);
    });
  }

  it('finds who has a tag, without a word', async () => {
    const VIP = { id: idOf(71), name: 'VIP', hue: 'rose' };
    const asks = `GET search?q=&tag=${VIP.id}`;
    await open(() => {
      rest.answer('GET tags', { tags: [VIP] });
      const person = found(1, { kind: 'tagged', by: { role: 'system' } });
      rest.answer(asks, { people: { found: [person] }, found: [], count: { n: 0, more: false }, lag: LAG });
    }, 'search');
    const select = desk.all('.search-filters select').find((one) => one.textContent?.includes('VIP'));
    if (!(select instanceof HTMLSelectElement)) throw new Error('no tags to choose');
    select.value = VIP.id;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await drawn();
    expect(asked()).to.deep.equal([asks]);
    expect(rows().length).to.equal(1);
    expect(desk.text('.search-told')).to.equal('1 shopper');
    await expect(desk.root).to.be.accessible();
  });

  it('says that nothing was found, and that there is no connection', async () => {
    await open(
      () => rest.answer('GET search?q=xyz', { found: [], count: { n: 0, more: false }, lag: { rows: 5, ms: 3100 } }),
      'search?q=xyz',
    );
    expect(desk.text('.search-found')).to.contain('Nothing was found').and.to.contain('last 4 s');
    await desk.type(field(), 'abc');
    await desk.pass(250);
    expect(desk.text('.search-told')).to.contain('no connection');
    await expect(desk.root).to.be.accessible();
  });

  it('draws whatever stands in it as text', async () => {
    const hostile = found(1, {
      snippet: {
        text: HOSTILE,
        places: [
          { start: 1, end: 5 },
          { start: 3, end: 900 },
        ],
        cut: { before: true, after: true },
      },
      shopper: { id: idOf(1), member: { id: HOSTILE, name: HOSTILE } },
      agent: { id: idOf(3), name: HOSTILE },
      kind: HOSTILE,
      state: 'constructor',
    });
    await open(() => rest.answer(ASK, { ...PAGE, found: [hostile] }), `search?q=${encodeURIComponent('退货')}`);
    expect(desk.all('.found img').length).to.equal(0);
    expect(rows().map(seen)[0]).to.contain('<img src=x');
    expect('hit' in window).to.equal(false);
  });
});
