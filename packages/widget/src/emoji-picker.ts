import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { EmojiTexts } from './i18n/rest/messages.ts';
import { EMOJI as PICKER } from './styles/emoji.ts';
import { sheet } from './styles/sheet.ts';
import { EMOJI } from './text/emoji-set.ts';

/** Those written last, at most: a line of them. */
const RECENT_MAX = 8;

/** Emoji to write into the message box. What was written last is known to this page alone. */
export class EmojiPicker {
  #board: Board;
  #t: EmojiTexts;
  #root: ShadowRoot;
  #names: ReadonlyMap<string, string>;
  #recent: readonly string[] = [];
  #shown: readonly string[] = [];
  /** The one that Tab leads to. */
  #at = 0;
  #written = '';

  /** @param names of all emoji, in their order, with a bar between two */
  constructor(board: Board, t: EmojiTexts, names: string, root: ShadowRoot) {
    this.#board = board;
    this.#t = t;
    this.#root = root;
    const all = names.split('|');
    this.#names = new Map(EMOJI.flat().map((emoji, nth) => [emoji, all[nth] ?? emoji]));
    root.adoptedStyleSheets.push(sheet(PICKER));
  }

  /** Above the message box. */
  draw(): TemplateResult {
    let nth = 0;
    const one = (emoji: string) => {
      const name = this.#names.get(emoji) ?? emoji;
      const place = nth++;
      const press = () => this.#write(emoji, name);
      return html`<button type="button" aria-label=${name} title=${name} tabindex=${place === this.#at ? 0 : -1} @click=${press}>${emoji}</button>`;
    };
    const group = (emoji: readonly string[], at: number) =>
      html`<div role="group" aria-label=${this.#t.groups[at] ?? ''}>${emoji.map(one)}</div>`;
    return html`
      <div class="emoji" role="group" aria-label=${this.#t.name} @keydown=${this.#keys} @focusin=${this.#focused} @mousedown=${hold}>
        ${[this.#shown, ...EMOJI].map((emoji, at) => (emoji.length > 0 ? group(emoji, at) : ''))}
        <p class="sr" role="status">${this.#written}</p>
      </div>
    `;
  }

  focus(): void {
    this.#all[this.#at]?.focus();
  }

  /** Begins anew. What was written last stands on top from here on: nothing moves under a finger. */
  open(): void {
    this.#shown = this.#recent;
    this.#at = 0;
    this.#written = '';
  }

  forget(): void {
    this.#recent = [];
  }

  get #all(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('.emoji button')];
  }

  #focused = ({ target }: Event): void => {
    const at = this.#all.indexOf(target as HTMLElement);
    if (at < 0 || at === this.#at) return;
    this.#at = at;
    this.#board.look();
  };

  #write(emoji: string, name: string): void {
    const box = this.#root.querySelector<HTMLTextAreaElement>('shop-bell-composer textarea');
    // What an input method composes is not touched.
    if (!box || this.#board.composing) return;
    box.setRangeText(emoji, box.selectionStart, box.selectionEnd, 'end');
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    this.#recent = [emoji, ...this.#recent.filter((other) => other !== emoji)].slice(0, RECENT_MAX);
    this.#written = name;
    this.#board.look();
  }

  #keys = (event: KeyboardEvent): void => {
    const to = this.#to(event.key);
    if (!to) return;
    event.preventDefault();
    to.focus();
  };

  /** Where a key leads from the one that has the focus: by the place on the screen, since groups end within a line. */
  #to(key: string): HTMLElement | undefined {
    const all = this.#all;
    const here = all[this.#at];
    if (!here) return undefined;
    const isRtl = getComputedStyle(here).direction === 'rtl';
    const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[key];
    if (step) return all[this.#at + step];
    if (key === 'Home') return all[0];
    if (key === 'End') return all.at(-1);
    if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
    const { offsetTop: top, offsetLeft: left } = here;
    const lines = all.filter((one) => (key === 'ArrowUp' ? one.offsetTop < top : one.offsetTop > top));
    const line = (key === 'ArrowUp' ? lines.at(-1) : lines[0])?.offsetTop;
    const near = (one: HTMLElement) => Math.abs(one.offsetLeft - left);
    return lines.filter((one) => one.offsetTop === line).sort((a, b) => near(a) - near(b))[0];
  }
}

/** A press leaves the focus, and the cursor, in the message box. */
const hold = (event: Event): void => event.preventDefault();
