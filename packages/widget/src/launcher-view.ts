import type { PanelHost } from './contract.ts';
import type { Messages } from './i18n/messages.ts';

/** More than this is not counted out in the badge. */
const BADGE_MAX = 9;

/** What the launcher shows once there is a panel: whether it is open, and how much is unread. */
export class LauncherView {
  #host: PanelHost;
  #t: Messages;
  #badge = document.createElement('span');

  constructor(host: PanelHost, t: Messages) {
    this.#host = host;
    this.#t = t;
    this.#badge.className = 'badge';
    host.launcher.append(this.#badge);
    host.launcher.removeAttribute('title');
  }

  /** Draws from the element's `isOpen` and `unread`. */
  draw(): void {
    const { launcher, element } = this.#host;
    const unread = element.isOpen ? 0 : element.unread;
    launcher.ariaBusy = null;
    launcher.ariaExpanded = `${element.isOpen}`;
    launcher.ariaLabel = unread ? this.#t.titleUnread(unread) : this.#t.title;
    this.#badge.textContent = unread > BADGE_MAX ? `${BADGE_MAX}+` : unread ? `${unread}` : '';
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
