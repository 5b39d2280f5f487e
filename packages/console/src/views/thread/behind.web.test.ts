import { expect } from '@open-wc/testing';
import type { PublicEvent } from '@shopbell/protocol';
import type { AgentSelf } from '@shopbell/sdk/agent';
import { fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, message, rowOf, SELF, shopperOf, threadOf } from '../../testing/fixtures.ts';
import { playRest, type Rest } from '../../testing/rest.ts';

const ID = idOf(1);
const CALL = `POST conversations/${ID}/taken-back`;
const gone = (seq: number, why: 'recalled' | 'erased'): PublicEvent => ({
  kind: 'erased',
  seq,
  at: NOON - 60_000,
  by: shopperOf(1),
  was: 'message',
  why,
});

describe('words that were taken back', () => {
  let desk: Desk;
  let rest: Rest;
  const open = async (duty: AgentSelf['duty'], language = 'en') => {
    rest = playRest();
    const events = [message(2, shopperOf(1), NOON - 90_000, 'Hello'), gone(3, 'recalled'), gone(4, 'erased')];
    const row = rowOf(1, { state: 'active', agent: COLLEAGUE, owner: COLLEAGUE });
    const agent = fakeAgent({ connection: 'online', self: { ...SELF, duty }, mine: [row] });
    desk = await openDesk(agent, { place: `c/${ID}`, language, request: rest.request });
    agent.set({ threads: new Map([[ID, threadOf(1, { events })]]) });
    await drawn();
  };
  /** What was asked about the message; the desk asks for other things by itself. */
  const asked = () => rest.asked.filter(({ call }) => call === CALL);
  const button = () => desk.find<HTMLButtonElement>('.behind-read');
  const press = async (what: HTMLElement) => {
    what.click();
    await drawn();
  };
  afterEach(() => desk.close());

  for (const duty of ['supervisor', 'admin'] as const) {
    it(`are shown to a ${duty} who asks, and hidden again`, async () => {
      await open(duty);
      // What was erased for good has no words to ask for.
      expect(desk.all('.behind-read').length).to.equal(1);
      expect(asked()).to.deep.equal([]);
      rest.answer(CALL, {
        said: [
          { at: NOON - 80_000, text: '<b>My card</b>' },
          { at: NOON - 70_000, text: 'My ca' },
        ],
      });
      await press(button());
      expect(asked()).to.deep.equal([{ call: CALL, body: { seq: 3 } }]);
      expect(desk.all('.behind-words bdi').map(seen)).to.deep.equal(['<b>My card</b>', 'My ca']);
      expect(desk.text('.behind')).to.contain('noted in the site’s log');
      expect(document.activeElement?.className).to.equal('behind');
      await press(desk.find('.behind button'));
      expect(seen(desk.root)).not.to.contain('My card');
    });
  }

  it('are not offered to an agent', async () => {
    await open('agent');
    expect(desk.all('.behind-read').length).to.equal(0);
    expect(desk.text('.log')).to.contain('took a message back');
  });

  it('say why they are not shown', async () => {
    await open('supervisor');
    rest.refuse(CALL, 'forbidden');
    await press(button());
    expect(desk.text('.taken-back [role=alert]')).not.to.equal('');
    rest.answer(CALL, { said: [{ at: NOON, text: ['no', 'text'] }] });
    await press(button());
    expect(desk.all('.behind').length).to.equal(0);
  });

  for (const language of ['en', 'zh-CN']) {
    it(`are accessible in ${language}`, async () => {
      await open('supervisor', language);
      await expect(desk.root).to.be.accessible();
      rest.answer(CALL, { said: [{ at: NOON, text: 'My card' }] });
      await press(button());
      await expect(desk.root).to.be.accessible();
    });
  }
});
