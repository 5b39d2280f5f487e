import { expect } from '@open-wc/testing';
import { ChatError } from '@shopbell/sdk';
import { candidatePicks, playTyped } from '@shopbell/sdk/compositions';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { LOOK_MS } from '../../state/typing-run.ts';
import { type Desk, drawn, NOON, openDesk } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, ME, member, rowOf, SELF, threadOf } from '../../testing/fixtures.ts';

describe('the composer', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const rows = [1, 2].map((n) =>
    rowOf(n, { state: 'active', agent: ME, openedAt: NOON, shopper: { id: idOf(n), member: member('1', `Mei ${n}`) } }),
  );
  const threads = new Map([1, 2].map((n) => [idOf(n), threadOf(n)] as const));
  const field = () => desk.find<HTMLTextAreaElement>('.box-text');
  const sendButton = () => desk.find<HTMLButtonElement>('.box-foot > .button');
  const sent = () => agent.calls.of('send').map((call) => call.args);
  const go = async (n: number) => {
    desk.app.intents.open(idOf(n));
    await drawn();
  };

  beforeEach(async () => {
    agent = fakeAgent({ connection: 'online', self: SELF, mine: rows, threads });
    desk = await openDesk(agent, { place: `c/${idOf(1)}` });
  });
  afterEach(() => desk.close());

  it('says to whom and as whom it speaks', async () => {
    expect(desk.text('.box-head')).to.equal('To Mei 1 as Anna Weber');
    expect(field().getAttribute('aria-label')).to.equal('Answer Mei 1');
    await expect(desk.root).to.be.accessible();
    desk.find('.lanes button:last-child').click();
    await drawn();
    expect(desk.text('.box-head')).to.equal('For colleagues only – Mei 1 never sees it');
    expect(document.activeElement === field()).to.equal(true);
    await expect(desk.root).to.be.accessible();
  });

  it('keeps its head to one line, however long the names are', async () => {
    desk.close();
    const self = { ...SELF, name: '王'.repeat(256) };
    desk = await openDesk(fakeAgent({ connection: 'online', self, mine: rows, threads }), { place: `c/${idOf(1)}` });
    desk.root.style.width = '390px';
    await drawn();
    const head = desk.find<HTMLElement>('.box-head');
    expect(head.offsetHeight).to.be.lessThan(40);
    expect(head.scrollWidth).to.be.at.most(head.clientWidth);
  });

  it('sends with Enter and breaks the line with Shift and Enter', async () => {
    await desk.type(field(), '  Good day 你好 😀 ');
    expect(await desk.press('Enter', { shiftKey: true })).to.equal(true);
    expect(sent()).to.deep.equal([]);
    expect(await desk.press('Enter')).to.equal(false);
    expect(sent()).to.deep.equal([[idOf(1), 'Good day 你好 😀']]);
    expect(field().value).to.equal('');
  });

  it('sends nothing of nothing', async () => {
    expect(sendButton().disabled).to.equal(true);
    await desk.type(field(), ' \n ');
    await desk.press('Enter');
    expect(sent()).to.deep.equal([]);
  });

  it('writes a note to the desk and nothing to the shopper', async () => {
    await desk.type(field(), 'to the shopper');
    await desk.press('Escape');
    await desk.press('n', {}, document.body);
    expect(field().value).to.equal('');
    await desk.type(field(), 'for us');
    expect(agent.calls.of('typing').map((call) => call.args)).to.deep.equal([
      [idOf(1), true],
      [idOf(1), true, 'desk'],
    ]);
    await desk.press('Enter');
    expect(agent.calls.last('note').args).to.deep.equal([idOf(1), 'for us']);
    expect(sent()).to.deep.equal([]);
    await desk.press('Escape');
    await desk.press('r', {}, document.body);
    expect(field().value).to.equal('to the shopper');
  });

  describe('with an input method', () => {
    const compose = (type: 'compositionstart' | 'compositionend') =>
      field().dispatchEvent(new CompositionEvent(type, { bubbles: true, data: '你' }));
    beforeEach(() => desk.type(field(), '你'));

    it('doesn’t send with the Enter that picks a word, in any browser’s order of events', () => {
      const seed = Date.now() % 1e6;
      expect([playTyped(field(), candidatePicks(seed, 60)), sent()], `seed ${seed}`).to.deep.equal([0, []]);
    });

    it('doesn’t send with it where only the key code tells', async () => {
      await desk.press('Enter', { keyCode: 229 });
      expect(sent()).to.deep.equal([]);
    });

    it('sends with the next Enter', async () => {
      compose('compositionstart');
      compose('compositionend');
      const ended = performance.now();
      while (performance.now() - ended < 60) await drawn();
      await desk.press('Enter', { keyCode: 13 });
      expect(sent().length).to.equal(1);
    });
  });

  it('keeps a draft for each conversation, and shows it in the list', async () => {
    await desk.type(field(), 'first draft');
    await go(2);
    expect(field().value).to.equal('');
    expect(desk.text(`#row-${idOf(1)} .row-last`)).to.equal('Draft: first draft');
    await desk.type(field(), 'second draft');
    await go(1);
    expect(field().value).to.equal('first draft');
  });

  it('tells what room is left, in characters as people count them, and sends nothing too long', async () => {
    await desk.type(field(), '字'.repeat(3590));
    expect(desk.text('.box-room')).to.equal('');
    await desk.type(field(), '😀'.repeat(3990));
    expect(desk.text('.box-room')).to.equal('10 characters left');
    await desk.type(field(), '😀'.repeat(4000));
    expect(desk.text('.box-room')).to.equal('0 characters left');
    expect(sendButton().disabled).to.equal(false);
    await desk.type(field(), '😀'.repeat(4001));
    expect(desk.text('.box-room')).to.equal('One character too long');
    await desk.press('Enter');
    expect(sent()).to.deep.equal([]);
    expect(sendButton().disabled).to.equal(true);
    await expect(desk.root).to.be.accessible();
  });

  it('grows with the text up to a bound', async () => {
    const one = field().clientHeight;
    await desk.type(field(), 'a\nb\nc\nd');
    expect(field().clientHeight).to.be.above(one);
    await desk.type(field(), 'a\n'.repeat(80));
    expect(field().clientHeight).to.be.below(innerHeight / 2);
  });

  it('lets the shopper know of typing, and of its end', async () => {
    await desk.type(field(), 'a');
    await desk.type(field(), '');
    expect(agent.calls.of('typing').map((call) => call.args)).to.deep.equal([
      [idOf(1), true],
      [idOf(1), false],
    ]);
  });

  it('gives a text back that was refused without a trace', async () => {
    await desk.type(field(), 'hello');
    await desk.press('Enter');
    agent.calls.last('send').reject(new ChatError('not_yours', 'no'));
    await drawn();
    expect(field().value).to.equal('hello');
    expect(desk.text('.notice')).to.equal('You don’t have this conversation.');
    await expect(desk.root).to.be.accessible();
  });

  describe('where one can’t answer', () => {
    const show = async (state: 'requested' | 'left' | 'active' | 'closed') => {
      const row = rowOf(5, { state, openedAt: NOON });
      const waiting = state === 'requested' || state === 'left' ? [row] : [];
      const assigned = { kind: 'assigned', seq: 2, at: NOON, by: COLLEAGUE, agent: COLLEAGUE } as const;
      const thread = threadOf(5, { state, events: waiting.length > 0 ? [] : [assigned] });
      agent.set({ waiting, threads: new Map([...threads, [idOf(5), thread]]) });
      await go(5);
    };

    it('offers to take, and goes to the box once it is taken', async () => {
      await show('requested');
      expect(desk.text('.bar')).to.contain('Take the conversation to answer.');
      expect(desk.all('.box').length).to.equal(0);
      await expect(desk.root).to.be.accessible();
      desk.find('.bar .button-brand').click();
      await drawn();
      expect(desk.find<HTMLButtonElement>('.bar .button-brand').disabled).to.equal(true);
      agent.calls.last('take').resolve({ cid: 'c', conversation: idOf(5), seq: 3, at: NOON });
      const taken = rowOf(5, { state: 'active', agent: ME, owner: ME, openedAt: NOON });
      agent.set({ waiting: [], mine: [...rows, taken], threads: new Map([...threads, [idOf(5), threadOf(5)]]) });
      await drawn();
      expect(document.activeElement === field()).to.equal(true);
    });

    it('[CW1] stays at the note that was begun while it is taken: its words go to no shopper', async () => {
      await show('requested');
      desk.find('.bar .button-brand').click();
      await drawn();
      await desk.press('n', {}, document.body);
      agent.calls.last('take').resolve({ cid: 'c', conversation: idOf(5), seq: 3, at: NOON });
      const taken = rowOf(5, { state: 'active', agent: ME, owner: ME, openedAt: NOON });
      agent.set({ waiting: [], mine: [...rows, taken], threads: new Map([...threads, [idOf(5), threadOf(5)]]) });
      await drawn();
      expect(field().getAttribute('aria-label')).to.equal('Write a note');
    });

    it('tells when a colleague was faster', async () => {
      await show('requested');
      desk.find('.bar .button-brand').click();
      await drawn();
      agent.calls.last('take').reject(new ChatError('already_taken', 'late'));
      await drawn();
      expect(desk.text('.notice')).to.contain('A colleague was faster');
    });

    it('can’t take without a connection', async () => {
      agent.set({ connection: 'waiting' });
      await show('left');
      expect(desk.text('.bar')).to.contain('Take the left message');
      expect(desk.find<HTMLButtonElement>('.bar .button-brand').disabled).to.equal(true);
      await desk.press('t', {}, document.body);
      expect(agent.calls.of('take').length).to.equal(0);
    });

    it('says who has it, or that it ended, and still takes a note', async () => {
      await show('active');
      expect(desk.text('.bar')).to.contain('Li Na has this conversation.');
      await show('closed');
      expect(desk.text('.bar')).to.contain('The conversation has ended.');
      await desk.press('n', {}, document.body);
      expect(desk.all('.lanes').length).to.equal(0);
      await desk.pass(LOOK_MS);
      await desk.type(field(), 'late thought');
      await desk.press('Enter');
      expect(agent.calls.last('note').args).to.deep.equal([idOf(5), 'late thought']);
    });
  });
});
