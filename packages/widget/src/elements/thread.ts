import { html, nothing, type TemplateResult } from 'lit';
import type { Bridge } from '../bridge.ts';
import type { Entry } from '../model/entries.ts';
import { newsOf } from '../model/news.ts';
import { rowsOf } from '../model/rows.ts';
import { greeting, skeleton } from '../parts/greeting.ts';
import { icon } from '../parts/icons.ts';
import { row } from '../parts/row.ts';
import { define, Part } from './base.ts';
import { RowList } from './row-list.ts';
import { Scroll } from './scroll.ts';

/** The talk: what was said, what is on its way, and the way back into earlier talks. */
export class ThreadElement extends Part {
  static override properties = { bridge: {}, tick: {}, fetching: {} };
  declare bridge: Bridge;
  /** True while earlier messages are on their way. */
  declare fetching: boolean;
  #rows: RowList | undefined;
  #scroll: Scroll | undefined;
  #entries: readonly Entry[] = [];
  #stalled = false;
  #news = '';

  /** Shows the newest message, and stays with it. */
  toEnd(): void {
    this.#scroll?.toEnd();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scroll?.stop();
  }

  protected override willUpdate(): void {
    this.#scroll?.note();
  }

  protected override render(): TemplateResult {
    const { t, view, entries, unread, loading, atEnd } = this.bridge;
    if (entries !== this.#entries) this.#news = newsOf(this.#entries, entries, t);
    const earlier = html`<p class="note" role="status">${this.fetching ? t.loadingEarlier : nothing}</p>`;
    return html`
      <div class="log" role="log" aria-live="off" aria-label=${t.thread} tabindex="0">
        <div class="page">
          ${loading ? skeleton(t) : view.more ? earlier : greeting(t, view.availability)}
          <div class="rows"></div>
        </div>
      </div>
      <p class="sr" role="status">${this.#news}</p>
      ${
        unread && !atEnd
          ? html`<button class="jump" type="button" @click=${this.toEnd}>${icon('down')}${t.newMessages(unread)}</button>`
          : nothing
      }
    `;
  }

  protected override firstUpdated(): void {
    const box = this.querySelector('.log');
    const rows = this.querySelector('.rows');
    if (!box || !rows) return;
    this.#rows = new RowList(rows);
    this.#scroll = new Scroll(box, rows, () => this.#moved());
  }

  protected override updated(): void {
    const { bridge } = this;
    this.#entries = bridge.entries;
    this.#rows?.draw(rowsOf(bridge.entries, bridge.newFrom), (item) => row(bridge, item));
    this.#scroll?.restore();
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
    if (this.fetching || this.#stalled || loading || !view.more) return;
    this.fetching = true;
    try {
      await chat.history();
    } catch {
      this.#stalled = true;
    }
    this.fetching = false;
  }
}

define('shop-bell-thread', ThreadElement);
