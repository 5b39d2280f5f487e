import type { SendOptions } from '../chat-types.ts';
import type { Wakes } from '../ports.ts';

/** Signs that a person or the network is back: `online`, `focus`, `pageshow`, and the page becoming visible. */
export const pageWakes: Wakes = (wake) => {
  if (typeof document === 'undefined') return () => undefined;
  const controller = new AbortController();
  const { signal } = controller;
  for (const type of ['online', 'focus', 'pageshow']) addEventListener(type, wake, { signal });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake(), { signal });
  return () => controller.abort();
};

/** Where the shopper is, in browsers. */
export const currentPage = (): SendOptions['page'] =>
  typeof document === 'undefined' ? undefined : { url: location.href, title: document.title };
