import { expect } from '@open-wc/testing';
import { pickLocale } from '../locale.ts';
import { contrast } from '../testing/seen.ts';
import { clear, drawn, loads, type Stage, stage, until } from '../testing/stage.contract.ts';
import { greet } from './greet.ts';

const KEY = 'greeted:demo';
const SOON = { say: 'Can we help?', after: 0 };
/** Longer than a timer of nothing. */
const SHORT_MS = 100;

describe('a greeting by rule', () => {
  const { href } = location;
  const later = () => new Promise((done) => setTimeout(done, SHORT_MS));
  const said = (on: Stage) => on.all('.greet').map((one) => one.querySelector('button')?.textContent ?? '');
  const greeted = async (on: Stage) => {
    await until(() => Boolean(said(on)[0]));
    await drawn();
    return said(on);
  };
  const closed = (attributes = {}) => stage({ as: 'closed', attributes });
  const by = (on: Stage, rules: object[], more: DOMStringMap = {}, before: readonly (readonly unknown[])[] = []) =>
    greet({ rules: JSON.stringify(rules), ...more }, on.element, before);

  afterEach(async () => {
    await clear();
    history.replaceState(null, '', href);
  });

  it('[GR2] says its words beside the launcher, as text, and neither takes the focus nor loads the panel', async () => {
    const before = loads.count;
    const on = await closed();
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    by(on, [{ ...SOON, say: '<img src=x onerror=alert(1)>' }]);
    expect(on.all('.greet')).to.deep.equal([]);
    expect(await greeted(on)).to.deep.equal(['<img src=x onerror=alert(1)>']);
    expect([document.activeElement, loads.count, on.all('.greet img').length]).to.deep.equal([field, before, 0]);
    expect(on.get('.greet').getAttribute('role')).to.equal('status');
    await expect(on.get('.greet')).to.be.accessible();
    field.remove();
  });

  it('[GR2] is put away by a button that is called what the page’s language calls it', async () => {
    const names: (string | null | undefined)[] = [];
    for (const locale of ['zh-TW', 'zh-Hans-CN', 'pt-PT', 'xx']) {
      const on = await closed({ locale });
      by(on, [SOON]);
      await greeted(on);
      names.push(on.get('.no').ariaLabel);
      await clear();
    }
    const { default: own } = await import('../i18n/languages.ts').then(({ LANGUAGES }) =>
      LANGUAGES[pickLocale([document.documentElement.lang, navigator.language, 'en'])[0]](),
    );
    expect(names).to.deep.equal(['關閉', '关闭', 'Fechar', (await own.rest()).default.files.close]);
  });

  it('[GR2] opens the panel with a press, and is gone', async () => {
    const on = await closed();
    by(on, [SOON]);
    await greeted(on);
    on.get('.greet button').click();
    await until(() => on.element.isOpen && on.element.shadowRoot?.activeElement?.localName === 'textarea');
    expect(on.all('.greet')).to.deep.equal([]);
  });

  for (const [how, act] of [
    ['its cross', (on: Stage) => on.get('.no').click()],
    [
      'Escape',
      (on: Stage) => on.get('.no').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
    ],
  ] as const) {
    it(`[GR2] goes with ${how}, and gives the focus to the launcher`, async () => {
      const on = await closed({ locale: 'zh-CN' });
      by(on, [SOON]);
      await greeted(on);
      expect(on.get('.no').ariaLabel).to.equal('关闭');
      on.get('.no').focus();
      act(on);
      expect([on.all('.greet').length, on.element.shadowRoot?.activeElement]).to.deep.equal([0, on.launcher]);
      expect(on.element.shadowRoot?.adoptedStyleSheets.length).to.equal(1);
    });
  }

  it('[GR2] goes when the panel is opened otherwise', async () => {
    const on = await closed();
    by(on, [SOON]);
    await greeted(on);
    await on.element.open();
    expect(on.all('.greet')).to.deep.equal([]);
  });

  it('[GR3] is said once a session, and keeps that alone, under no name by which the panel would be loaded', async () => {
    const on = await closed();
    by(on, [SOON]);
    await greeted(on);
    expect([{ ...localStorage }, { ...sessionStorage }]).to.deep.equal([{}, { [KEY]: '1' }]);
    expect(/shopbell/.test(KEY)).to.equal(false);
    const next = document.createElement('shop-bell') as Stage['element'];
    next.setAttribute('site', 'demo');
    document.body.append(next);
    greet({ rules: JSON.stringify([SOON]) }, next);
    await later();
    expect(next.shadowRoot?.querySelector('.greet')).to.equal(null);
  });

  it('[GR3] keeps nothing where the device is to keep nothing, and nothing before anybody is greeted', async () => {
    const on = await closed({ storage: 'none' });
    by(on, [SOON]);
    await greeted(on);
    const other = await closed();
    by(other, [{ ...SOON, after: 60 }]);
    await later();
    expect([{ ...localStorage }, { ...sessionStorage }]).to.deep.equal([{}, {}]);
  });

  it('[GR3] keeps nothing without consent, be it withheld before the script was there or after', async () => {
    const on = await closed();
    by(on, [SOON], {}, [['consent', 'none']]);
    await greeted(on);
    await clear();
    const other = await closed();
    by(other, [SOON]);
    void other.element.consent('none');
    await greeted(other);
    expect({ ...sessionStorage }).to.deep.equal({});
  });

  it('[GR4] waits for the page, the cart and the time that a rule names, on the page that is there now', async () => {
    const on = await closed();
    by(on, [{ ...SOON, path: '/cart', cart: 50 }]);
    await later();
    void on.element.context({ cart: { lines: [], total: '¥50.00' } });
    await later();
    expect(said(on)).to.deep.equal([]);
    history.pushState(null, '', '/cart');
    if (!('navigation' in window)) dispatchEvent(new PopStateEvent('popstate'));
    expect(await greeted(on)).to.deep.equal(['Can we help?']);
  });

  it('[GR4] knows the cart from the tag, and from what the page has said before the script was there', async () => {
    const on = await closed();
    by(on, [{ ...SOON, cart: 50 }], { cart: '50' });
    await greeted(on);
    await clear();
    const other = await closed();
    by(other, [{ ...SOON, cart: 50 }], {}, [['context', { cart: { total: '60' } }]]);
    await greeted(other);
  });

  it('[GR4] tells who has talked here by what the device keeps of the talk, and by nothing else', async () => {
    const on = await closed();
    by(on, [{ ...SOON, returning: true }]);
    await later();
    expect(said(on)).to.deep.equal([]);
    await clear();
    localStorage.setItem('shopbell:https://chat.example:demo', '{}');
    const back = await closed();
    by(back, [{ ...SOON, returning: true }]);
    await greeted(back);
    await clear();
    localStorage.setItem('shopbell:https://chat.example:another', '{}');
    const elsewhere = await closed();
    by(elsewhere, [{ ...SOON, returning: true }]);
    await later();
    expect(said(elsewhere)).to.deep.equal([]);
  });

  it('[GR4] waits while the page is out of sight', async () => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    const on = await closed();
    by(on, [SOON]);
    await later();
    expect(said(on)).to.deep.equal([]);
    Reflect.deleteProperty(document, 'visibilityState');
    document.dispatchEvent(new Event('visibilitychange'));
    await greeted(on);
  });

  for (const [where, attributes] of [
    ['inside the page', { inline: '' }],
    ['with a hidden launcher', { hidden: '' }],
  ] as const) {
    it(`[GR5] is not said ${where}`, async () => {
      const on = await closed(attributes);
      by(on, [SOON]);
      await later();
      expect(said(on)).to.deep.equal([]);
    });
  }

  it('[GR5] is not said once the chat was opened, and leaves the widget as it was', async () => {
    const on = await closed();
    const { context } = on.element;
    by(on, [{ ...SOON, after: 0.2 }]);
    expect(on.element.context === context).to.equal(false);
    await on.element.open();
    await on.element.close();
    await new Promise((done) => setTimeout(done, 300));
    expect([said(on), on.element.context === context]).to.deep.equal([[], true]);
  });

  it('[GR5] ends with the widget', async () => {
    const on = await closed();
    by(on, [{ ...SOON, after: 0.1 }]);
    on.element.destroy();
    document.body.append(on.element);
    await new Promise((done) => setTimeout(done, 300));
    expect([said(on), Object.hasOwn(on.element, 'destroy')]).to.deep.equal([[], false]);
  });

  it('[GR5] leaves nothing behind for a widget that was taken out of the page', async () => {
    const on = await closed();
    const { context } = on.element;
    by(on, [{ ...SOON, path: '/nowhere' }]);
    on.element.remove();
    dispatchEvent(new PopStateEvent('popstate'));
    expect([on.element.context === context, Object.hasOwn(on.element, 'destroy')]).to.deep.equal([true, false]);
  });

  for (const theme of ['light', 'dark']) {
    it(`[GR2] can be read, ${theme}`, async () => {
      const on = await closed({ theme });
      by(on, [SOON]);
      await greeted(on);
      await drawn();
      const { color, backgroundColor } = getComputedStyle(on.get('.greet'));
      expect(contrast(color, backgroundColor)).to.be.at.least(7);
    });
  }
});
