import { expect } from '@open-wc/testing';
import type { AgentView } from '@shopbell/sdk/agent';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { LOOK_MS } from '../state/typing-run.ts';
import { type Desk, drawn, NOON, openDesk, seen } from '../testing/desk.ts';
import { idOf, ME, member, message, rowOf, SELF, shopperOf, threadOf } from '../testing/fixtures.ts';

describe('by keyboard alone', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const waiting = [1, 2].map((n) =>
    rowOf(n, { openedAt: NOON, waitingSince: NOON + n, shopper: { id: idOf(n), member: member('1', `Mei ${n}`) } }),
  );
  const taken = rowOf(2, { state: 'active', agent: ME, owner: ME, openedAt: NOON });
  const active = () => document.activeElement as HTMLElement;
  const set = async (patch: Partial<AgentView>) => {
    agent.set(patch);
    await drawn();
  };

  beforeEach(async () => {
    const threads = new Map([1, 2].map((n) => [idOf(n), threadOf(n, { state: 'requested' })] as const));
    agent = fakeAgent({ connection: 'online', self: SELF, waiting, threads });
    desk = await openDesk(agent);
  });
  afterEach(() => desk.close());

  it('an agent finds, opens, takes, answers and ends a conversation', async () => {
    await desk.press('j');
    await desk.press('j');
    expect(active().dataset.row).to.equal(idOf(2));
    await desk.press('Enter');
    expect(desk.app.state.open.value).to.equal(idOf(2));
    expect(document.activeElement?.matches('.log')).to.equal(true);

    await desk.press('t');
    expect(agent.calls.last('take').args).to.deep.equal([idOf(2)]);
    agent.calls.last('take').resolve({ cid: 'c', conversation: idOf(2), seq: 3, at: NOON });
    await set({ waiting: waiting.slice(0, 1), mine: [taken], threads: new Map([[idOf(2), threadOf(2)]]) });
    await drawn();
    expect(document.activeElement?.matches('.box-text')).to.equal(true);

    await desk.pass(LOOK_MS);
    await desk.type(desk.find<HTMLTextAreaElement>('.box-text'), 'Hello');
    await desk.press('Enter');
    expect(agent.calls.last('send').args).to.deep.equal([idOf(2), 'Hello']);
    expect(document.activeElement?.matches('.box-text')).to.equal(true);

    await desk.press('Escape');
    expect(active().dataset.row).to.equal(idOf(2));
    await desk.press('e');
    expect(desk.text('.end-question')).to.contain('End the conversation with Visitor');
    expect(agent.calls.of('close').length).to.equal(0);
    await expect(desk.root).to.be.accessible();
    await desk.press('Escape');
    expect(desk.all('.end-question').length).to.equal(0);
    expect(active().dataset.row).to.equal(idOf(2));
    await desk.press('e');
    await desk.press('e');
    expect(agent.calls.last('close').args).to.deep.equal([idOf(2)]);
  });

  it('the open conversation is ended from its head', async () => {
    await set({ waiting: [], mine: [taken], threads: new Map([[idOf(2), threadOf(2)]]) });
    desk.app.intents.open(idOf(2));
    await drawn();
    await desk.press('e', {}, document.body);
    expect(desk.text('.thread-head .end-question')).to.contain('End the conversation');
    expect(seen(active())).to.contain('End it');
    active().click();
    await drawn();
    expect(agent.calls.of('close').length).to.equal(1);
  });

  it('asks anew when the focus has gone to another row', async () => {
    const other = rowOf(3, { state: 'active', agent: ME, openedAt: NOON - 5 });
    await set({ waiting: [], mine: [taken, other] });
    desk.app.intents.open(idOf(2));
    await drawn();
    await desk.press('e', {}, document.body);
    desk.find(`#row-${idOf(3)}`).focus();
    await desk.press('e');
    expect(agent.calls.of('close').length).to.equal(0);
    expect(desk.app.state.ending.value).to.deep.equal({ conversation: idOf(3), where: 'row' });
    await desk.press('e');
    expect(agent.calls.of('close').map((call) => call.args)).to.deep.equal([[idOf(3)]]);
  });

  it('steps back from the open conversation to the list, never to another row than its own', async () => {
    const mine = [rowOf(3, { state: 'active', agent: ME, openedAt: NOON - 5 })];
    const threads = new Map([[idOf(2), threadOf(2)]]);
    await set({ waiting: [], mine });
    desk.find('[data-list]').dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'mouse' }));
    // Given to this agent while the pointer holds the list: it is counted, and has no row so far.
    await set({ mine: [...mine, taken], threads });
    desk.app.intents.open(idOf(2));
    await drawn();
    expect(desk.all(`[data-row="${idOf(2)}"]`).length).to.equal(0);
    await desk.press('Escape', {}, desk.find('.log'));
    expect(document.activeElement?.matches('[data-list]')).to.equal(true);
    await desk.press('e');
    expect(desk.app.state.ending.value?.conversation).to.equal(idOf(2));
    await desk.press('Escape');
    desk.find<HTMLElement>('[data-list]').focus();
    await desk.press('j');
    expect(active().dataset.row).to.equal(idOf(3));
    await desk.press('h');
    expect(desk.app.state.handing.value?.conversation).to.equal(idOf(3));
    expect(document.activeElement?.matches('.handover [name]')).to.equal(true);
  });

  it('draws the row of what was taken, in whatever steps the lists come', async () => {
    desk.find('[data-list]').dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'mouse' }));
    await set({ mine: [rowOf(3, { state: 'active', agent: ME, openedAt: NOON - 5 })] });
    desk.app.intents.open(idOf(2));
    await desk.press('t', {}, document.body);
    await set({ waiting: waiting.slice(0, 1) });
    const all = [rowOf(3, { state: 'active', agent: ME, openedAt: NOON - 5 }), taken];
    await set({ mine: all, threads: new Map([[idOf(2), threadOf(2)]]) });
    expect(desk.all(`.list-mine [data-row="${idOf(2)}"]`).length).to.equal(1);
  });

  it('one switches conversations while typing, and back with the browser', async () => {
    await set({ waiting: [], mine: [taken, rowOf(3, { state: 'active', agent: ME, openedAt: NOON - 5 })] });
    desk.app.intents.open(idOf(2));
    await drawn();
    await desk.press('ArrowDown', { altKey: true });
    expect(desk.app.state.open.value).to.equal(idOf(3));
    history.back();
    while (desk.app.state.open.value !== idOf(2)) await drawn();
    expect(desk.find(`#row-${idOf(2)}`).getAttribute('aria-current')).to.equal('true');
  });

  it('one reads all keys, and switches the single letters off', async () => {
    await desk.press('?');
    expect(desk.text('.keys-sheet')).to.contain('Next conversation');
    expect(desk.text('.keys-single')).to.contain('In a field they are letters: T leads into the box, Esc out of it.');
    await expect(desk.root).to.be.accessible();
    desk.find<HTMLInputElement>('.keys-single input').click();
    await drawn();
    desk.find<HTMLDialogElement>('.keys-sheet').close();
    await drawn();
    expect(desk.all('.keys-sheet').length).to.equal(0);
    expect(desk.kept.get('singleKeys')).to.equal('off');
    await desk.press('j', {}, document.body);
    expect(active().dataset.row).to.equal(undefined);
  });

  it('letters typed into the box stay letters', async () => {
    await set({ waiting, mine: [taken], threads: new Map([[idOf(2), threadOf(2)]]) });
    desk.app.intents.open(idOf(2));
    await drawn();
    desk.find<HTMLTextAreaElement>('.box-text').focus();
    for (const key of ['t', 'e', 'j', 'n', '?']) expect(await desk.press(key)).to.equal(true);
    expect([...agent.calls.of('take'), ...agent.calls.of('close')]).to.deep.equal([]);
  });

  it('nobody loses the focus: from the way in, over a page and back, to the end of a conversation', async () => {
    const focused = (selector: string) => expect(active().matches(selector), active().outerHTML).to.equal(true);
    focused('[data-list]');
    const threads = new Map([1, 2].map((n) => [idOf(n), threadOf(n)] as const));
    await set({ waiting: waiting.slice(0, 1), mine: [taken], threads });
    desk.app.intents.open(idOf(2));
    await drawn();

    // Escape leads from a page to the conversation that was open, and from a field of the shopper's pane to the box.
    await desk.press('q');
    focused('h1');
    await desk.press('Escape');
    expect(desk.app.state.open.value).to.equal(idOf(2));
    focused('[data-list]');
    await desk.press('i');
    desk.find('.shopper-pane button, .shopper-pane summary').focus();
    await desk.press('Escape');
    focused('.box-text');

    // Somebody else has it: the box goes, and leaves the focus to the thread.
    const [by] = [{ role: 'agent', id: idOf(77), name: 'Li Na' } as const];
    const events = [{ kind: 'assigned' as const, seq: 1, at: NOON, by, agent: by }];
    await set({ mine: [], threads: new Map([[idOf(2), threadOf(2, { events })]]) });
    expect(desk.all('.box-text').length).to.equal(0);
    focused('.log');

    await set({ mine: [taken], threads });
    await desk.press('e');
    focused('.end-question .button-strong');
    active().click();
    await drawn();
    focused('.log');
    // One that was open and is over is no way back.
    await set({ mine: [] });
    await desk.press('q');
    await desk.press('Escape');
    expect(desk.app.state.open.value).to.equal(undefined);
  });

  it('the line says when there is no connection, and what is safe', async () => {
    await set({ connection: 'waiting' });
    await desk.pass(900);
    expect(desk.all('.connection').length).to.equal(0);
    await desk.pass(100);
    expect(desk.text('.connection')).to.contain('What you send is kept here');
    await expect(desk.root).to.be.accessible();
    await set({ connection: 'refused' });
    desk.find('.connection .link').click();
    expect(desk.kept.get('reloaded')).to.equal('yes');
    await set({ connection: 'online' });
    expect(desk.all('.connection').length).to.equal(0);
  });

  it('landmarks stand where they are looked for', async () => {
    desk.app.intents.open(idOf(1));
    await set({
      threads: new Map([
        [idOf(1), threadOf(1, { state: 'requested', events: [message(1, shopperOf(1), NOON, 'hi')] })],
      ]),
    });
    expect(desk.find('nav').getAttribute('aria-label')).to.equal('Conversations');
    expect(desk.find('main').getAttribute('aria-label')).to.equal('Conversation');
    expect(desk.find('aside').getAttribute('aria-label')).to.equal('Shopper');
    expect(desk.find('[role=log]').getAttribute('aria-label')).to.contain('Mei 1');
  });
});
