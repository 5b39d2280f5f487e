import { html, nothing, type TemplateResult } from 'lit/html.js';
import { icon } from './icons.ts';

const DOTS = 'M5 10h.01M10 10h.01M15 10h.01';

/** An entry of a menu: its drawing, what it says, what it does; without a deed it only holds its place. */
export type MenuItem = readonly [path: `M${string}`, text: string, act?: (event: Event) => void];

/**
 * A button with three dots and, once it is open, its menu. Whoever opens it sees to the focus.
 *
 * @param place `tools` of a message, `options` of the whole talk
 * @param toggle opens it, or closes one that is open
 */
export function menu(
  place: 'tools' | 'options',
  name: string,
  open: boolean,
  toggle: () => void,
  items: readonly MenuItem[],
): TemplateResult {
  const keys = (event: KeyboardEvent) => {
    const box = event.currentTarget as HTMLElement;
    const { key } = event;
    if (!open || !/^(Escape|Arrow(Up|Down))$/.test(key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'Escape') {
      toggle();
      return box.querySelector('button')?.focus();
    }
    const all = [...box.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const at = all.findIndex((item) => item.matches(':focus'));
    all.at(key === 'ArrowUp' ? at - 1 : (at + 1) % all.length)?.focus();
  };
  const left = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (open && !(currentTarget as HTMLElement).contains(relatedTarget as Node | null)) toggle();
  };
  return html`
    <div class=${place} @keydown=${keys} @focusout=${left} @mousedown=${hold}>
      <button type="button" aria-label=${name} aria-haspopup="menu" aria-expanded=${open} @click=${toggle}>${icon(DOTS)}</button>
      ${
        open
          ? html`<div class="menu" role="menu" aria-label=${name}>
              ${items.map(
                ([path, text, act]) =>
                  html`<button type="button" role="menuitem" tabindex="-1" aria-disabled=${!act} @click=${act}>${icon(path)}${text}</button>`,
              )}
            </div>`
          : nothing
      }
    </div>
  `;
}

/** Not every browser gives a pressed button the focus; the press must not take it away from the menu either. */
const hold = (event: Event): void => event.preventDefault();
