import type { Command, Load, Options, Panel, ShopBell, ShopBellEvents } from './contract.ts';
import { pickLocale } from './locale.ts';
import { LAUNCHER } from './styles/launcher.ts';
import { HELD, VERBS } from './verbs.ts';

export const TAG = 'shop-bell';

/** Takes whatever it is given, and nothing comes of it; the browser has it already. */
const quiet = Object;

/**
 * Defines `<shop-bell>`: the launcher at once, everything else with the first need. Does nothing where it is defined already.
 * Every page view pays for this file, byte by byte: what can wait belongs in the panel, and what is used once stands where it is used.
 */
export function defineShopBell(load: Load): void {
  customElements.get(TAG) ||
    customElements.define(
      TAG,
      class extends HTMLElement {
        #launcher = document.createElement('button');
        /** Who waits for a panel without asking for one. */
        #held: ((panel: Panel) => void)[] = [];
        #panel: Promise<Panel> | undefined;
        #tries = '';
        unread = 0;
        isOpen = false;
        declare toggle: (...args: unknown[]) => unknown;
        /** Waits for a panel and asks nothing of it. */
        ready = this.#call(1, 'hear') as Promise<undefined>;

        constructor() {
          super();
          const launcher = this.#launcher;
          const sheet = new CSSStyleSheet();
          // Node by node, because a page with Trusted Types takes no markup.
          const shadow = this.attachShadow({ mode: 'open' });
          sheet.replaceSync(LAUNCHER);
          launcher.onclick = () => {
            launcher.ariaBusy = true as never;
            this.toggle({ focus: true });
          };
          launcher.className = 'launcher';
          launcher.onfocus = launcher.onpointerenter = () => this.#call(0, 'hear');
          shadow.append(launcher);
          shadow.adoptedStyleSheets = [sheet];
          launcher.ariaExpanded = false as never; // the DOM makes words of them
          // The arguments only pass through; `ShopBell` says what they are.
          VERBS.split(' ').map(
            (verb, place) => (this[verb as 'toggle'] = this.#call.bind(this, place < HELD, verb as 'toggle')),
          );
        }

        connectedCallback(): void {
          if (this.#panel) return; // moved within the page
          const style = this.style;
          this.#launcher.ariaLabel = this.#words()[1];
          // Through a property that takes colours only: nothing, and what is none, leave the default.
          style.color = this.getAttribute('brand') as string;
          style.setProperty('--shop-bell-brand', style.color);
          if (this.hasAttribute('inline')) this.#call(0, 'open');
          // Not at once: the page's first look into its storage waits for another process.
          (window.requestIdleCallback ?? setTimeout)(() => {
            try {
              // Something of a talk is kept here: whether of this one, the panel knows.
              if (this.isConnected && /shopbell/.test([localStorage, sessionStorage].map(Object.keys) as never)) {
                this.#call(0, 'wake');
              }
            } catch {
              // A page may be refused its storage: then nobody did.
            }
          });
        }

        async disconnectedCallback(): Promise<void> {
          await 0;
          if (this.isConnected) return; // moved within the page
          this.#panel = void this.#panel?.then((panel) => panel.destroy(), quiet);
        }

        #words() {
          return pickLocale([this.getAttribute('locale'), document.documentElement.lang, navigator.language, 'en']);
        }

        push(...commands: Command[]): void {
          // biome-ignore lint/suspicious/useIterableCallbackReturn: another word for it is 4 bytes of every page view
          commands.map((command) => {
            try {
              ((this as unknown as ShopBell)[command[0]] as (...given: unknown[]) => unknown)(...command.slice(1));
            } catch {
              // What is no command holds up none; the panel tells of it.
              this.#call(1, 'hear', 0, command);
            }
          });
        }

        init(options: Options): void {
          for (const name of Object.keys(options)) this.setAttribute(name, options[name] as string);
          if (this.isConnected) this.connectedCallback();
        }

        async close(): Promise<void> {
          return this.#panel && (this.#call(0, 'close') as Promise<void>);
        }

        hide(): Promise<void> {
          this.hidden = true;
          return this.close();
        }

        on<K extends keyof ShopBellEvents>(event: K, listener: (value: ShopBellEvents[K]) => void): () => void {
          const heard = (raised: Event) => listener((raised as CustomEvent<ShopBellEvents[K]>).detail);
          this.addEventListener(event, heard);
          this.#call(1, 'hear', event);
          return () => this.removeEventListener(event, heard);
        }

        destroy(): void {
          this.remove();
          if (window.shopbell === (this as unknown)) delete window.shopbell;
        }

        show(): void {
          this.hidden = false;
        }

        /** Has the panel carry out a verb, in the order of the calls. @param waits true: for a panel, without loading it */
        #call(waits: unknown, verb: keyof Panel, ...args: unknown[]): Promise<unknown> {
          const launcher = this.#launcher;
          const [locale, , failed] = this.#words();
          const there =
            waits && !this.#panel
              ? new Promise<Panel>((done) => this.#held.push(done))
              : // biome-ignore lint/suspicious/noAssignInExpressions: a statement of its own is 6 bytes of every page view
                (this.#panel ??= load(locale, this.#tries).then(
                  ([{ mount }, { default: messages }]) => {
                    const panel = mount(this, launcher, locale, messages);
                    this.#held.splice(0).map((done) => done(panel));
                    return panel;
                  },
                  (error) => {
                    this.#panel = undefined;
                    this.#tries += '?';
                    // The title becomes the name: a reader is told of a button whose name changes under the focus.
                    launcher.title = failed;
                    launcher.ariaLabel = launcher.ariaBusy = null;
                    throw error;
                  },
                ));
          const done = there.then((panel) => (panel[verb] as (...given: unknown[]) => unknown)(...args));
          done.catch(quiet);
          return done;
        }
      },
    );
}
