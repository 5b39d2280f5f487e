import { expect } from '@open-wc/testing';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { LOOK_MS } from '../../state/typing-run.ts';
import { type Desk, drawn, NOON, openDesk } from '../../testing/desk.ts';
import { idOf, ME, member, rowOf, SELF, threadOf } from '../../testing/fixtures.ts';

describe('the question before words go', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const field = () => desk.find<HTMLTextAreaElement>('.box-text');
  const sent = () => agent.calls.of('send').map((call) => call.args);

  beforeEach(async () => {
    const rows = [1, 2].map((n) =>
      rowOf(n, {
        state: 'active',
        agent: ME,
        openedAt: NOON,
        shopper: { id: idOf(n), member: member(`${n}`, `Mei ${n}`) },
      }),
    );
    const threads = new Map([1, 2].map((n) => [idOf(n), threadOf(n)] as const));
    agent = fakeAgent({ connection: 'online', self: SELF, mine: rows, threads });
    desk = await openDesk(agent, { place: `c/${idOf(1)}` });
    await desk.type(field(), 'for the first');
    desk.app.intents.open(idOf(2));
    await drawn();
    await desk.type(field(), 'and on');
    await desk.press('Enter');
  });
  afterEach(() => desk.close());

  it('[CW1] is asked above the box, by name, and the focus stays in the box', async () => {
    expect(desk.text('.ask')).to.contain(
      'You began to type these words to Mei 1. This is the conversation with Mei 2.',
    );
    expect(document.activeElement === field()).to.equal(true);
    expect(sent()).to.deep.equal([]);
    await expect(desk.root).to.be.accessible();
  });

  it('[CW1] is not answered with Enter, pressed again or held', async () => {
    await desk.press('Enter');
    await desk.press('Enter', { repeat: true });
    await desk.press('Enter', { ctrlKey: true });
    expect(sent()).to.deep.equal([]);
    expect(desk.all('.ask').length).to.equal(1);
  });

  it('goes back with Escape, and sends the same words then without asking again', async () => {
    await desk.press('Escape');
    expect(desk.all('.ask').length).to.equal(0);
    expect(document.activeElement === field()).to.equal(true);
    expect(field().value).to.equal('and on');
    await desk.pass(LOOK_MS);
    await desk.press('Enter');
    expect(sent()).to.deep.equal([[idOf(2), 'and on']]);
  });

  it('sends once it is told to, and gives the focus back', async () => {
    desk.find('.ask .button-strong').click();
    await drawn();
    expect(sent()).to.deep.equal([[idOf(2), 'and on']]);
    expect(desk.all('.ask').length).to.equal(0);
    expect(document.activeElement === field()).to.equal(true);
  });

  it('keeps to the strip however long the name is', async () => {
    const shopper = { id: idOf(2), member: member('2', '王'.repeat(256)) };
    agent.set({ mine: [rowOf(2, { state: 'active', agent: ME, openedAt: NOON, shopper })] });
    await drawn();
    const strip = desk.find('.ask');
    expect(strip.scrollWidth).to.be.at.most(strip.clientWidth);
  });
});
