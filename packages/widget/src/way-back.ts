/**
 * Has the browser's way back – a phone's button or gesture – close a panel that is the whole screen: by an entry in the page's history, with
 * the same address and the page's own state. Nobody but us hears of a step over it: a router would load again what is there.
 *
 * Only for browsers that have no `CloseWatcher`: in the others the way back closes a modal dialog by itself.
 *
 * @param close closes the panel
 * @returns its end; `step` true takes the entry away by a step back. A page that closes the panel may be about to leave, and would be led astray
 */
export function wayBack(close: () => void): (step: boolean) => void {
  const isOurs = () => history.state?.shopbell === true;
  const end = (step: boolean) => {
    removeEventListener('popstate', popped, true);
    if (!step || !isOurs()) return;
    addEventListener('popstate', swallow, { capture: true, once: true });
    history.back();
  };
  const popped = (event: Event) => {
    // Back from an entry that the page has made meanwhile: the panel is still there.
    if (isOurs()) return;
    swallow(event);
    end(false);
    close();
  };
  try {
    // After a reload, or a way back and forth, it is there already.
    if (!isOurs()) history.pushState({ ...history.state, shopbell: true }, '');
  } catch {
    return () => undefined; // a page that may not write its history
  }
  addEventListener('popstate', popped, true);
  return end;
}

const swallow = (event: Event): void => event.stopImmediatePropagation();
