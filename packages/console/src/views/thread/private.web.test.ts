import { expect } from '@open-wc/testing';
import type { PublicEvent } from '@shopbell/protocol';
import type { AgentView } from '@shopbell/sdk/agent';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, ME, message, RULES, rowOf, SELF, shopperOf, threadOf } from '../../testing/fixtures.ts';
import { playRest, type Rest } from '../../testing/rest.ts';

const ID = idOf(1);
const CALL = `POST conversations/${ID}/reveal`;

describe('masks in a shopper’s words', () => {
  let agent: FakeAgent;
  let desk: Desk;
  let rest: Rest;
  const masked: PublicEvent = {
    ...(message(2, shopperOf(1), NOON - 60_000, 'Call 138****5678 or m**@qq.com') as Extract<
      PublicEvent,
      { kind: 'message' }
    >),
    masked: [
      { kind: 'phone', start: 5, end: 16 },
      { kind: 'email', start: 20, end: 30 },
    ],
  };
  const open = async (over: Partial<AgentView> = {}, events: readonly PublicEvent[] = [masked]) => {
    rest = playRest();
    rest.answer(CALL, { text: '13812345678' });
    const mine = [1, 2].map((n) => rowOf(n, { state: 'active', agent: ME, openedAt: NOON }));
    const threads = new Map([
      [ID, threadOf(1, { events: [...events] })],
      [idOf(2), threadOf(2)],
    ]);
    const rules = { ...RULES, reveal: 'own' as const };
    agent = fakeAgent({ connection: 'online', self: SELF, mine, threads, rules, ...over });
    desk = await openDesk(agent, { place: `c/${ID}`, request: rest.request });
  };
  /** What was asked of the route; the desk asks for other things too. */
  const looks = () => rest.asked.filter(({ call }) => call === CALL);
  const buttons = () => desk.all('.mask[role=button]');
  const bubble = () => desk.text('.group-theirs .bubble');
  afterEach(() => desk.close());

  it('[CM1] are buttons that say what they hide, and what it costs', async () => {
    await open();
    expect(buttons().map((one) => one.getAttribute('aria-label'))).to.deep.equal([
      'Show the phone number 138****5678. It is recorded that you did.',
      'Show the e-mail address m**@qq.com. It is recorded that you did.',
    ]);
    expect(bubble()).to.equal('Call 138****5678 or m**@qq.com');
    expect(looks()).to.deep.equal([]);
    await expect(desk.root).to.be.accessible();
  });

  it('[CM1] are looked behind by a press or a key, and stay open until the thread is left', async () => {
    await open();
    buttons()[0]?.focus();
    await desk.press('Enter');
    expect(looks()).to.deep.equal([{ call: CALL, body: { seq: 2, piece: 0 } }]);
    expect(bubble()).to.equal('Call 13812345678 or m**@qq.com');
    expect(document.activeElement === buttons()[0]).to.equal(true);
    expect(buttons()[0]?.getAttribute('aria-pressed')).to.equal('true');
    await expect(desk.root).to.be.accessible();
    desk.app.intents.open(idOf(2));
    await drawn();
    desk.app.intents.open(ID);
    await drawn();
    expect(bubble()).to.equal('Call 138****5678 or m**@qq.com');
  });

  it('are covered again with the same key', async () => {
    await open();
    buttons()[0]?.click();
    await drawn();
    buttons()[0]?.focus();
    await desk.press(' ');
    expect(bubble()).to.contain('138****5678');
    expect(looks().length).to.equal(1);
  });

  it('[CM1] give the mask to who copies the words', async () => {
    await open();
    const words = desk.find('.group-theirs .bubble');
    getSelection()?.selectAllChildren(words);
    expect(getSelection()?.toString()).to.equal('Call 138****5678 or m**@qq.com');
    getSelection()?.removeAllRanges();
  });

  it('tell why not when it is refused', async () => {
    await open();
    rest.refuse(CALL, 'forbidden');
    buttons()[0]?.click();
    await drawn();
    expect(desk.text('.group-theirs')).to.contain('Your role doesn’t allow this.');
    expect(bubble()).to.contain('138****5678');
  });

  it('[CM2] are no buttons for who may not look', async () => {
    await open({ rules: { ...RULES, reveal: 'supervisors' } });
    expect(buttons().length).to.equal(0);
    expect(bubble()).to.contain('138****5678');
    expect(desk.all('.mask-shut').map((one) => one.title)[0]).to.equal(
      'A phone number. You may not look behind this mask.',
    );
    await expect(desk.root).to.be.accessible();
    agent.set({ rules: { ...RULES, reveal: 'supervisors' }, self: { ...SELF, duty: 'supervisor' } });
  });

  it('[CM2] are no buttons in a colleague’s conversation', async () => {
    await open({ mine: [], owned: [rowOf(1, { state: 'active', agent: COLLEAGUE, owner: ME })] });
    expect(buttons().length).to.equal(0);
  });

  it('[CM1] stand in the words a message was changed to', async () => {
    const edited: PublicEvent = {
      kind: 'edited',
      seq: 3,
      of: 2,
      at: NOON - 30_000,
      by: shopperOf(1),
      text: 'Or 139****5678',
      masked: [{ kind: 'phone', start: 3, end: 14 }],
    };
    const now = { ...masked, text: 'Or 139****5678', editedAt: NOON - 30_000 };
    await open({}, [now, edited]);
    expect(bubble()).to.equal('Or 139****5678');
    buttons()[0]?.click();
    await drawn();
    expect(looks()).to.deep.equal([{ call: CALL, body: { seq: 3, piece: 0 } }]);
  });

  it('never read beyond the words, whatever a server says', async () => {
    const odd = { ...masked, masked: [{ kind: 'phone' as const, start: 5, end: 900 }] };
    await open({}, [odd as PublicEvent]);
    expect(seen(desk.find('.group-theirs .bubble'))).to.equal('Call 138****5678 or m**@qq.com');
  });
});
