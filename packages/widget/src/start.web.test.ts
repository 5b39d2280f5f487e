import { expect } from '@open-wc/testing';
import type { Command, ShopBell } from './contract.ts';
import { start } from './start.ts';
import { clear, until } from './testing/stage.contract.ts';
import { hearWarnings } from './testing/warnings.ts';

/** A script tag that is not run: the test runs what is in it. */
const tag = (options: Record<string, string> = { site: 'demo' }): HTMLScriptElement => {
  const script = document.createElement('script');
  script.src = 'https://chat.example/shopbell.js';
  Object.assign(script.dataset, options);
  return script;
};

/** As a page does, before the script and after it. */
const ask = (...command: Command) => {
  window.shopbell ??= [];
  window.shopbell.push(command);
};

const widgets = () => [...document.querySelectorAll<ShopBell>('shop-bell')];

describe('the script', () => {
  afterEach(() => {
    for (const widget of widgets()) widget.destroy();
    delete window.shopbell;
    return clear();
  });

  it('puts a widget with the options of its tag into the page, and itself at the one global', () => {
    start(
      tag({
        site: 'demo',
        locale: 'zh-CN',
        brand: '#f00',
        position: 'start',
        theme: 'dark',
        heading: 'Tea',
        storage: 'none',
      }),
    );
    const [widget, ...more] = widgets();
    expect(more.length).to.equal(0);
    expect(widget?.getAttributeNames().filter((name) => name !== 'style')).to.deep.equal([
      'site',
      'locale',
      'brand',
      'position',
      'theme',
      'heading',
      'storage',
    ]);
    expect(window.shopbell).to.equal(widget);
    expect(widget?.shadowRoot?.querySelector('button')?.ariaLabel).to.equal('在线客服');
  });

  it('tells the developer what stands at the tag, is listened to or is pushed, and means nothing', async () => {
    const warnings = hearWarnings();
    ask('on', 'mesage' as 'message', () => undefined);
    ask('colse' as 'close');
    start(tag({ site: 'demo', postion: 'start', theme: 'Dark', cfasync: 'false', locale: 'en' }));
    ask('open');
    await until(() => widgets()[0]?.isOpen === true);
    ask('opne' as 'open');
    await until(() => warnings.told.length >= 5);
    warnings.stop();
    expect(warnings.told).to.have.members([
      '<shop-bell> There is no event "mesage". Is it "message"?',
      '<shop-bell> There is no option "postion". Is it "position"?',
      '<shop-bell> The option theme="Dark" is not known. It is one of: auto, light, dark.',
      '<shop-bell> There is no command "colse". Is it "close"?',
      '<shop-bell> There is no command "opne". Is it "open"?',
    ]);
  });

  it('tells the developer of a site that is none, and makes no client of it', async () => {
    const warnings = hearWarnings();
    const own = window.reportError;
    window.reportError = () => {};
    start(tag({ site: 'Demo-2' }));
    const failure: unknown = await widgets()[0]
      ?.open()
      .catch((error: unknown) => error);
    window.reportError = own;
    expect(failure).to.have.property('code', 'bad_option');
    await until(() => warnings.told.length > 0);
    warnings.stop();
    expect(warnings.told[0]).to.contain('bad_option: The option "site" ');
    expect(widgets()[0]?.shadowRoot?.querySelector('button')?.title).to.equal('Chat is not available on this page.');
  });

  it('does nothing the second time', () => {
    start(tag());
    const first = window.shopbell;
    start(tag({ site: 'other' }));
    expect([widgets().length, window.shopbell]).to.deep.equal([1, first]);
  });

  it('carries out what was asked before it came, and what is asked the same way afterwards', async () => {
    const heard: string[] = [];
    ask('on', 'open', () => heard.push('early'));
    ask('open');
    start(tag());
    ask('on', 'open', () => heard.push('late'));
    await until(() => heard.length === 2);
    expect(heard).to.deep.equal(['early', 'late']);
  });

  it('is not misled by an element of the page that has its name', () => {
    const named = document.createElement('div');
    named.id = 'shopbell';
    document.body.append(named);
    start(tag());
    expect(window.shopbell).to.equal(widgets()[0]);
    named.remove();
  });

  it('can come back after it was destroyed', () => {
    start(tag());
    widgets()[0]?.destroy();
    expect('shopbell' in window).to.equal(false);
    start(tag());
    expect(widgets().length).to.equal(1);
  });

  it('keeps nothing, as long as nobody opens it', () => {
    start(tag());
    expect([localStorage.length, sessionStorage.length, document.cookie]).to.deep.equal([0, 0, '']);
  });
});
