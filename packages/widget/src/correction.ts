import type { CardView } from '@shopbell/sdk/cards';
import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { Said } from './model/entries.ts';
import { type CardDesk, type Place, standing } from './parts/card.ts';
import { toLog } from './parts/to-log.ts';
import { CORRECTION } from './styles/correction.ts';
import { sheet } from './styles/sheet.ts';

/** What a shopper writes about an order that is not right, on its card. Loaded with the press that says so. */
export class Correction {
  /** The message whose order it is about; undefined while nothing is written. */
  key: string | undefined;
  #text = '';
  #board: Board;
  #cards: Pick<CardDesk, 't' | 'answer'>;
  #root: ShadowRoot;

  constructor(board: Board, cards: Pick<CardDesk, 't' | 'answer'>, root: ShadowRoot) {
    this.#board = board;
    this.#cards = cards;
    this.#root = root;
    root.adoptedStyleSheets.push(sheet(CORRECTION));
  }

  /** Opens the box, and writing goes on in it. */
  open(key: string): void {
    this.giveBack();
    this.key = key;
    this.#board.look();
    // Drawn by then: that was planned with the look.
    queueMicrotask(() => this.#box?.focus());
  }

  form(place: Place): TemplateResult {
    const { t } = this.#cards;
    const cancel = (event: Event) => {
      toLog(event);
      this.forget();
      this.#board.look();
    };
    const send = (event: Event) => {
      const text = this.#text.trim();
      if (!text) return;
      toLog(event);
      this.forget();
      this.#cards.answer(place, 'correct', text);
    };
    const keys = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      // The panel has an Escape of its own, and so has a modal one.
      event.preventDefault();
      event.stopPropagation();
      cancel(event);
    };
    const write = ({ target }: Event) => {
      this.#text = (target as HTMLTextAreaElement).value;
    };
    return html`<div class="wrong" @keydown=${keys}><textarea dir="auto" aria-label=${t.wrong} placeholder=${t.wrong} .value=${this.#text} @input=${write}></textarea><button type="button" @click=${cancel}>${t.cancel}</button><button class="act" type="button" @click=${send}>${t.send}</button></div>`;
  }

  /** After every change: the order that is written about may be answered elsewhere, replaced or taken back. */
  check(viewOf: (said: Said) => CardView | undefined): void {
    if (!this.key) return;
    const said = this.#board.entries.find(({ key }) => key === this.key);
    const view = said?.kind === 'said' ? viewOf(said) : undefined;
    if (view?.action?.do !== 'check') this.giveBack(view && standing(this.#cards.t, view));
  }

  /**
   * Nothing is written here any more: what was goes into the message box, and whoever was writing with it.
   *
   * @param why told there
   */
  giveBack(why = ''): void {
    const text = this.#text.trim();
    const isWriting = this.#box?.matches(':focus');
    this.forget();
    if (!text) return;
    this.#board.notice = why;
    this.#board.put(text);
    if (isWriting) queueMicrotask(() => this.#root.querySelector<HTMLElement>('shop-bell-composer textarea')?.focus());
  }

  forget(): void {
    this.key = undefined;
    this.#text = '';
  }

  get #box(): HTMLTextAreaElement | null {
    return this.#root.querySelector('.wrong textarea');
  }
}
