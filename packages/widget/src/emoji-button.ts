import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { EmojiPicker } from './emoji-picker.ts';
import type { EmojiTexts } from './i18n/rest/messages.ts';
import { icon } from './parts/icons.ts';

const FACE = 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM7.7 8.3v.01M12.3 8.3v.01M7.2 11.7a3.3 3.3 0 0 0 5.6 0';

/** The way to emoji, in the message box; they are loaded with the first press. */
export class EmojiButton {
  #board: Board;
  #t: EmojiTexts;
  #root: ShadowRoot;
  #picker: EmojiPicker | undefined;
  #open = false;

  constructor(board: Board, t: EmojiTexts, root: ShadowRoot) {
    this.#board = board;
    this.#t = t;
    this.#root = root;
  }

  draw(): TemplateResult {
    const { name } = this.#t;
    const press = ({ detail }: MouseEvent) => void this.#show(!this.#open, detail === 0);
    return html`<button class="face-button" type="button" aria-label=${name} title=${name} aria-expanded=${this.#open} @click=${press} @mousedown=${hold}>${icon(FACE)}</button>`;
  }

  /** Above the message box. */
  above(): TemplateResult | undefined {
    return this.#open ? this.#picker?.draw() : undefined;
  }

  /** Forgets the person, and what they wrote last. */
  forget(): void {
    this.#open = false;
    this.#picker?.forget();
  }

  /** @param byKey who came by a key goes on by keys; who pointed goes on writing */
  async #show(open: boolean, byKey: boolean): Promise<void> {
    const board = this.#board;
    try {
      if (open) {
        const [{ EmojiPicker }, { default: names }] = await Promise.all([import('./emoji-picker.ts'), this.#t.names()]);
        this.#picker ??= new EmojiPicker(board, this.#t, names, this.#root);
        this.#picker.open();
        // One of the panel's own, which is before the panel's Escape, and behind those of what lies in it.
        this.#root.querySelector('shop-bell-panel')?.addEventListener('keydown', this.#escape);
      }
      this.#open = open;
    } catch {
      board.notice = this.#t.notLoaded;
    }
    board.look();
    // Drawn by then: that was planned with the look.
    if (this.#open && byKey) queueMicrotask(() => this.#picker?.focus());
  }

  /** From wherever the focus is: who pointed goes on in the message box. */
  #escape = (event: Event): void => {
    if (!this.#open || !(event instanceof KeyboardEvent) || event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#show(false, true);
    this.#root.querySelector<HTMLElement>('shop-bell-composer textarea')?.focus();
  };
}

/** A press leaves the focus, and a phone's keyboard, in the message box. */
const hold = (event: Event): void => event.preventDefault();
