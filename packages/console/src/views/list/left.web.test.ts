import { expect } from '@open-wc/testing';
import { REPLY_RULE } from '@shopbell/domain';
import type { ConversationRow } from '@shopbell/protocol';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, ME, member, message, rowOf, SELF, shopperOf, threadOf } from '../../testing/fixtures.ts';
import { atNow } from '../commands/act.ts';
import { itemsOf } from '../palette/items.ts';

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

  it('[CI7] leave lines in the thread: what was left of what kind, who gave up and why, and what was merged', async () => {
    await open();
    const [s, at] = [shopperOf(1), NOON];
    const contact = { name: 'Lin', email: 'l***@mail.example', phone: '138****8000' };
    const stamp = { afterSeq: 1, at };
    agent.set({
      threads: new Map([
        [
          idOf(1),
          threadOf(1, {
            events: [message(1, s, at, 'My kettle')],
            desk: [
              { kind: 'contact_left', deskSeq: 1, ...stamp, by: s, contact, order: 'A-1', masked: ['email', 'phone'] },
              { kind: 'merged_in', deskSeq: 2, ...stamp, by: COLLEAGUE, conversation: idOf(2), dueAt: NOON + HOUR },
              { kind: 'contact_left', deskSeq: 3, ...stamp, by: COLLEAGUE, contact: { email: 'x@mail.example' } },
              { kind: 'merged', deskSeq: 4, ...stamp, by: ME, conversation: idOf(3), case: idOf(7) },
              { kind: 'gave_up', deskSeq: 5, ...stamp, by: COLLEAGUE, text: 'An advertisement <b>' },
              { kind: 'contact_left', deskSeq: 6, ...stamp, by: s, contact: {} },
            ],
          }),
        ],
      ]),
    });
    desk.app.intents.open(idOf(1));
    await desk.pass(0);
    const lines = desk.all('.system-desk').map((line) => seen(line).replace(/ \d\d:\d\d$/, ''));
    const who = 'Only colleagues see this: ';
    expect(lines).to.deep.equal([
      `${who}Shopper 1 left a name, an e-mail address, a phone number, and an order number`,
      `${who}Li Na has another message of this shopper’s answered here too, due 13:00 Open it`,
      `${who}With it came an e-mail address`,
      `${who}You have it answered in another message of this shopper’s Open it`,
      `${who}Li Na closed this message without an answer`,
      `${who}What was left to reach the shopper by was erased`,
    ]);
    expect(desk.text('[role=log]')).to.contain('An advertisement <b>').and.not.to.match(/@|138/);
    expect(desk.all('.system-desk a').map((link) => link.getAttribute('href'))).to.deep.equal([
      `#c/${idOf(2)}`,
      `#c/${idOf(3)}`,
    ]);
    await expect(desk.root).to.be.accessible();
  });

  it('are led to from the palette: the one due first is claimed, and giving up asks why', async () => {
    await open();
    const items = () => itemsOf(desk.app, atNow(undefined)).filter(({ id }) => id.startsWith('left-'));
    expect(items().map(({ why }) => why)).to.deep.equal([
      undefined,
      'no left message of yours is open',
      'there is no other message of theirs',
    ]);
    items()[0]?.run();
    await drawn();
    expect(agent.calls.last('take').args).to.deep.equal([idOf(3)]);
    expect(items()[1]?.why).to.equal(undefined);
    items()[1]?.run();
    await desk.pass(0);
    expect(document.activeElement?.ariaLabel).to.equal('Why it is not answered');
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
