import type { ShopBell } from './contract.ts';
import { defineShopBell, TAG } from './shop-bell.ts';

/**
 * Puts a widget into the page as its script tag says: every `data-x` becomes the element's attribute `x`. Takes over the queue
 * of commands at `window.shopbell`. Started twice, the second does nothing.
 */
export function start({ src, dataset }: HTMLScriptElement): void {
  const queue = window.shopbell as Partial<ShopBell> | undefined;
  if (queue?.localName === TAG) return;
  let tries = '';
  defineShopBell((locale) => {
    const chunk = (name: string) => import(/* @vite-ignore */ new URL(`./${name}.js${tries}`, src) as never);
    return Promise.all([chunk('panel'), chunk(locale)]).catch((error) => {
      // A module that failed stays failed under its address in some browsers, so the next try has another.
      tries += '?';
      throw error;
    });
  });
  const element = document.createElement(TAG) as ShopBell;
  for (const option of Object.keys(dataset)) element.setAttribute(option, dataset[option] as string);
  window.shopbell = element;
  // Beside the body, not in it: it may not be there yet, and pages that swap theirs keep the widget.
  document.documentElement.append(element);
  if (Array.isArray(queue)) element.push(...queue);
}
