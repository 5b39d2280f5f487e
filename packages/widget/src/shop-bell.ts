import type { Command, Load, Panel, PanelVerbs, ShopBell, ShopBellEvents } from './contract.ts';
import { drawLauncher } from './launcher.ts';
import { LAUNCHER_TEXT, pickLocale } from './locale.ts';
import { hasActed } from './returning.ts';

export const TAG = 'shop-bell';

const PANEL_VERBS: readonly (keyof PanelVerbs)[] = ['open', 'close', 'toggle', 'send', 'identify', 'signOut'];

const quiet = (): void => {};

/**
 * Defines `<shop-bell>`: the launcher at once, everything else with the first need. Does nothing where it is defined already.
 * Every page view pays for this file: what can wait belongs in the panel.
 */
export function defineShopBell(load: Load): void {
  if (customElements.get(TAG)) return;

  class ShopBellElement extends HTMLElement {
    isOpen = false;
    unread = 0;
    #launcher: HTMLButtonElement | undefined;
    #chunks: ReturnType<Load> | undefined;
    #panel: Promise<Panel> | undefined;

    get #locale() {
      return pickLocale(this.getAttribute('locale'), document.documentElement.lang, navigator.language);
    }

    connectedCallback(): void {
      if (this.#launcher) return; // it was here before
      const launcher = drawLauncher(this, LAUNCHER_TEXT[this.#locale][0]);
      this.#launcher = launcher;
      launcher.onfocus = launcher.onpointerenter = () => this.#fetch().catch(quiet);
      launcher.onclick = () => {
        launcher.ariaBusy = 'true';
        this.#call('toggle', { focus: true });
      };
      // Not at once: the page's first look into its storage waits for another process.
      (window.requestIdleCallback ?? setTimeout)(() => this.isConnected && hasActed(this) && this.#call('wake'));
    }

    disconnectedCallback(): void {
      queueMicrotask(() => {
        if (this.isConnected) return; // moved within the page
        this.#panel = void this.#panel?.then((panel) => panel.destroy(), quiet);
      });
    }

    on<K extends keyof ShopBellEvents>(event: K, listener: (value: ShopBellEvents[K]) => void): () => void {
      const heard = (raised: Event) => listener((raised as CustomEvent<ShopBellEvents[K]>).detail);
      this.addEventListener(event, heard);
      return () => this.removeEventListener(event, heard);
    }

    push(this: ShopBell, ...commands: Command[]): void {
      for (const [verb, ...args] of commands) (this[verb] as (...given: unknown[]) => unknown)?.(...args);
    }

    destroy(): void {
      this.remove();
      if (window.shopbell === (this as unknown)) delete window.shopbell;
    }

    #fetch(): ReturnType<Load> {
      this.#chunks ??= load(this.#locale).catch((error) => {
        this.#chunks = this.#panel = undefined;
        if (this.#launcher) {
          // The title becomes the name: a reader is told of a button whose name changes under the focus.
          this.#launcher.title = LAUNCHER_TEXT[this.#locale][1];
          this.#launcher.ariaLabel = this.#launcher.ariaBusy = null;
        }
        throw error;
      });
      return this.#chunks;
    }

    /** Loads the panel and has it carry out a verb, in the order of the calls. */
    #call(verb: keyof Panel, ...args: unknown[]): Promise<unknown> {
      this.#panel ??= this.#fetch().then(([{ mount }, { default: messages }]) =>
        mount({ element: this, launcher: this.#launcher as HTMLButtonElement, locale: this.#locale }, messages),
      );
      const done = this.#panel.then((panel) => (panel[verb] as (...given: unknown[]) => unknown)(...args));
      done.catch(quiet);
      return done;
    }

    static {
      for (const verb of PANEL_VERBS) {
        // The arguments only pass through; `ShopBell` says what they are.
        Object.assign(ShopBellElement.prototype, {
          [verb](this: ShopBellElement, ...args: unknown[]) {
            return verb === 'close' && !this.#panel ? Promise.resolve() : this.#call(verb, ...args);
          },
        });
      }
    }
  }

  customElements.define(TAG, ShopBellElement);
}
