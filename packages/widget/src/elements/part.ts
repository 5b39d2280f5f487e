import { render, type TemplateResult } from 'lit/html.js';
import type { Bridge } from '../bridge.ts';

/**
 * An element of the panel: a Lit template drawn into the one shadow root of `<shop-bell>`, anew whenever the bridge tells of a
 * change, at most once a microtask. All of LitElement that the panel would use, in a tenth of its size.
 */
export abstract class Part extends HTMLElement {
  declare bridge: Bridge;
  #planned: Promise<void> | undefined;
  #leave: (() => void) | undefined;

  connectedCallback(): void {
    this.#leave = this.bridge.watch(() => this.update());
    this.update();
  }

  disconnectedCallback(): void {
    this.#leave?.();
  }

  /** Plans a drawing; resolves once it is done. */
  update(): Promise<void> {
    this.#planned ??= Promise.resolve().then(() => {
      this.#planned = undefined;
      if (!this.isConnected) return;
      render(this.template(), this, { host: this });
      this.drawn();
    });
    return this.#planned;
  }

  /** What it looks like now. */
  protected abstract template(): TemplateResult;

  /** Called after every drawing. */
  protected drawn(): void {}
}

/** Defines an element, unless an earlier load of this file did. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
