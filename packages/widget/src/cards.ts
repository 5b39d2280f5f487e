import type { Thread } from '@shopbell/sdk';
import { answersIn, type CardActed, type CardAnswers, cardView, readCard } from '@shopbell/sdk/cards';
import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { Correction } from './correction.ts';
import type { CardTexts } from './i18n/rest/messages.ts';
import type { Said } from './model/entries.ts';
import { type CardDesk, card as drawn, type Place } from './parts/card.ts';
import { icon } from './parts/icons.ts';
import { CARDS } from './styles/cards.ts';
import { sheet } from './styles/sheet.ts';

/** Longest wait of a browser's timer, in ms. */
const WAIT_MAX_MS = 2 ** 31 - 1;
/** So long a code is said to be copied, in ms. */
const COPIED_MS = 4000;

/** Cards in the thread: how they stand, and what is done with them. Loaded when the first one is shown. */
export class Cards implements CardDesk {
  readonly t: CardDesk['t'];
  declare readonly store: CardDesk['store'];
  copied: string | undefined;
  readonly broken = new Set<string>();
  #board: Board;
  #root: ShadowRoot;
  #correction: Correction | undefined;
  /** By their thread, which is another object once it has changed. */
  #answers = new WeakMap<Thread, CardAnswers>();
  #alarm: ReturnType<typeof setTimeout> | undefined;
  #dueAt = Infinity;

  /** @param store draws what a store's card says beside its lines; undefined until that is loaded */
  constructor(board: Board, t: CardTexts, root: ShadowRoot, store: CardDesk['store']) {
    this.#board = board;
    this.t = { ...board.t, ...t };
    this.#root = root;
    this.store = store;
    root.adoptedStyleSheets.push(sheet(CARDS));
  }

  /** Under a message: its card, or which answer it is; undefined where it is no more than its words. */
  under(said: Said): TemplateResult | undefined {
    const { act } = said.source;
    if (act) return html`<p class="answer">${icon(act === 'confirm' ? 'check' : 'alert')}${this.t.said[act]}</p>`;
    const place = this.#placeOf(said);
    if (!place) return said.thread && html`<p class="answer">${this.t.unknown}</p>`;
    this.#watch(place.view.until);
    return drawn(this, place);
  }

  /** After every change. */
  check(): void {
    this.#correction?.check((said) => this.#placeOf(said)?.view);
  }

  broke(picture: string): void {
    this.broken.add(picture);
    this.#board.look();
  }

  wasCopied({ key }: Place): void {
    this.copied = key;
    this.#watch(this.#board.serverNow + COPIED_MS);
    this.#board.look();
  }

  correct({ key }: Place): void {
    const board = this.#board;
    import('./correction.ts').then(
      ({ Correction }) => {
        this.#correction ??= new Correction(board, this, this.#root);
        this.#correction.open(key);
      },
      () => {
        board.notice = this.t.unknown;
        board.look();
      },
    );
  }

  correction(place: Place): TemplateResult | undefined {
    return this.#correction?.key === place.key ? this.#correction.form(place) : undefined;
  }

  tell({ shared: card, conversation, seq }: Place, action: CardActed['action'], text = ''): boolean {
    const detail: CardActed = { action, card, conversation, seq, text };
    const isAnswer = /^c(on|or|h)/.test(action);
    return this.#root.host.dispatchEvent(new CustomEvent('cardAction', { detail, cancelable: !isAnswer }));
  }

  answer(place: Place, action: 'confirm' | 'correct' | 'choose', text = ''): void {
    const { seq: re } = place;
    this.tell(place, action, text);
    const answered = this.#board.chat.send(text, action === 'choose' ? { re } : { re, act: action });
    answered.catch((error) => {
      // What was taken in is in the thread with its refusal; what was not would be lost.
      if (/too_long|full/.test(error.code)) this.#board.refuse(error, text, text);
    });
    this.#board.look();
  }

  /** Forgets the person. */
  forget(): void {
    clearTimeout(this.#alarm);
    this.#dueAt = Infinity;
    this.copied = undefined;
    this.#correction?.forget();
    this.broken.clear();
  }

  /** What it comes to now; undefined where it is no card. */
  #placeOf({ source, key, thread }: Said): Place | undefined {
    // One's own on its way: what the page said it is. What is signed for only the relay can tell.
    const given = thread ? source.card : { card: source.card, from: 'page' };
    const shared = readCard(given);
    if (!shared) return undefined;
    const seq = 'seq' in source ? source.seq : 0;
    const view = cardView(shared, {
      locale: this.#board.figures.tag,
      now: this.#board.serverNow,
      // In a window of its own the address is empty, and the origin is the shop's all the same.
      origins: [self.origin],
      answers: thread && this.#answersIn(thread).get(seq),
      closed: thread?.state === 'closed',
    });
    return { key, shared, view, conversation: thread?.conversation ?? '', seq };
  }

  #answersIn(thread: Thread): CardAnswers {
    if (!this.#answers.has(thread)) this.#answers.set(thread, answersIn(thread));
    return this.#answers.get(thread) as CardAnswers;
  }

  /** Draws them once more when the time of one is over; what was copied shortly before is past, too. */
  #watch(until = Infinity): void {
    if (until >= this.#dueAt) return;
    clearTimeout(this.#alarm);
    this.#dueAt = until;
    const waitMs = Math.min(WAIT_MAX_MS, until - this.#board.serverNow);
    this.#alarm = setTimeout(() => {
      this.#dueAt = Infinity;
      this.copied = undefined;
      this.#board.look();
    }, waitMs);
  }
}
