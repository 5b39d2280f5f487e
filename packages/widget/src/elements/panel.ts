import { html, type TemplateResult } from 'lit/html.js';
import { Bridge, type BridgeOptions } from '../bridge.ts';
import type { PanelHost } from '../contract.ts';
import { LauncherView } from '../launcher-view.ts';
import { connection } from '../parts/connection.ts';
import { head } from '../parts/head.ts';
import type { ComposerElement } from './composer.ts';
import { define, Part } from './part.ts';
import type { ThreadElement } from './thread.ts';
import './composer.ts';
import './thread.ts';
import { Viewport } from './viewport.ts';

/** The window of the talk: a dialog beside the page on a large screen, a modal one and the whole screen on a small one. */
export class PanelElement extends Part {
  #host: PanelHost;
  #launcher: LauncherView;
  #viewport = new Viewport(this, () => this.#turn());

  /** True where it stands inside the page: nothing opens or closes it but the shop. */
  #inline: boolean;
  /** What tells of a talk is on its way, or there. */
  #telling: Promise<void> | undefined;
  /** Takes the browser's way back away from the panel. */
  #unguard: ((step: boolean) => void) | undefined;
  /** Resolves once it stands there: before that it is hidden, and being moved takes the focus away. */
  placed: Promise<unknown> | undefined;

  constructor(host: PanelHost, options: BridgeOptions) {
    super();
    this.#host = host;
    this.#inline = host.element.hasAttribute('inline');
    this.bridge = new Bridge(options);
    this.#launcher = new LauncherView(host, this.bridge);
  }

  /** @param focus true when the shopper asked for it: the message box gets the focus */
  async show(open: boolean, focus = false): Promise<void> {
    const { bridge } = this;
    const { element } = this.#host;
    element.isOpen = open;
    this.#launcher.draw();
    await this.update();
    // Another call may have come meanwhile: the last word counts.
    if (element.isOpen !== bridge.shown) {
      bridge.show(element.isOpen);
      if (bridge.shown) this.#enter();
      else this.#leave();
      bridge.emit(bridge.shown ? 'open' : 'close', undefined);
    }
    if (!focus) return;
    await this.placed;
    if (bridge.shown) this.querySelector<ComposerElement>('shop-bell-composer')?.focus();
  }

  /** Takes every listener off and leaves the launcher as it was before there was a panel. */
  discard(): void {
    this.bridge.stop();
    this.#free(false);
    this.#viewport.stop();
    this.getRootNode().removeEventListener('keydown', this.#escape);
    this.remove();
    this.#launcher.discard();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.getRootNode().addEventListener('keydown', this.#escape);
  }

  protected override template(): TemplateResult {
    const { bridge } = this;
    this.#launcher.draw();
    return html`
      <dialog class="panel" part="panel" aria-label=${bridge.heading} tabindex="-1" @cancel=${this.#cancel}>
        <div class="stack" lang=${this.#host.locale} dir=${bridge.t.dir}>
          ${head(bridge, this.#inline ? undefined : this.#dismiss)} ${connection(bridge)}
          ${
            bridge.elsewhere
              ? bridge.elsewhere.note()
              : html`
                <shop-bell-thread .bridge=${bridge}></shop-bell-thread>
                <shop-bell-composer .bridge=${bridge} .sent=${this.#toEnd}></shop-bell-composer>
              `
          }
        </div>
      </dialog>
    `;
  }

  protected override drawn(): void {
    const { bridge } = this;
    if (bridge.wantsMore) bridge.fetching ??= this.#fetch().catch(() => {});
    if (bridge.view.thread) this.#telling ??= this.#tell().catch(() => {});
  }

  get #dialog(): HTMLDialogElement {
    return this.querySelector('dialog') as HTMLDialogElement;
  }

  #enter(): void {
    this.#viewport.start();
    this.#raise();
    this.#toEnd();
    // After the first drawing; where nothing is drawn, at once. What fails here is told by the connection line.
    const soon = document.hidden ? setTimeout : requestAnimationFrame;
    soon(() => setTimeout(() => this.bridge.chat.connect().catch(() => {})));
  }

  #leave(): void {
    const dialog = this.#dialog;
    // What lies around a modal dialog does not count as holding its focus.
    const held = dialog.matches(':focus-within');
    this.#viewport.stop();
    this.#free(false);
    dialog.close();
    if (held) this.#host.launcher.focus();
  }

  #raise(): void {
    const dialog = this.#dialog;
    // `show()` would take the focus away from the page; the attribute does not.
    if (this.#inline || !this.#viewport.small) return dialog.setAttribute('open', '');
    dialog.showModal();
    // Not to the first button, where `showModal` puts it: nobody asked for that one.
    dialog.focus();
    if (!('CloseWatcher' in window)) this.#guard().catch(() => {});
  }

  /** Has the browser's way back close what is the whole screen. */
  async #guard(): Promise<void> {
    const { wayBack } = await import('../way-back.ts');
    if (this.bridge.shown) this.#unguard ??= wayBack(() => void this.show(false));
  }

  /** The way back is the page's again. @param step takes our entry away */
  #free(step: boolean): void {
    this.#unguard?.(step);
    this.#unguard = undefined;
  }

  /** Tells from here on of messages that nobody sees come. */
  async #tell(): Promise<void> {
    const { createNotices } = await import('../notices.ts');
    const { bridge } = this;
    if (this.isConnected) bridge.notices = createNotices(bridge, this.#host.element, () => void this.show(true, true));
  }

  /** The screen became small or large while the panel is open. */
  #turn(): void {
    const held = this.querySelector<HTMLElement>(':focus');
    this.#dialog.close();
    this.#free(true);
    this.#raise();
    held?.focus();
  }

  /** Where it can't be loaded, nothing can be changed or asked until the line has gone and come. */
  async #fetch(): Promise<void> {
    const { bridge } = this;
    const [{ createMore }, { default: rest }] = await Promise.all([import('../more.ts'), bridge.t.rest()]);
    if (!this.isConnected || bridge.more) return;
    bridge.more = createMore(bridge, rest, this.getRootNode() as ShadowRoot);
    bridge.look();
  }

  #toEnd = (): void => this.querySelector<ThreadElement>('shop-bell-thread')?.toEnd();

  #dismiss = (): void => {
    this.#free(true);
    void this.show(false);
  };

  #escape = (event: Event): void => {
    if (
      !(event instanceof KeyboardEvent) ||
      event.key !== 'Escape' ||
      event.isComposing ||
      !this.bridge.shown ||
      this.#inline
    )
      return;
    event.preventDefault();
    event.stopPropagation();
    this.#dismiss();
  };

  /** A phone's way back, too. */
  #cancel(event: Event): void {
    event.preventDefault();
    this.#dismiss();
  }
}

define('shop-bell-panel', PanelElement);
