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
  element.style.setProperty('--shop-bell-brand', element.getAttribute('brand'));
  return launcher;
}
