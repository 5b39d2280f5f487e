import { expect } from '@open-wc/testing';
import { LIMITS } from '@shopbell/protocol/constants';
import { ChatError, type Thread } from '@shopbell/sdk';
import { active, box, enter, fresh, gone, key, mark, menu, now, view } from './testing/acts.ts';
import { clear, drawn, stage, until } from './testing/stage.contract.ts';
import { message, thread } from './testing/talk.ts';

describe('one’s own words', () => {
  afterEach(clear);

  it('offer a menu for as long as they may be changed', async () => {
    const on = await stage({ view: view(fresh()) });
    const items = await menu(on);
    expect(items.map((item) => item.textContent)).to.deep.equal(['Edit', 'Take back']);
    expect([active(on), on.get('.tools:has(.menu) > button').ariaExpanded ?? 'true']).to.deep.equal([items[0], 'true']);
    await expect(on.element).to.be.accessible();
    for (const button of on.all('.tools button')) {
      const { width, height } = button.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    }
    expect(on.all('.said:not([data-mine]) .tools').length).to.equal(0);
  });

  it('offer nothing once the time is over, without any further event', async () => {
    const at = now() - LIMITS.amendWindowMs + 2000;
    const on = await stage({ view: view(thread('A', [message(1, 'mine', 'a', 'c1', at)])) });
    await until(() => on.all('.tools').length === 1);
    await until(() => on.all('.tools').length === 0);
    expect(now() - at).to.be.at.least(LIMITS.amendWindowMs);
  });

  it('[AW8] hand the focus on to the talk when their time ends under an open menu', async () => {
    const on = await stage({ view: view(fresh()) });
    const [edit] = await menu(on);
    expect(edit?.matches(':focus')).to.equal(true);
    await on.set({ amendWindowMs: 0 });
    expect([on.all('.tools').length, on.get('.log').matches(':focus')]).to.deep.equal([0, true]);
  });

  it('offer nothing where the relay gives no time for it', async () => {
    const on = await stage({ view: { ...view(fresh()), amendWindowMs: 0 } });
    expect([on.all('.bubble').length, on.all('.tools').length]).to.deep.equal([3, 0]);
    await on.set({ amendWindowMs: 10_000 });
    await until(() => on.all('.tools').length === 2);
  });

  it('keep to the relay’s clock where this device’s is wrong', async () => {
    const hourAgo = now() - 3_600_000;
    const talk = thread('A', [message(1, 'mine', 'a', 'c1', hourAgo)]);
    const on = await stage({ view: view(talk) });
    expect(on.all('.tools').length).to.equal(0);
    const event = { ...message(1, 'mine', 'a', 'c1', hourAgo), conversation: 'A', mine: true };
    on.chat.emit('message', event as never);
    await on.set(view(talk));
    await until(() => on.all('.tools').length === 1);
  });

  it('are walked by keys, and the way back leads to the button', async () => {
    const on = await stage({ view: view(fresh()) });
    const [edit, recall] = await menu(on);
    key(edit as Element, 'ArrowDown');
    expect(active(on)).to.equal(recall);
    key(recall as Element, 'ArrowDown');
    expect(active(on)).to.equal(edit);
    key(edit as Element, 'Escape');
    await drawn();
    expect([on.all('.menu').length, on.element.isOpen, active(on)]).to.deep.equal([
      0,
      true,
      on.all('.tools > button').at(-1),
    ]);
  });

  it('close their menu when the focus goes elsewhere', async () => {
    const on = await stage({ view: view(fresh()) });
    await menu(on);
    box(on).focus();
    await drawn();
    expect([on.all('.menu').length, active(on)]).to.deep.equal([0, box(on)]);
  });

  it('are taken back, and leave a line', async () => {
    const on = await stage({ view: view(fresh()) });
    const [, recall] = await menu(on);
    recall?.click();
    await drawn();
    expect(on.chat.calls.last('recall').args).to.deep.equal([3]);
    expect([mark(on), active(on), on.all('.menu').length]).to.deep.equal([['Sending'], on.get('.log'), 0]);
    const events = [...fresh().events.slice(0, 2), gone(3, 'mine', 'c2'), gone(4, 'theirs')];
    on.chat.calls.last('recall').resolve({ cid: 'r', conversation: 'A', seq: 4, at: now() });
    await on.set(view(thread('A', events)));
    expect(on.all('.bubble').map((node) => node.textContent)).to.deep.equal(['hello', 'frist']);
    const lines = on.all('.note').map((node) => node.textContent);
    expect(lines.slice(-2)).to.deep.equal(['You took a message back', 'Mei took a message back']);
    await expect(on.element).to.be.accessible();
  });

  for (const [how, detail, style] of [
    ['with a tap no ring stands around the talk', 1, 'none'],
    ['by keys the ring shows where the focus went', 0, 'solid'],
  ] as const) {
    it(`are taken back: ${how}`, async () => {
      const on = await stage({ view: view(fresh()) });
      const [, recall] = await menu(on);
      recall?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail }));
      await drawn();
      expect([active(on), getComputedStyle(on.get('.log')).outlineStyle]).to.deep.equal([on.get('.log'), style]);
      key(on.get('.log'), 'ArrowUp');
      expect(getComputedStyle(on.get('.log')).outlineStyle).to.equal('solid');
    });
  }

  for (const [locale, code, words] of [
    ['en', 'too_late', 'Not taken back: that came too late.'],
    ['zh-CN', 'too_late', '已过了可撤回的时间。'],
    ['en', 'conversation_closed', 'Not taken back.'],
  ] as const) {
    it(`stand as they were where taking them back is refused, and say so, in ${locale}: ${code}`, async () => {
      const talk = fresh({ receipts: { delivered: 3, read: 3 } });
      const on = await stage({ view: view(talk), attributes: { locale } });
      const before = [on.all('.bubble').map((node) => node.textContent), mark(on)];
      const [, recall] = await menu(on);
      await on.set({ connection: 'waiting' });
      recall?.click();
      await drawn();
      expect(mark(on)).not.to.deep.equal(before[1]);
      await on.set({ connection: 'online' });
      on.chat.calls.last('recall').reject(new ChatError(code));
      await drawn();
      expect([on.all('.bubble').map((node) => node.textContent), mark(on)]).to.deep.equal(before);
      const said = on.all('.said').at(-1);
      expect(said?.querySelector('[role=alert]')?.textContent).to.equal(words);
      expect([on.all('[role=alert]').filter((node) => node.textContent?.trim()).length, box(on).value]).to.deep.equal([
        1,
        '',
      ]);
      await expect(on.element).to.be.accessible();
      (await menu(on))[1]?.click();
      await drawn();
      expect(said?.querySelector('[role=alert]')).to.equal(null);
    });
  }

  it('are told of at the message box where taking them back was pressed before the page was loaded', async () => {
    const old = thread('A', [message(1, 'mine', 'a', 'c1', now() - 2 * LIMITS.amendWindowMs)]);
    const on = await stage({ view: view(old) });
    on.chat.emit('error', new ChatError('too_late'));
    await until(() => on.all('[role=alert] .say').length === 1);
    expect(on.get('[role=alert]').textContent).to.contain('stands as it was');
    await on.write('x');
    expect([on.all('[role=alert] .say').length, on.all('.bubble').length]).to.deep.equal([0, 1]);
  });

  it('are changed in the message box, which gives back what stood there', async () => {
    const on = await stage({ view: view(fresh()) });
    await on.write('half a th');
    const [edit] = await menu(on);
    edit?.click();
    await drawn();
    expect([box(on).value, active(on), box(on).getAttribute('aria-label')]).to.deep.equal([
      'second',
      box(on),
      'Edit your message',
    ]);
    await expect(on.element).to.be.accessible();
    await on.write('third');
    expect(on.chat.calls.of('typing').length).to.equal(1);
    enter(on);
    await drawn();
    expect(on.chat.calls.last('edit').args).to.deep.equal([3, 'third']);
    expect([on.chat.calls.of('send').length, box(on).value]).to.deep.equal([0, 'half a th']);
    const [first, second, third] = fresh().events;
    const changed = { ...third, text: 'third', editedAt: now() } as Thread['events'][number];
    on.chat.calls.last('edit').resolve({ cid: 'e', conversation: 'A', seq: 4, at: now() });
    await on.set(view(thread('A', [first, second, changed] as Thread['events'][number][])));
    expect(on.all('.meta').at(-1)?.textContent).to.contain('edited');
    expect(on.all('.said .sr').at(-1)?.textContent).to.contain('edited');
  });

  it('are changed with ArrowUp from an empty box, and left as they are with Escape', async () => {
    const on = await stage({ view: view(fresh()) });
    await until(() => on.all('.tools').length > 0);
    await on.write('x');
    expect(key(box(on), 'ArrowUp')).to.equal(true);
    await on.write('');
    expect(key(box(on), 'ArrowUp')).to.equal(false);
    await drawn();
    expect(box(on).value).to.equal('second');
    expect(key(box(on), 'Escape', { isComposing: true })).to.equal(true);
    key(box(on), 'Escape');
    await drawn();
    expect([box(on).value, on.element.isOpen, on.chat.calls.of('edit').length]).to.deep.equal(['', true, 0]);
    key(box(on), 'ArrowUp');
    await drawn();
    enter(on);
    expect(on.chat.calls.of('edit').length).to.equal(0);
    key(box(on), 'ArrowUp');
    await drawn();
    on.get('.editing button').click();
    await drawn();
    expect(on.all('.editing').length).to.equal(0);
  });

  it('tell when it is too late, and give the new words back', async () => {
    const on = await stage({ view: view(fresh()) });
    await until(() => on.all('.tools').length > 0);
    key(box(on), 'ArrowUp');
    await drawn();
    await on.write('third');
    enter(on);
    on.chat.calls.last('edit').reject(new ChatError('too_late'));
    await drawn();
    expect(on.get('.editing').textContent).to.contain('Sending makes it a new message');
    expect([box(on).value, on.get('.send').ariaLabel]).to.deep.equal(['third', 'Send']);
    await expect(on.element).to.be.accessible();
    await on.write('thirdx');
    expect(on.get('.editing').textContent).to.contain('Sending makes it a new message');
    enter(on);
    await drawn();
    expect(on.chat.calls.last('send').args[0]).to.equal('thirdx');
    expect([box(on).value, on.all('.editing').length]).to.deep.equal(['', 0]);
  });

  /** A message whose time is about to end, with its words in the box, over `half`. */
  const ending = async () => {
    const talk = thread('A', [message(1, 'mine', 'frist', 'c1', now() - LIMITS.amendWindowMs + 3000)]);
    const on = await stage({ view: view(talk) });
    await on.write('half');
    (await menu(on))[0]?.click();
    await drawn();
    return on;
  };

  it('say so when their time ends while they are changed', async () => {
    const on = await ending();
    await on.write('first');
    await until(() => on.get('.editing').textContent?.includes('Sending makes it a new message') ?? false);
    expect([box(on).value, on.get('.send').ariaLabel]).to.deep.equal(['first', 'Send']);
    on.get('.editing button').click();
    await drawn();
    expect([box(on).value, on.all('.editing').length]).to.deep.equal(['half', 0]);
  });

  it('give way to what stood in the box when their time ends and nothing was changed', async () => {
    const on = await ending();
    await until(() => on.all('.editing').length === 0);
    expect(box(on).value).to.equal('half');
    expect(on.get('[role=alert]').textContent).to.contain('can’t be changed any more');
  });

  it('are not emptied, and say why', async () => {
    const on = await stage({ view: view(fresh()) });
    (await menu(on))[0]?.click();
    await drawn();
    await on.write(' ');
    enter(on);
    await drawn();
    expect(on.get('[role=alert]').textContent).to.contain('take it back');
    expect([on.chat.calls.of('edit').length, on.all('.editing').length]).to.deep.equal([0, 1]);
    expect(on.get<HTMLButtonElement>('.send').disabled).to.equal(false);
  });

  it('are not changed any more once they were taken back elsewhere', async () => {
    const on = await stage({ view: view(fresh()) });
    await until(() => on.all('.tools').length > 0);
    key(box(on), 'ArrowUp');
    await drawn();
    await on.write('new words');
    await on.set(view(thread('A', [...fresh().events.slice(0, 2), gone(3, 'mine', 'c2')])));
    expect([on.all('.editing').length, box(on).value]).to.deep.equal([0, '']);
  });

  it('go with the person', async () => {
    const on = await stage({ view: view(fresh()) });
    await until(() => on.all('.tools').length > 0);
    key(box(on), 'ArrowUp');
    await drawn();
    await on.write('secret');
    enter(on);
    await on.element.signOut();
    on.chat.calls.last('edit').reject(new ChatError('signed_out'));
    await on.set({ thread: undefined, threads: [] });
    expect([box(on).value, on.all('.say').length, on.all('.editing').length]).to.deep.equal(['', 0, 0]);
  });
});
