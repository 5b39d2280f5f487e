import { expect } from '@open-wc/testing';
import type { DeskEvent, PublicEvent } from '@shopbell/protocol';
import { ChatError } from '@shopbell/sdk';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, ME, member, message, rowOf, SELF, shopperOf, threadOf } from '../../testing/fixtures.ts';

const me = { id: ME.id, name: ME.name };
const colleague = { id: COLLEAGUE.id, name: COLLEAGUE.name };
const MEI = { id: idOf(1), member: member('1', 'Mei') };
const MINE = rowOf(1, { state: 'active', agent: me, owner: me, shopper: MEI, openedAt: NOON });
const SAID = message(2, shopperOf(1), NOON, 'Is it blue?');
const assigned = (seq: number, by: typeof ME | typeof COLLEAGUE, agent: typeof me): PublicEvent => ({
  kind: 'assigned',
  seq,
  at: NOON,
  by,
  agent,
});
const NOTE: DeskEvent = {
  kind: 'transferred',
  deskSeq: 3,
  afterSeq: 4,
  at: NOON,
  by: COLLEAGUE,
  to: me,
  reason: 'expertise',
  text: 'Wants the blue one.\nThree in stock.',
};

describe('handing over', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const open = async (view: object, place = `c/${idOf(1)}`, kept?: Map<string, string>) => {
    agent = fakeAgent({ connection: 'online', self: SELF, colleagues: [me, colleague], ...view });
    desk = await openDesk(agent, { place, ...(kept ? { kept } : {}) });
  };
  const own = (events: PublicEvent[] = [SAID, assigned(3, ME, me)], notes: DeskEvent[] = []) => ({
    mine: [MINE],
    threads: new Map([[idOf(1), threadOf(1, { events, desk: notes })]]),
  });
  const choose = async (name: string, value: string) => {
    const field = desk.find<HTMLSelectElement>(`dialog [name=${name}]`);
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await drawn();
  };
  const write = (text: string) => desk.type(desk.find<HTMLTextAreaElement>('dialog [name=text]'), text);
  const submit = async () => {
    desk.find<HTMLButtonElement>('dialog [type=submit]').click();
    await drawn();
  };
  afterEach(() => desk.close());

  it('asks to whom, why and with which note, and says what is missing', async () => {
    await open(own());
    await desk.press('h', {}, document.body);
    expect(desk.text('dialog h2')).to.equal('Hand over the conversation with Mei');
    expect([...desk.find<HTMLSelectElement>('[name=to]').options].map(({ text }) => text)).to.deep.equal([
      'Choose …',
      'Li Na',
      'Back to the queue, to whoever is free',
    ]);
    await submit();
    expect(desk.all('.handover-wrong').map((node) => node.textContent)).to.deep.equal([
      'Choose who gets it.',
      'Choose a reason.',
      'Write what your colleague has to know.',
    ]);
    expect(document.activeElement?.getAttribute('name')).to.equal('to');
    expect(agent.calls.of('transfer').length).to.equal(0);
    await expect(desk.root).to.be.accessible();
  });

  it('hands it to a colleague; a refusal keeps the words and says why', async () => {
    await open(own());
    desk.find<HTMLButtonElement>('.thread-head [aria-keyshortcuts=h]').click();
    await drawn();
    await choose('to', colleague.id);
    await choose('reason', 'language');
    await write('  Speaks German only. ');
    await submit();
    const { args } = agent.calls.last('transfer');
    expect(args).to.deep.equal([idOf(1), colleague.id, { reason: 'language', note: 'Speaks German only.' }]);
    expect(desk.find<HTMLButtonElement>('dialog [type=submit]').disabled).to.equal(true);
    agent.calls.last('transfer').reject(new ChatError('colleague_away'));
    await drawn();
    expect(desk.text('dialog .notice')).to.contain('no longer on duty');
    expect(desk.find<HTMLTextAreaElement>('dialog [name=text]').value).to.equal('  Speaks German only. ');
    await submit();
    agent.calls.last('transfer').resolve({ cid: 'c', conversation: idOf(1), deskSeq: 3, at: NOON });
    await drawn();
    expect(desk.all('dialog').length).to.equal(0);
  });

  it('gives it back to the queue', async () => {
    await open(own());
    await desk.press('h', {}, document.body);
    await choose('to', 'queue');
    await choose('reason', 'off_duty');
    await write('Asks for the manager');
    await submit();
    const { args } = agent.calls.last('giveBack');
    expect(args).to.deep.equal([idOf(1), { reason: 'off_duty', note: 'Asks for the manager' }]);
  });

  it('shows the note before the box, also after a reload, until it is read', async () => {
    const kept = new Map<string, string>();
    const view = own([SAID, assigned(3, COLLEAGUE, colleague), assigned(4, COLLEAGUE, me)], [NOTE]);
    await open(view, undefined, kept);
    expect(desk.all('.box').length).to.equal(0);
    expect(desk.text('.handover-from')).to.equal('Li Na handed this over to you');
    expect(desk.text('.handover-reason')).to.equal('Reason: A colleague knows this better');
    expect(desk.text('.handover-words')).to.equal('Wants the blue one. Three in stock.');
    await expect(desk.root).to.be.accessible();
    desk.close();
    await open(view, undefined, kept);
    expect(desk.all('.box').length).to.equal(0);
    await desk.press('r', {}, document.body);
    expect(document.activeElement?.textContent).to.equal('I have read it');
    desk.find<HTMLButtonElement>('.handover-note .button').click();
    await drawn();
    expect(desk.all('.handover-note').length).to.equal(0);
    expect(document.activeElement === desk.find('.box-text')).to.equal(true);
    expect([...kept.keys()].includes('handoversRead')).to.equal(true);
    expect([...kept.values()].join()).not.to.contain('blue');
    desk.close();
    await open(view, undefined, kept);
    expect(desk.all('.box').length).to.equal(1);
  });

  it('shows what happened in the thread, with the note as it was written once it was read', async () => {
    await open(own([SAID, assigned(3, COLLEAGUE, colleague), assigned(4, COLLEAGUE, me)], [NOTE]));
    const lines = desk.all('.system').map((node) => node.textContent ?? '');
    expect(lines[1]).to.contain('Li Na handed the conversation over to you');
    expect(lines[2]).to.contain('Reason: A colleague knows this better');
    expect(desk.all('.group-note').length).to.equal(0);
    desk.find<HTMLButtonElement>('.handover-note .button').click();
    await drawn();
    expect(desk.text('.group-note .bubble')).to.equal('Wants the blue one. Three in stock.');
  });

  it('lets a supervisor take over with a reason, and nobody else', async () => {
    const theirs = rowOf(1, { state: 'active', agent: colleague, owner: colleague, shopper: MEI });
    const view = {
      owned: [theirs],
      threads: new Map([[idOf(1), threadOf(1, { events: [SAID, assigned(3, COLLEAGUE, colleague)] })]]),
    };
    await open(view);
    expect(desk.all('.bar [aria-keyshortcuts=o]').length).to.equal(0);
    await desk.press('o', {}, document.body);
    expect(desk.all('dialog').length).to.equal(0);
    desk.close();
    await open({ ...view, self: { ...SELF, duty: 'supervisor' } });
    await desk.press('o', {}, document.body);
    expect(desk.text('dialog h2')).to.equal('Take the conversation over from Li Na');
    await expect(desk.root).to.be.accessible();
    await submit();
    expect(desk.text('.handover-wrong')).to.equal('Write why.');
    await write('A regular of mine');
    await submit();
    expect(agent.calls.last('takeOver').args).to.deep.equal([idOf(1), colleague.id, 'A regular of mine']);
  });
});

describe('what became of my conversations', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const theirs = (name: string, n = 901) =>
    rowOf(1, { state: 'active', agent: { id: idOf(n), name }, owner: me, shopper: MEI, openedAt: NOON });
  const told = () => desk.all('.moves .connection-text').map((node) => node.textContent?.trim());
  beforeEach(async () => {
    agent = fakeAgent({ connection: 'online', self: SELF, owned: [theirs('Li Na')] });
    desk = await openDesk(agent);
  });
  afterEach(() => desk.close());

  it('stands in a list of its own while a colleague has it, and in two while it waits', async () => {
    expect(desk.text('.list-owned h2')).to.equal('Mine to see through 1');
    expect(desk.text('.list-owned .row-page')).to.equal('With Li Na');
    await expect(desk.root).to.be.accessible();
    agent.set({ owned: [rowOf(1, { owner: me, shopper: MEI })], waiting: [rowOf(1, { owner: me, shopper: MEI })] });
    await drawn();
    expect(desk.text('.list-owned .row-page')).to.equal('Your case');
    expect(desk.text('.list-waiting .row-page')).to.equal('Your case');
    await expect(desk.root).to.be.accessible();
  });

  it('is told to its owner at once, until they have seen it', async () => {
    expect(told()).to.deep.equal([]);
    agent.set({ owned: [theirs('Wang Wei', 902)] });
    await drawn();
    expect(told()).to.deep.equal(['Your case: Wang Wei has the conversation with Mei now.']);
    await expect(desk.root).to.be.accessible();
    desk.find<HTMLButtonElement>('.moves .button:last-child').click();
    await drawn();
    expect(told()).to.deep.equal([]);
    agent.set({ owned: [rowOf(1, { owner: me, shopper: MEI })] });
    await drawn();
    expect(told()).to.deep.equal(['Your case: the conversation with Mei waits in the queue again.']);
  });

  it('is told after a cut line and after the page was closed, once, until they have seen it', async () => {
    const { kept } = desk;
    agent.set({ connection: 'waiting' });
    agent.set({ connection: 'online', owned: [theirs('Wang Wei', 902)] });
    await drawn();
    expect(told()).to.deep.equal(['Your case: Wang Wei has the conversation with Mei now.']);
    desk.close();
    agent = fakeAgent({ connection: 'online', self: SELF, owned: [theirs('Zhang Min', 903)] });
    desk = await openDesk(agent, { kept });
    expect(told()).to.deep.equal(['Your case: Zhang Min has the conversation with Mei now.']);
    desk.find<HTMLButtonElement>('.moves .button:last-child').click();
    await drawn();
    desk.close();
    desk = await openDesk(fakeAgent({ connection: 'online', self: SELF, owned: [theirs('Zhang Min', 903)] }), { kept });
    expect(told()).to.deep.equal([]);
    expect([...kept.values()].join(' ')).not.to.contain('Mei');
  });

  it('is all told, three lines at a time', async () => {
    const many = (name: string, n: number) =>
      [1, 2, 3, 4, 5].map((one) => ({ ...theirs(name, n), conversation: idOf(one) }));
    agent.set({ owned: many('Li Na', 901) });
    agent.set({ owned: many('Wang Wei', 902) });
    await drawn();
    expect(told()).to.have.length(3);
    expect(desk.text('.moves')).to.contain('2 more, once you have seen these.');
    for (const left of [3, 3, 2, 1, 0]) {
      desk.find<HTMLButtonElement>('.moves .button:last-child').click();
      await drawn();
      expect(told()).to.have.length(left);
    }
  });

  it('is told to whom it was handed, and from whom it was taken, with the reason', async () => {
    agent.set({ owned: [], mine: [{ ...theirs('x'), agent: me }] });
    await drawn();
    const events = [assigned(3, COLLEAGUE, colleague), assigned(4, COLLEAGUE, me)];
    agent.set({ threads: new Map([[idOf(1), threadOf(1, { events })]]) });
    await drawn();
    expect(told()).to.deep.equal(['Li Na handed the conversation with Mei over to you.']);
    const stamp = { deskSeq: 5, afterSeq: 5, at: NOON, conversation: idOf(1) };
    agent.emit('desk', { kind: 'taken_over', ...stamp, by: COLLEAGUE, from: me, text: 'A regular' });
    await drawn();
    expect(told()[1]).to.equal('Li Na has taken the conversation with Mei over from you: A regular');
  });
});
