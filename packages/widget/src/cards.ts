import type { Thread } from '@shopbell/sdk';
import { answersIn, type CardActed, type CardAnswers, cardView, readCard } from '@shopbell/sdk/cards';
import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { CardTexts } from './i18n/rest/messages.ts';
import type { Said } from './model/entries.ts';
import { type CardDesk, card as drawn, type Place } from './parts/card.ts';
import { icon } from './parts/icons.ts';
import { CARDS } from './styles/cards.ts';
import { sheet } from './styles/sheet.ts';

/** Longest wait of a browser's timer, in ms. */
const WAIT_MAX_MS = 2 ** 31 - 1;

/** Cards in the thread: how they stand, and what is done with them. Loaded when the first one is shown. */
export class Cards implements CardDesk {
  readonly t: CardDesk['t'];
  correcting: CardDesk['correcting'];
  copied: string | undefined;
  readonly broken = new Set<string>();
  #board: Board;
  #host: Element;
  /** By their thread, which is another object once it has changed. */
  #answers = new WeakMap<Thread, CardAnswers>();
  #alarm: ReturnType<typeof setTimeout> | undefined;
  #dueAt = Infinity;

  constructor(board: Board, t: CardTexts, root: ShadowRoot) {
    this.#board = board;
    this.t = { ...board.t, ...t };
    this.#host = root.host;
    root.adoptedStyleSheets.push(sheet(CARDS));
  }

  /** Under a message: its card, or which answer it is; undefined where it is no more than its words. */
  under(said: Said): TemplateResult | undefined {
    const { source, key, thread } = said;
    const { act } = source;
    if (act) return html`<p class="answer">${icon(act === 'confirm' ? 'check' : 'alert')}${this.t.said[act]}</p>`;
    // One's own on its way: what the page said it is. What is signed for only the relay can tell.
    const given = thread ? source.card : { card: source.card, from: 'page' };
    const shared = readCard(given);
    if (!shared) return thread && html`<p class="answer">${this.t.unknown}</p>`;
    const seq = 'seq' in source ? source.seq : 0;
    const view = cardView(shared, {
      locale: this.#board.figures.tag,
      now: this.#board.serverNow,
      // In a window of its own the address is empty, and the origin is the shop's all the same.
      origins: [self.origin],
      answers: thread && this.#answersIn(thread).get(seq),
      closed: thread?.state === 'closed',
    });
    this.#watch(view.until);
    return drawn(this, { key, shared, view, conversation: thread?.conversation ?? '', seq });
  }

  broke(picture: string): void {
    this.broken.add(picture);
    this.look();
  }

  look(): void {
    this.#board.look();
  }

  tell({ shared: card, conversation, seq }: Place, action: CardActed['action'], text = ''): boolean {
    const detail: CardActed = { action, card, conversation, seq, text };
    const isAnswer = /^c(on|or|h)/.test(action);
    return this.#host.dispatchEvent(new CustomEvent('cardAction', { detail, cancelable: !isAnswer }));
  }

  answer(place: Place, action: 'confirm' | 'correct' | 'choose', text = ''): void {
    const { seq: re } = place;
    this.correcting = undefined;
    this.tell(place, action, text);
    const answered = this.#board.chat.send(text, action === 'choose' ? { re } : { re, act: action });
    answered.catch((error) => {
      // What was taken in is in the thread with its refusal; what was not would be lost.
      if (error.code === 'text_too_long' || error.code === 'outbox_full') this.#board.refuse(error, text, text);
    });
    this.look();
  }

  /** Forgets the person. */
  forget(): void {
    clearTimeout(this.#alarm);
    this.#dueAt = Infinity;
    this.correcting = this.copied = undefined;
    this.broken.clear();
  }

  #answersIn(thread: Thread): CardAnswers {
    const known = this.#answers.get(thread) ?? answersIn(thread);
    this.#answers.set(thread, known);
    return known;
  }

  /** Draws it once more when its time is over. */
  #watch(until = Infinity): void {
    if (until >= this.#dueAt) return;
    clearTimeout(this.#alarm);
    this.#dueAt = until;
    const waitMs = Math.min(WAIT_MAX_MS, until - this.#board.serverNow);
    this.#alarm = setTimeout(() => {
      this.#dueAt = Infinity;
      this.look();
    }, waitMs);
  }
}
