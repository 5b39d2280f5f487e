import { LitElement } from 'lit';

/** An element inside the panel: it draws into the one shadow root of `<shop-bell>`, so that one set of styles serves all. */
export class Part extends LitElement {
  protected override createRenderRoot(): this {
    return this;
  }
}

/** Defines an element, unless an earlier load of this file did. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
