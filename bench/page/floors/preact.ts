import { Fragment, h, render } from 'preact';
import { useState } from 'preact/hooks';
import { NAME, STYLE, TAG } from './style.ts';

const View = () => {
  const [isOpen, setOpen] = useState(false);
  const launcher = { 'aria-label': NAME, 'aria-expanded': isOpen, onClick: () => setOpen(!isOpen) };
  return h(Fragment, null, h('button', launcher), isOpen && h('div', null, h('textarea', null)));
};

/** The same as `hand.ts`, with Preact. */
class Floor extends HTMLElement {
  connectedCallback(): void {
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    render(h(View, null), root);
  }
}

customElements.define(TAG, Floor);
document.documentElement.append(document.createElement(TAG));
