import { expect } from '@open-wc/testing';
import { ChatError } from '@shopbell/sdk';
import type { ShopBell, ShopBellEvents } from './contract.ts';
import { defineShopBell } from './shop-bell.ts';
import { clear, drawn, failLoads, loads, stage, until } from './testing/stage.contract.ts';
import { message, thread } from './testing/talk.ts';
import { hearWarnings } from './testing/warnings.ts';

const talk = thread('A', [
  message(1, 'mine', 'hi', 'c1'),
  message(2, 'theirs', 'hello'),
  message(3, 'theirs', 'there'),
]);

/** Counts what listens to the page: the window, the document, the visual viewport. */
const listeners = () => {
  const own = EventTarget.prototype;
  const { addEventListener, removeEventListener } = own;
  const held = new Set<string>();
  const ids = new Map<unknown, number>();
  const key = (on: EventTarget, type: string, listener: unknown) => {
    if (on instanceof Node && on !== document) return undefined;
    ids.set(listener, ids.get(listener) ?? ids.size);
    return `${on.constructor.name} ${type} ${ids.get(listener)}`;
  };
  own.addEventListener = function (...args: Parameters<typeof addEventListener>) {
    const name = key(this, args[0], args[1]);
    if (name) held.add(name);
    addEventListener.apply(this, args);
  };
  own.removeEventListener = function (...args: Parameters<typeof removeEventListener>) {
    const name = key(this, args[0], args[1]);
    if (name) held.delete(name);
    removeEventListener.apply(this, args);
  };
  return {
    count: () => held.size,
    restore: () => Object.assign(own, { addEventListener, removeEventListener }),
  };
};

describe('the launcher', () => {
  beforeEach(() => {
    loads.count = 0;
  });
  afterEach(clear);

  it('is a named button in its corner at once, and fetches nothing', async () => {
    const { launcher, element } = await stage({ as: 'closed' });
    expect([launcher.ariaLabel, launcher.ariaExpanded]).to.deep.equal(['Chat with us', 'false']);
    const box = launcher.getBoundingClientRect();
    expect([box.width, box.height]).to.deep.equal([56, 56]);
    expect([document.documentElement.clientWidth - box.right, innerHeight - box.bottom]).to.deep.equal([20, 20]);
    expect([loads.count, element.isOpen]).to.deep.equal([0, false]);
    await expect(element).to.be.accessible();
  });

  it('stands in the other corner, and further in, where the site wants it', async () => {
    const { launcher, element } = await stage({ as: 'closed', attributes: { position: 'start' } });
    element.style.setProperty('--shop-bell-x', '40px');
    await drawn();
    expect(launcher.getBoundingClientRect().left).to.equal(40);
  });

  it('wears the brand, and its own colour where the brand is none', async () => {
    const colour = async (brand: string) =>
      getComputedStyle((await stage({ as: 'closed', attributes: { brand } })).launcher).backgroundColor;
    expect([await colour('#f00'), await colour('e4002b')]).to.deep.equal(['rgb(255, 0, 0)', 'rgb(35, 96, 79)']);
  });

  it('fetches the panel once, on hover or focus, and opens no line', async () => {
    const { launcher, chat } = await stage({ as: 'closed' });
    launcher.dispatchEvent(new PointerEvent('pointerenter'));
    launcher.focus();
    expect([loads.count, chat.calls.all.length]).to.deep.equal([1, 0]);
  });

  it('opens the panel with a press, and gives the message box the focus', async () => {
    const { element, launcher, chat, get } = await stage({ as: 'closed' });
    launcher.click();
    expect(launcher.ariaBusy).to.equal('true');
    await until(() => element.shadowRoot?.activeElement?.localName === 'textarea');
    expect([element.isOpen, launcher.ariaExpanded, launcher.ariaBusy]).to.deep.equal([true, 'true', null]);
    expect(get('dialog').hasAttribute('open')).to.equal(true);
    // Not in the way of the first drawing.
    await until(() => chat.calls.of('connect').length === 1);
  });

  it('says so when the panel did not load, and tries again', async () => {
    failLoads(true);
    const { element, launcher } = await stage({ as: 'closed' });
    launcher.click();
    await until(() => launcher.title !== '');
    expect([launcher.title, element.isOpen]).to.deep.equal(['Error', false]);
    // Its name, as nothing else names it any more; and nothing is under way.
    expect([launcher.ariaLabel, launcher.ariaBusy]).to.deep.equal([null, null]);
    failLoads(false);
    await element.open();
    expect([launcher.title, element.isOpen]).to.deep.equal(['', true]);
  });

  it('[LA1] says its name and a failure in the reader’s language', async () => {
    failLoads(true);
    const { launcher } = await stage({ as: 'closed', attributes: { locale: 'zh-Hant-HK' } });
    expect(launcher.ariaLabel).to.equal('線上客服');
    launcher.click();
    await until(() => launcher.title !== '');
    expect(launcher.title).to.equal('失敗');
  });

  it('[LA1] opens in its language where it is asked before it stands in the page', async () => {
    const element = document.createElement('shop-bell') as ShopBell;
    for (const [name, value] of Object.entries({ site: 'demo', endpoint: 'https://chat.example' })) {
      element.setAttribute(name, value);
    }
    element.setAttribute('locale', 'zh-CN');
    const opens = element.open();
    document.body.append(element);
    await opens;
    const stack = element.shadowRoot?.querySelector<HTMLElement>('.stack');
    expect([stack?.lang, stack?.querySelector('textarea')?.placeholder]).to.deep.equal(['zh-CN', '输入消息']);
  });

  it('tells how much is unread in its name and its badge, until the panel opens', async () => {
    const { element, launcher, set, get } = await stage({ as: 'loaded' });
    const told: number[] = [];
    element.on('unread', (count) => told.push(count));
    await set({ thread: talk, threads: [talk] });
    expect([launcher.ariaLabel, get('.badge').textContent]).to.deep.equal(['Chat with us, 2 unread', '2']);
    await element.open();
    await drawn();
    expect([launcher.ariaLabel, get('.badge').textContent, told]).to.deep.equal(['Chat with us', '', [2, 0]]);
  });

  it('does not look into the storage while the page is busy', async () => {
    const own = Object.getOwnPropertyDescriptor(window, 'localStorage') as PropertyDescriptor;
    let looks = 0;
    const get = () => {
      looks += 1;
      return own.get?.call(window);
    };
    Object.defineProperty(window, 'localStorage', { configurable: true, get });
    const element = document.createElement('shop-bell');
    document.body.append(element);
    expect(looks).to.equal(0);
    await new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done));
    expect(looks).to.equal(1);
    element.remove();
    Object.defineProperty(window, 'localStorage', own);
  });

  it('looks for replies when the page is idle, only on a device that talked before', async () => {
    await stage({ as: 'closed' });
    await new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done));
    expect(loads.count).to.equal(0);
    localStorage.setItem('shopbell:https://chat.example:demo', 'x');
    const { chat, element } = await stage({ as: 'closed' });
    await until(() => chat.calls.of('connect').length === 1);
    expect([loads.count, element.isOpen]).to.deep.equal([1, false]);
  });

  it('[GH7] looks for no replies once the page has dropped it', async () => {
    localStorage.setItem('shopbell:https://chat.example:demo', 'x');
    const element = document.createElement('shop-bell');
    element.setAttribute('site', 'demo');
    document.body.append(element);
    element.destroy();
    await new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done));
    expect(loads.count).to.equal(0);
  });
});

describe('<shop-bell>', () => {
  afterEach(clear);

  it('carries out commands in the order they came, loaded or not', async () => {
    const { element, chat } = await stage({ as: 'closed' });
    element.push(['send', 'one'], ['open'], ['send', 'two'], ['close'], ['signOut']);
    await until(() => chat.calls.of('signOut').length === 1);
    expect(chat.calls.all.map(({ method, args }) => [method, args[0]])).to.deep.equal([
      ['send', 'one'],
      ['send', 'two'],
      ['signOut', undefined],
    ]);
    await drawn();
    expect(element.isOpen).to.equal(false);
  });

  it('does not load a panel to close it', async () => {
    loads.count = 0;
    const { element } = await stage({ as: 'closed' });
    await element.close();
    expect(loads.count).to.equal(0);
  });

  it('skips commands it does not know', async () => {
    const warnings = hearWarnings();
    const { element } = await stage({ as: 'closed' });
    const odd = [['later', 1], null, undefined, [], 'open', [null], ['__proto__'], ['isOpen'], ['ready'], [{}]];
    element.push(...(odd as never[]), ['open']);
    await until(() => element.isOpen && warnings.told.length === 5);
    warnings.stop();
  });

  it('passes the verbs of the client on, with what they give and how they fail', async () => {
    const { element, chat } = await stage();
    const sent = element.send('hi');
    const told = element.identify('token');
    await until(() => chat.calls.of('identify').length === 1);
    const stored = { cid: 'c', conversation: 'A', seq: 1, at: 1 };
    chat.calls.last('send').resolve(stored);
    chat.calls.last('identify').reject(new Error('no') as never);
    expect(await sent).to.equal(stored);
    expect(await told.catch((error: Error) => error.message)).to.equal('no');
  });

  it('tells its events and the client’s, until the listener leaves', async () => {
    const { element, chat, set } = await stage({ as: 'loaded' });
    const heard: string[] = [];
    const names: (keyof ShopBellEvents)[] = ['open', 'close', 'connection', 'availability', 'error'];
    const offs = names.map((name) => element.on(name, () => heard.push(name)));
    await element.open();
    await set({ connection: 'waiting', availability: 'away' });
    chat.emit('error', new Error('x') as never);
    await element.close();
    expect(heard).to.deep.equal(['open', 'connection', 'availability', 'error', 'close']);
    for (const off of offs) off();
    await element.open();
    expect(heard.length).to.equal(5);
  });

  it('tells the developer once, and only the developer, that the relay will never have this set-up', async () => {
    const warnings = hearWarnings();
    const { chat } = await stage();
    const sentence = 'This Origin is not allowed for the site.';
    for (const code of ['conversation_unknown', 'rate_limited', 'origin_refused', 'origin_refused'] as const) {
      chat.emit('error', new ChatError(code, sentence));
    }
    (await stage()).chat.emit('error', new ChatError('origin_refused', sentence));
    await until(() => warnings.told.length > 0);
    warnings.stop();
    expect(warnings.told).to.deep.equal([`<shop-bell> origin_refused: ${sentence}`]);
  });

  it('is defined once, whoever defines it again', () => {
    const before = customElements.get('shop-bell');
    defineShopBell(() => Promise.reject(new Error('another')));
    expect(customElements.get('shop-bell')).to.equal(before);
  });

  it('stays when the page moves it, and lets go when the page drops it', async () => {
    const { element, chat, get } = await stage();
    document.documentElement.append(element);
    await drawn();
    expect([chat.destroyed, get('dialog').hasAttribute('open')]).to.deep.equal([false, true]);
    element.remove();
    await drawn();
    expect(chat.destroyed).to.equal(true);
  });

  it('works again where the page puts it back', async () => {
    const { element, chat } = await stage();
    element.remove();
    await until(() => chat.destroyed);
    document.body.append(element);
    expect(element.isOpen).to.equal(false);
    await element.open();
    expect([element.shadowRoot?.querySelectorAll('dialog').length, element.isOpen]).to.deep.equal([1, true]);
  });

  it('leaves nothing behind', async () => {
    const before = document.documentElement.outerHTML;
    const listening = listeners();
    const { element, chat, launcher } = await stage();
    expect(listening.count()).to.be.greaterThan(0);
    window.shopbell = element;
    element.destroy();
    await until(() => chat.destroyed);
    expect(document.documentElement.outerHTML).to.equal(before);
    expect(['shopbell' in window, launcher.ariaExpanded]).to.deep.equal([false, 'false']);
    expect(listening.count()).to.equal(0);
    listening.restore();
    chat.set({ connection: 'waiting' });
  });

  it('neither takes the page’s styles nor gives it any', async () => {
    const page = document.createElement('style');
    const probe = document.createElement('p');
    page.textContent = '* { font-size: 50px !important; color: red; display: inline; padding: 9px; direction: ltr }';
    document.body.append(probe);
    const styles = () =>
      JSON.stringify(
        Object.fromEntries([...getComputedStyle(probe)].map((n) => [n, getComputedStyle(probe).getPropertyValue(n)])),
      );
    const before = styles();
    const { get, launcher } = await stage();
    expect(styles()).to.equal(before);
    document.head.append(page);
    expect(getComputedStyle(get('h2')).fontSize).to.equal('16px');
    expect(launcher.getBoundingClientRect().width).to.equal(56);
    page.remove();
    probe.remove();
  });
});
