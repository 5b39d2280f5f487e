import { expect } from '@open-wc/testing';
import type { ConversationRow } from '@shopbell/protocol';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, member, rowOf, SELF } from '../../testing/fixtures.ts';

const me = { id: SELF.id, name: SELF.name };
const colleague = { id: COLLEAGUE.id, name: COLLEAGUE.name };
const own = (n: number, name: string, patch: Partial<ConversationRow>): ConversationRow =>
  rowOf(n, { owner: me, shopper: { id: idOf(n), member: member(`${n}`, name) }, openedAt: NOON - 900_000, ...patch });
const HELD = own(1, 'Mei', { state: 'active', agent: colleague, waitingSince: NOON });
const WAITS = own(2, 'Lin', { waitingSince: NOON, waitsSince: NOON + 240_000 });
const LEFT = own(3, 'Bo', {
  state: 'left',
  waitingSince: NOON - 600_000,
  left: { at: NOON - 600_000, dueAt: NOON + 600_000 },
});

describe('cases to see through', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const open = async (language = 'en', kept?: Map<string, string>) => {
    agent = fakeAgent({ connection: 'online', self: SELF, owned: [HELD, WAITS, LEFT], waiting: [WAITS], left: [LEFT] });
    desk = await openDesk(agent, { language, ...(kept ? { kept } : {}) });
  };
  const owned = () => desk.all('.list-owned [data-row]');
  const told = () => desk.all('.moves .connection-text').map((node) => node.textContent?.trim());
  afterEach(() => desk.close());

  it('are all in the list, those that wait or were left too', async () => {
    await open();
    expect(owned().map((row) => row.dataset.row)).to.have.members([idOf(1), idOf(2), idOf(3)]);
    expect(new Set(desk.all('[data-row]').map(({ id }) => id)).size).to.equal(5);
    await expect(desk.root).to.be.accessible();
  });

  it('are shown as stuck with the reason, first, and told once', async () => {
    await open();
    expect(desk.all('.row-stuck')).to.deep.equal([]);
    await desk.pass(181_000);
    expect(told()).to.deep.equal(['Your case is stuck: Mei waits for an answer for too long.']);
    await desk.pass(105_000);
    expect(told()[1]).to.equal('Your case is stuck: nobody takes the conversation with Lin out of the queue.');
    await desk.pass(600_000);
    expect(told()[2]).to.equal('Your case is stuck: what Bo left is not answered, and is overdue.');
    expect(owned().map((row) => seen(row.querySelector('.row-page') as HTMLElement))).to.deep.equal([
      'Stuck: no answer With Li Na',
      'Stuck: nobody takes it Your case',
      'Stuck: overdue by 4 min Your case',
    ]);
    await expect(desk.root).to.be.accessible();
    for (const _ of [1, 2, 3]) {
      desk.find<HTMLButtonElement>('.moves .button:last-child').click();
      await drawn();
    }
    agent.set({ owned: [{ ...HELD, agent: { id: idOf(902), name: 'Wang Wei' } }, WAITS, LEFT] });
    await desk.pass(60_000);
    expect(told()).to.deep.equal(['Your case: Wang Wei has the conversation with Mei now.']);
  });

  it('are no news any more once they go on, and stay told over the page’s end', async () => {
    const kept = new Map<string, string>();
    await open('zh-CN', kept);
    await desk.pass(181_000);
    expect(told()).to.deep.equal(['您跟进的事项卡住了：Mei 等待回复已超时。']);
    const { waitingSince: _, ...answered } = HELD;
    agent.set({ owned: [answered] });
    await drawn();
    expect(told()).to.deep.equal([]);
    desk.close();
    await open('zh-CN', kept);
    await desk.pass(181_000);
    expect(told()).to.deep.equal([]);
    expect(desk.text('.list-owned .row-stuck')).to.equal('卡住：超时未回复');
  });

  it('are walked row by row, though one stands twice', async () => {
    await open();
    const rows = desk.all('[data-row]');
    for (const row of rows) {
      await desk.press('j');
      expect(document.activeElement).to.equal(row);
      expect(row.tabIndex).to.equal(0);
    }
    expect(desk.all('[data-row][tabindex="0"]').length).to.equal(1);
  });
});
