/** How much is unread, as each widget of the page has it. */
const unread = new Map<object, number>();

/** Our number at the front of a title: a space that does not break tells it from a page's own. The SDK leaves it out of what agents are told. */
const OURS = /^\(\d+\)\xa0/;

/**
 * Puts the number of unread messages in front of the page's title, `(2) Tea – Loom & Leaf`, and takes it away when there are none: the page's own
 * words are what they were, in the same node. What the page names anew or writes behind it meanwhile is its title. A page without one has none.
 *
 * @param widget whose number it is; several count once
 */
export function nameTitle(widget: object, count: number): void {
  if (count > 0) unread.set(widget, count);
  else unread.delete(widget);
  const most = Math.max(0, ...unread.values());
  const text = document.head?.querySelector('title')?.firstChild;
  if (!(text instanceof Text)) return;
  const own = text.data.replace(OURS, '');
  const now = most > 0 ? `(${most})\xa0${own}` : own;
  if (text.data !== now) text.data = now;
}
