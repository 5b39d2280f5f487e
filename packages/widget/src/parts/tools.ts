import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Amend } from '../amend.ts';
import type { MoreMessages } from '../i18n/rest/messages.ts';
import type { Own } from '../model/amend.ts';
import { icon } from './icons.ts';
import { toLog } from './to-log.ts';

export const PENCIL = 'M4 16l.6-3.2 8.3-8.3 2.6 2.6-8.3 8.3ZM11.2 6.2l2.6 2.6';
const UNDO = 'M7.5 4.5L4 8l3.5 3.5M4 8h7.5a4 4 0 0 1 0 8H8';
const DOTS = 'M5 10h.01M10 10h.01M15 10h.01';

/** What can be done with one's own message while its time is not over: a button beside the bubble, and its menu. */
export function tools(t: MoreMessages, amend: Amend, own: Own): TemplateResult {
  const open = amend.menu === own.key;
  const close = () => open && amend.show(undefined);
  const keys = (event: KeyboardEvent) => {
    const box = event.currentTarget as HTMLElement;
    const { key } = event;
    if (!open || !/^(Escape|Arrow(Up|Down))$/.test(key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'Escape') {
      close();
      box.querySelector('button')?.focus();
    } else box.querySelector<HTMLElement>('[role=menuitem]:not(:focus)')?.focus();
  };
  const left = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!(currentTarget as HTMLElement).contains(relatedTarget as Node | null)) close();
  };
  const recall = (event: Event) => {
    // The message goes, and with it the place of the focus.
    toLog(event);
    amend.recall(own);
  };
  return html`
    <div class="tools" @keydown=${keys} @focusout=${left} @mousedown=${hold}>
      <button
        type="button"
        aria-label=${t.more}
        aria-haspopup="menu"
        aria-expanded=${open}
        @click=${() => amend.show(own.key)}>${icon(DOTS)}</button>
      ${
        open
          ? html`<div class="menu" role="menu" aria-label=${t.more}>
              <button type="button" role="menuitem" tabindex="-1" @click=${() => amend.edit(own)}>${icon(PENCIL)}${t.edit}</button>
              <button type="button" role="menuitem" tabindex="-1" @click=${recall}>${icon(UNDO)}${t.recall}</button>
            </div>`
          : nothing
      }
    </div>
  `;
}

/** Not every browser gives a pressed button the focus; the press must not take it away from the menu either. */
const hold = (event: Event): void => event.preventDefault();
