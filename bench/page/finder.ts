/** Finds things of the subject in its page, wherever they are. */
export interface Finder {
  /** By selectors, each looked for in the shadow root, or in the frame's document, of what the one before found. */
  find(path: readonly string[]): HTMLElement | undefined;
  /** True when it is within the window and can be seen. */
  isShown(element: Element): boolean;
  /** Where its middle is, in the window of the page. */
  middle(element: Element): readonly [x: number, y: number];
}

declare global {
  interface Window {
    benchFinder: Finder;
  }
}

/** Runs in the page, before anything of it. */
export function installFinder(): void {
  const inside = (found: Element): Document | ShadowRoot | Element =>
    (found instanceof HTMLIFrameElement ? found.contentDocument : found.shadowRoot) ?? found;
  const frameOf = (element: Element): Element | undefined =>
    element.ownerDocument.defaultView?.frameElement ?? undefined;
  const isShown = (element: Element): boolean => {
    const { width, height, bottom, right } = element.getBoundingClientRect();
    if (width === 0 || height === 0 || bottom <= 0 || right <= 0) return false;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const frame = frameOf(element);
    return !frame || isShown(frame);
  };
  window.benchFinder = {
    find(path) {
      let scope: Document | ShadowRoot | Element = document;
      let found: HTMLElement | null = null;
      for (const selector of path) {
        found = scope.querySelector<HTMLElement>(selector);
        if (!found) return undefined;
        scope = inside(found);
      }
      return found ?? undefined;
    },
    isShown,
    middle(element) {
      let [x, y] = [0, 0];
      const { width, height } = element.getBoundingClientRect();
      for (let each: Element | undefined = element; each; each = frameOf(each)) {
        const { left, top: above } = each.getBoundingClientRect();
        [x, y] = [x + left, y + above];
      }
      return [x + width / 2, y + height / 2];
    },
  };
}
