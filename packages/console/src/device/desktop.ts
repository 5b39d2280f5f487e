/** `none` – this browser shows none; `ask` – nobody has said yes or no so far. */
export type Permission = 'none' | 'ask' | 'granted' | 'denied';

/** What stands on the desktop. One with the same `tag` takes the place of the one before, in whichever tab. */
export interface Card {
  readonly tag: string;
  readonly title: string;
  readonly body: string;
}

export interface Desktop {
  permission(): Permission;
  /** Has the browser ask. To be called by a press only. */
  ask(): Promise<void>;
  /** Shows a card; `pressed` is called with the page before somebody's eyes. Returns the way to close it. */
  show(card: Card, pressed: () => void): () => void;
}

export function browserDesktop(window: Window & typeof globalThis): Desktop {
  const can = typeof window.Notification === 'function' && window.isSecureContext;
  return {
    permission() {
      if (!can) return 'none';
      const { permission } = window.Notification;
      return permission === 'default' ? 'ask' : permission;
    },
    async ask() {
      if (can) await window.Notification.requestPermission();
    },
    show({ tag, title, body }, pressed) {
      try {
        const card = new window.Notification(title, { tag: `shopbell.${tag}`, body, silent: true });
        card.onclick = () => {
          window.focus();
          card.close();
          pressed();
        };
        return () => card.close();
      } catch {
        // Some phones have the name and refuse to make one: what it would say stands in the page.
        return () => {};
      }
    },
  };
}
