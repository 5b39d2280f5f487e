import type { ShopBell } from '../contract.ts';
import { showGreeting } from './bubble.ts';
import { amountOf, firstOf, rulesOf, secondsOf, type Visit } from './rules.ts';

/** The page's navigation as newer browsers have it. */
const { navigation }: { navigation?: EventTarget } = globalThis as object;

/**
 * Greets who is on this page, by the rules of its tag: once a session, or once a page where the device is to keep nothing. Nothing of it is
 * there once somebody was greeted or has opened the chat.
 *
 * @param tag `data-rules`, and `data-cart` where the cart is known when the page is made
 * @param bell the page's widget
 * @param said what the page has pushed so far
 */
export function greet(
  { rules: given = '', cart: worth }: DOMStringMap,
  bell: ShopBell,
  said: readonly (readonly unknown[])[] = [],
): void {
  const rules = rulesOf(given);
  const site = bell.getAttribute('site');
  const name = `greeted:${site}`;
  if (!rules[0] || bell.isOpen || bell.hasAttribute('inline') || wasGreeted(name)) return;
  let keeps = bell.getAttribute('storage') !== 'none';
  let cart = amountOf(worth);
  let path = location.pathname;
  let since = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const visit = (): Visit => ({ path, cart, returning: hasTalked(`:${site}`) });
  const look = () => {
    clearTimeout(timer);
    // Taken out of the page without a word: nothing of this stays, either.
    if (!bell.isConnected) return stop();
    if (location.pathname !== path) {
      path = location.pathname;
      since = performance.now();
    }
    const rule = firstOf(rules, visit());
    if (!rule || document.visibilityState !== 'visible') return;
    const left = since + secondsOf(rule) * 1000 - performance.now();
    timer = setTimeout(() => {
      if (firstOf(rules, visit()) !== rule || bell.hidden) return;
      stop();
      if (!bell.isConnected) return;
      if (keeps) keep(name);
      showGreeting(bell, rule.say);
    }, left);
  };
  const { context, consent, destroy } = bell;
  const hear = (shown: unknown) => {
    const basket = (shown as { cart?: { total?: unknown } } | undefined)?.cart;
    if (basket) cart = amountOf(basket.total);
    look();
  };
  const stop = () => {
    clearTimeout(timer);
    navigation?.removeEventListener('currententrychange', look);
    removeEventListener('popstate', look);
    document.removeEventListener('visibilitychange', look);
    bell.removeEventListener('open', stop);
    Object.assign(bell, { context, consent });
    Reflect.deleteProperty(bell, 'destroy');
  };
  // Ours, not the page's: the verbs of the element.
  bell.context = (shown) => {
    hear(shown);
    return context(shown);
  };
  bell.consent = (kind) => {
    keeps = kind !== 'none';
    return consent(kind);
  };
  bell.destroy = () => {
    stop();
    destroy.call(bell);
  };
  navigation?.addEventListener('currententrychange', look);
  addEventListener('popstate', look);
  document.addEventListener('visibilitychange', look);
  bell.addEventListener('open', stop);
  for (const [verb, given] of said) {
    if (verb === 'context') hear(given);
    if (verb === 'consent') keeps = given !== 'none';
  }
  look();
}

/** Not called as the widget's own keys are: by those the script knows who has a talk here, and loads the panel. */
function keep(name: string): void {
  try {
    sessionStorage.setItem(name, '1');
  } catch {}
}

function wasGreeted(name: string): boolean {
  try {
    return sessionStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

/** The device remembers a person of this site: somebody has talked here before. Nothing else is kept to know it. */
function hasTalked(ofSite: string): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith('shopbell:') && key.endsWith(ofSite));
  } catch {
    return false;
  }
}
