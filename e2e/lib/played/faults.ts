/**
 * What isn't to be read on the page as it is drawn now. Runs in the page, so it stands alone: words that are cut off, buttons that lie
 * over each other, and a page wider than its window. What ends in an ellipsis, or after a number of lines, is meant to.
 *
 * @param host looks into the open shadow root of this element, not at the page around it
 */
export function unreadable(host: string | undefined): string[] {
  const root = (host ? document.querySelector(host)?.shadowRoot : undefined) ?? document.body;
  const cuts = ['hidden', 'clip'];
  const named = (element: Element): string => {
    const own = [element.id && `#${element.id}`, ...[...element.classList].map((name) => `.${name}`)].join('');
    const words = (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 30);
    return `${element.tagName.toLowerCase()}${own} “${element.getAttribute('aria-label') ?? words}”`;
  };
  const dialog = [...root.querySelectorAll('dialog:modal')].at(-1);
  const shown = [...(dialog ?? root).querySelectorAll('*')].filter(
    (element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest('svg'),
  );
  const isUnseen = (style: CSSStyleDeclaration) => style.clipPath !== 'none' || style.contentVisibility === 'hidden';

  /** Whether there are words in it for the eye. */
  const isSaying = (element: Element): boolean => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      if (texts.currentNode.nodeValue?.trim() && !texts.currentNode.parentElement?.closest('.sr-only, .sr'))
        return true;
    }
    return false;
  };
  const cut = shown.flatMap((element) => {
    const style = getComputedStyle(element);
    if (isUnseen(style) || !isSaying(element)) return [];
    const isMeant = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
    const tooWide = cuts.includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const tooHigh = cuts.includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    return !isMeant && (tooWide || tooHigh) ? [`cut ${tooWide ? 'across' : 'down'}: ${named(element)}`] : [];
  });

  /** What floats lies over what doesn't, and is meant to. */
  const layerOf = (element: Element): Element | null => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { position, zIndex } = getComputedStyle(at);
      if (zIndex !== 'auto' || ['fixed', 'sticky', 'absolute'].includes(position) || at.matches('[popover]')) return at;
    }
    return null;
  };
  /** What of it isn't scrolled out of sight. */
  const seenOf = (element: Element) => {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (getComputedStyle(at).overflow === 'visible') continue;
      const box = at.getBoundingClientRect();
      [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
      [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
    }
    return { left, top, right, bottom };
  };
  const buttons = shown
    .filter((element) => element.matches('button, a[href], summary, select, input, textarea'))
    .filter((element) => !isUnseen(getComputedStyle(element)) && !element.closest('.sr-only, .sr'))
    .map((element) => ({ element, layer: layerOf(element), box: seenOf(element) }));
  const over = buttons.flatMap((one, n) =>
    buttons.slice(n + 1).flatMap((other) => {
      if (one.layer !== other.layer || one.element.contains(other.element)) return [];
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      return width > 2 && height > 2 ? [`over each other: ${named(one.element)}, ${named(other.element)}`] : [];
    }),
  );
  const wide = document.documentElement.scrollWidth - innerWidth;
  // The pages of the console scroll inside of it: what hangs out of the window's height is there for nobody.
  const tall = document.querySelector('.office-body') ? document.documentElement.scrollHeight - innerHeight : 0;
  const told = (px: number, how: string): string[] => (px > 1 ? [`${px} px ${how} than the window`] : []);
  return [...cut, ...over, ...told(wide, 'wider'), ...told(tall, 'higher')];
}
