import { createElement, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ShopBell, type ShopBellProps, useChat } from './index.ts';

const PROPS: ShopBellProps = { site: 'demo', endpoint: 'https://chat.example', theme: 'dark' };

function Talk() {
  const { chat, view } = useChat({ endpoint: 'https://chat.example', site: 'demo' });
  return `${typeof chat} ${typeof view}`;
}

it('renders the bare tag where there is no window, and listens to nothing', () => {
  expect('window' in globalThis).toBe(false);
  const listening = { ...PROPS, heading: undefined, onOpen: () => expect.unreachable() };
  const markup = renderToString(createElement(StrictMode, null, createElement(ShopBell, listening)));
  expect(markup).toBe('<shop-bell site="demo" endpoint="https://chat.example" theme="dark"></shop-bell>');
});

it('has no client and no view where there is no window', () => {
  expect(renderToString(createElement(Talk))).toBe('undefined undefined');
});
