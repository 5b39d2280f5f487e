import { expect } from '@open-wc/testing';
import type { AgentSelf, AgentView } from '@shopbell/sdk/agent';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { COMMAND_IDS } from '../../keys/commands.ts';
import { TOLD } from '../../keys/told.ts';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { idOf, ME, member, rowOf, SELF, threadOf } from '../../testing/fixtures.ts';

describe('the palette', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const shopper = (n: number, name: string) => ({ id: idOf(n), member: member(String(n), name) });
  const mine = rowOf(1, { state: 'active', agent: ME, owner: ME, openedAt: NOON, shopper: shopper(1, '王小明') });
  const waiting = rowOf(2, { openedAt: NOON, waitingSince: NOON, shopper: shopper(2, '<b>Mei</b>\u202e') });
  const left = rowOf(3, { state: 'left', openedAt: NOON, shopper: shopper(3, 'Oğuz Çelik') });
  const duty = { status: 'online', limit: 5, groups: [] } as const;

  const open = async (
    view: Partial<AgentView> = {},
    { language = 'en', place = '', kept = new Map<string, string>() } = {},
  ) => {
    const threads = new Map([1, 2, 3].map((n) => [idOf(n), threadOf(n)] as const));
    const lists = { mine: [mine], waiting: [waiting], left: [left], threads };
    agent = fakeAgent({ connection: 'online', self: SELF, duty, ...lists, ...view });
    desk = await openDesk(agent, { language, place, kept });
    // Its code comes after the desk.
    await shown(false);
  };
  const shown = async (press = true) => {
    if (press) await desk.press('k', { ctrlKey: true });
    else await import('./palette.tsx');
    await drawn();
  };
  const field = () => desk.find<HTMLInputElement>('.palette-field');
  const lines = () => desk.all('.palette-line').map(seen);
  const active = () => {
    const id = field().getAttribute('aria-activedescendant');
    return id ? seen(document.getElementById(id)) : undefined;
  };
  const find = (words: string) => desk.type(field(), words);
  const supervisor: AgentSelf = { ...SELF, duty: 'supervisor' };

  afterEach(() => desk.close());

  it('opens everywhere with its key, also over words that are written, and Escape leads back to them', async () => {
    await open({}, { place: `c/${idOf(1)}` });
    const box = desk.find<HTMLTextAreaElement>('.box-text');
    await desk.type(box, 'The kettle is');
    box.setSelectionRange(4, 10);
    await shown();
    expect(document.activeElement).to.equal(field());
    await expect(desk.root).to.be.accessible();
    await find('hand');
    await desk.press('Escape');
    expect(desk.all('.palette').length).to.equal(0);
    expect(document.activeElement).to.equal(box);
    expect([box.value, box.selectionStart, box.selectionEnd]).to.deep.equal(['The kettle is', 4, 10]);
    expect(agent.calls.of('send')).to.deep.equal([]);
  });

  it('is a box with a list, which tells the active line, its place and how much is found', async () => {
    await open();
    await shown();
    expect(field().getAttribute('role')).to.equal('combobox');
    const list = desk.find(`#${field().getAttribute('aria-controls')}`);
    expect(list.getAttribute('role')).to.equal('listbox');
    for (const group of desk.all('[role=group]')) expect(group.getAttribute('aria-label')).to.not.equal(null);
    await find('look');
    expect(desk.text('.palette [role=status]')).to.equal('3 found');
    expect(active()).to.contain('Look: as the system');
    await desk.press('ArrowDown');
    expect(desk.all('[aria-selected=true]').map(seen)).to.deep.equal([active()]);
    await desk.press('ArrowUp');
    await desk.press('ArrowUp');
    expect(active()).to.contain('dark');
    await find('no such thing at all');
    expect(desk.text('.palette [role=status]')).to.equal('Nothing is called that.');
    expect(field().hasAttribute('aria-activedescendant')).to.equal(false);
    await expect(desk.root).to.be.accessible();
  });

  it('has every command of the table, with its key', async () => {
    await open();
    await shown();
    const texts = lines();
    for (const id of COMMAND_IDS) {
      const words = TOLD[id].words(desk.app.state.settings.all.value);
      expect(texts.filter((line) => line.startsWith(words)).length > 0, words).to.equal(id !== 'palette');
    }
  });

  it('is walked from end to end with the arrows', async () => {
    await open({ self: supervisor });
    await shown();
    const all = lines();
    const walked: (string | undefined)[] = [];
    for (const _ of all) {
      walked.push(active());
      await desk.press('ArrowDown');
    }
    expect(walked).to.deep.equal(all);
    expect(active()).to.equal(all[0]);
    await desk.press('PageDown');
    await desk.press('PageUp');
    expect(active()).to.equal(all[0]);
  });

  it('does what the key would, where the focus was', async () => {
    await open();
    await desk.press('j');
    expect((document.activeElement as HTMLElement).dataset.row).to.equal(idOf(2));
    await shown();
    await find('take');
    expect(active()).to.match(/^Take/);
    await desk.press('Enter');
    expect(agent.calls.last('take').args).to.deep.equal([idOf(2)]);
    expect(desk.all('.palette').length).to.equal(0);
  });

  it('asks before it ends a conversation, as the key does', async () => {
    await open({}, { place: `c/${idOf(1)}` });
    await shown();
    await find('end conv');
    await desk.press('Enter');
    expect(agent.calls.of('close')).to.deep.equal([]);
    expect(desk.text('.end-question')).to.contain('End the conversation with 王小明');
  });

  it('shows what can’t be done now with the reason, and doesn’t do it', async () => {
    await open({ connection: 'waiting' });
    await shown();
    await find('hand over');
    const line = desk.find('.palette-line');
    expect(line.getAttribute('aria-disabled')).to.equal('true');
    expect(seen(line)).to.contain('no connection');
    await desk.press('Enter');
    expect(desk.all('.palette').length).to.equal(1);
    agent.set({ connection: 'online' });
    await drawn();
    expect(desk.text('.palette-line')).to.contain('no conversation is open');
    line.click();
    await drawn();
    expect(desk.app.state.handing.value).to.equal(undefined);
  });

  it('goes to a conversation by the shopper’s name, which stays text', async () => {
    await open();
    await shown();
    await find('mei');
    expect(active()).to.contain('<b>Mei</b>');
    expect(desk.all('.palette-line b').length).to.equal(0);
    await find('çelik');
    await desk.press('Enter');
    expect(desk.app.state.open.value).to.equal(idOf(3));
    await shown();
    await find('小明');
    await desk.press('Enter');
    expect(desk.app.state.open.value).to.equal(idOf(1));
    expect(document.activeElement?.matches('.box-text')).to.equal(true);
    expect(desk.kept.get('recent')).to.equal(undefined);
  });

  it('leads to the pages this person may see, and to no other', async () => {
    await open();
    await shown();
    await find('page:');
    expect(lines().map((line) => line.split(' Pages')[0])).to.deep.equal([
      'Page: Ready replies',
      'Page: Store visits',
      'Page: Notices',
      'Page: My account',
    ]);
    desk.close();
    await open({ self: supervisor });
    await shown();
    await find('page:');
    expect(lines().length).to.equal(7);
    await find('log');
    await desk.press('Enter');
    expect(desk.app.state.office.page.value).to.deep.equal({ is: 'log' });
    await shown();
    await find('to the conversations');
    await desk.press('Enter');
    expect(desk.app.state.office.page.value).to.equal(undefined);
  });

  it('asks before it leaves a page with something on it that isn’t saved', async () => {
    await open({ self: supervisor }, { place: 'ready' });
    desk.app.state.office.unsaved.value = 1;
    await shown();
    await find('王小明');
    await desk.press('Enter');
    expect(desk.app.state.office.page.value).to.deep.equal({ is: 'ready' });
    desk.app.intents.office.answerLeave(true);
    desk.app.state.office.unsaved.value = 0;
    await drawn();
    expect(desk.app.state.open.value).to.equal(idOf(1));
    expect(desk.app.state.office.page.value).to.equal(undefined);
  });

  it('sets the status, the language and the look, and tells which it is', async () => {
    await open();
    await shown();
    await find('status: busy');
    await desk.press('Enter');
    expect(agent.calls.last('setStatus').args).to.deep.equal(['busy']);
    await shown();
    await find('look dark');
    await desk.press('Enter');
    expect(getComputedStyle(document.documentElement).colorScheme).to.equal('dark');
    expect(desk.kept.get('look')).to.equal('dark');
    await shown();
    await find('look dark');
    expect(active()).to.contain('so it is');
    await find('as the system');
    await desk.press('Enter');
    expect(getComputedStyle(document.documentElement).colorScheme).to.equal('light dark');
    await shown();
    await find('中文');
    await desk.press('Enter');
    expect(document.documentElement.lang).to.equal('zh-CN');
    await shown();
    await find('jshh');
    expect(active()).to.match(/^结束会话/);
  });

  it('asks before it signs out, or off with something open', async () => {
    await open();
    await shown();
    await find('sign out');
    await desk.press('Enter');
    expect(desk.text('.foot-question')).to.contain('Sign out?');
    desk.app.intents.stay();
    await shown();
    await find('status: off');
    await desk.press('Enter');
    expect(desk.app.state.signingOff.value).to.equal(true);
    expect(agent.calls.of('setStatus')).to.deep.equal([]);
  });

  it('offers what was done last first, by name and never by whom', async () => {
    await open();
    await shown();
    await find('list of keys');
    await desk.press('Enter');
    expect(desk.all('.keys-sheet').length).to.equal(1);
    desk.find<HTMLDialogElement>('.keys-sheet').close();
    await drawn();
    await shown();
    expect(desk.text('.palette-group')).to.match(/^Lately List of keys/);
    expect(desk.kept.get('recent')).to.equal('help');
  });

  it('opens while single letters are switched off, and they stay off', async () => {
    await open({}, { kept: new Map([['singleKeys', 'off']]) });
    await desk.press('?', {}, document.body);
    expect(desk.all('.keys-sheet').length).to.equal(0);
    await shown();
    expect(desk.all('.palette').length).to.equal(1);
    await desk.press('k', { ctrlKey: true });
    expect(desk.all('.palette').length).to.equal(0);
  });

  it('leaves an input method its keys, and opens over no other dialog', async () => {
    await open({}, { place: `c/${idOf(1)}` });
    await desk.press('h', {}, document.body);
    expect(await desk.press('k', { ctrlKey: true })).to.equal(false);
    expect(desk.all('.palette').length).to.equal(0);
    desk.app.intents.leaveHandover();
    await drawn();
    await shown();
    await find('look dark');
    await desk.press('Enter', { isComposing: true });
    await desk.press('Escape', { isComposing: true });
    expect(desk.all('.palette').length).to.equal(1);
    expect(desk.app.state.settings.look.value).to.equal('system');
  });

  it('leaves Enter on its cross to the cross', async () => {
    await open();
    await shown();
    await find('look dark');
    desk.find('.palette-head button').focus();
    expect(await desk.press('Enter')).to.equal(true);
    expect(desk.app.state.settings.look.value).to.equal('system');
    desk.find('.palette-head button').click();
    await drawn();
    expect(desk.all('.palette').length).to.equal(0);
  });

  it('is there without a keyboard, from a button that tells its key', async () => {
    await open();
    const button = desk.find('.palette-button');
    expect(button.getAttribute('aria-keyshortcuts')).to.equal('Control+K');
    button.focus();
    button.click();
    await drawn();
    await find('list of keys');
    desk.find('.palette-line').click();
    await drawn();
    expect(desk.all('.keys-sheet').length).to.equal(1);
  });
});
