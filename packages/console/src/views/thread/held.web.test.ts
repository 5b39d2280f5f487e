import { expect } from '@open-wc/testing';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { LOOK_MS } from '../../state/typing-run.ts';
import { type Desk, drawn, NOON, openDesk } from '../../testing/desk.ts';
import { idOf, ME, message, rowOf, SELF, shopperOf, threadOf } from '../../testing/fixtures.ts';

describe('what was sent and can be taken back', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const field = () => desk.find<HTMLTextAreaElement>('.box-text');
  const sent = () => agent.calls.of('send').map((call) => call.args[1]);

  beforeEach(async () => {
    const row = rowOf(1, { state: 'active', agent: ME, openedAt: NOON });
    const events = [message(2, shopperOf(1), NOON, 'Any left?'), message(3, ME, NOON, 'Let me see')];
    agent = fakeAgent({
      connection: 'online',
      self: SELF,
      mine: [row],
      threads: new Map([[idOf(1), threadOf(1, { events })]]),
    });
    desk = await openDesk(agent, { place: `c/${idOf(1)}`, kept: new Map([['undo', '5000']]) });
    await desk.pass(LOOK_MS);
    await desk.type(field(), 'Three');
    await desk.press('Enter');
  });
  afterEach(() => desk.close());

  it('[CW3] stands in the thread with its time, and the one before it still tells how far it is', async () => {
    expect(desk.text('.line-held .bubble')).to.equal('Three');
    expect(desk.text('.status-held')).to.contain('Sending in 5 s');
    expect(desk.all('.mark-stored').length).to.equal(1);
    await desk.pass(2_000);
    expect(desk.text('.status-held')).to.contain('Sending in 4 s');
    await expect(desk.root).to.be.accessible();
    await desk.pass(3_000);
    expect(desk.all('.line-held').length).to.equal(0);
    expect(sent()).to.deep.equal(['Three']);
  });

  it('is taken back with Z, with Ctrl and Z or the arrow in the empty box, and with its button', async () => {
    const again = async () => {
      expect(field().value).to.equal('Three');
      expect(document.activeElement === field()).to.equal(true);
      expect(desk.all('.line-held').length).to.equal(0);
      await desk.press('Enter');
      expect(desk.all('.line-held').length).to.equal(1);
    };
    await desk.press('Escape');
    await desk.press('z', {}, document.body);
    await again();
    await desk.press('z', { ctrlKey: true });
    await again();
    await desk.press('ArrowUp');
    await again();
    desk.find('.status-held button').click();
    await drawn();
    await again();
    expect(sent()).to.deep.equal([]);
  });

  it('leaves Ctrl and Z to what is being typed', async () => {
    await desk.type(field(), 'x');
    expect(await desk.press('z', { ctrlKey: true })).to.equal(true);
    expect(desk.all('.line-held').length).to.equal(1);
  });

  it('goes at once with Enter in the empty box, but not with one that is held down', async () => {
    await desk.press('Enter', { repeat: true });
    expect(sent()).to.deep.equal([]);
    await desk.press('Enter');
    expect(sent()).to.deep.equal(['Three']);
  });

  it('names the key only at the one that is taken back first', async () => {
    await desk.type(field(), 'or four');
    await desk.press('Enter');
    expect(desk.all('.line-held').length).to.equal(2);
    expect(desk.all('.status-held button').length).to.equal(1);
    expect(desk.text('.line-held:last-child .status-held')).to.contain('Undo');
  });
});
