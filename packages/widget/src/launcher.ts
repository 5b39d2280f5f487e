import { LAUNCHER } from './styles/launcher.ts';
import { sheet } from './styles/sheet.ts';

/** Draws the launcher of an element: node by node, because a page with Trusted Types takes no markup. */
export function drawLauncher(element: HTMLElement, name: string): HTMLButtonElement {
  const shadow = element.attachShadow({ mode: 'open' });
  const launcher = document.createElement('button');
  launcher.className = 'launcher';
  launcher.ariaLabel = name;
  launcher.ariaExpanded = 'false';
  shadow.adoptedStyleSheets = [sheet(LAUNCHER)];
  shadow.append(launcher);
  // Through a property that takes colours only: nothing, and what is none, leave the default.
  const { style } = element;
  style.color = element.getAttribute('brand') as string;
  style.setProperty('--shop-bell-brand', style.color);
  return launcher;
}
