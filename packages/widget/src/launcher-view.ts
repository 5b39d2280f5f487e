import type { Bridge } from './bridge.ts';
import type { PanelHost } from './contract.ts';

/** More than this is not counted out in the badge. */
const BADGE_MAX = 9;

/** What the launcher shows once there is a panel: whether it is open, and how much is unread. */
export class LauncherView {
  #host: PanelHost;
  #bridge: Bridge;
  #badge = document.createElement('span');

  constructor(host: PanelHost, bridge: Bridge) {
    this.#host = host;
    this.#bridge = bridge;
    this.#badge.className = 'badge';
    this.#badge.setAttribute('part', 'badge');
    host.launcher.append(this.#badge);
    host.launcher.removeAttribute('title');
  }

  /** Draws from the element's `isOpen` and `unread`. */
  draw(): void {
    const { launcher, element } = this.#host;
    const { t, figures, draft, words } = this.#bridge;
    const unread = element.isOpen ? 0 : element.unread;
    // What is half typed waits there, on the shop's next page, too.
    const waits = !element.isOpen && !!(draft || words.read());
    launcher.ariaBusy = null;
    launcher.ariaExpanded = `${element.isOpen}`;
    launcher.ariaLabel = unread ? figures.count(t.titleUnread, unread) : waits ? t.titleDraft : t.title;
    this.#badge.textContent = unread
      ? figures.format(Math.min(unread, BADGE_MAX)) + (unread > BADGE_MAX ? '+' : '')
      : waits
        ? '…'
        : '';
  }

  /** Leaves the launcher closed and without a badge. */
  discard(): void {
    const { element } = this.#host;
    element.isOpen = false;
    element.unread = 0;
    this.draw();
    this.#badge.remove();
  }
}
