import type { ShopBell } from '../contract.ts';
import { greet } from './greet.ts';

/** The entry of `greet.js`, a module: its tag is found by its address, and holds the rules. */
const tag = [...document.scripts].find(({ src }) => src === import.meta.url);
/** What the page says of itself before there is a widget to say it to. */
const queue = window.shopbell;

void customElements.whenDefined('shop-bell').then(() => {
  // The widget of the script tag, else the page's first.
  const bell = Array.isArray(window.shopbell) ? undefined : window.shopbell;
  const found = bell ?? document.querySelector<ShopBell>('shop-bell');
  if (tag && found) greet(tag.dataset, found, Array.isArray(queue) ? queue : []);
});
