import { expect } from '@open-wc/testing';
import type { ConversationRow } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import type { AgentView } from '@shopbell/sdk/agent';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { playClipboard } from '../../testing/clipboard.ts';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, ME, member, rowOf, SELF, threadOf } from '../../testing/fixtures.ts';
import { playRest, type Rest } from '../../testing/rest.ts';

const HOSTILE = '\u202e<img src=x onerror="window.hit = 1">';
const BO = { id: idOf(902), name: 'Bo' };
const ASK = 'GET floor/conversations';

/** Somebody who wrote so many seconds ago. */
const waiting = (n: number, seconds: number, patch: Partial<ConversationRow> = {}) =>
  rowOf(n, {
    group: 'pre-sales',
    openedAt: NOON - seconds * 1000,
    waitingSince: NOON - seconds * 1000,
    last: { by: 'shopper', at: NOON - seconds * 1000, text: `words ${n}` },
    ...patch,
  });
const held = (n: number, seconds: number, agent: { id: string; name: string } = COLLEAGUE) =>
  waiting(n, seconds, { state: 'active', agent: { id: agent.id, name: agent.name } });
const FLOOR: Partial<AgentView> = {
  waiting: [waiting(1, 10), waiting(2, 50)],
  floor: [held(3, 30), held(4, 200), held(5, 100, BO)],
  left: [rowOf(6, { state: 'left', left: { at: NOON - 9000, dueAt: NOON - 1000 } })],
  groups: [
    { id: 'pre-sales', name: 'Pre-sales', open: true },
    { id: 'after-sales', name: 'After-sales', open: true },
  ],
  colleagues: [
    { id: SELF.id, name: SELF.name, status: 'online', groups: [], limit: 5, since: NOON },
    {
      id: COLLEAGUE.id,
      name: COLLEAGUE.name,
      status: 'online',
      groups: ['pre-sales'],
      limit: 2,
      since: NOON - 3_600_000,
    },
    { ...BO, status: 'away', groups: ['after-sales'], limit: 5, since: NOON - 60_000 },
  ],
};

describe('the floor', () => {
  let desk: Desk;
  let agent: FakeAgent;
  let rest: Rest;

  const open = async (
    view: Partial<AgentView> = {},
    { language = 'en', place = 'overview', duty = 'supervisor' as const } = {},
  ) => {
    rest = playRest();
    agent = fakeAgent({ connection: 'online', self: { ...SELF, duty }, ...FLOOR, ...view });
    desk = await openDesk(agent, { language, place, request: rest.request });
  };
  const rows = () => desk.all('.talk');
  const names = () => rows().map((row) => row.dataset.talk);
  const order = (...ns: number[]) => ns.map(idOf);
  const focused = () => document.activeElement?.closest<HTMLElement>('[data-talk]')?.dataset.talk;
  const figure = (n: number) => seen(desk.all('.figure')[n]);
  const asked = () => rest.asked.filter(({ call }) => call === ASK).length;
  afterEach(() => desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`[CF3] shows who is on, what waits and what is overdue, accessible, in ${language}`, async () => {
      await open({}, { language });
      expect(names()).to.deep.equal(order(4, 2, 1, 5, 3, 6));
      expect(
        [0, 1, 2, 3].map(figure).map((text) => /(\d+) \D*(.*)/.exec(text.slice(text.indexOf(' ') + 1))?.[1]),
      ).to.have.length(4);
      expect(figure(0)).to.contain('0:50');
      expect(desk.all('.overview-name').map(seen)).to.include.members(['Li Na', 'Bo']);
      expect(desk.text('.overview-missing')).to.match(/After-sales|售后/);
      expect(desk.all('.ring-over')).to.have.length(2);
      await expect(desk.root).to.be.accessible();
    });
  }

  it('tells of a colleague how they stand and since when, what they have, and what of it is late', async () => {
    await open();
    const lines = desk.all('.overview-line').map(seen);
    expect(lines[1]).to.match(/^Li Na ?1 overdue ?2 of 2 ?Online · for 1 hr · full$/);
    expect(lines[2]).to.match(/^Bo ?1 of 5 ?Away · for 1 min$/);
    expect(lines[3]).to.contain('Pre-sales').and.to.contain('1 on').and.to.contain('2 waiting · 3 with agents');
    expect(lines[4]).to.contain('nobody on');
    await desk.pass(60_000);
    expect(seen(desk.all('.overview-line')[2])).to.contain('Away · for 2 min');
  });

  it('follows what comes, live; a wait becomes overdue as the clock runs', async () => {
    await open();
    expect(figure(1)).to.equal('Overdue 2 2 none nearly due');
    agent.set({ waiting: [waiting(2, 50)], floor: [] });
    await drawn();
    expect(names()).to.deep.equal(order(2, 6));
    agent.set({ waiting: [waiting(1, 44)] });
    await drawn();
    expect(figure(1)).to.contain('1 nearly due');
    await desk.pass(2000);
    expect(desk.all('.ring-over')).to.have.length(1);
  });

  it('[CF3] moves nothing while the keyboard is in the table, and says what came', async () => {
    await open();
    await desk.press('ArrowDown');
    await desk.press('ArrowDown');
    expect(focused()).to.equal(idOf(2));
    agent.set({ waiting: [waiting(1, 10), waiting(9, 300)] });
    await drawn();
    expect(names()).to.deep.equal(order(4, 2, 1, 5, 3, 6));
    expect(rows()[1]?.className).to.contain('talk-gone');
    expect(desk.text('.arrived')).to.contain('1 new');
    await desk.press('.');
    expect(names()).to.deep.equal(order(9, 4, 1, 5, 3, 6));
  });

  it('is narrowed by figure, colleague, group and words, and by Escape to everything', async () => {
    await open();
    await desk.press('2');
    expect(names()).to.deep.equal(order(4, 2));
    expect(desk.all('.figure[aria-pressed="true"]')).to.have.length(1);
    await desk.press('Escape');
    expect(rows()).to.have.length(6);
    await desk.press('1');
    expect(names()).to.deep.equal(order(2, 1));
    await desk.press('1');
    desk.all('.overview-line')[2]?.click();
    await drawn();
    expect(names()).to.deep.equal(order(5));
    expect(desk.find<HTMLSelectElement>('select[aria-label="With"]').value).to.equal(BO.id);
    await desk.press('Escape');
    await desk.press('/');
    const field = desk.find<HTMLInputElement>('.overview-find input');
    expect(document.activeElement).to.equal(field);
    await desk.type(field, 'words li');
    expect(names()).to.deep.equal(order(4, 3));
    await desk.type(field, 'nothing like it');
    expect(desk.text('.empty')).to.contain('Nothing here matches');
    await desk.press('Escape');
    expect(rows()).to.have.length(6);
  });

  it('is sorted by its heads, both ways', async () => {
    await open();
    const sort = desk.all('.sort-head');
    sort[2]?.click();
    await drawn();
    expect(names().slice(-3)).to.deep.equal(order(3, 4, 5).sort((a, b) => names().indexOf(a) - names().indexOf(b)));
    expect(names()[3]).to.equal(idOf(5));
    expect(desk.find('th[aria-sort]').getAttribute('aria-sort')).to.equal('ascending');
    desk.all('.sort-head')[4]?.click();
    desk.all('.sort-head')[4]?.click();
    await drawn();
    expect(desk.find('th[aria-sort]').getAttribute('aria-sort')).to.equal('descending');
  });

  it('is copied as a table as it stands: in its order, narrowed, and without anybody’s words', async () => {
    const clipboard = playClipboard();
    const calm = { ...held(7, 500), last: { by: 'agent' as const, at: NOON, text: 'words' } };
    const { waitingSince: _, ...answered } = calm;
    await open({ floor: [...(FLOOR.floor ?? []), answered] });
    const copy = async () => {
      desk.find<HTMLButtonElement>('.copy-table button').click();
      await drawn();
      return clipboard.copied.at(-1)?.split('\r\n') ?? [];
    };
    const all = await copy();
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(all[0]).to.equal(`Wait\tShopper\tWith\tGroup\tOpen since (${zone})`);
    const waits = all.slice(1, -1).map((line) => line.split('\t')[0]);
    expect(waits.filter((wait) => /^\d+:\d\d$/.test(wait ?? ''))).to.have.length(5);
    expect(waits).to.include('All answered');
    expect(waits.join()).to.match(/Left message – Due \d{4}-\d\d-\d\d \d\d:\d\d/);
    expect(all).to.have.length(rows().length + 2);
    expect(all.join()).not.to.contain('words');
    expect(desk.text('.copy-table [role=status]')).to.equal('Copied: 7 rows');
    desk.all('.sort-head')[2]?.click();
    await desk.type(desk.find<HTMLInputElement>('.overview-find input'), BO.name);
    const [, only, ...rest] = await copy();
    expect(only).to.match(/^1:40\tVisitor [^\t]+\tBo\tPre-sales\t\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(rest).to.deep.equal(['']);
    clipboard.stop();
  });

  it('opens a row on the desk with Enter, and is found as it was left', async () => {
    await open({ threads: new Map([[idOf(1), threadOf(1)]]) });
    for (let n = 0; n < 3; n++) await desk.press('ArrowDown');
    await desk.press('Enter');
    expect(location.hash).to.equal(`#c/${idOf(1)}`);
    expect(desk.all('.talk')).to.have.length(0);
    desk.app.intents.office.goTo('overview');
    await drawn();
    expect(focused()).to.equal(idOf(1));
    await desk.press('Escape');
    expect(desk.all('.list-pane')).to.have.length(1);
  });

  it('[CF4] whispers, joins, takes over and takes the row that has the focus, by key', async () => {
    await open({ threads: new Map([[idOf(4), threadOf(4)]]) });
    // Without the focus on a row a letter does nothing.
    for (const key of ['w', 'g', 'o', 't']) await desk.press(key);
    expect(location.hash).to.equal('#overview');
    await desk.press('ArrowDown');
    await desk.press('t');
    expect(location.hash).to.equal('#overview');
    await desk.press('w');
    expect(location.hash).to.equal(`#c/${idOf(4)}`);
    expect(document.activeElement?.className).to.contain('box-text');
    expect(desk.app.state.writing.lanes.value.get(idOf(4))).to.equal('whisper');
    desk.app.intents.office.goTo('overview');
    await drawn();
    await desk.press('o');
    expect(desk.find('dialog').textContent).to.contain('Li Na');
    expect(agent.calls.of('takeOver')).to.have.length(0);
    desk.app.intents.leaveHandover();
    desk.app.intents.office.goTo('overview');
    await drawn();
    await desk.press('g');
    expect(agent.calls.of('join').map(({ args }) => args)).to.deep.equal([[idOf(4)]]);
    desk.app.intents.office.goTo('overview');
    await drawn();
    await desk.press('ArrowDown');
    await desk.press('t');
    expect(agent.calls.of('take').map(({ args }) => args)).to.deep.equal([[idOf(2)]]);
  });

  it('[CF4] does nothing with one’s own conversation but open it', async () => {
    await open({ waiting: [], left: [], floor: [held(3, 30, ME)], mine: [held(3, 30, ME)] });
    await desk.press('ArrowDown');
    expect(focused()).to.equal(idOf(3));
    for (const key of ['w', 'g', 'o', 't']) await desk.press(key);
    expect(location.hash).to.equal('#overview');
    expect(['take', 'takeOver', 'join'].map((verb) => agent.calls.of(verb as 'take').length)).to.deep.equal([0, 0, 0]);
  });

  it('[CF4] acts on nothing that has gone meanwhile', async () => {
    await open({ threads: new Map([[idOf(2), threadOf(2)]]) });
    await desk.press('ArrowDown');
    await desk.press('ArrowDown');
    agent.set({ waiting: [waiting(1, 10)] });
    await drawn();
    expect(focused()).to.equal(idOf(2));
    await desk.press('t');
    expect(agent.calls.of('take')).to.have.length(0);
    expect(location.hash).to.equal('#overview');
  });

  it('[CF4] acts on nothing without a line, and says since when it shows what was', async () => {
    await open();
    await desk.press('ArrowDown');
    agent.set({ connection: 'waiting' });
    await desk.pass(1500);
    expect(desk.text('.overview-notes')).to.contain('No connection');
    await desk.press('g');
    expect(agent.calls.of('join')).to.have.length(0);
    expect(rows()).to.have.length(6);
  });

  it('[CF2] looks at what the live lists don’t hold, again every five seconds, and draws of it what can be seen', async () => {
    const full = Array.from({ length: LIMITS.floorMaxRows }, (_, n) => held(1000 + n, n));
    const all = Array.from({ length: 2000 }, (_, n) => held(1000 + n, n % 90));
    rest = playRest();
    rest.answer(ASK, { at: NOON, conversations: all, more: false });
    agent = fakeAgent({ connection: 'online', self: { ...SELF, duty: 'admin' }, ...FLOOR, floor: full });
    desk = await openDesk(agent, { place: 'overview', request: rest.request });
    await drawn();
    expect(asked()).to.equal(1);
    expect(desk.text('.overview-head')).to.contain('2,003 conversations');
    expect(rows().length).to.be.lessThan(120);
    expect(desk.find('.talks').getAttribute('aria-rowcount')).to.equal('2004');
    await desk.press('ArrowDown');
    await desk.press('End');
    expect(rows().at(-1)?.getAttribute('aria-rowindex')).to.equal('2004');
    expect(focused()).to.equal(rows().at(-1)?.dataset.talk);
    await desk.press('Home');
    expect(focused()).to.equal(rows()[0]?.dataset.talk);
    await desk.pass(5000);
    expect(asked()).to.equal(2);
    await desk.look(false);
    await desk.pass(20_000);
    expect(asked()).to.equal(2);
    await desk.look(true);
    expect(asked()).to.equal(3);
    agent.set({ connection: 'waiting' });
    await drawn();
    await desk.pass(20_000);
    expect(asked()).to.equal(3);
    agent.set({ connection: 'online', floor: full.slice(1) });
    await drawn();
    expect(desk.text('.overview-head')).to.contain(`${full.length - 1 + 3} conversations`);
    await desk.pass(20_000);
    expect(asked()).to.equal(3);
  });

  it('says that a look failed, and shows what it has', async () => {
    rest = playRest();
    rest.refuse(ASK, 'busy');
    const full = Array.from({ length: LIMITS.floorMaxRows }, (_, n) => held(1000 + n, n));
    agent = fakeAgent({ connection: 'online', self: { ...SELF, duty: 'admin' }, floor: full });
    desk = await openDesk(agent, { place: 'overview', request: rest.request });
    await drawn();
    expect(desk.text('.overview-notes')).to.contain('Only a part is shown');
    expect(desk.text('.overview-head')).to.contain('100 conversations');
    await expect(desk.root).to.be.accessible();
  });

  it('[CF2] goes on showing what the last look found when the next one fails', async () => {
    rest = playRest();
    const full = Array.from({ length: LIMITS.floorMaxRows }, (_, n) => held(1000 + n, n));
    rest.answer(ASK, { at: NOON, conversations: [...full, held(5000, 9)], more: false });
    agent = fakeAgent({ connection: 'online', self: { ...SELF, duty: 'admin' }, floor: full });
    desk = await openDesk(agent, { place: 'overview', request: rest.request });
    await drawn();
    expect(desk.text('.overview-head')).to.contain(`${full.length + 1} conversations`);
    rest.refuse(ASK, 'busy');
    await desk.pass(5000);
    expect(desk.text('.overview-notes')).to.contain('Only a part is shown');
    expect(desk.text('.overview-head')).to.contain(`${full.length + 1} conversations`);
  });

  it('says that all is quiet, accessible', async () => {
    await open({ waiting: [], floor: [], left: [], colleagues: [] });
    expect(desk.text('.empty')).to.contain('All is quiet');
    desk.find('.overview-fold').click();
    await drawn();
    expect(desk.text('.overview-side')).to.contain('Nobody of the team is here');
    await expect(desk.root).to.be.accessible();
  });

  it('[CF1] is nothing for an agent', async () => {
    await open({}, { duty: 'agent' as 'supervisor' });
    expect(desk.all('.overview')).to.have.length(0);
    expect(desk.text('main')).to.contain('for supervisors and admins');
    expect(rest.asked).to.deep.equal([]);
    desk.app.intents.office.goTo('desk');
    await drawn();
    expect(desk.all('a[href="#overview"]')).to.have.length(0);
  });

  it('runs nothing of what shoppers and colleagues are called and say', async () => {
    const shopper = { id: idOf(7), member: member('7', HOSTILE) };
    const last = { by: 'shopper', at: NOON, text: HOSTILE } as const;
    const who = { id: idOf(903), name: HOSTILE };
    await open({
      waiting: [waiting(7, 5, { shopper, last })],
      floor: [held(8, 5, who)],
      colleagues: [{ ...who, status: 'online', groups: ['pre-sales'] }],
      groups: [{ id: 'pre-sales', name: HOSTILE, open: true }],
    });
    expect(desk.all('.overview img')).to.have.length(0);
    expect('hit' in window).to.equal(false);
    expect(seen(desk.find('.talk-link'))).to.contain('<img');
  });
});
