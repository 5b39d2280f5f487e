import { expect } from '@open-wc/testing';
import type { AgentView } from '@shopbell/sdk/agent';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk } from '../../testing/desk.ts';
import { idOf, ME, member, rowOf, SELF } from '../../testing/fixtures.ts';

const GROUPS = [
  { id: 'pre-sales', name: 'Pre-sales', open: true },
  { id: 'after-sales', name: 'After-sales', open: true },
];
const waits = (n: number, name: string) =>
  rowOf(n, {
    shopper: { id: idOf(n), member: member(`${n}`, name) },
    waitingSince: NOON,
    last: { by: 'shopper', at: NOON, text: `question ${n}` },
  });
const offer = (n: number, secs: number) => ({ conversation: idOf(n), group: 'pre-sales', until: NOON + secs * 1000 });

describe('an offer', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const open = async (view: Partial<AgentView> = {}) => {
    agent = fakeAgent({
      connection: 'online',
      self: SELF,
      duty: { status: 'online', limit: 5, groups: ['pre-sales'] },
      groups: GROUPS,
      waiting: [waits(1, 'Mei'), waits(2, 'Lin')],
      ...view,
    });
    desk = await openDesk(agent);
  };
  const come = async (...offers: AgentView['offers']) => {
    agent.set({ offers });
    await drawn();
  };
  const spoken = () =>
    desk
      .all('.sr-only[role=status]')
      .map((node) => node.textContent)
      .join('');
  afterEach(() => desk.close());

  it('shows who asks, for which group and in which words, and is told once, without taking the focus', async () => {
    await open();
    desk.find(`[data-row="${idOf(2)}"]`).focus();
    await come(offer(1, 20));
    const card = desk.text('.offer');
    for (const words of ['Mei', 'Offered to you · Pre-sales', 'question 1', 'Accept', 'Decline']) {
      expect(card).to.contain(words);
    }
    expect(spoken()).to.contain('Offered to you: Mei, Pre-sales. A accepts, D declines.');
    expect((document.activeElement as HTMLElement).dataset.row).to.equal(idOf(2));
    await expect(desk.root).to.be.accessible();
    await desk.pass(6000);
    expect(spoken()).not.to.contain('Offered');
  });

  it('counts down, and presses in its last third', async () => {
    await open();
    await come(offer(1, 20));
    expect(desk.text('.offer-clock')).to.equal('20');
    await desk.pass(10_000);
    expect(desk.text('.offer-clock')).to.equal('10');
    expect(desk.find('.offer .ring-left').getAttribute('stroke-dashoffset')).to.equal('50.0');
    await desk.pass(5000);
    expect(desk.find('.offer-clock').className).to.contain('offer-pressing');
  });

  it('is accepted by key, the one that lapses first, and opened', async () => {
    await open();
    await come(offer(1, 20), offer(2, 10));
    expect(desk.all('.offer h2').map((node) => node.textContent)[0]).to.contain('Lin');
    await desk.press('a', {}, document.body);
    expect(agent.calls.last('take').args).to.deep.equal([idOf(2)]);
    expect(desk.app.state.open.value).to.equal(idOf(2));
    expect(desk.all('.offer').length).to.equal(1);
    agent.set({
      offers: [offer(1, 20)],
      waiting: [waits(1, 'Mei')],
      mine: [{ ...waits(2, 'Lin'), state: 'active', agent: ME }],
    });
    await drawn();
    expect(desk.all('.moves p').length).to.equal(0);
  });

  it('is declined by key, and that it goes then is no news', async () => {
    await open();
    await come(offer(1, 20));
    await desk.press('d', {}, document.body);
    expect(agent.calls.last('pass').args).to.deep.equal([idOf(1)]);
    expect(desk.all('.offer').length).to.equal(0);
    await come();
    expect(desk.all('.moves p').length).to.equal(0);
    // The same request may be offered again.
    await come(offer(1, 30));
    expect(desk.all('.offer').length).to.equal(1);
  });

  it('that has lapsed is told, and one that goes with the line is not', async () => {
    await open();
    await come(offer(1, 20), offer(2, 30));
    await come(offer(2, 30));
    expect(desk.text('.moves')).to.contain('The request of Mei is no longer offered to you.');
    desk.find('.moves .button:last-child').click();
    agent.set({ connection: 'waiting' });
    await drawn();
    agent.set({ connection: 'online', offers: [] });
    await drawn();
    expect(desk.all('.moves p').length).to.equal(0);
  });

  it('can be pressed, and leaves what is beside it to be pressed', async () => {
    await open();
    await come(offer(1, 20));
    const at = (x: number, y: number) => document.elementFromPoint(x, y);
    const { left, top, width, height } = desk.find('.offer .button').getBoundingClientRect();
    expect(at(left + width / 2, top + height / 2)?.closest('.offer')).not.to.equal(null);
    const { left: edge, top: head } = desk.find('.offer').getBoundingClientRect();
    expect(at(edge - 4, head + 20)?.closest('.offers')).to.equal(null);
  });

  it('is shown and answered on the pages beside the desk, too', async () => {
    await open();
    desk.app.intents.office.goTo('account');
    await drawn();
    await come(offer(1, 20));
    expect(desk.all('.office .offer').length).to.equal(1);
    await desk.press('a', {}, document.body);
    expect(agent.calls.last('take').args).to.deep.equal([idOf(1)]);
    expect(desk.all('.desk').length).to.equal(1);
  });

  it('leaves letters to whoever types', async () => {
    await open();
    await come(offer(1, 20));
    const field = document.createElement('input');
    desk.root.append(field);
    field.focus();
    await desk.press('a');
    expect(agent.calls.of('take').length).to.equal(0);
  });
});
