import { Fragment, h, render } from 'preact';
import { useState } from 'preact/hooks';
import { NAME, shadowOf, TAG } from './style.ts';

const View = () => {
  const [isOpen, setOpen] = useState(false);
  const launcher = { 'aria-label': NAME, 'aria-expanded': isOpen, onClick: () => setOpen(!isOpen) };
  return h(Fragment, null, h('button', launcher), isOpen && h('div', null, h('textarea', null)));
};

/** The same as `hand.ts`, with Preact. */
class Floor extends HTMLElement {
  connectedCallback(): void {
    render(h(View, null), shadowOf(this));
  }
}

customElements.define(TAG, Floor);
document.documentElement.append(document.createElement(TAG));
