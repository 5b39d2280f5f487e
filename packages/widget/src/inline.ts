import { ChatError } from '@shopbell/sdk';
import { warnOfSetUp } from './set-up.ts';
import { INLINE } from './styles/inline.ts';
import { sheet } from './styles/sheet.ts';

/**
 * Has an element stand inside the page: where its `inline` says, a selector, once there is such a place and again whenever a
 * single-page shop draws it anew; or, without one, where it is. Meanwhile it waits beside the body, unseen.
 *
 * @returns its end
 */
export function settle(element: Element, panel: HTMLElement): () => void {
  const selector = element.getAttribute('inline');
  element.shadowRoot?.adoptedStyleSheets.push(sheet(INLINE));
  panel.hidden = false;
  if (!selector) return () => undefined;
  const place = () => {
    const home = placeOf(selector);
    const parent = home ?? document.documentElement;
    panel.hidden = !home;
    if (element.parentNode !== parent) parent.append(element);
  };
  const watcher = new MutationObserver((changes) => {
    // Taken away by itself, it goes; with the place it stood in, it waits for the next one.
    if (element.isConnected || !changes.some(({ removedNodes }) => [...removedNodes].includes(element))) place();
  });
  place();
  watcher.observe(document, { childList: true, subtree: true });
  return () => watcher.disconnect();
}

/** What is no selector finds nothing: the page's developer reads which in the browser's console. */
function placeOf(selector: string): Element | null {
  try {
    return document.querySelector(selector);
  } catch {
    warnOfSetUp(new ChatError('bad_option', 'inline'));
    return null;
  }
}
