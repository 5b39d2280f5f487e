import { expect } from '@open-wc/testing';
import type { ConversationRow } from '@shopbell/protocol';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { idOf, ME, member, rowOf, SELF } from '../../testing/fixtures.ts';

const HOUR = 3_600_000;
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
});
