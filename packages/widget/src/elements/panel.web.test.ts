import { expect } from '@open-wc/testing';
import { ChatError } from '@shopbell/sdk';
import { screenOf } from '../testing/screen.ts';
import { clear, drawn, stage, until } from '../testing/stage.contract.ts';
import { pending, thread } from '../testing/talk.ts';

const press = (on: Element, key: string, more: KeyboardEventInit = {}) =>
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }));

describe('the panel', () => {
  afterEach(clear);

  it('leaves the focus on the page when the page opened it', async () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    const { element } = await stage();
    expect([document.activeElement, element.isOpen]).to.deep.equal([field, true]);
    field.remove();
  });

  it('gives the message box the focus when it is told that the shopper asked', async () => {
    const { element, get } = await stage({ as: 'closed' });
    await element.open({ focus: true });
    expect(element.shadowRoot?.activeElement).to.equal(get('textarea'));
  });

  it('closes with Escape and gives the launcher the focus', async () => {
    const { element, get, launcher } = await stage();
    get('textarea').focus();
    press(get('textarea'), 'Escape');
    await until(() => !element.isOpen);
    await drawn();
    expect(element.shadowRoot?.activeElement).to.equal(launcher);
  });

  it('leaves Escape to the input method while it composes, and to the page while closed', async () => {
    const { element, get, launcher } = await stage();
    press(get('textarea'), 'Escape', { isComposing: true });
    await drawn();
    expect(element.isOpen).to.equal(true);
    await element.close();
    expect(press(launcher, 'Escape')).to.equal(true);
  });

  it('closes with its cross', async () => {
    const { element, get, launcher } = await stage();
    get('.plain').focus();
    get('.plain').click();
    await until(() => launcher.ariaExpanded === 'false');
    await drawn();
    expect([get('dialog').hasAttribute('open'), element.shadowRoot?.activeElement]).to.deep.equal([false, launcher]);
  });

  it('takes the last word of many', async () => {
    const { element, get } = await stage({ as: 'closed' });
    await Promise.all([element.open(), element.close(), element.open(), element.toggle(), element.toggle()]);
    expect([element.isOpen, get('dialog').hasAttribute('open')]).to.deep.equal([true, true]);
  });

  it('is a dialog beside the page on a large screen and a modal one on a small one', async () => {
    const { get, element } = await stage();
    expect(get('dialog').matches(':modal')).to.equal(false);
    element.remove();
    const screen = screenOf(true);
    const small = await stage();
    expect(small.get('dialog').matches(':modal')).to.equal(true);
    expect(small.element.shadowRoot?.activeElement).to.equal(small.get('dialog'));
    screen.restore();
  });

  it('goes with the screen while it is open, and keeps the focus', async () => {
    const screen = screenOf(false);
    const { get, element } = await stage({ as: 'closed' });
    await element.open({ focus: true });
    screen.turn(true);
    expect(get('dialog').matches(':modal')).to.equal(true);
    expect(element.shadowRoot?.activeElement).to.equal(get('textarea'));
    screen.turn(false);
    expect([get('dialog').matches(':modal'), get('dialog').hasAttribute('open')]).to.deep.equal([false, true]);
    screen.restore();
  });

  it('closes by the way back of a phone', async () => {
    const screen = screenOf(true);
    const { get, element } = await stage();
    get('dialog').dispatchEvent(new Event('cancel', { cancelable: true }));
    await until(() => !element.isOpen);
    screen.restore();
  });

  it('tells who is here', async () => {
    const { get, all, set } = await stage({
      view: { availability: 'unknown' },
      attributes: { heading: 'Loom & Leaf' },
    });
    expect([get('h2').textContent, all('.who p').length, get('.face').textContent]).to.deep.equal([
      'Loom & Leaf',
      0,
      'L',
    ]);
    await set({ availability: 'away' });
    expect(get('.who p').textContent).to.equal('Nobody here right now');
    await set({ availability: 'online', agent: { id: 'a', name: 'Mei' } });
    expect([get('.who p').textContent, get('.face').textContent]).to.deep.equal(['Mei is with you', 'M']);
    expect(get('.who p').hasAttribute('data-online')).to.equal(true);
    await set({ availability: 'away' });
    const away = get('.who p');
    expect([away.textContent, away.hasAttribute('data-online')]).to.deep.equal(['Mei is with you', false]);
  });

  it('claims nothing about the shop once it is known that there is no line', async () => {
    const { get, all, set } = await stage({ view: { availability: 'away' } });
    await set({ connection: 'waiting', agent: { id: 'a', name: 'Mei' } });
    expect(get('.who p').textContent).to.equal('Mei is with you');
    await until(() => all('.line p').length === 1);
    expect([all('.who p').length, get('h3 + p').textContent]).to.deep.equal([
      0,
      'Ask us anything. We answer right here.',
    ]);
    await set({ connection: 'online' });
    expect(get('.who p').textContent).to.equal('Mei is with you');
  });

  it('speaks Chinese where it should, and says so', async () => {
    const { get, launcher } = await stage({ attributes: { locale: 'zh-CN' } });
    expect([get('.stack').lang, get('h3').textContent, launcher.ariaLabel]).to.deep.equal([
      'zh-CN',
      '您好，有什么可以帮您？',
      '在线客服',
    ]);
  });
});

describe('the line about the connection', () => {
  afterEach(clear);

  it('is silent while all is well and during a short break', async () => {
    const { all, set } = await stage();
    await set({ connection: 'waiting' });
    expect(all('.line p')).to.deep.equal([]);
    await set({ connection: 'online' });
    expect(all('.line p')).to.deep.equal([]);
  });

  it('speaks after a second, and holds still while tries come and go', async () => {
    const { get, all, set } = await stage({ view: { connection: 'connecting' } });
    await until(() => all('.line p').length === 1);
    expect(get('.line p').textContent).to.equal('Connecting');
    await set({ connection: 'waiting' });
    const told = get('.line p').textContent;
    expect(told).to.contain('No connection');
    await set({ connection: 'connecting' });
    expect(get('.line p').textContent).to.equal(told);
    await set({ connection: 'online' });
    expect(all('.line p')).to.deep.equal([]);
  });

  it('tells at once that the relay will not have the page, and takes no words', async () => {
    const { get, set } = await stage();
    await set({ connection: 'refused' });
    expect(get('.line p').textContent).to.equal('Chat is not available on this page.');
    expect(get<HTMLTextAreaElement>('textarea').disabled).to.equal(true);
  });

  it('tells a member who could not be proven apart from a network that is away', async () => {
    const talk = thread('A', [], [pending('c1', 'hi')]);
    const { get, all, set, chat } = await stage({ view: { connection: 'connecting', thread: talk, threads: [talk] } });
    const told = () => get('.line p').textContent;
    chat.emit('error', new ChatError('identify_failed'));
    await set({ connection: 'waiting' });
    await until(() => all('.line p').length === 1);
    expect(told()).to.equal('Please sign in to the shop again to go on.');
    expect(get('.meta span').textContent).to.equal('Saved on this device');
    expect(get<HTMLTextAreaElement>('textarea').disabled).to.equal(false);
    chat.emit('error', new ChatError('jwt_expired', '', 'again'));
    await drawn();
    expect(told()).to.equal('Please sign in to the shop again to go on.');
  });

  it('forgets what was wrong with a member once there was a connection again', async () => {
    const { get, all, set, chat } = await stage({ view: { connection: 'waiting' } });
    chat.emit('error', new ChatError('jwt_invalid', '', 'again'));
    await set({ connection: 'online' });
    await set({ connection: 'waiting' });
    await until(() => all('.line p').length === 1);
    expect(get('.line p').textContent).to.contain('No connection');
  });

  it('asks nobody to sign in again who just did, or left', async () => {
    const { get, all, chat, element, set } = await stage({ view: { connection: 'waiting' } });
    await until(() => all('.line p').length === 1);
    for (const act of [() => element.identify('token'), () => element.signOut()]) {
      chat.emit('error', new ChatError('identify_failed'));
      await drawn();
      expect(get('.line p').textContent).to.contain('sign in');
      void act();
      await set({ connection: 'waiting' });
      expect(get('.line p').textContent).to.contain('No connection');
    }
  });
});
