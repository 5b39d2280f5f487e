import type { Options, ShopBell } from './contract.ts';
import { defineShopBell, TAG } from './shop-bell.ts';

/**
 * Puts a widget into the page as its script tag says: every `data-x` becomes the element's attribute `x`. Takes over the queue
 * of commands at `window.shopbell`. Started twice, the second does nothing.
 */
export function start(script: HTMLScriptElement): void {
  const queue = window.shopbell as Partial<ShopBell> | undefined;
  if (queue?.localName !== TAG) {
    defineShopBell(
      (locale, tries) =>
        Promise.all(
          ['panel', locale].map(
            (name) => import(/* @vite-ignore */ new URL(`${name}.js${tries}`, script.src) as never),
          ),
        ) as never,
    );
    const element = document.createElement(TAG) as ShopBell;
    element.init(script.dataset as Options);
    window.shopbell = element;
    // Beside the body, not in it: it may not be there yet, and pages that swap theirs keep the widget.
    document.documentElement.append(element);
    if (Array.isArray(queue)) element.push(...queue);
  }
}
