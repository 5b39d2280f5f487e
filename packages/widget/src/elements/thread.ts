import { ChatError } from '@shopbell/sdk';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Entry } from '../model/entries.ts';
import { greeting, skeleton } from '../parts/greeting.ts';
import { icon } from '../parts/icons.ts';
import type { Talk } from '../talk.ts';
import { define, Part } from './part.ts';
import type { RowList } from './row-list.ts';
import type { Scroll } from './scroll.ts';

/** So long news stand in the page for a screen reader to pick up, in ms; words are kept nowhere but in their row. */
const SPOKEN_MS = 5000;

/** The talk: what was said, what is on its way, and the way back into earlier talks. */
export class ThreadElement extends Part {
  #talk: Talk | undefined;
  #loading: Promise<void> | undefined;
  #tried = false;
  #rows: RowList | undefined;
  #scroll: Scroll | undefined;
  #entries: readonly Entry[] = [];
  /** True while earlier messages are on their way. */
  #fetching = false;
  /** True after they could not be fetched. */
  #stalled = false;
  #news = '';
  #hushed: ReturnType<typeof setTimeout> | undefined;

  /** Shows the newest message, and stays with it. */
  toEnd(): void {
    this.#scroll?.toEnd();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#scroll?.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scroll?.stop();
    clearTimeout(this.#hushed);
  }

  protected override template(): TemplateResult {
    this.#scroll?.note();
    const { t, figures, view, entries, unread, loading, atEnd, line } = this.bridge;
    if (this.#talk && entries !== this.#entries) this.#tell(this.#talk.newsOf(this.#entries, entries, t, figures));
    const earlier = html`<p class="note" role="status">${this.#fetching ? t.loadingEarlier : nothing}</p>`;
    const greets = line === 'refused' ? nothing : greeting(this.bridge);
    return html`
      <div class="log" part="thread" role="log" aria-live="off" aria-label=${t.thread} tabindex="0">
        <div class="page">
          ${loading ? skeleton(t) : view.more ? earlier : greets}
          ${this.#talk ? html`<div class="rows"></div>` : nothing}
        </div>
      </div>
      <p class="sr" role="status">${this.#news}</p>
      ${
        unread && !atEnd
          ? html`<button class="jump" type="button" @click=${this.toEnd}>${icon('down')}${figures.count(t.newMessages, unread)}</button>`
          : nothing
      }
    `;
  }

  protected override drawn(): void {
    const talk = this.#talk;
    const { bridge } = this;
    if (!talk) {
      const { entries, mark, refusal, wantsMore } = bridge;
      if (this.#tried ? entries[0] && !refusal : entries[0] || wantsMore || mark.get()) this.#load();
      return;
    }
    this.#begin(talk);
    this.#entries = bridge.entries;
    if (this.#rows) talk.draw(this.#rows, bridge);
    this.#scroll?.restore();
  }

  /**
   * Once there is a talk, or the first word of one. Where it can't be had, that is told once there is something to show, and tried again
   * with the next line.
   */
  #load(): void {
    const { bridge } = this;
    this.#tried = true;
    this.#loading ??= import('../talk.ts').then(
      ({ talk }) => {
        this.#talk = talk;
        bridge.tells = talk.tells;
        this.update();
      },
      () => {
        this.#loading = undefined;
        if (!bridge.entries[0]) return;
        bridge.refusal = new ChatError('offline');
        bridge.look();
      },
    );
  }

  #tell(news: string): void {
    this.#news = news;
    clearTimeout(this.#hushed);
    if (!news) return;
    this.#hushed = setTimeout(() => {
      this.#news = '';
      this.update();
    }, SPOKEN_MS);
  }

  #begin({ RowList, Scroll, wear }: Talk): void {
    const box = this.querySelector('.log');
    const rows = this.querySelector('.rows');
    if (this.#scroll || !box || !rows) return;
    wear(this.getRootNode() as ShadowRoot);
    this.#rows = new RowList(rows);
    this.#scroll = new Scroll(box, rows, () => this.#moved());
  }

  #moved(): void {
    const { bridge } = this;
    const scroll = this.#scroll;
    if (!scroll) return;
    if (bridge.atEnd !== scroll.pinned) {
      bridge.atEnd = scroll.pinned;
      bridge.look();
    }
    if (scroll.nearStart) this.#fetch();
    else this.#stalled = false;
  }

  /** Fetches earlier messages. After a failure the reader's next way up tries again, nothing else does. */
  async #fetch(): Promise<void> {
    const { chat, loading, view } = this.bridge;
    if (this.#fetching || this.#stalled || loading || !view.more) return;
    this.#fetching = true;
    this.update();
    try {
      await chat.history();
    } catch {
      this.#stalled = true;
    }
    this.#fetching = false;
    this.update();
  }
}

define('shop-bell-thread', ThreadElement);
