import { expect } from '@open-wc/testing';
import type { ConversationRow } from '@shopbell/protocol';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk } from '../../testing/desk.ts';
import { idOf, ME, member, message, rowOf, SELF, shopperOf, threadOf } from '../../testing/fixtures.ts';

const row = (n: number, name: string, seq: number, waits: boolean): ConversationRow =>
  rowOf(n, {
    state: 'active',
    agent: ME,
    seq,
    shopper: { id: idOf(n), member: member(`${n}`, name) },
    openedAt: NOON - 90_000,
    ...(waits ? { waitingSince: NOON - 60_000 } : {}),
    last: { by: waits ? 'shopper' : 'agent', at: NOON - 60_000, text: `last ${n}` },
  });
const talk = (n: number, ...more: number[]) =>
  [
    idOf(n),
    threadOf(n, {
      events: [
        message(1, ME, NOON - 90_000, 'Hello'),
        ...more.map((seq) => message(seq, shopperOf(n), NOON, `m${seq}`)),
      ],
    }),
  ] as const;
const APOLOGY = 'Sorry to have kept you waiting – my connection was lost. ';

describe('after a cut line', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const kept = new Map<string, string>();
  const before = { mine: [row(1, 'Mei', 1, false), row(2, 'Lin', 1, false)], threads: new Map([talk(1), talk(2)]) };
  const after = { mine: [row(1, 'Mei', 3, true), row(2, 'Lin', 1, false)], threads: new Map([talk(1, 2, 3), talk(2)]) };
  const open = async (view: object) => {
    agent = fakeAgent({ connection: 'online', self: SELF, ...view });
    desk = await openDesk(agent, { kept });
  };
  const cut = async () => {
    agent.set({ connection: 'waiting' });
    await desk.pass(2000);
    agent.set({ connection: 'online', ...after });
    await drawn();
  };
  beforeEach(() => kept.clear());
  afterEach(() => desk.close());

  it('shows exactly those in which a shopper wrote', async () => {
    await open(before);
    await cut();
    expect(desk.text('.cut')).to.contain('A shopper wrote while you had no line.');
    expect(desk.all('.cut-row').length).to.equal(1);
    expect(desk.text('.cut-row')).to.contain('Mei 2 messages');
  });

  it('tells once of each: the line of what is due names them again when they are put aside', async () => {
    await open(before);
    await cut();
    expect(desk.all('.waits').length).to.equal(0);
    desk.find('.cut-row .quiet').click();
    await drawn();
    expect(desk.text('.waits')).to.contain('Mei waits too long for your answer');
  });

  it('begins with an apology that is not sent', async () => {
    await open(before);
    desk.app.intents.open(idOf(2));
    await cut();
    desk.find('.cut-row .button').click();
    await drawn();
    expect(desk.app.state.open.value).to.equal(idOf(1));
    expect(desk.find<HTMLTextAreaElement>('.box-text').value).to.equal(APOLOGY);
    expect(document.activeElement?.className).to.equal('box-text');
    expect(agent.calls.of('send').length).to.equal(0);
    // Pressed twice, it apologises once.
    desk.find('.cut-row .button').click();
    await drawn();
    expect(desk.find<HTMLTextAreaElement>('.box-text').value).to.equal(APOLOGY);
  });

  it('stays until each is answered, also over a reload', async () => {
    await open(before);
    await cut();
    desk.close();
    await open(after);
    expect(desk.all('.cut-row').length).to.equal(1);
    agent.set({ mine: [row(1, 'Mei', 4, false), row(2, 'Lin', 1, false)] });
    await drawn();
    expect(desk.all('.cut').length).to.equal(0);
    agent.set({
      mine: [row(1, 'Mei', 5, true), row(2, 'Lin', 1, false)],
      threads: new Map([talk(1, 2, 3, 5), talk(2)]),
    });
    await drawn();
    expect(desk.all('.cut').length).to.equal(0);
  });

  it('knows what came while the page was gone', async () => {
    await open(before);
    desk.close();
    await open(after);
    expect(desk.text('.cut-row')).to.contain('Mei');
  });

  it('lets one be put aside, and tells nothing to another agent', async () => {
    await open(before);
    await cut();
    desk.find('.cut-row .quiet').click();
    await drawn();
    expect(desk.all('.cut').length).to.equal(0);
    desk.close();
    await open({ ...after, self: { ...SELF, id: idOf(950) } });
    expect(desk.all('.cut').length).to.equal(0);
  });

  it('can be read and used by everybody', async () => {
    await open(before);
    await cut();
    await expect(desk.root).to.be.accessible();
  });

  it('says nothing of what comes while there is a line', async () => {
    await open(before);
    agent.set(after);
    await drawn();
    expect(desk.all('.cut').length).to.equal(0);
  });
});
