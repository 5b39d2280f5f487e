import { expect } from '@open-wc/testing';
import type { ConversationRow } from '@shopbell/protocol';
import { fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, ME, member, rowOf, SELF, SYSTEM, shopperOf, threadOf } from '../../testing/fixtures.ts';

describe('the shopper’s pane', () => {
  let desk: Desk;
  const open = async (patch: Partial<ConversationRow>, language = 'en') => {
    const row = rowOf(1, { state: 'active', agent: ME, owner: COLLEAGUE, openedAt: NOON - 12 * 60_000, ...patch });
    const agent = fakeAgent({ connection: 'online', self: SELF, mine: [row] });
    agent.calls.answer('history', () => false);
    desk = await openDesk(agent, { place: `c/${idOf(1)}`, language });
    agent.set({ threads: new Map([[idOf(1), threadOf(1)]]) });
    desk.app.intents.details(true);
    await drawn();
    return agent;
  };
  const fact = (name: string) => {
    const found = desk.all('.fact').find((one) => seen(one.querySelector('dt')) === name);
    return seen(found?.querySelector('dd'));
  };

  afterEach(() => desk.close());

  it('tells a member the shop has proven from a visitor', async () => {
    await open({ shopper: { id: idOf(1), member: member('1001', '林美') } });
    expect(desk.text('.shopper-card')).to.contain('林美');
    expect(desk.text('.shopper-proof')).to.equal('Member, proven by the shop');
    expect(desk.text('.shopper-card')).to.contain('Member 1001');
    await expect(desk.root).to.be.accessible();
    desk.close();
    await open({});
    expect(desk.text('.shopper-proof')).to.equal('Visitor, not signed in at the shop');
    expect(desk.all('.shopper-pane .verified').length).to.equal(0);
  });

  it('names nobody who has it while it waits again', async () => {
    const agent = await open({ state: 'requested', waitsSince: NOON });
    agent.set({ threads: new Map([[idOf(1), threadOf(1, { state: 'requested' })]]) });
    await drawn();
    expect(fact('State')).to.equal('Waiting');
    expect(fact('Taken by')).to.equal('');
    expect(desk.all('.row-open .ring').length).to.equal(1);
  });

  it('says where they are, since when, who has them and who owns the case', async () => {
    await open({ page: { url: 'https://shop.example/p/1?utm=x', title: 'Kettle' } });
    expect(fact('Asked on')).to.contain('Kettle');
    expect(fact('Asked on')).to.contain('shop.example/p/1');
    expect(desk.find<HTMLAnchorElement>('.page-link').rel).to.contain('noreferrer');
    expect(fact('Began')).to.equal('11:48 12 min ago');
    expect(fact('Taken by')).to.equal('Anna Weber (you)');
    expect(fact('Case owner')).to.equal('Li Na');
  });

  it('links no page whose address is none to follow', async () => {
    await open({ page: { url: 'javascript:alert(1)', title: 'Kettle' } });
    expect(desk.all('.shopper-pane a').length).to.equal(0);
    expect(fact('Asked on')).to.contain('Kettle');
  });

  it('keeps what is known once the conversation has left the lists', async () => {
    const agent = await open({ shopper: { id: idOf(1), member: member('1001', '林美') } });
    const closed = { kind: 'closed', seq: 9, at: NOON - 1000, by: shopperOf(1) } as const;
    agent.set({ mine: [], threads: new Map([[idOf(1), threadOf(1, { state: 'closed', events: [closed] })]]) });
    await drawn();
    expect(desk.text('.shopper-card')).to.contain('林美');
    expect(fact('State')).to.equal('Ended');
    expect(fact('Ended')).to.contain('11:59');
  });

  it('puts it together from the log alone, after a reload', async () => {
    const agent = await open({});
    const page = { url: 'https://shop.example/', title: 'Home' };
    const requested = { kind: 'requested', seq: 1, at: NOON - 60_000, by: shopperOf(1), page } as const;
    const proven = {
      kind: 'identified',
      deskSeq: 1,
      afterSeq: 1,
      at: NOON,
      by: SYSTEM,
      member: member('1001', '林美'),
    } as const;
    const thread = threadOf(2, { state: 'closed', events: [requested], desk: [proven] });
    agent.set({ threads: new Map([[idOf(2), thread]]) });
    desk.app.intents.open(idOf(2));
    await drawn();
    desk.app.intents.details(true);
    await drawn();
    expect(desk.text('.shopper-card')).to.contain('林美');
    expect(fact('Asked on')).to.contain('Home');
  });
});
