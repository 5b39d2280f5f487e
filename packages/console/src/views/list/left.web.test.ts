import { expect } from '@open-wc/testing';
import { REPLY_RULE } from '@shopbell/domain';
import type { ConversationRow } from '@shopbell/protocol';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, ME, member, rowOf, SELF } from '../../testing/fixtures.ts';

const HOUR = 3_600_000;
const LI_NA = { id: COLLEAGUE.id, name: COLLEAGUE.name };
const GROUPS = [
  { id: 'pre-sales', name: 'Pre-sales', open: true },
  { id: 'returns', name: 'Returns desk', open: true },
];
const left = (n: number, ago: number, due: number, name = `Shopper ${n}`): ConversationRow =>
  rowOf(n, {
    state: 'left',
    group: 'returns',
    shopper: { id: idOf(n), member: member(`${n}`, name) },
    waitingSince: NOON - ago,
    left: { at: NOON - ago, dueAt: NOON + due },
    last: { by: 'shopper', at: NOON - ago, text: `question ${n}` },
  });

describe('left messages', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const open = async (language = 'en') => {
    agent = fakeAgent({
      connection: 'online',
      self: SELF,
      groups: GROUPS,
      waiting: [rowOf(9, { waitingSince: NOON, group: 'pre-sales' })],
      left: [left(1, 600_000, 20 * HOUR), left(2, 2 * HOUR, 3 * HOUR), left(3, 26 * HOUR, -2 * HOUR)],
    });
    desk = await openDesk(agent, { language });
  };
  const rows = () => desk.all('.list-left [data-row]').map((row) => row.dataset.row);
  afterEach(() => desk.close());

  it('stand in a list of their own with age, due time and group, what is overdue on top', async () => {
    await open();
    expect(rows()).to.deep.equal([idOf(3), idOf(2), idOf(1)]);
    const [late, today, tomorrow] = desk.all('.list-left [data-row]').map((row) => seen(row));
    expect(late).to.contain('Overdue by 2 hr').and.to.contain('1 day');
    expect(today).to.contain('Due 15:00').and.to.contain('Returns desk');
    expect(tomorrow).to.contain('Due tomorrow 08:00').and.to.contain('10 min');
    expect(desk.text('.list-waiting [data-row]')).to.contain('Pre-sales');
    expect(document.title).to.contain('(1)');
    await expect(desk.root).to.be.accessible();
  });

  it('are due in the shop’s zone, which is named where the reader’s clock shows another time', async () => {
    await open();
    const zone = new Date(NOON).getTimezoneOffset() === -480 ? 'UTC' : 'Asia/Shanghai';
    agent.set({ rules: { replyRule: REPLY_RULE, groups: [], zone } });
    await drawn();
    const at = new Intl.DateTimeFormat('en', { timeStyle: 'short', timeZone: zone, hourCycle: 'h23' });
    const [, today] = desk.all('.list-left [data-row]').map((row) => seen(row));
    expect(today).to.contain(`${at.format(NOON + 3 * HOUR)} ${zone === 'UTC' ? 'UTC' : 'GMT+8'}`);
    await expect(desk.root).to.be.accessible();
  });

  it('are taken with the key and answered; who took one still sees when it is due', async () => {
    await open('zh-CN');
    desk.find(`[data-row="${idOf(2)}"]`).focus();
    await desk.press('t');
    expect(agent.calls.last('take').args).to.deep.equal([idOf(2)]);
    const { waitingSince: _, ...row } = left(2, 2 * HOUR, 3 * HOUR);
    agent.set({ left: [left(3, 26 * HOUR, -2 * HOUR)], mine: [{ ...row, state: 'active', agent: ME }] });
    await drawn();
    expect(desk.text('.list-mine [data-row]')).to.contain('15:00 前回复');
    const replied = { ...row, state: 'active' as const, agent: ME, left: { at: NOON, dueAt: NOON, repliedAt: NOON } };
    agent.set({ mine: [replied] });
    await drawn();
    expect(desk.text('.list-mine [data-row]')).not.to.contain('前回复');
  });

  it('are told to a screen reader in one sentence', async () => {
    await open();
    agent.set({ left: [...agent.view.left, left(4, 0, HOUR, 'Lin')] });
    await desk.pass(1000);
    expect(desk.all('.sr-only[role=status]').map((node) => node.textContent)).to.include('Lin left a message.');
  });

  it('say who has claimed one, behind the others; nobody else takes it, and it is no news', async () => {
    await open();
    const claimed = { ...left(4, 30 * HOUR, -6 * HOUR, 'Lin'), state: 'active' as const, agent: LI_NA };
    agent.set({
      left: [...agent.view.left, claimed],
      owned: [{ ...claimed, owner: { id: SELF.id, name: SELF.name } }],
    });
    await desk.pass(1000);
    expect(rows()).to.deep.equal([idOf(3), idOf(2), idOf(1), idOf(4)]);
    const row = desk.find(`.list-left [data-row="${idOf(4)}"]`);
    expect(seen(row)).to.contain('Claimed by Li Na').and.to.contain('overdue by 6 hr').and.to.contain('1 day');
    expect(desk.text('.list-left h2')).to.equal('Left messages 3');
    expect(desk.all('.sr-only[role=status]').map((node) => node.textContent)).not.to.include('Lin left a message.');
    // Not as if its shopper had waited for Li Na all the time.
    expect(desk.text('.list-owned .row-stuck')).to.equal('Stuck: overdue by 6 hr');
    await expect(desk.root).to.be.accessible();
    desk.find('.list-pane').style.width = '280px';
    const box = (element: Element | null) => element?.getBoundingClientRect() ?? new DOMRect();
    const whose = row.querySelector('.row-page bdi');
    expect(box(whose).right).to.be.at.most(box(row).right);
    expect(box(whose).width).to.be.above(40);
    for (const part of row.querySelectorAll('.row-page > *')) {
      expect(getComputedStyle(part).textOverflow).to.equal('ellipsis');
    }
    row.focus();
    await desk.press('t');
    expect(agent.calls.of('take').length).to.equal(0);
  });

  it('are given back to where they came from', async () => {
    await open('zh-CN');
    const row = { ...left(2, 2 * HOUR, 3 * HOUR), state: 'active' as const, agent: ME };
    agent.set({ left: [], mine: [row] });
    desk.app.intents.open(idOf(2));
    desk.app.intents.askHandover(idOf(2));
    await drawn();
    expect(desk.text('#handover-to')).to.contain('退回留言，由有空的同事处理');
    agent.set({ mine: [{ ...row, left: { at: NOON, repliedAt: NOON } }] });
    await drawn();
    expect(desk.text('#handover-to')).not.to.contain('退回留言');
  });
});
