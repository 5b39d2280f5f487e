import { expect } from '@open-wc/testing';
import { ChatError } from '@shopbell/sdk';
import type { AgentView } from '@shopbell/sdk/agent';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, ME, rowOf, SELF } from '../../testing/fixtures.ts';

const DUTY = { status: 'online', limit: 5, groups: ['pre-sales'] } as const;
const LIMIT = { limitMs: 180_000, warnBeforeMs: 60_000 };
const RULES = {
  replyRule: { limits: { first_reply: LIMIT, reply: LIMIT }, counts: 'all_time' },
  groups: [],
  guard: {
    levels: { phrases: 'warn', abuse: 'block', repetition: 'warn', contacts: 'warn' },
    phrases: [],
    abuse: { add: [], without: [] },
    own: [],
    hosts: ['shop.example'],
  },
} as const;
const mine = (n: number) => rowOf(n, { state: 'active', agent: ME, openedAt: NOON });
const here = (status: 'online' | 'away') => ({ id: COLLEAGUE.id, name: COLLEAGUE.name, status });

describe('how one stands', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const open = async (view: Partial<AgentView> = {}, language = 'en', undo = 'off') => {
    agent = fakeAgent({ connection: 'online', self: SELF, duty: DUTY, colleagues: [here('online')], ...view });
    desk = await openDesk(agent, { language, kept: new Map([['undo', undo]]) });
  };
  const focused = () => document.activeElement?.querySelector('.duty-choice > span')?.textContent;
  /** Away, without the menu. */
  const choose = async () => {
    desk.app.intents.setStatus('away');
    await drawn();
  };
  const box = () => desk.find<HTMLTextAreaElement>('.duty-question textarea');
  const calls = () => agent.calls.of('setStatus').map(({ args }) => args);
  const said = () => agent.calls.of('setStatus').map(({ args: [status] }) => status);
  afterEach(() => desk.close());

  it('stands above the foot with how much one has, and is not there with an older relay', async () => {
    await open({ mine: [mine(1), mine(2)] });
    expect(desk.text('.duty-status')).to.equal('Online');
    expect(desk.text('.duty-load')).to.contain('2 of 5');
    await expect(desk.root).to.be.accessible();
    agent.set({ duty: undefined });
    await drawn();
    expect(desk.all('.duty').length).to.equal(0);
  });

  it('is chosen by keyboard alone, and the focus comes back', async () => {
    await open();
    await desk.press('s', {}, document.body);
    expect(focused()).to.equal('Online');
    await expect(desk.root).to.be.accessible();
    await desk.press('ArrowDown');
    await desk.press('ArrowDown');
    expect(focused()).to.equal('Away');
    await desk.press('b');
    expect(focused()).to.equal('Busy');
    (document.activeElement as HTMLElement).click();
    await drawn();
    expect(said()).to.deep.equal(['busy']);
    expect(desk.text('.duty-status')).to.equal('One moment …');
    agent.set({ duty: { ...DUTY, status: 'busy' } });
    await drawn();
    expect(desk.text('.duty-status')).to.equal('Busy');
    expect(desk.text('.duty [role=status]')).to.equal('You are busy now.');
    expect(document.activeElement?.className).to.equal('duty-button');
  });

  it('asks before one is away what shoppers are told meanwhile, and says both together', async () => {
    await open({ duty: { ...DUTY, autoReply: 'Back soon' } });
    await desk.press('s', {}, document.body);
    await desk.press('a');
    (document.activeElement as HTMLElement).click();
    await drawn();
    expect(document.activeElement).to.equal(box());
    expect(box().value).to.equal('Back soon');
    expect(calls()).to.deep.equal([]);
    await expect(desk.root).to.be.accessible();
    await desk.press('Escape');
    expect(desk.text('.duty-status')).to.equal('Online');
    expect(document.activeElement?.className).to.equal('duty-button');

    await choose();
    await desk.press('Enter', { isComposing: true });
    await desk.press('Enter', { shiftKey: true });
    expect(calls()).to.deep.equal([]);
    await desk.press('Enter');
    expect(calls()).to.deep.equal([['away']]);
    expect(desk.text('.duty-status')).to.equal('One moment …');
    agent.set({ duty: { ...DUTY, status: 'away', autoReply: 'Back soon' } });
    await drawn();
    expect(desk.text('.duty [role=status]')).to.equal('You are away now.');
  });

  it('[GD7] lets nobody be away with words that the guard blocks, and says why', async () => {
    await open({ duty: DUTY, rules: RULES });
    await choose();
    await desk.type(box(), '白痴，等着');
    expect(desk.text('#away-barred')).to.equal('“白痴” is abuse');
    await expect(desk.root).to.be.accessible();
    await desk.press('Enter');
    expect(calls()).to.deep.equal([]);
    await desk.type(box(), '马上回来');
    await desk.press('Enter');
    expect(calls()).to.deep.equal([['away', { autoReply: '马上回来' }]]);
  });

  it('asks who is away already for the words alone, and says nothing for what is so', async () => {
    await open({ duty: { ...DUTY, status: 'away', autoReply: 'Back soon' } });
    await choose();
    expect(desk.text('.duty-question .button-strong')).to.equal('Save');
    await desk.press('Enter');
    expect(calls()).to.deep.equal([]);
    await choose();
    await desk.type(box(), ' ');
    desk.find('.duty-question .button-strong').click();
    await drawn();
    expect(calls().at(-1)).to.deep.equal(['away', { autoReply: '' }]);
    await choose();
    agent.set({ connection: 'connecting' });
    await drawn();
    await desk.press('Enter');
    expect(calls().length).to.equal(1);
  });

  it('leaves the menu with Escape, and says nothing for what is so already', async () => {
    await open();
    desk.find('.duty-button').click();
    await drawn();
    await desk.press('Escape');
    expect(desk.all('[role=menu]').length).to.equal(0);
    expect(document.activeElement?.className).to.equal('duty-button');
    // Pressed again, the button closes it.
    const button = desk.find('.duty-button');
    button.click();
    await drawn();
    expect(button.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }))).to.equal(false);
    button.click();
    await drawn();
    expect(desk.all('[role=menu]').length).to.equal(0);
    button.click();
    await drawn();
    desk.find('[role=menuitemradio][aria-checked=true]').click();
    await drawn();
    expect(said()).to.deep.equal([]);
  });

  it('asks before it hands back what is open, names how many, and a resting Enter does not confirm', async () => {
    await open({ mine: [mine(1), mine(2)] });
    await desk.press('s', {}, document.body);
    await desk.press('End');
    await desk.press('ArrowUp');
    (document.activeElement as HTMLElement).click();
    await drawn();
    expect(desk.text('.duty-question')).to.contain('Your 2 conversations go back to the queue');
    expect(document.activeElement?.textContent).to.contain('Stay');
    expect(said()).to.deep.equal([]);
    await expect(desk.root).to.be.accessible();
    await desk.press('Escape');
    expect(desk.text('.duty-status')).to.equal('Online');
    expect(document.activeElement?.className).to.equal('duty-button');
    desk.app.intents.setStatus('off');
    await drawn();
    desk.find('.duty-question .button-strong').click();
    await drawn();
    expect(said()).to.deep.equal(['off']);
  });

  it('says what becomes of everybody when the last one signs off', async () => {
    await open({ mine: [mine(1)], waiting: [rowOf(2), rowOf(3)], colleagues: [here('away')] }, 'zh-CN');
    desk.app.intents.setStatus('off');
    await drawn();
    expect(desk.text('.duty-question')).to.contain('共 3 个将转为留言');
  });

  it('waits for the end that is under way before it signs off, and does not ask about what has ended', async () => {
    await open({ mine: [mine(1)] });
    const { intents } = desk.app;
    for (const _ of ['asked', 'sure']) void intents.end(idOf(1), 'thread');
    intents.setStatus('off');
    await drawn();
    expect(desk.text('.duty-status')).to.equal('One moment …');
    expect(said()).to.deep.equal([]);
    // Its answer comes before the list tells of it.
    agent.calls.last('close').resolve({ conversation: idOf(1), seq: 3, at: NOON, cid: 'c' });
    await drawn();
    expect(desk.all('.duty-question').length).to.equal(0);
    expect(said()).to.deep.equal(['off']);
  });

  it('asks after all when the end is refused, or takes too long', async () => {
    await open({ mine: [mine(1)] });
    const { intents } = desk.app;
    for (const end of [() => agent.calls.last('close').reject(new ChatError('busy')), () => desk.pass(3000)]) {
      for (const _ of ['asked', 'sure']) void intents.end(idOf(1), 'thread');
      intents.setStatus('off');
      await drawn();
      await end();
      await drawn();
      expect(desk.text('.duty-question')).to.contain('Your conversation goes back');
      await desk.press('Escape');
      expect(desk.text('.duty-status')).to.equal('Online');
    }
    expect(said()).to.deep.equal([]);
  });

  it('is heard by who changes their mind before it is so', async () => {
    await open({ mine: [mine(1)] });
    const { intents } = desk.app;
    for (const _ of ['asked', 'sure']) void intents.end(idOf(1), 'thread');
    intents.setStatus('off');
    intents.setStatus('online');
    agent.calls.last('close').resolve({ conversation: idOf(1), seq: 3, at: NOON, cid: 'c' });
    await drawn();
    expect(said()).to.deep.equal(['online']);
    expect(desk.text('.duty-status')).to.equal('Online');
  });

  it('says nothing of what has ended while it asked', async () => {
    await open({ mine: [mine(1)], colleagues: [] });
    desk.app.intents.setStatus('off');
    await drawn();
    expect(desk.text('.duty-question')).to.contain('it becomes a left message');
    agent.set({ mine: [] });
    await drawn();
    expect(desk.text('.duty-question p')).to.equal('Sign off?');
  });

  it('[CW3] sends what waits for its undo before it signs off', async () => {
    await open({ mine: [mine(1)] }, 'en', '5000');
    const { intents, state } = desk.app;
    intents.open(idOf(1));
    await desk.pass(1000);
    intents.write(idOf(1), 'public', 'Goodbye');
    intents.say(idOf(1), 'public');
    intents.setStatus('off');
    await drawn();
    expect(agent.calls.of('send').length).to.equal(0);
    desk.find('.duty-question .button-strong').click();
    await drawn();
    expect(agent.calls.last('send').args[1]).to.equal('Goodbye');
    expect(said()).to.deep.equal([]);
    agent.calls.last('send').resolve({ conversation: idOf(1), seq: 4, at: NOON, cid: 'c' });
    await drawn();
    expect(said()).to.deep.equal(['off']);
    expect(state.undo.held.value).to.deep.equal([]);
  });

  it('signs off at once with nothing open, and leads back', async () => {
    await open();
    desk.app.intents.setStatus('off');
    agent.set({ duty: { ...DUTY, status: 'off' } });
    await drawn();
    expect(said()).to.deep.equal(['off']);
    expect(desk.text('h1')).to.equal('Your day');
    desk.app.intents.office.goTo('desk');
    await drawn();
    expect(desk.text('.duty-status')).to.equal('Off duty');
    desk.find('.duty .button').click();
    await drawn();
    expect(said()).to.deep.equal(['off', 'online']);
  });

  it('tells at the limit why nothing more can be taken, also to the key', async () => {
    await open({ mine: [mine(1), mine(2)], waiting: [rowOf(3, { waitingSince: NOON })], duty: { ...DUTY, limit: 2 } });
    desk.find(`[data-row="${idOf(3)}"]`).focus();
    await desk.press('t');
    expect(agent.calls.of('take').length).to.equal(0);
    expect(desk.text('.bar')).to.contain('You have 2 of 2 conversations.');
    expect(desk.find<HTMLButtonElement>('.bar .button-brand').disabled).to.equal(true);
    await expect(desk.root).to.be.accessible();
  });
});
