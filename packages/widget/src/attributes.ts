/**
 * What a tag of `<shop-bell>` says; by script tag each is a `data-…`. Read when the element comes into the page. The manifest,
 * React's props and Vue's typings are made of this: an attribute that is not here does not exist.
 */
export interface ShopBellAttributes {
  /** The site's slug; needed. */
  site: string;
  /** The relay's origin, e.g. `https://chat.example.com`. By script tag: where the script came from unless said; needed elsewhere. */
  endpoint?: string | undefined;
  /**
   * The language, as a tag: `zh-CN`, `zh-TW`, `en`, `ja`, `ko`, `ar`, `de`, `es`, `fr`, `pt-BR`; or `auto`: the page's `lang`, else the browser's.
   * @defaultValue `auto`
   */
  locale?: string | undefined;
  /** The shop's name, or what the panel's top should say. Unless said “Chat with us”, in the language. */
  heading?: string | undefined;
  /** In place of “How can we help?” over an empty talk. Shown as it is, in every language. */
  greeting?: string | undefined;
  /** Quick questions, separated by `|`, six at most: buttons over an empty talk, each of which sends its words. */
  questions?: string | undefined;
  /**
   * The address of the shop's picture or logo, square, at the panel's top while no agent has the talk. Over https, or of the page's own
   * origin; its first letter stands there otherwise.
   */
  photo?: string | undefined;
  /** Any CSS colour; everything else is computed from it. A dark green unless said. */
  brand?: string | undefined;
  /**
   * The corner: `end` or `start`; right-to-left pages are mirrored.
   * @defaultValue `end`
   */
  position?: 'start' | 'end' | undefined;
  /**
   * A short tone for an answer that nobody sees come: once, in one of the shopper's tabs. They can turn it off and on.
   * @defaultValue `off`
   */
  sounds?: 'on' | 'off' | undefined;
  /**
   * `auto` follows `prefers-color-scheme`.
   * @defaultValue `auto`
   */
  theme?: 'auto' | 'light' | 'dark' | undefined;
  /** The launcher is not shown until `show` is called; `open` shows the panel all the same. Any value, also an empty one. */
  hidden?: string | undefined;
  /** The panel stands inside the page: in the place that this selector finds, or, where it is empty, where the element stands. */
  inline?: string | undefined;
  /**
   * What the device keeps.
   * @defaultValue `persistent`
   */
  storage?: 'persistent' | 'session' | 'none' | undefined;
}

/** The custom properties through which a page's styles reach the widget. */
export interface ShopBellStyles {
  /** The brand's colour; the attribute `brand` sets it. */
  '--shop-bell-brand'?: string;
  /**
   * How far the launcher is from its side of the window.
   * @defaultValue `20px`
   */
  '--shop-bell-x'?: string;
  /**
   * How far the launcher is from the bottom of the window.
   * @defaultValue `20px`
   */
  '--shop-bell-y'?: string;
}

/** What a page's styles reach as `shop-bell::part(name)`. The launcher has none: the custom properties are its way. */
export interface ShopBellParts {
  /** A greeting by rule, beside the launcher. */
  greeting: HTMLElement;
  /** How much is unread, on the launcher. */
  badge: HTMLElement;
  /** The dialog with the talk. */
  panel: HTMLElement;
  /** Its top. */
  head: HTMLElement;
  /** The shop's picture, or the first letter in its place. */
  photo: HTMLElement;
  /** What scrolls: greeting and talk. */
  thread: HTMLElement;
  /** A quick question. */
  question: HTMLElement;
  /** A message. */
  bubble: HTMLElement;
  /** A message of the shopper's own; a `bubble` too. */
  mine: HTMLElement;
  /** What surrounds the message box. */
  composer: HTMLElement;
  /** The button that sends. */
  send: HTMLElement;
}
