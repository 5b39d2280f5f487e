import type { SendOptions } from '../chat-types.ts';
import type { Wakes } from '../ports.ts';

const SIGNS = ['online', 'offline', 'focus', 'pageshow', 'visibilitychange'];

/** Signs to look at the line at once: the network comes or goes, `focus`, `pageshow`, the page becoming visible. */
export const pageWakes: Wakes = (wake) => {
  if (!globalThis.document) return () => undefined;
  const heard = ({ type }: Event) => {
    if (type !== 'visibilitychange' || !document.hidden) wake();
  };
  for (const sign of SIGNS) addEventListener(sign, heard);
  return () => {
    for (const sign of SIGNS) removeEventListener(sign, heard);
  };
};

/** Where the shopper is, in browsers. In a page with `<form name="title">`, `document.title` is that form. */
export const currentPage = (): SendOptions['page'] =>
  globalThis.document && { url: location.href, title: document.querySelector('title')?.text ?? '' };
