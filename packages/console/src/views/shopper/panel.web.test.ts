import { expect } from '@open-wc/testing';
import { drawn, NOON, seen } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, ME, RULES, rowOf } from '../../testing/fixtures.ts';
import { FACTS, openPanel, type Panel, SLOW, VIP, WHO } from '../../testing/panel.ts';
import { playRest } from '../../testing/rest.ts';
import { REST_MS } from '../../time/rest.ts';

describe('the shopper’s panel', () => {
  let desk: Panel['desk'];
  let rest: Panel['rest'];
  let asked: Panel['asked'];
  let button: Panel['button'];

  const open = async (...given: Parameters<typeof openPanel>) => {
    const panel = await openPanel(...given);
    ({ desk, rest, asked, button } = panel);
    return panel.agent;
  };

  afterEach(() => desk.close());

  it('shows what colleagues wrote, with its author and what it said before, and nothing of it as markup', async () => {
    await open();
    expect(desk.text('.shopper-card')).to.contain('Aunt Mei').and.to.contain('calls themselves 林美');
    const remarks = desk.all('.remark').map(seen);
    expect(remarks[0]).to.contain('Calls at <b>nine</b>').and.to.contain('Anna Weber');
    expect(remarks[1]).to.contain('Wants blue').and.to.contain('Li Na');
    desk.find<HTMLElement>('.remark-before summary').click();
    await drawn();
    expect(desk.text('.remark-before')).to.contain('Calls at noon');
    expect(desk.all('.remark-text b').length).to.equal(0);
    expect(desk.text('.attributes')).to.contain('Signed by the shop').and.to.contain('12,000');
    await expect(desk.find('.shopper-pane')).to.be.accessible();
  });

  it('shows what the page says of order, cart and visit as its word, apart from the desk’s own tags', async () => {
    const agent = await open();
    const live = {
      at: NOON,
      order: { number: 'A-7', state: 'paid <b>', url: 'https://shop.example/o/7' },
      cart: { lines: [{ name: 'Kettle', count: 2, price: '¥199' }, { name: 'Cup' }], total: '¥398' },
      tags: ['sale', '<i>new</i>'],
    };
    const tell = async (rev: number, more: object) => {
      agent.set({ shoppers: new Map([[idOf(1), { rev, facts: 3, live: { ...live, ...more } }]]) });
      await drawn();
    };
    await tell(1, {});
    const text = desk.text('#shopper-now');
    for (const word of [
      'Said by the page',
      'Anybody at the browser',
      'A-7',
      'paid <b>',
      'Kettle × 2',
      '¥199',
      '¥398',
    ]) {
      expect(text).to.contain(word);
    }
    expect(desk.find<HTMLAnchorElement>('.page-said a').href).to.equal('https://shop.example/o/7');
    expect(desk.all('.page-tags li').map(seen)).to.deep.equal(['sale', '<i>new</i>']);
    expect(desk.all('.page-said b, .page-said i').length).to.equal(0);
    expect(desk.all('.tags .shopper-tag').map(seen)).not.to.include('sale');
    await expect(desk.find('.shopper-pane')).to.be.accessible();
    await tell(2, { order: { number: 'A-8', url: 'javascript:alert(1)' }, cart: { lines: [] } });
    expect(desk.all('.page-said a').length).to.equal(0);
    expect(desk.text('.page-said')).to.contain('A-8').and.to.contain('empty');
  });

  it('shows where they are as the line tells it, and asks again when the desk wrote something', async () => {
    const agent = await open();
    const now = {
      rev: 1,
      facts: 3,
      live: {
        at: NOON,
        page: { url: 'https://shop.example/p/2', title: 'Teapot' },
        product: { id: 'SKU-2', name: 'Teapot, blue', price: '¥88' },
        timeZone: 'Asia/Shanghai',
        language: 'de-AT',
        device: { browser: 'WeChat 8', system: 'Android', handheld: true },
      },
    };
    agent.set({ shoppers: new Map([[idOf(1), now]]) });
    await drawn();
    const text = desk.text('#shopper-now');
    for (const word of ['Teapot, blue', '¥88', 'shop.example/p/2', 'Asia/Shanghai', 'German', 'WeChat 8 · Android']) {
      expect(text).to.contain(word);
    }
    expect(asked(`GET ${WHO}`).length).to.equal(1);
    expect(text).not.to.contain('Said by the page');
    rest.answer(`GET ${WHO}`, { ...FACTS, rev: 4, tags: [VIP, SLOW] });
    agent.set({ shoppers: new Map([[idOf(1), { ...now, rev: 2, facts: 4 }]]) });
    await drawn();
    expect(desk.all('.tags .shopper-tag').map(seen)).to.deep.equal(['VIP', 'Slow payer']);
    agent.set({ shoppers: new Map([[idOf(1), { rev: 3, facts: 4 }]]) });
    await drawn();
    expect(desk.text('#shopper-now')).to.contain('Not on the shop’s pages');
  });

  it('puts a tag on by typing, with the keyboard alone, and takes one off', async () => {
    await open();
    rest.answer(`POST ${WHO}/tags/${SLOW.id}`, undefined);
    rest.answer(`DELETE ${WHO}/tags/${VIP.id}`, undefined);
    const field = desk.find<HTMLInputElement>('.tag-add input');
    await desk.type(field, 'slow');
    expect(desk.all('.tag-choice').map(seen)).to.deep.equal(['Slow payer']);
    expect(field.getAttribute('aria-activedescendant')).to.equal(`tag-${SLOW.id}`);
    await expect(desk.find('.shopper-pane')).to.be.accessible();
    await desk.press('Enter');
    expect(asked(`POST ${WHO}/tags/${SLOW.id}`).length).to.equal(1);
    expect(field.value).to.equal('');
    await desk.type(field, 'nothing like it');
    expect(desk.text('.tag-add')).to.contain('There is no such tag');
    await desk.press('Escape');
    button('Remove the tag “VIP”').click();
    await drawn();
    expect(asked(`DELETE ${WHO}/tags/${VIP.id}`).length).to.equal(1);
    expect(document.activeElement).to.equal(field);
  });

  it('takes M to the remark, from anywhere, and writes it down', async () => {
    await open(FACTS, {}, new Map([['shopperFolded', 'remarks']]));
    expect(desk.all('.remark').length).to.equal(0);
    rest.answer(`POST ${WHO}/remarks`, { id: idOf(83) });
    (document.activeElement as HTMLElement).blur();
    await desk.press('m');
    const box = desk.find<HTMLTextAreaElement>('.remark-write textarea');
    expect(document.activeElement).to.equal(box);
    await desk.type(box, 'Prefers evenings');
    await desk.press('Enter', { ctrlKey: true });
    expect(asked(`POST ${WHO}/remarks`)).to.deep.equal([
      { call: `POST ${WHO}/remarks`, body: { text: 'Prefers evenings', conversation: idOf(1) } },
    ]);
    expect(box.value).to.equal('');
  });

  it('keeps what was typed when it could not be written, and says why', async () => {
    await open();
    rest.refuse(`POST ${WHO}/remarks`, 'too_many');
    const box = desk.find<HTMLTextAreaElement>('.remark-write textarea');
    await desk.type(box, 'One too many');
    button('Add remark Ctrl ↵').click();
    await drawn();
    expect(box.value).to.equal('One too many');
    expect(desk.text('.remark-write [role=alert]')).to.contain('as many as there may be');
  });

  it('[CW9] keeps a remark that is typed while another row is open, its part is folded, or the facts don’t come anew', async () => {
    const agent = await open();
    const box = () => desk.find<HTMLTextAreaElement>('.remark-write textarea');
    await desk.type(box(), 'Calls at nine');
    desk.app.intents.shopper.fold('remarks');
    await drawn();
    desk.app.intents.shopper.fold('remarks');
    await drawn();
    expect(box().value).to.equal('Calls at nine');
    rest.refuse(`GET ${WHO}`, 'busy');
    await desk.app.intents.shopper.load();
    await drawn();
    expect(box().value).to.equal('Calls at nine');
    rest.answer(`GET ${WHO}`, FACTS);
    const other = rowOf(2, { state: 'active', agent: ME, shopper: { id: idOf(2) } });
    rest.answer(`GET shoppers/${encodeURIComponent(`p:${idOf(2)}`)}`, FACTS);
    agent.set({ mine: [...agent.view.mine, other] });
    desk.app.intents.open(idOf(2));
    await drawn();
    await drawn();
    expect(desk.root.querySelector<HTMLTextAreaElement>('.remark-write textarea')?.value ?? '').to.equal('');
    desk.app.intents.open(idOf(1));
    await drawn();
    await drawn();
    expect(box().value).to.equal('Calls at nine');
    rest.refuse(`GET ${WHO}`, 'shopper_unknown');
    await desk.app.intents.shopper.load();
    await drawn();
    expect(desk.all('.remark').length).to.equal(0);
  });

  it('[CM1] shows what the shop says of them masked, one by one by a press, until the thread is left', async () => {
    const call = `POST conversations/${idOf(1)}/shopper/reveal`;
    const masked = {
      source: 'member',
      at: NOON,
      values: { mobile: '138****5678', city: '杭州' },
      masked: [{ name: 'mobile', kind: 'phone' }],
    };
    const agent = await open({ ...FACTS, attributes: [masked] }, { rules: { ...RULES, reveal: 'own' } });
    rest.answer(call, { text: '13812345678' });
    const mask = () => desk.find<HTMLElement>('.attributes .mask');
    expect(desk.text('.attributes')).to.contain('138****5678').and.to.contain('杭州');
    expect(mask().getAttribute('aria-label')).to.equal(
      'Show the phone number 138****5678. It is recorded that you did.',
    );
    mask().focus();
    await desk.press('Enter');
    expect(asked(call)).to.deep.equal([{ call, body: { source: 'member', name: 'mobile' } }]);
    expect(seen(mask())).to.equal('13812345678');
    await expect(desk.find('.shopper-pane')).to.be.accessible();
    await desk.press('Enter');
    expect(seen(mask())).to.equal('138****5678');
    await desk.press('Enter');
    expect(seen(mask())).to.equal('13812345678');
    // What the shop says later is another thing.
    rest.answer(`GET ${WHO}`, { ...FACTS, rev: 9, attributes: [{ ...masked, at: NOON + 1 }] });
    await desk.app.intents.shopper.load();
    await drawn();
    expect(seen(mask())).to.equal('138****5678');
    await desk.press('Enter');
    rest.answer(`GET shoppers/${encodeURIComponent(`p:${idOf(2)}`)}`, FACTS);
    agent.set({ mine: [...agent.view.mine, rowOf(2, { state: 'active', agent: ME, shopper: { id: idOf(2) } })] });
    desk.app.intents.open(idOf(2));
    await drawn();
    desk.app.intents.open(idOf(1));
    await drawn();
    await desk.pass(REST_MS);
    expect(desk.app.state.revealed.value.size).to.equal(0);
    expect(desk.text('.attributes')).to.contain('138****5678');
  });

  it('[CM2] offers no look behind masks to who may not', async () => {
    const masked = {
      source: 'page',
      at: NOON,
      values: { mobile: '138****5678' },
      masked: [{ name: 'mobile', kind: 'phone' }],
    };
    await open({ ...FACTS, attributes: [masked] }, { rules: { ...RULES, reveal: 'supervisors' } });
    expect(desk.text('.attributes')).to.contain('138****5678');
    expect(desk.all('.attributes [role=button]').length).to.equal(0);
  });

  it('remembers what is folded', async () => {
    const kept = new Map<string, string>();
    await open(FACTS, {}, kept);
    const title = button('Tags 1');
    title.click();
    await drawn();
    expect(button('Tags 1').getAttribute('aria-expanded')).to.equal('false');
    expect(kept.get('shopperFolded')).to.equal('tags');
  });

  it('opens an earlier conversation, and not one that is for others', async () => {
    await open();
    const rows = desk.all('.earlier-talk');
    expect(rows.map((row) => seen(row).includes('4 of 5 stars'))).to.deep.equal([false, true, false]);
    expect(rows.map(seen)[1]).to.contain('Thank you!').and.to.contain('with Li Na').and.to.contain('same matter');
    expect(rows.map(seen)[2]).to.contain('Not for you to read');
    expect(desk.all('.earlier-talk button').length).to.equal(1);
    desk.find<HTMLElement>('.earlier-talk button').click();
    await drawn();
    expect(desk.app.state.open.value).to.equal(idOf(2));
  });

  it('asks for the conversations again when the shopper has changed hands: others may be open to one now', async () => {
    const agent = await open();
    expect(asked(`GET ${WHO}/conversations`).length).to.equal(1);
    const { mine } = agent.view;
    agent.set({ mine: mine.map((row) => ({ ...row, agent: COLLEAGUE })) });
    await desk.pass(REST_MS);
    expect(asked(`GET ${WHO}/conversations`).length).to.equal(2);
    agent.set({ mine: mine.map((row) => ({ ...row, agent: COLLEAGUE, seq: row.seq + 1 })) });
    await desk.pass(REST_MS);
    expect(asked(`GET ${WHO}/conversations`).length).to.equal(2);
  });

  it('shows older remarks page by page, and keeps them shown when something is written', async () => {
    const said = (n: number, text = `words ${n}`) => ({
      id: idOf(100 + n),
      by: ME,
      versions: [{ at: NOON - 1000 + n, text }],
    });
    const page = (...all: number[]) => all.map((n) => said(n));
    const facts = { ...FACTS, remarks: page(5, 6), nextRemarks: idOf(105), remarkCount: 6 };
    await open(facts);
    const shown = () => desk.all('.remark-text').map(seen);
    const remarks = desk.find('#shopper-remarks');
    const more = () => [...remarks.querySelectorAll('button')].find((one) => seen(one) === 'Show earlier ones');
    expect([shown(), desk.text('[aria-controls=shopper-remarks]')]).to.deep.equal([
      ['words 6', 'words 5'],
      'Remarks 6',
    ]);
    rest.refuse(`GET ${WHO}/remarks?before=${idOf(105)}`, 'busy');
    more()?.click();
    await drawn();
    expect(seen([...remarks.querySelectorAll('[role=alert]')].at(-1) as HTMLElement)).not.to.equal('');
    rest.answer(`GET ${WHO}/remarks?before=${idOf(105)}`, { remarks: page(3, 4), next: idOf(103) });
    more()?.click();
    await drawn();
    rest.answer(`GET ${WHO}/remarks?before=${idOf(103)}`, { remarks: page(1, 2) });
    more()?.click();
    await drawn();
    expect(shown()).to.deep.equal([6, 5, 4, 3, 2, 1].map((n) => `words ${n}`));
    expect(more()).to.equal(undefined);
    await expect(desk.find('.shopper-pane')).to.be.accessible();
    // An old one is changed: it is read anew with all that is shown.
    rest.answer(`GET ${WHO}`, { ...facts, rev: 4 });
    rest.answer(`GET ${WHO}/remarks?before=${idOf(105)}`, {
      remarks: [said(3, 'other words'), said(4)],
      next: idOf(103),
    });
    await desk.app.intents.shopper.editRemark(idOf(103), 'other words');
    await drawn();
    expect(shown().length).to.equal(6);
    expect(shown()[3]).to.equal('other words');
  });

  for (const [what, list, facts, paths] of [
    ['remarks', '.remarks', { remarkCount: 6 }, ['remarks?before=5', 'remarks?before=3']],
    ['conversations', '.earlier-talks', { conversations: 6 }, ['conversations?before=5', 'conversations?before=3']],
  ] as const) {
    it(`leaves who goes on through ${what} by keyboard at the button, and at the first new one where there are no more`, async () => {
      const remarks = (...all: number[]) =>
        all.map((n) => ({ id: idOf(100 + n), by: ME, versions: [{ at: NOON - 1000 + n, text: `words ${n}` }] }));
      const conversations = (...all: number[]) =>
        all.map((n) => ({
          ...{ conversation: idOf(100 + n), case: idOf(n), state: 'closed', openedAt: NOON, readable: n > 4 },
        }));
      const page = (...all: number[]) => ({ remarks: remarks(...all), conversations: conversations(...all) });
      await open({ ...FACTS, ...facts, remarks: remarks(5, 6), nextRemarks: '5' });
      rest.answer(`GET ${WHO}/conversations`, { conversations: conversations(6, 5), next: '5' });
      await desk.app.intents.shopper.loadEarlier();
      await drawn();
      rest.answer(`GET ${WHO}/${paths[0]}`, { ...page(3, 4), next: '3' });
      rest.answer(`GET ${WHO}/${paths[1]}`, page(1, 2));
      const more = () =>
        [...(desk.find(list).parentElement?.querySelectorAll('button') ?? [])].find(
          (one) => seen(one) === 'Show earlier ones',
        );
      const goOn = async () => {
        more()?.focus();
        more()?.click();
        await drawn();
        await drawn();
      };
      await goOn();
      expect(desk.find(list).children.length).to.equal(4);
      expect([more() === document.activeElement, more() === undefined]).to.deep.equal([true, false]);
      await goOn();
      expect([desk.find(list).children.length, more() === undefined]).to.deep.equal([6, true]);
      expect(document.activeElement === desk.find(list).children[4]).to.equal(true);
    });
  }

  it('says when it could not be loaded, and tries again', async () => {
    await open(null);
    expect(desk.text('.shopper-pane')).to.contain('couldn’t be loaded').and.to.contain('no connection');
    rest.answer(`GET ${WHO}`, FACTS);
    button('Try again').click();
    await drawn();
    expect(desk.text('.shopper-card')).to.contain('Aunt Mei');
  });

  it('says plainly what is for others', async () => {
    rest = playRest();
    await open(null);
    rest.refuse(`GET ${WHO}`, 'shopper_unknown');
    await desk.app.intents.shopper.load();
    await drawn();
    expect(desk.text('.shopper-pane')).to.contain('is for who answers them');
    expect(desk.all('.remarks').length).to.equal(0);
  });

  it('fits its 320 px with long words, and in Chinese', async () => {
    const long = 'x'.repeat(300);
    await open({
      ...FACTS,
      name: long,
      remarks: [{ id: idOf(81), by: { ...COLLEAGUE, name: long }, versions: [{ at: NOON, text: long }] }],
      attributes: [{ source: 'page', at: NOON, values: { [long.slice(0, 40)]: long.slice(0, 200) } }],
    });
    const body = desk.find('.shopper-body');
    expect(body.scrollWidth <= body.clientWidth).to.equal(true);
  });
});
