import { expect } from '@open-wc/testing';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { idOf, ME, member, message, rowOf, SELF, threadOf } from '../../testing/fixtures.ts';

const LEVELS = { phrases: 'warn', abuse: 'block', repetition: 'warn', contacts: 'warn' } as const;
const LIMITS = {
  first_reply: { limitMs: 45_000, warnBeforeMs: 15_000 },
  reply: { limitMs: 180_000, warnBeforeMs: 60_000 },
};
const RULES = {
  replyRule: { limits: LIMITS, counts: 'all_time' },
  groups: [],
  guard: {
    levels: LEVELS,
    phrases: ['not my job'],
    abuse: { add: [], without: [] },
    own: ['13900001111'],
    hosts: ['shop.example'],
  },
} as const;

describe('the guard in the composer', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const ID = idOf(1);
  const field = () => desk.find<HTMLTextAreaElement>('.box-text');
  const sent = () => agent.calls.of('send').map((call) => call.args);
  const say = async (text: string) => {
    await desk.type(field(), text);
    await desk.press('Enter');
  };
  const open = async (language = 'en', count = 2, undo = 'off') => {
    const shopper = { id: ID, member: member('1', 'Mei') };
    const said = Array.from({ length: count }, (_, n) => message(n + 1, ME, NOON - 1000, 'Just a moment, please'));
    agent = fakeAgent({
      connection: 'online',
      self: SELF,
      rules: RULES,
      mine: [rowOf(1, { state: 'active', agent: ME, openedAt: NOON, shopper })],
      threads: new Map([[ID, threadOf(1, { events: said })]]),
    });
    desk = await openDesk(agent, { place: `c/${ID}`, language, kept: new Map([['undo', undo]]) });
    await desk.pass(5000);
  };
  afterEach(() => desk.close());

  it('[CW5] asks about a phrase, marks it, and sends it only when told to', async () => {
    await open();
    await say('Sorry, NOT my job!');
    expect(desk.text('.ask')).to.contain('“not my job” is something the shop asks not to say');
    expect(desk.all('.ask mark').map(seen)).to.deep.equal(['NOT my job']);
    await desk.press('Enter');
    expect(sent()).to.deep.equal([]);
    await expect(desk.root).to.be.accessible();
    await desk.press('Tab', { shiftKey: true });
    expect(document.activeElement === desk.find('.ask .button-strong')).to.equal(true);
    desk.find('.ask .button-strong').click();
    await drawn();
    expect(sent()).to.deep.equal([[ID, 'Sorry, NOT my job!']]);
  });

  it('[CW5] lets nothing go that is blocked', async () => {
    await open();
    await say('you m.o.r.o.n, not my job');
    expect(desk.text('.ask')).to.contain('This can’t be sent: “moron” is abuse. Change the words that are marked.');
    expect(desk.all('.ask .button-strong').length).to.equal(0);
    expect(desk.all('.ask mark').map((one) => `${one.dataset.level} ${seen(one)}`)).to.deep.equal([
      'block m.o.r.o.n',
      'warn not my job',
    ]);
    await expect(desk.root).to.be.accessible();
    await desk.press('Escape');
    await say('Let me look');
    expect(sent()).to.deep.equal([[ID, 'Let me look']]);
  });

  it('[CW5] looks at what files are called too, and says which', async () => {
    await open();
    const data = new DataTransfer();
    for (const name of ['ok.png', 'not my job.png', 'you moron.png']) data.items.add(new File(['x'], name));
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    field().dispatchEvent(event);
    await say('Here');
    expect(seen(desk.find('.ask-words'))).to.equal('Here not my job.png you moron.png');
    expect(desk.all('.ask mark').map(seen)).to.deep.equal(['not my job', 'moron']);
    expect(desk.all('.ask .button-strong').length).to.equal(0);
    desk.find('.picked-file [aria-label="Remove you moron.png"]').click();
    await drawn();
    expect(desk.all('.ask').length).to.equal(0);
    await desk.press('Enter', {}, field());
    expect(desk.all('.ask mark').map(seen)).to.deep.equal(['not my job']);
    expect(sent()).to.deep.equal([]);
  });

  it('[CW5] asks about the same reply for the third time', async () => {
    await open();
    await say('just a moment please');
    expect(desk.text('.ask')).to.contain('it is the same reply for the third time');
    expect(sent()).to.deep.equal([]);
  });

  it('[CW5] counts what can still be taken back', async () => {
    await open('en', 1, '5000');
    await say('just a moment please');
    expect(desk.all('.ask').length).to.equal(0);
    await say('just a moment please');
    expect(desk.text('.ask')).to.contain('it is the same reply for the third time');
    expect(desk.app.state.undo.held.value.length).to.equal(1);
  });

  it('knows the shop’s own contacts', async () => {
    await open();
    await say('Call 139 0000 1111 or see https://shop.example/x');
    expect(sent().length).to.equal(1);
    await say('Call 138 0000 1111');
    expect(sent().length).to.equal(1);
    expect(desk.text('.ask')).to.contain('a phone number leads away from the shop');
  });

  it('leaves notes alone', async () => {
    await open();
    desk.app.intents.writeTo(ID, 'desk');
    await drawn();
    await say('not my job');
    expect(agent.calls.of('note').length).to.equal(1);
  });

  it('speaks Chinese', async () => {
    await open('zh-CN');
    await say('加我微信 abc123');
    expect(desk.text('.ask')).to.contain('请再想一想：微信会把顾客引到店外');
    await expect(desk.root).to.be.accessible();
  });
});
