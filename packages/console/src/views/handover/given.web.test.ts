import { expect } from '@open-wc/testing';
import type { Actor } from '@shopbell/protocol';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import {
  COLLEAGUE,
  idOf,
  ME,
  member,
  message,
  pendingOf,
  rowOf,
  SELF,
  SYSTEM,
  shopperOf,
  threadOf,
} from '../../testing/fixtures.ts';

const shopper = { id: idOf(1), member: member('1', 'Mei') };
const mine = rowOf(1, { state: 'active', agent: ME, owner: ME, shopper, waitingSince: NOON });
const threadBy = (by: Actor) =>
  threadOf(1, {
    events: [
      message(2, shopperOf(1), NOON, 'Hello'),
      { kind: 'assigned', seq: 3, at: NOON, by, agent: { id: SELF.id, name: SELF.name } },
    ],
  });

describe('what comes to an agent without their doing', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const open = async (place = '', language = 'en') => {
    agent = fakeAgent({ connection: 'online', self: { ...SELF, duty: 'admin' } });
    desk = await openDesk(agent, { place, language });
  };
  const give = async (by: Actor) => {
    agent.set({ mine: [mine], threads: new Map([[idOf(1), threadBy(by)]]) });
    await drawn();
  };
  afterEach(() => desk.close());

  it('is told when the site gives it, read out, and counted in the title of the tab', async () => {
    await open();
    await give(SYSTEM);
    expect(desk.text('.moves[aria-live]')).to.contain('The conversation with Mei was given to you.');
    expect(document.title).to.match(/^\(1\) /);
    await expect(desk.root).to.be.accessible();
    desk.app.intents.open(idOf(1));
    await drawn();
    expect(desk.text('.moves')).to.equal('');
    expect(document.title).not.to.match(/^\(/);
  });

  it('is told on the pages beside the desk, too', async () => {
    await open('hours', 'zh-CN');
    await give(SYSTEM);
    expect(desk.text('.moves')).to.contain('与 Mei 的会话已分配给您。');
    expect(document.title).to.match(/^\(1\) /);
  });

  it('[CW6] is told when words were refused, at the row too, on the desk and beside it', async () => {
    await open('', 'en');
    await give(SYSTEM);
    desk.app.intents.open(idOf(1));
    await drawn();
    desk.app.intents.open(undefined);
    const failed = { status: 'failed', problem: 'not_yours' } as const;
    const thread = { ...threadBy(SYSTEM), pending: [pendingOf('c', 'In blue', NOON, failed)] };
    agent.set({ threads: new Map([[idOf(1), thread]]) });
    await drawn();
    expect(desk.text('.moves[aria-live]')).to.contain('Not sent to Mei: You don’t have this conversation.');
    expect(desk.text('.row-last')).to.equal('Not sent: In blue');
    expect(document.title).to.match(/^\(1\) /);
    await expect(desk.root).to.be.accessible();
    desk.app.intents.office.goTo('account');
    await desk.app.intents.speak('zh-CN');
    await drawn();
    expect(desk.text('.moves')).to.contain('未能发送给 Mei：该会话不在您名下。');
    const [show, away] = desk.all('.moves button');
    expect([show, away].map(seen)).to.deep.equal(['打开', '知道了']);
    away?.click();
    await drawn();
    expect(desk.text('.moves')).to.equal('');
  });

  it('is no news when they took it themselves', async () => {
    await open();
    await give(ME);
    expect(desk.text('.moves')).to.equal('');
  });

  it('is told no more once it isn’t so', async () => {
    await open();
    const owned = rowOf(1, { state: 'active', agent: COLLEAGUE, owner: ME, shopper });
    agent.set({ owned: [owned] });
    await drawn();
    const { agent: _, ...free } = owned;
    agent.set({ owned: [{ ...free, state: 'requested' }] });
    await drawn();
    expect(desk.text('.moves')).to.contain('waits in the queue again');
    agent.set({ owned: [{ ...free, state: 'left' }] });
    await drawn();
    expect(desk.text('.moves')).to.equal('');
    await give(SYSTEM);
    expect(desk.text('.moves')).to.contain('given to you');
    agent.set({ mine: [] });
    await drawn();
    expect(desk.text('.moves')).to.equal('');
  });
});
