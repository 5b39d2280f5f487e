import { html, LitElement, unsafeCSS } from 'lit';
import { NAME, STYLE, TAG } from './style.ts';

/** The same as `hand.ts`, with Lit. */
class Floor extends LitElement {
  static override styles = unsafeCSS(STYLE);
  #isOpen = false;

  #toggle(): void {
    this.#isOpen = !this.#isOpen;
    this.requestUpdate();
  }

  override render() {
    return html`<button aria-label=${NAME} aria-expanded=${this.#isOpen} @click=${this.#toggle}></button>
      ${this.#isOpen ? html`<div><textarea></textarea></div>` : ''}`;
  }
}

customElements.define(TAG, Floor);
document.documentElement.append(document.createElement(TAG));
