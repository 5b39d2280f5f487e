import { NAME, shadowOf, TAG } from './style.ts';

/** A launcher and an empty panel behind it, by hand. */
class Floor extends HTMLElement {
  connectedCallback(): void {
    const root = shadowOf(this);
    const launcher = document.createElement('button');
    launcher.ariaLabel = NAME;
    launcher.ariaExpanded = 'false';
    let panel: HTMLElement | undefined;
    launcher.onclick = () => {
      if (panel) panel.remove();
      panel = panel ? undefined : document.createElement('div');
      panel?.append(document.createElement('textarea'));
      launcher.ariaExpanded = `${panel !== undefined}`;
      if (panel) root.append(panel);
    };
    root.append(launcher);
  }
}

customElements.define(TAG, Floor);
document.documentElement.append(document.createElement(TAG));
