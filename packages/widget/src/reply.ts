import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { ReplyTexts } from './i18n/rest/messages.ts';
import type { Said } from './model/entries.ts';
import { type Quote, quoteOf } from './model/quote.ts';
import { icon } from './parts/icons.ts';

const BACK = 'M8 5L3.5 9.5 8 14M4 9.5h7a5 5 0 0 1 5 5v1';
/** A finger that goes so far across replies, px. */
const SWIPE = 48;
/** So many pages of earlier messages are fetched for what a message replies to. */
const PAGES = 20;

/** Replying to one message: which, what it says above the reply, and the way back to it. */
export class Reply {
  #board: Board;
  #t: ReplyTexts;
  #root: ShadowRoot;
  #to: Said | undefined;
  /** What went last with which words: a full outbox gives both back. */
  #went: { to: Said; text: string } | undefined;
  #swipe: { said: Said; node: HTMLElement; x: number; y: number } | undefined;

  constructor(board: Board, t: ReplyTexts, root: ShadowRoot) {
    this.#board = board;
    this.#t = t;
    this.#root = root;
    root.addEventListener('keydown', this.#key, true);
    for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'])
      root.addEventListener(type, this.#touch);
  }

  /** What the words of the message box reply to; they take it along. Others, as a quick question, leave it there. */
  take(text: string): { re: number } | undefined {
    if (text !== this.#board.draft.trim()) return undefined;
    const to = this.#to;
    this.#to = undefined;
    this.#went = to && { to, text };
    return to?.seq === undefined ? undefined : { re: to.seq };
  }

  /** Beside a message of somebody else's, while it can be replied to. */
  button(said: Said): TemplateResult | undefined {
    if (!this.#takes(said)) return undefined;
    const press = () => this.#start(said);
    const name = `${this.#t.reply} (Alt+↑)`;
    // Not a stop of Tab at each message: Alt and an arrow lead through them from the message box.
    return html`<button class="reply" type="button" tabindex="-1" aria-label=${name} title=${name} @click=${press}>${icon(BACK)}</button>`;
  }

  /** Above a message that replies to one. */
  quote(said: Said): TemplateResult | undefined {
    const quote = this.#quoteOf(said);
    if (!quote) return undefined;
    if (quote.state === 'gone') return html`<p class="quote">${icon(BACK)}<span>${this.#t.gone}</span></p>`;
    const text = quote.state === 'far' ? this.#t.far : quote.text;
    const name = quote.state === 'far' ? '' : this.#nameOf(quote);
    return html`
      <button class="quote" type="button" @click=${() => void this.#go(quote)}>
        ${icon(BACK)}<span class="sr">${this.#t.repliesTo} </span><span>${name ? html`<b><bdi>${name}</bdi></b> ` : nothing}<bdi>${text}</bdi></span>
      </button>
    `;
  }

  /** Above the message box, while it holds a reply. */
  above(): TemplateResult {
    const to = this.#to;
    const text = to && (to.text || this.#t.far);
    return html`
      <div role="status">
        ${
          to
            ? html`<div class="replying">
                ${icon(BACK)}<span>${this.#t.replyingTo} <b><bdi>${this.#nameOf({ mine: to.author.mine, name: to.author.name })}</bdi></b> <bdi>${text}</bdi></span>
                <button class="plain" type="button" aria-label=${this.#t.cancel} @click=${() => this.#cancel()}>${icon('cross')}</button>
              </div>`
            : nothing
        }
      </div>
    `;
  }

  /** After every change: what is replied to may be gone, or its conversation over. */
  check(): void {
    const { draft, notice, t } = this.#board;
    const went = this.#went;
    if (went && notice === t.outboxFull && draft.startsWith(went.text)) {
      this.#to ??= went.to;
      this.#went = undefined;
    }
    const key = this.#to?.key;
    if (key === undefined) return;
    this.#to = this.#board.entries.find(
      (entry): entry is Said => entry.key === key && entry.kind === 'said' && this.#takes(entry),
    );
  }

  /** Forgets the person. */
  forget(): void {
    this.#to = this.#went = this.#swipe = undefined;
  }

  stop(): void {
    this.#root.removeEventListener('keydown', this.#key, true);
    for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'])
      this.#root.removeEventListener(type, this.#touch);
  }

  #quoteOf(said: Pick<Said, 'source' | 'thread'>): Quote | undefined {
    const { view, tells } = this.#board;
    return quoteOf(said, view.threads, (of) => tells?.called(of) ?? '');
  }

  #nameOf({ mine, name }: Pick<Quote, 'mine' | 'name'>): string {
    return mine ? this.#board.t.you : name || this.#board.t.shop;
  }

  /** Of the conversation on the counter alone: what is said goes there, and a number means another message in each. */
  #takes({ author, seq, thread }: Said): boolean {
    const { thread: here } = this.#board.view;
    const isHere = thread?.conversation === here?.conversation && here?.state !== 'closed';
    return !author.mine && seq !== undefined && isHere;
  }

  get #box(): HTMLTextAreaElement | null {
    return this.#root.querySelector('shop-bell-composer textarea');
  }

  #start(said: Said): void {
    this.#to = said;
    this.#board.look();
    this.#box?.focus();
  }

  #cancel(): void {
    this.#to = undefined;
    this.#board.look();
    this.#box?.focus();
  }

  /** From the message box: Alt and an arrow go through what can be replied to, Escape lets it be. */
  #key = (event: Event): void => {
    if (!(event instanceof KeyboardEvent) || event.isComposing || event.target !== this.#box) return;
    const { key, altKey } = event;
    if (key === 'Escape' && this.#to) this.#cancel();
    else if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      const all = this.#board.entries.filter((entry): entry is Said => entry.kind === 'said' && this.#takes(entry));
      const at = this.#to ? all.indexOf(this.#to) : all.length;
      const next = all[key === 'ArrowUp' ? at - 1 : at + 1];
      if (key === 'ArrowUp' && !next) return;
      this.#to = next;
      this.#board.look();
      if (next) this.#nodeOf(next.key)?.scrollIntoView({ block: 'nearest' });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #nodeOf(key: string): HTMLElement | undefined {
    return [...this.#root.querySelectorAll<HTMLElement>('.said')].find(({ dataset }) => dataset.key === key);
  }

  /** Brings what is quoted into sight; what is not loaded is fetched. */
  async #go({ conversation, seq }: Quote): Promise<void> {
    const board = this.#board;
    const find = () => {
      const thread = board.view.threads.find((one) => one.conversation === conversation);
      return thread && this.#quoteOf({ thread, source: { re: seq } as Said['source'] });
    };
    for (let page = 0; find()?.state === 'far' && board.view.more && page < PAGES; page += 1) {
      try {
        await board.chat.history();
      } catch {
        return;
      }
      board.look();
    }
    const key = find()?.key;
    // Drawn by then: that was planned with the look.
    await Promise.resolve();
    const node = key ? this.#nodeOf(key) : undefined;
    if (!node) return;
    node.scrollIntoView({ block: 'center' });
    node.tabIndex = -1;
    node.focus({ preventScroll: true });
  }

  /** A finger across a message of somebody else's. */
  #touch = (event: Event): void => {
    const { type, target, clientX, clientY, pointerType } = event as PointerEvent;
    const swipe = this.#swipe;
    if (type === 'pointerdown') {
      const node = (target as Element).closest<HTMLElement>('.said');
      const said = this.#board.entries.find((entry) => entry.key === node?.dataset.key);
      this.#swipe =
        pointerType === 'touch' && node && said?.kind === 'said' && this.#takes(said)
          ? { said, node, x: clientX, y: clientY }
          : undefined;
    } else if (swipe) {
      const isRtl = getComputedStyle(swipe.node).direction === 'rtl';
      const across = (clientX - swipe.x) * (isRtl ? -1 : 1);
      const isAcross = across > 2 * Math.abs(clientY - swipe.y);
      const shown = type === 'pointermove' && isAcross ? Math.min(SWIPE, across) : 0;
      swipe.node.style.translate = shown > 0 ? `${isRtl ? -shown : shown}px` : '';
      if (type === 'pointermove') return;
      this.#swipe = undefined;
      if (type === 'pointerup' && isAcross && across >= SWIPE) this.#start(swipe.said);
    }
  };
}
