/** How much is unread, as each widget of the page has it. */
const unread = new Map<object, number>();

/** The words of the page's title, as they were and as they were written. */
let named: { readonly text: Text; readonly before: string; readonly now: string } | undefined;

/**
 * Puts the number of unread messages in front of the page's title, `(2) Tea – Loom & Leaf`, and takes it away when there are none: the page's own
 * words are what they were, in the same node. What the page names anew meanwhile is its new title. A page without one has none.
 *
 * @param widget whose number it is; several count once
 */
export function nameTitle(widget: object, count: number): void {
  if (count > 0) unread.set(widget, count);
  else unread.delete(widget);
  const most = Math.max(0, ...unread.values());
  const text = document.head?.querySelector('title')?.firstChild;
  if (!(text instanceof Text)) return;
  const isOurs = named?.text === text && text.data === named.now;
  const before = isOurs && named ? named.before : text.data;
  const now = most > 0 ? `(${most}) ${before}` : before;
  if (text.data !== now) text.data = now;
  named = most > 0 ? { text, before, now } : undefined;
}
