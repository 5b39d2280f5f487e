import { expect } from '@open-wc/testing';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { idOf, ME, message, rowOf, SELF, shopperOf, threadOf } from '../../testing/fixtures.ts';

/** The window of these tests is 800 px wide: list and thread stand side by side. What takes a wider one is in `e2e`. */
const WINDOW = 800;

describe('the list’s edge', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const open = async (kept = new Map<string, string>(), language = 'en') => {
    const events = Array.from({ length: 60 }, (_, i) =>
      message(i + 1, shopperOf(1), NOON - (60 - i) * 300_000, `m${i + 1} ${'some more of it. '.repeat((i * 7) % 30)}`),
    );
    agent = fakeAgent({
      connection: 'online',
      self: SELF,
      mine: [rowOf(1, { state: 'active', agent: ME })],
      threads: new Map([[idOf(1), threadOf(1, { events })]]),
    });
    desk = await openDesk(agent, { place: `c/${idOf(1)}`, kept, language });
    expect(innerWidth).to.equal(WINDOW);
  };
  const edge = () => desk.find('.pane-edge-list');
  const widthOf = (selector: string) => Math.round(desk.find(selector).getBoundingClientRect().width);
  const told = () => ['min', 'now', 'max'].map((which) => Number(edge().getAttribute(`aria-value${which}`)));
  const press = (key: string) => desk.press(key, {}, edge());

  afterEach(() => {
    document.documentElement.style.fontSize = '';
    desk.close();
  });

  it('says what it is, how wide the list is and may be, and stands where the list ends', async () => {
    await open();
    expect(edge().getAttribute('aria-label')).to.equal('Width of the list');
    expect(desk.find(`#${edge().getAttribute('aria-controls')}`).matches('.list-pane')).to.equal(true);
    expect(told()).to.deep.equal([240, 300, 400]);
    const { left, right } = edge().getBoundingClientRect();
    const end = desk.find('#list').getBoundingClientRect().right;
    expect(left).to.be.below(end);
    expect(right).to.be.above(end);
    await expect(desk.root).to.be.accessible();
  });

  it('is moved by the arrows, and to both ends; the thread keeps its 400 px', async () => {
    await open();
    await press('ArrowRight');
    expect([widthOf('#list'), ...told()]).to.deep.equal([316, 240, 316, 400]);
    await press('ArrowLeft');
    await press('ArrowLeft');
    expect(widthOf('#list')).to.equal(284);
    await press('End');
    await press('ArrowRight');
    expect([widthOf('#list'), widthOf('.thread-pane')]).to.deep.equal([400, 400]);
    await press('Home');
    await press('ArrowLeft');
    expect([widthOf('#list'), widthOf('.thread-pane')]).to.deep.equal([240, 560]);
  });

  it('keeps on the device what was chosen, and nothing before', async () => {
    await open();
    expect(desk.kept.has('panes')).to.equal(false);
    await press('ArrowRight');
    expect(desk.kept.get('panes')).to.equal('list:316');
    desk.close();
    await open(desk.kept);
    expect(widthOf('#list')).to.equal(316);
  });

  it('goes back to the usual width by Enter and by a double click', async () => {
    await open(new Map([['panes', 'list:360 shopper:400']]));
    expect(widthOf('#list')).to.equal(360);
    expect(await press('Enter')).to.equal(false);
    expect(widthOf('#list')).to.equal(300);
    expect(desk.kept.get('panes')).to.equal('shopper:400');
    await press('End');
    edge().dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    await drawn();
    expect(widthOf('#list')).to.equal(300);
  });

  it('gives way where the window has no room for what was chosen, and forgets nothing by it', async () => {
    await open(new Map([['panes', 'list:480']]));
    expect([widthOf('#list'), widthOf('.thread-pane')]).to.deep.equal([400, 400]);
    expect(told()).to.deep.equal([240, 400, 400]);
    expect(desk.kept.get('panes')).to.equal('list:480');
  });

  it('measures with the text: twice as large, a pane is twice as wide', async () => {
    document.documentElement.style.fontSize = '20px';
    await open(new Map([['panes', 'list:240']]));
    expect(widthOf('#list')).to.equal(300);
    expect(told()).to.deep.equal([240, 240, 240]);
  });

  it('lets other keys be: letters still act, and arrows don’t walk the list', async () => {
    await open();
    edge().focus();
    await desk.press('ArrowDown');
    expect(document.activeElement).to.equal(edge());
    await desk.press('?');
    expect(desk.all('dialog[open]').length).to.equal(1);
  });

  it('leaves the thread where it is read', async () => {
    await open();
    const log = desk.find('.log');
    const gap = () => log.scrollHeight - log.scrollTop - log.clientHeight;
    expect(gap()).to.be.below(2);
    await press('End');
    expect(gap()).to.be.below(2);
    log.scrollTop = Math.round(log.scrollHeight / 2);
    await drawn();
    // From the middle of a long message on: at its edge a line more or less is another message.
    const long = desk.all('.bubble').find((bubble) => seen(bubble).startsWith('m30 '));
    const { top: from, height } = long?.getBoundingClientRect() ?? { top: 0, height: 0 };
    log.scrollTop += from + height / 2 - log.getBoundingClientRect().top;
    await drawn();
    const first = () => {
      const { top } = log.getBoundingClientRect();
      return seen(desk.all('.bubble').find((bubble) => bubble.getBoundingClientRect().bottom > top));
    };
    const reading = first();
    for (const key of ['Home', 'End', 'ArrowLeft', 'Home']) {
      await press(key);
      expect(first()).to.equal(reading);
    }
  });

  it('can be moved without dragging and without its keys: by the palette', async () => {
    await open(new Map(), 'zh-CN');
    const run = async (words: string) => {
      await desk.press('k', { ctrlKey: true });
      await desk.type(desk.find<HTMLInputElement>('.palette-field'), words);
      await desk.press('Enter');
    };
    await run('hhlbjk');
    expect(widthOf('#list')).to.equal(348);
    await run('会话列表 收窄');
    expect(widthOf('#list')).to.equal(300);
    await run('会话列表 收窄');
    await run('默认宽度');
    expect(desk.kept.get('panes')).to.equal('');
    await desk.press('k', { ctrlKey: true });
    await desk.type(desk.find<HTMLInputElement>('.palette-field'), '顾客资料 加宽');
    expect(desk.text('.palette')).to.contain('当前没有与会话并排显示');
  });
});
