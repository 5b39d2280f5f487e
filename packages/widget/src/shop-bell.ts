import type { Command, Load, Options, Panel, ShopBell, ShopBellEvents } from './contract.ts';
import { LAUNCHER_TEXT, pickLocale } from './locale.ts';
import { LAUNCHER } from './styles/launcher.ts';
import { HELD, VERBS } from './verbs.ts';

export const TAG = 'shop-bell';

const quiet = (): void => {};

/**
 * Defines `<shop-bell>`: the launcher at once, everything else with the first need. Does nothing where it is defined already.
 * Every page view pays for this file, byte by byte: what can wait belongs in the panel, and what is used once stands where it is used.
 */
export function defineShopBell(load: Load): void {
  customElements.get(TAG) ||
    customElements.define(
      TAG,
      class extends HTMLElement {
        isOpen = false;
        unread = 0;
        #launcher = document.createElement('button');
        #panel: Promise<Panel> | undefined;
        /** Who waits for a panel without asking for one. */
        #held: ((panel: Panel) => void)[] = [];
        #tries = '';
        /** Waits for a panel and asks nothing of it. */
        ready = this.#call(true, 'hear') as Promise<undefined>;

        constructor() {
          super();
          const launcher = this.#launcher;
          const shell = this as unknown as ShopBell & { [verb: string]: unknown };
          const sheet = new CSSStyleSheet();
          // Node by node, because a page with Trusted Types takes no markup.
          const shadow = this.attachShadow({ mode: 'open' });
          sheet.replaceSync(LAUNCHER);
          shadow.adoptedStyleSheets = [sheet];
          shadow.append(launcher);
          launcher.className = 'launcher';
          launcher.ariaExpanded = false as never; // the DOM makes words of them
          launcher.onfocus = launcher.onpointerenter = () => this.#load();
          launcher.onclick = () => {
            launcher.ariaBusy = true as never;
            shell.toggle({ focus: true });
          };
          // The arguments only pass through; `ShopBell` says what they are.
          VERBS.split(' ').forEach((verb, place) => {
            shell[verb] = (...args: unknown[]) => this.#call(place < HELD, verb as keyof Panel, ...args);
          });
        }

        get #locale() {
          return pickLocale(this.getAttribute('locale'), document.documentElement.lang, navigator.language);
        }

        connectedCallback(): void {
          if (this.#panel) return; // moved within the page
          const { style } = this;
          this.#launcher.ariaLabel = LAUNCHER_TEXT[this.#locale][0];
          // Through a property that takes colours only: nothing, and what is none, leave the default.
          style.color = this.getAttribute('brand') as string;
          style.setProperty('--shop-bell-brand', style.color);
          if (this.hasAttribute('inline')) this.#call(false, 'open');
          // Not at once: the page's first look into its storage waits for another process.
          (window.requestIdleCallback ?? setTimeout)(() => {
            try {
              // Something of a talk is kept here: whether of this one, the panel knows.
              if (
                this.isConnected &&
                /shopbell/.test([Object.keys(localStorage), Object.keys(sessionStorage)] as never)
              ) {
                this.#call(false, 'wake');
              }
            } catch {
              // A page may be refused its storage: then nobody did.
            }
          });
        }

        disconnectedCallback(): void {
          queueMicrotask(() => {
            if (this.isConnected) return; // moved within the page
            this.#panel = void this.#panel?.then((panel) => panel.destroy(), quiet);
          });
        }

        destroy(): void {
          this.remove();
          if (window.shopbell === (this as unknown)) delete window.shopbell;
        }

        push(this: ShopBell, ...commands: Command[]): void {
          commands.forEach((command) => {
            try {
              (this[command[0]] as (...given: unknown[]) => unknown)(...command.slice(1));
            } catch {} // what is no command holds up none
          });
        }

        async close(): Promise<void> {
          return this.#panel && (this.#call(false, 'close') as Promise<void>);
        }

        on<K extends keyof ShopBellEvents>(event: K, listener: (value: ShopBellEvents[K]) => void): () => void {
          const heard = (raised: Event) => listener((raised as CustomEvent<ShopBellEvents[K]>).detail);
          this.addEventListener(event, heard);
          this.#call(true, 'hear', event);
          return () => this.removeEventListener(event, heard);
        }

        hide(): Promise<void> {
          this.hidden = true;
          return this.close();
        }

        init(options: Options): void {
          for (const name of Object.keys(options)) this.setAttribute(name, options[name] as string);
          if (this.isConnected) this.connectedCallback();
        }

        show(): void {
          this.hidden = false;
        }

        #load(): Promise<Panel> {
          const launcher = this.#launcher;
          const locale = this.#locale;
          this.#panel ??= load(locale, this.#tries).then(
            ([{ mount }, { default: messages }]) => {
              const panel = mount(this, launcher, locale, messages);
              this.#held.splice(0).forEach((done) => {
                done(panel);
              });
              return panel;
            },
            (error) => {
              this.#panel = undefined;
              this.#tries += '?';
              // The title becomes the name: a reader is told of a button whose name changes under the focus.
              launcher.title = LAUNCHER_TEXT[locale][1];
              launcher.ariaLabel = launcher.ariaBusy = null;
              throw error;
            },
          );
          this.#panel.catch(quiet);
          return this.#panel;
        }

        /** Has the panel carry out a verb, in the order of the calls. @param waits true: for a panel, without loading it */
        #call(waits: boolean, verb: keyof Panel, ...args: unknown[]): Promise<unknown> {
          const there = waits && !this.#panel ? new Promise<Panel>((done) => this.#held.push(done)) : this.#load();
          const done = there.then((panel) => (panel[verb] as (...given: unknown[]) => unknown)(...args));
          done.catch(quiet);
          return done;
        }
      },
    );
}
