import { expect } from '@open-wc/testing';
import type { PublicEvent } from '@shopbell/protocol';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk } from '../testing/desk.ts';
import { idOf, ME, member, message, rowOf, SELF, shopperOf, threadOf } from '../testing/fixtures.ts';

const S = shopperOf(1);
const FIRST = message(1, S, NOON - 9000, 'Hello');
const SECRET = message(2, S, NOON, 'My card is 4111');
const CHANGED = { ...message(2, S, NOON, 'My card is here'), editedAt: NOON };
const GONE: PublicEvent = { kind: 'erased', seq: 2, at: NOON, by: S, was: 'message', why: 'recalled' };

describe('what a screen reader is told', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const put = async (...events: PublicEvent[]) => {
    agent.set({ threads: new Map([[idOf(1), { ...threadOf(1), events }]]) });
    await drawn();
  };
  /** What is told of all that happens; the thread tells of itself. */
  const spoken = () => desk.all('.desk > .sr-only[role=status]').map((node) => node.textContent);

  beforeEach(async () => {
    const row = rowOf(1, { state: 'active', agent: ME, shopper: { id: idOf(1), member: member('1', 'Mei') } });
    agent = fakeAgent({ connection: 'online', self: SELF, mine: [row] });
    desk = await openDesk(agent, { place: `c/${idOf(1)}` });
    await put(FIRST);
    await put(FIRST, SECRET);
  });
  afterEach(() => desk.close());

  it('stays in the page for a few seconds only', async () => {
    expect(spoken()).to.deep.equal(['', 'Mei: My card is 4111', '']);
    await desk.pass(3000);
    expect(spoken()).to.deep.equal(['', 'Mei: My card is 4111', '']);
    await desk.pass(7000);
    expect(spoken()).to.deep.equal(['', '', '']);
  });

  it('is gone at once when the message is taken back', async () => {
    await put(FIRST, GONE);
    expect(spoken()).to.deep.equal(['', '', '']);
    expect(desk.root.textContent).not.to.contain('4111');
  });

  it('is gone at once when the message is changed', async () => {
    await put(FIRST, CHANGED);
    expect(desk.root.textContent).not.to.contain('4111');
  });

  it('is not there any more after the session, nor is a name', async () => {
    agent.set({ waiting: [rowOf(2, { shopper: { id: idOf(2), member: member('2', 'Lin') } })] });
    await desk.pass(1000);
    expect(spoken()[0]).to.equal('Lin is waiting.');
    agent.emit('signedOut', undefined);
    await drawn();
    const { waiting, said } = desk.app.announcer;
    expect([waiting.value, said.value]).to.deep.equal(['', '']);
  });

  it('names who waits for a few seconds only', async () => {
    agent.set({ waiting: [rowOf(2, { shopper: { id: idOf(2), member: member('2', 'Lin') } })] });
    await desk.pass(1000);
    expect(spoken()[0]).to.equal('Lin is waiting.');
    await desk.pass(10_000);
    expect(spoken()[0]).to.equal('');
  });
});
