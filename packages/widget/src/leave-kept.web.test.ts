import { expect } from '@open-wc/testing';
import { bridgeOf } from './testing/bridge-of.ts';
import { asking, FORM, type LeftForm, standing, talk } from './testing/left-form.ts';
import { clear, drawn, until } from './testing/stage.contract.ts';

const KEPT = 'shopbell-draft:demo:leave';

describe('what stands in the form of a message that is left', () => {
  let on: LeftForm;
  afterEach(clear);

  it('[WL3] is kept for the next page of its writer, and is nobody else’s', async () => {
    const remember = (token: string) =>
      localStorage.setItem('shopbell:https://chat.example:demo', `{"token":"${token}"}`);
    remember('a'.repeat(43));
    on = await asking();
    await on.fill('email', 'lilei@mail.example');
    on.element.remove();
    await drawn();
    on = await asking();
    expect(on.input('email').value).to.equal('lilei@mail.example');
    on.element.remove();
    await drawn();
    remember('b'.repeat(43));
    on = await asking();
    expect(on.input('email').value).to.equal('');
  });

  it('[WL3] what an earlier page has left in a field that is asked no more is in nobody’s way, and goes nowhere', async () => {
    sessionStorage.setItem(
      KEPT,
      '{"by":"","filled":{"email":"half@","phone":"call me","order":"A-1","name":"Li Lei"}}',
    );
    on = await asking({ contact: 'optional', fields: ['name'], order: false });
    await on.send('Where is it?');
    expect(on.calls('leaveMessage')).to.eql([{ text: 'Where is it?', contact: { name: 'Li Lei' } }]);
  });

  it('[WL3] once it was sent, the next page asks no more of the same talk, and knows the address for another', async () => {
    on = await asking();
    await on.fill('email', 'lilei@mail.example');
    await on.send('Where is it?');
    on.element.remove();
    await drawn();
    on = await standing({ availability: 'away', leave: FORM, ...talk('left') });
    await on.choose();
    expect(on.input('email').value).to.equal('lilei@mail.example');
  });

  it('[WL3] goes into a window of its own with the talk, and comes back as it stands there', async () => {
    const { open } = window;
    const store = new Map<string, string>();
    const sessionStorage = {
      getItem: (name: string) => store.get(name) ?? null,
      setItem: (name: string, value: string) => store.set(name, value),
      removeItem: (name: string) => store.delete(name),
    };
    const there = Object.assign(new EventTarget(), { focus() {}, close() {}, shopbell: [], sessionStorage });
    on = await asking();
    await on.fill('email', 'lilei@mail.example');
    Object.assign(window, { open: () => there });
    await on.element.popOut();
    await drawn();
    Object.assign(window, { open });
    expect(window.sessionStorage.getItem(KEPT)).to.equal(null);
    expect(store.get(KEPT)).to.contain('lilei@mail.example');
    store.set(KEPT, '{"by":"","filled":{"email":"there@mail.example"},"sent":true}');
    there.dispatchEvent(new Event('pagehide'));
    await until(() => on.all('.leave').length === 1);
    expect(on.input('email').value).to.equal('there@mail.example');
    // Sent there: asked no more here.
    await on.set(talk('left'));
    expect(on.all('.leave').length).to.equal(0);
  });

  it('[GH1] is kept as it was meant on a page whose texts write themselves', async () => {
    on = await asking();
    Object.defineProperty(String.prototype, 'toJSON', { configurable: true, value: () => 'mine' });
    await on.fill('email', 'lilei@mail.example');
    Reflect.deleteProperty(String.prototype, 'toJSON');
    expect(JSON.parse(sessionStorage.getItem(KEPT) ?? '').filled).to.eql({ email: 'lilei@mail.example' });
  });

  it('[GH7] leaves nothing behind: what sends is given back, and what comes after the widget has gone is not used', async () => {
    on = await asking();
    const bridge = bridgeOf(on);
    on.element.remove();
    await drawn();
    bridge.say('afterwards');
    expect([on.calls('leaveMessage'), on.calls('send')]).to.eql([[], ['afterwards']]);
    on = await standing({ ...talk('closed'), leave: FORM });
    await until(() => on.all('.options').length === 1);
    const sheets = () => on.element.shadowRoot?.adoptedStyleSheets.length;
    on.chat.set({ availability: 'away' });
    on.element.remove();
    await drawn();
    // Its launcher's.
    expect(sheets()).to.equal(1);
  });
});
