import type { Chat, ChatEvents, Hook, HookOptions, Hooks, QueuePlace, Unsubscribe } from '@shopbell/sdk';
import type { CardActed } from '@shopbell/sdk/cards';
import type { Messages } from './i18n/messages.ts';
import type { Locale } from './locale.ts';

/** Events of `<shop-bell>` and of `on`: those of the SDK's client, and the widget's own. */
export interface ShopBellEvents extends Omit<ChatEvents, 'change' | 'unread' | 'consent' | 'queue'> {
  /** As the SDK's; the DOM has null where that has nothing. */
  queue: QueuePlace | null;
  /** The panel is loaded. */
  ready: undefined;
  /** The panel shows. */
  open: undefined;
  /** It no longer does. */
  close: undefined;
  /** How many messages the shopper has not seen. */
  unread: number;
  /**
   * Somebody pressed something on a card. Of `open`, `pay`, `call` and `copy` the DOM's event can be cancelled: then the page does it
   * in its own way.
   */
  cardAction: CardActed;
}

/** How the panel opens. */
export interface OpenOptions {
  /** True when the shopper asked for it: the message box gets the focus. Default false. */
  focus?: boolean;
}

/** What a tag says as `data-x`, and the element as its attribute `x`. */
export type Options = { readonly [option: string]: string };

/** Verbs of the client that only a screen of one’s own needs: what they take or give is what it shows. Here the panel calls them. */
export type OfAScreen =
  | 'connect'
  | 'retry'
  | 'discard'
  | 'sendStale'
  | 'discardStale'
  | 'resumeUploads'
  | 'links'
  | 'edit'
  | 'recall'
  | 'read';

/** What the element has in its own way. */
export type OfTheElement = 'view' | 'unread' | 'on' | 'once' | 'destroy';

/** On an element `attributes` is the DOM's: there, and so in the queue, the verb is `traits`. */
export type NameOf<K> = K extends 'attributes' ? 'traits' : K;

/** A verb of the client as the element has it: it may have to be loaded first. */
export type Passed<F> = F extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;

/** The verbs of the SDK's client. */
export type ChatVerbs = {
  [K in Exclude<keyof Chat, OfAScreen | OfTheElement | 'hook'> as NameOf<K>]: Passed<Chat[K]>;
};

/** The verbs that the panel carries out; calls made before it is loaded are carried out in their order. */
export interface PanelVerbs extends ChatVerbs {
  /** As the SDK's `hook`, with a promise of its unsubscribe. */
  hook<K extends keyof Hooks>(name: K, run: Hook<K>, options?: HookOptions): Promise<Unsubscribe>;
  /** Listens for one, with a promise of its unsubscribe. Begins in the order of the calls; what there is of `ready` is told at once. */
  once<K extends keyof ShopBellEvents>(event: K, listener: (value: ShopBellEvents[K]) => void): Promise<Unsubscribe>;
  /** Resolves once the panel shows; rejects when it can't be loaded. */
  open(options?: OpenOptions): Promise<void>;
  /** Resolves once the panel is gone; without one, at once. */
  close(): Promise<void>;
  /** Opens a closed panel, closes an open one. */
  toggle(options?: OpenOptions): Promise<void>;
  /** Takes the talk into a window of its own, which goes on when the page is left. Rejects with `popup_blocked`. */
  popOut(): Promise<void>;
  /** Opens with these words in the message box, below what is typed there. */
  draft(text: string, options?: OpenOptions): Promise<void>;
}

/** The verbs of the widget: the same on `window.shopbell`, on the element and as commands of the queue. */
export interface ShopBellVerbs extends PanelVerbs {
  /** Says the options of a tag that could not carry them (some tag managers drop `data-…`). Before anything that needs the panel. */
  init(options: Options): void;
  /** Shows the launcher again. */
  show(): void;
  /** Takes launcher and panel off the page; `open` still shows the panel. */
  hide(): Promise<void>;
  /** Listens; returns its unsubscribe. Loads nothing. */
  on<K extends keyof ShopBellEvents>(event: K, listener: (value: ShopBellEvents[K]) => void): Unsubscribe;
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
  /** Kept once the panel is loaded. */
  readonly ready: Promise<undefined>;
  /** Carries out commands in their order; what is none is skipped, and holds up nothing. */
  push(...commands: Command[]): void;
}

/** What the element gives the panel. */
export interface PanelHost {
  /** `isOpen` and `unread` are the panel's to set. */
  readonly element: HTMLElement & { isOpen: boolean; unread: number; disconnectedCallback(): void };
  /** In the element's shadow root; the panel goes in beside it. */
  readonly launcher: HTMLButtonElement;
  readonly locale: Locale;
}

/** The panel, as the element drives it. */
export interface Panel extends PanelVerbs {
  /** Opens the line without showing anything, where this device has talked: for replies that came while the shopper was away. */
  wake(): Promise<void>;
  /** Somebody listens to an event of this name; or 0, and what was pushed and could not be carried out. */
  hear(event: string | 0, command?: unknown): void;
  destroy(): void;
}

/** The chunk with the panel. */
export interface PanelModule {
  /** Takes what the element gives the panel, and a language. */
  mount(element: PanelHost['element'], launcher: PanelHost['launcher'], locale: Locale, messages: Messages): Panel;
}

/** Fetches the panel and a language, both at once. @param tries one sign for each time it has failed */
export type Load = (locale: Locale, tries: string) => Promise<readonly [PanelModule, { default: Messages }]>;

declare global {
  interface Window {
    /** Before the script is loaded a queue of commands, afterwards the first `<shop-bell>` of the page. */
    shopbell?: Command[] | ShopBell;
  }

  interface HTMLElementTagNameMap {
    'shop-bell': ShopBell;
  }
}
