import { expect } from '@open-wc/testing';
import { act, createElement, createRef } from 'react';
import { renderToString } from 'react-dom/server';
import { ShopBell, type ShopBellElement, type ShopBellProps } from './index.ts';
import { hearErrors, mounted } from './testing/mounted.ts';

const PROPS = { site: 'demo', endpoint: location.origin, locale: 'en' } satisfies ShopBellProps;
const bells = () => document.querySelectorAll('shop-bell');
const bell = () => document.querySelector('shop-bell') as ShopBellElement;
const raise = (event: string, detail?: unknown) => bell().dispatchEvent(new CustomEvent(event, { detail }));

describe('<ShopBell> under StrictMode', () => {
  it('is one element with the attributes, and hears each event once', async () => {
    const heard: unknown[] = [];
    const tree = await mounted(
      createElement(ShopBell, {
        ...PROPS,
        theme: undefined,
        onOpen: () => heard.push('open'),
        onUnread: (count) => heard.push(count),
      }),
    );
    raise('open');
    raise('unread', 2);
    expect(heard).to.deep.equal(['open', 2]);
    expect([bells().length, bell().getAttributeNames()]).to.deep.equal([1, ['site', 'endpoint', 'locale']]);
    await tree.unmount();
  });

  it('calls the newest listener, and none that was taken away', async () => {
    const heard: string[] = [];
    const with_ = (onOpen?: () => void) => createElement(ShopBell, { ...PROPS, onOpen });
    const tree = await mounted(with_(() => heard.push('first')));
    const element = bell();
    await tree.render(with_(() => heard.push('second')));
    raise('open');
    await tree.render(with_());
    raise('open');
    expect([heard, bell() === element]).to.deep.equal([['second'], true]);
    await tree.unmount();
  });

  it('stays when only its looks change, and is made anew for another site', async () => {
    const heard: string[] = [];
    const ref = createRef<ShopBellElement>();
    const of = (more: Partial<ShopBellProps>) =>
      createElement(ShopBell, { ...PROPS, ...more, ref, onOpen: () => heard.push('open') });
    const tree = await mounted(of({ theme: 'light' }));
    const element = bell();
    await tree.render(of({ theme: 'dark' }));
    expect([bell() === element, element.getAttribute('theme')]).to.deep.equal([true, 'dark']);
    await tree.render(of({ site: 'other' }));
    expect([bell() === element, ref.current === bell(), bells().length]).to.deep.equal([false, true, 1]);
    raise('open');
    expect(heard).to.deep.equal(['open']);
    await tree.unmount();
  });

  it('gives the widget’s verbs by its ref, and leaves no line, listener or node when it goes', async () => {
    const sockets: WebSocket[] = [];
    const { WebSocket: Native } = window;
    window.WebSocket = class extends Native {
      constructor(...args: ConstructorParameters<typeof Native>) {
        super(...args);
        sockets.push(this);
      }
    };
    const ref = createRef<ShopBellElement>();
    const tree = await mounted(createElement(ShopBell, { ...PROPS, ref, onOpen: () => {} }));
    const element = bell();
    let listening = 0;
    const { removeEventListener } = element;
    element.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listening -= 1;
      return removeEventListener.apply(element, args);
    };
    await act(async () => ref.current?.open());
    expect(element.isOpen).to.equal(true);
    await tree.unmount();
    await new Promise((done) => setTimeout(done));
    window.WebSocket = Native;
    const open = sockets.filter(({ readyState }) => readyState <= WebSocket.OPEN);
    expect([bells().length, ref.current, listening, open.length, element.isOpen]).to.deep.equal([
      0,
      null,
      -1,
      0,
      false,
    ]);
    expect(element.shadowRoot?.querySelector('dialog')).to.equal(null);
  });

  it('is hidden where the page says so, by an empty word too', async () => {
    for (const hidden of ['', 'hidden']) {
      const tree = await mounted(createElement(ShopBell, { ...PROPS, hidden }));
      expect([hidden, bell().hasAttribute('hidden')]).to.deep.equal([hidden, true]);
      await tree.unmount();
    }
  });

  it('hydrates what a server has rendered without a word of complaint', async () => {
    const errors = hearErrors();
    const node = createElement(ShopBell, { ...PROPS, brand: '#a04000' });
    const tree = await mounted(node, renderToString(node));
    errors.stop();
    expect(errors.told).to.deep.equal([]);
    expect([bells().length, bell().style.color !== '']).to.deep.equal([1, true]);
    await tree.unmount();
  });
});
