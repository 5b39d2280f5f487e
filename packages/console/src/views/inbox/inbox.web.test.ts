import { expect } from '@open-wc/testing';
import type { ConversationRow } from '@shopbell/protocol';
import { ChatError } from '@shopbell/sdk';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, ME, member, rowOf, SELF } from '../../testing/fixtures.ts';
import { playRest, type Rest } from '../../testing/rest.ts';

const HOUR = 3_600_000;
const THEIRS = { id: COLLEAGUE.id, name: COLLEAGUE.name };
const LIN = { id: idOf(50), member: member('50', 'Lin <b>Mei') };
const left = (n: number, dueIn: number, more: Partial<ConversationRow> = {}): ConversationRow =>
  rowOf(n, {
    state: 'left',
    left: { at: NOON - n * HOUR, dueAt: NOON + dueIn },
    last: { by: 'shopper', at: NOON - HOUR, text: `last words ${n}` },
    shopper: { id: idOf(n), member: member(`${n}`, `Shopper ${n}`) },
    ...more,
  });
const LATE = left(1, -2 * HOUR, {
  shopper: LIN,
  contact: { email: 'l***@mail.example', order: 'A-1', masked: ['email'] },
});
const SECOND = left(2, HOUR, { shopper: LIN });
const FREE = left(3, 3 * HOUR);
const CLAIMED = left(4, 4 * HOUR, { state: 'active', agent: COLLEAGUE, owner: THEIRS });
const OWN = left(5, 5 * HOUR, { state: 'active', agent: ME, owner: { id: ME.id, name: ME.name } });
const WORDS = {
  words: [
    { conversation: idOf(1), first: 'The <i>lid', files: 2 },
    { conversation: idOf(9), files: 0, gaveUp: { name: 'Li Na', text: 'An advertisement' } },
  ],
};
const words = (...ids: number[]) => `GET left-messages/words?of=${ids.map(idOf).join()}`;
const GAVE_UP = left(9, HOUR, { state: 'closed', left: { at: NOON - 9 * HOUR, gaveUpAt: NOON } });

describe('the page of left messages', () => {
  let agent: FakeAgent;
  let desk: Desk;
  let rest: Rest;
  const open = async (view: object = {}, language = 'en') => {
    agent = fakeAgent({ connection: 'online', self: SELF, left: [FREE, CLAIMED, SECOND, LATE], mine: [OWN], ...view });
    rest = playRest();
    rest.answer(words(1, 2, 3, 4, 5), WORDS);
    rest.answer(words(9), WORDS);
    desk = await openDesk(agent, { place: 'inbox', language, request: rest.request });
    await desk.pass(0);
  };
  const rows = () => desk.all('[data-left]');
  const ids = () => rows().map((row) => row.dataset.left);
  const picked = () =>
    rows()
      .filter((row) => row.ariaSelected === 'true')
      .map((row) => row.dataset.left);
  const row = (n: number) => desk.find(`[data-left="${idOf(n)}"]`);
  const button = (name: string) =>
    desk.all('button').find((one) => (one.ariaLabel ?? seen(one)).startsWith(name)) as HTMLButtonElement;
  const press = async (name: string) => {
    button(name).click();
    await drawn();
  };
  const click = async (target: Element, init: MouseEventInit = {}) => {
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }));
    await drawn();
  };
  const status = () => desk.text('.inbox-done');
  afterEach(() => desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`[CI1] [CI2] is a grid of which several can be picked, accessible in ${language}`, async () => {
      await open({}, language);
      const grid = desk.find('.lefts');
      expect([grid.role, grid.ariaMultiSelectable]).to.deep.equal(['grid', 'true']);
      expect(rows().map(({ ariaSelected }) => ariaSelected)).to.deep.equal(Array(5).fill('false'));
      await click(row(1).querySelector('input') as Element);
      await expect(desk.root).to.be.accessible();
    });
  }

  it('[CI1] says what was left with each, of what kind and never what, how it stands and by when it is due', async () => {
    await open();
    expect(ids()).to.deep.equal([1, 2, 3, 4, 5].map(idOf));
    const first = seen(row(1));
    for (const part of ['Lin <b>Mei', 'The <i>lid', 'E-mail', 'Order A-1', '2 files', 'New', 'Overdue by 2 hr']) {
      expect(first).to.contain(part);
    }
    expect(desk.text('.lefts')).not.to.contain('@');
    expect(seen(row(3)))
      .to.contain('last words 3')
      .and.to.contain('No contact')
      .and.to.contain('Due 15:00');
    expect(seen(row(4))).to.contain('Claimed by Li Na');
    expect(seen(row(5))).to.contain('Claimed by you');
    // Late ones are marked by more than a colour.
    expect([1, 3].map((n) => row(n).querySelectorAll('.left-when .icon').length)).to.deep.equal([1, 0]);
    expect(desk.text('.inbox-views')).to.equal('To answer 5 New 3 Claimed 2 Replied Given up');
  });

  it('[CI1] is narrowed to a state, to one’s own, to what is late, and to words', async () => {
    await open();
    await press('Claimed 2');
    expect(ids()).to.deep.equal([4, 5].map(idOf));
    await press('Mine');
    expect(ids()).to.deep.equal([idOf(5)]);
    await press('To answer');
    await press('Show all');
    await press('Late 1');
    expect(ids()).to.deep.equal([idOf(1)]);
    await press('Late 1');
    await desk.type(desk.find<HTMLInputElement>('.inbox-find input'), 'a-1 LID');
    expect(ids()).to.deep.equal([idOf(1)]);
    await desk.type(desk.find<HTMLInputElement>('.inbox-find input'), 'nobody');
    expect(desk.text('.empty')).to.contain('None of these messages fits.');
  });

  it('[CI1] what was given up is asked for page by page, and stands with its reason', async () => {
    await open();
    rest.answer('GET left-messages?how=gave_up', { conversations: [GAVE_UP], next: { at: 7, id: idOf(9) } });
    rest.answer(`GET left-messages?how=gave_up&before=7-${idOf(9)}`, { conversations: [left(8, 0, GAVE_UP)] });
    await press('Given up');
    await desk.pass(0);
    expect(desk.text('.lefts')).to.contain('Given up by Li Na').and.to.contain('An advertisement');
    expect(rows()[0]?.ariaSelected).to.equal(null);
    await expect(desk.root).to.be.accessible();
    await press('Show earlier ones');
    await desk.pass(0);
    expect(rows().length).to.equal(2);
  });

  it('[CI2] picks by mouse: one, a range, all; and by keys', async () => {
    await open();
    await click(row(2).querySelector('input') as Element);
    await click(row(5), { shiftKey: true });
    expect(picked()).to.deep.equal([2, 3, 4, 5].map(idOf));
    row(1).focus();
    await desk.press('Escape');
    expect(picked()).to.deep.equal([]);
    await desk.press(' ');
    await desk.press('ArrowDown', { shiftKey: true });
    expect(picked()).to.deep.equal([1, 2].map(idOf));
    expect(document.activeElement).to.equal(row(2));
    await desk.press('ArrowUp', { shiftKey: true });
    expect(picked()).to.deep.equal([idOf(1)]);
    expect(await desk.press('a', { ctrlKey: true })).to.equal(false);
    expect(picked().length).to.equal(5);
    expect(desk.text('.inbox-picked')).to.equal('5 picked');
    desk.find<HTMLInputElement>('.inbox-find input').focus();
    expect(await desk.press('a', { metaKey: true })).to.equal(true);
  });

  it('[CI3] claims the picked ones; what was not claimed says why at its row, and who was faster', async () => {
    await open();
    for (const n of [1, 3]) await click(row(n).querySelector('input') as Element);
    await click(row(4).querySelector('input') as Element);
    row(3).focus();
    await desk.press('t');
    expect(agent.calls.of('take').map(({ args }) => args[0])).to.deep.equal([idOf(1)]);
    agent.calls.last('take').resolve({ cid: 'c', conversation: idOf(1), seq: 3, at: NOON });
    await drawn();
    const refusal = new ChatError('already_taken');
    agent.calls.last('take').reject(refusal);
    agent.set({ left: [left(3, HOUR, { state: 'active', agent: { id: idOf(8), name: 'Wei' } }), CLAIMED, SECOND] });
    await drawn();
    expect(agent.calls.of('take').length).to.equal(2);
    expect(status()).to.equal('1 claimed. They are yours now. 2 were not: their rows say why.');
    expect(desk.text(`[data-left="${idOf(3)}"] .left-failed`)).to.equal('Not claimed: Wei was faster.');
    expect(desk.text(`[data-left="${idOf(4)}"] .left-failed`)).to.equal('Not claimed: Li Na was faster.');
    await expect(desk.root).to.be.accessible();
  });

  it('[CI3] asks for no more once the agent has as many as they may', async () => {
    await open();
    for (const n of [1, 2, 3]) await click(row(n).querySelector('input') as Element);
    desk.find('.inbox-bar .button-brand').click();
    await drawn();
    agent.calls.last('take').reject(new ChatError('at_limit'));
    await drawn();
    expect(agent.calls.of('take').length).to.equal(1);
    expect(desk.all('.left-failed').length).to.equal(3);
    expect(desk.text('.left-failed')).to.contain('You have as many conversations as you may');
  });

  it('[CI3] gives back what is one’s own, with a note for whoever takes it next', async () => {
    await open();
    await click(row(5).querySelector('input') as Element);
    expect(desk.all('.inbox-bar .button').map(seen)).to.deep.equal(['Give back']);
    await press('Give back');
    await desk.type(desk.find<HTMLInputElement>('.inbox-back input'), ' Wants it in Japanese ');
    await expect(desk.root).to.be.accessible();
    desk.find<HTMLFormElement>('.inbox-back').requestSubmit();
    await drawn();
    expect(agent.calls.last('giveBack').args).to.deep.equal([
      idOf(5),
      { reason: 'other', note: 'Wants it in Japanese' },
    ]);
  });

  it('[CI4] offers one shopper’s messages to be answered as one, and asks first', async () => {
    await open();
    await press('2 of theirs: pick all messages of Lin');
    expect(picked()).to.deep.equal([1, 2].map(idOf));
    const others = row(3).querySelector('input') as Element;
    await click(others);
    expect(desk.all('.inbox-bar .button').map(seen)).to.deep.equal(['Claim T']);
    await click(others);
    await press('Answer as one');
    expect(desk.text('.question')).to.contain('Answer these 2 messages of Lin <b>Mei as one?');
    expect(agent.calls.of('merge')).to.deep.equal([]);
    desk.find('.question .button-strong').click();
    await drawn();
    // The older one is kept.
    expect(agent.calls.last('merge').args).to.deep.equal([idOf(2), idOf(1)]);
  });

  it('[CI5] keeps its rows in place under the focus, and shows a colleague’s claim at once', async () => {
    await open();
    row(1).focus();
    agent.set({ left: [left(3, HOUR, { state: 'active', agent: COLLEAGUE }), CLAIMED, SECOND, left(6, -HOUR)] });
    await drawn();
    expect(ids()).to.deep.equal([1, 2, 3, 4, 5].map(idOf));
    expect(row(1).className).to.contain('left-gone');
    expect(seen(row(3))).to.contain('Claimed by Li Na');
    await press('1 new');
    expect(ids()).to.deep.equal([6, 2, 3, 4, 5].map(idOf));
  });

  it('[CI5] says that there is nothing, that it can’t be had, and that there is no line', async () => {
    await open({ left: [], mine: [] });
    expect(desk.text('.empty')).to.contain('Every left message is answered.');
    await press('Replied');
    await desk.pass(0);
    expect(desk.text('.inbox [role=alert]')).to.contain('There is no connection to the server.');
    await expect(desk.root).to.be.accessible();
    rest.answer('GET left-messages?how=replied', { conversations: [] });
    await press('Try again');
    await desk.pass(0);
    expect(desk.text('.empty')).to.contain('No message was replied to that you may read.');
    agent.set({ connection: 'waiting' });
    await desk.pass(10_000);
    expect(desk.text('.inbox-notes')).to.contain('No connection since');
  });

  it('leads to a message and back to its row, and is reached with its key, which tells how many are new', async () => {
    await open();
    row(3).focus();
    await desk.press('Enter');
    expect(desk.app.state.open.value).to.equal(idOf(3));
    const way = desk.find('.list-inbox');
    expect(way.ariaLabel).to.equal('Left messages 3');
    await desk.press('9', {}, document.body);
    expect(document.activeElement).to.equal(row(3));
  });
});
