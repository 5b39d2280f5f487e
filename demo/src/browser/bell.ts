import type { Command, ShopBell } from '@shopbell/widget';

declare global {
  interface Window {
    /** A queue until the widget's script is loaded, the widget afterwards. */
    shopbell?: Command[] | ShopBell;
  }
}

/** Tells the widget, now or once it is there. */
export const tell = (command: Command): void => {
  window.shopbell ||= [];
  window.shopbell.push(command);
};

/** The widget itself, once its script has run; undefined when it doesn't come within `withinMs`. */
export const bell = (withinMs: number): Promise<ShopBell | undefined> =>
  new Promise((resolve) => {
    const found = () => (window.shopbell && !Array.isArray(window.shopbell) ? window.shopbell : undefined);
    const script = document.querySelector('script[data-site]');
    // A page is complete when its scripts have run or failed.
    if (found() || !script || document.readyState === 'complete') return resolve(found());
    script.addEventListener('load', () => resolve(found()), { once: true });
    script.addEventListener('error', () => resolve(undefined), { once: true });
    setTimeout(() => resolve(found()), withinMs);
  });
