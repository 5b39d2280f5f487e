import type { Chat, ChatEvents } from '@shopbell/sdk';
import type { Messages } from './i18n/messages.ts';
import type { Locale } from './locale.ts';

/** Events of `<shop-bell>` and of `on`: those of the SDK's client, and the widget's own. */
export interface ShopBellEvents
  extends Pick<ChatEvents, 'connection' | 'availability' | 'message' | 'typing' | 'error'> {
  /** The panel is loaded. */
  ready: undefined;
  /** The panel shows. */
  open: undefined;
  /** It no longer does. */
  close: undefined;
  /** How many messages the shopper has not seen. */
  unread: number;
}

/** How the panel opens. */
export interface OpenOptions {
  /** True when the shopper asked for it: the message box gets the focus. Default false. */
  focus?: boolean;
}

/** The verbs of the panel. All but a `close` without a panel load it; calls made meanwhile are carried out in their order. */
export interface PanelVerbs {
  /** Resolves once the panel shows; rejects when it can't be loaded. */
  open(options?: OpenOptions): Promise<void>;
  /** Resolves once the panel is gone; without one, at once. */
  close(): Promise<void>;
  /** Opens a closed panel, closes an open one. */
  toggle(options?: OpenOptions): Promise<void>;
  /** As the SDK's `send`. Does not open the panel. */
  send: Chat['send'];
  /** As the SDK's `identify`. */
  identify: Chat['identify'];
  /** As the SDK's `signOut`. */
  signOut: Chat['signOut'];
}

/** The verbs of the widget: the same on `window.shopbell`, on the element and as commands of the queue. */
export interface ShopBellVerbs extends PanelVerbs {
  /** Listens; returns its unsubscribe. Loads nothing. */
  on<K extends keyof ShopBellEvents>(event: K, listener: (value: ShopBellEvents[K]) => void): () => void;
  /** Leaves nothing: no node, listener, timer, line or global. */
  destroy(): void;
}

/** A verb with its arguments, as `window.shopbell.push` takes it before and after the script is loaded. */
export type Command = {
  [V in keyof ShopBellVerbs]: [V, ...Parameters<ShopBellVerbs[V]>];
}[keyof ShopBellVerbs];

/** The element `<shop-bell>`. A promise of a verb that nobody listens to fails silently: the launcher and `error` tell. */
export interface ShopBell extends HTMLElement, ShopBellVerbs {
  /** Whether the panel shows. */
  readonly isOpen: boolean;
  /** How many messages the shopper has not seen. */
  readonly unread: number;
  /** Carries out commands in their order; unknown ones are skipped. */
  push(...commands: Command[]): void;
}

/** What the element gives the panel. */
export interface PanelHost {
  /** `isOpen` and `unread` are the panel's to set. */
  readonly element: HTMLElement & { isOpen: boolean; unread: number };
  /** In the element's shadow root; the panel goes in beside it. */
  readonly launcher: HTMLButtonElement;
  readonly locale: Locale;
}

/** The panel, as the element drives it. */
export interface Panel extends PanelVerbs {
  /** Opens the line without showing anything: for replies that came while the shopper was away. */
  wake(): Promise<void>;
  destroy(): void;
}

/** The chunk with the panel. */
export interface PanelModule {
  mount(host: PanelHost, messages: Messages): Panel;
}

/** Fetches the panel and a language, both at once. */
export type Load = (locale: Locale) => Promise<readonly [PanelModule, { default: Messages }]>;

declare global {
  interface Window {
    /** Before the script is loaded a queue of commands, afterwards the first `<shop-bell>` of the page. */
    shopbell?: Command[] | ShopBell;
  }

  interface HTMLElementTagNameMap {
    'shop-bell': ShopBell;
  }
}
