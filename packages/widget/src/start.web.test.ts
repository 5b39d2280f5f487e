import { expect } from '@open-wc/testing';
import type { Command, ShopBell } from './contract.ts';
import { start } from './start.ts';
import { clear, until } from './testing/stage.contract.ts';

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
