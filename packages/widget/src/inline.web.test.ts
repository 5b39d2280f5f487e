import { expect } from '@open-wc/testing';
import { clear, drawn, type Stage, stage, until } from './testing/stage.contract.ts';
import { message, thread } from './testing/talk.ts';
import { hearWarnings } from './testing/warnings.ts';

/** A place in the page, as a shop would draw it. */
const place = (): HTMLElement => {
  const box = document.createElement('div');
  box.id = 'chat';
  Object.assign(box.style, { width: '500px', height: '400px' });
  document.body.append(box);
  return box;
};
const inline = (attributes: Record<string, string> = {}) =>
  stage({ as: 'closed', attributes: { inline: '#chat', ...attributes } });
const settled = (on: Stage) => until(() => on.element.isOpen && !on.get('shop-bell-panel').hidden);

describe('a panel inside the page', () => {
  afterEach(async () => {
    await clear();
    document.querySelector('#chat')?.remove();
  });

  it('is open in its place, as large as that, without a launcher or a way to close it', async () => {
    const home = place();
    const on = await inline();
    await settled(on);
    await drawn();
    const { width, height } = on.get('dialog').getBoundingClientRect();
    expect([on.element.parentNode, width, height]).to.deep.equal([home, 500, 400]);
    expect(getComputedStyle(on.launcher).display).to.equal('none');
    expect(on.all('.head button').length).to.equal(0);
    on.get('textarea').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await drawn();
    expect([on.element.isOpen, on.get('dialog').hasAttribute('open')]).to.deep.equal([true, true]);
    await expect(on.element).to.be.accessible();
  });

  it('has a menu of the talk that is no wider than a narrow place', async () => {
    const home = place();
    home.style.width = '240px';
    const talk = thread('A', [message(1, 'theirs', 'hello', undefined, Date.now())]);
    const on = await stage({ as: 'closed', view: { threads: [talk], thread: talk }, attributes: { inline: '#chat' } });
    await settled(on);
    await until(() => on.all('.options').length === 1);
    on.get('.options button').click();
    await until(() => on.all('.options .menu').length === 1);
    await drawn();
    const [menu, panel] = ['.options .menu', 'dialog'].map((selector) => on.get(selector).getBoundingClientRect());
    expect(menu?.left).to.be.at.least(panel?.left ?? 0);
    expect(menu?.right).to.be.at.most(panel?.right ?? 0);
  });

  it('gives the message box the focus that the shopper asked for before it stood there', async () => {
    const home = place();
    const element = document.createElement('shop-bell');
    for (const [name, value] of Object.entries({ site: 'demo', endpoint: 'https://chat.example', inline: '#chat' })) {
      element.setAttribute(name, value);
    }
    document.body.append(element);
    await element.open({ focus: true });
    expect([element.parentNode === home, element.shadowRoot?.activeElement?.localName]).to.deep.equal([
      true,
      'textarea',
    ]);
  });

  it('stands where the element stands when no place is named', async () => {
    const on = await inline({ inline: '' });
    await settled(on);
    expect(on.element.parentNode).to.equal(document.body);
  });

  it('waits unseen for its place, and follows it when the shop draws it anew', async () => {
    const on = await inline();
    await until(() => on.element.isOpen);
    await drawn();
    expect(on.get('shop-bell-panel').hidden).to.equal(true);
    place();
    await settled(on);
    await on.write('half typed');
    document.querySelector('#chat')?.remove();
    await drawn();
    expect([on.element.isConnected, on.get('shop-bell-panel').hidden, on.chat.destroyed]).to.deep.equal([
      true,
      true,
      false,
    ]);
    const again = place();
    await settled(on);
    expect([on.element.parentNode, on.get<HTMLTextAreaElement>('textarea').value]).to.deep.equal([again, 'half typed']);
  });

  it('stands nowhere when what names its place is no selector, which the developer reads', async () => {
    const warnings = hearWarnings();
    const on = await inline({ inline: '#chat[' });
    await until(() => warnings.told.length > 0);
    warnings.stop();
    expect([warnings.told, on.get('shop-bell-panel').hidden]).to.deep.equal([
      ['<shop-bell> bad_option: The option "inline" is missing or can\'t be used.'],
      true,
    ]);
  });

  it('leaves its place when it is taken away', async () => {
    const home = place();
    const on = await inline();
    await settled(on);
    on.element.destroy();
    await until(() => on.chat.destroyed);
    home.remove();
    place();
    await drawn();
    expect(document.querySelector('shop-bell')).to.equal(null);
  });
});
