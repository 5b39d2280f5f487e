import type { Card } from '@shopbell/protocol';
import type { FoundStores, StoreQuery } from '@shopbell/sdk';
import { type StoreView, storeView } from '@shopbell/sdk/cards';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { StoreTexts } from './i18n/stores/texts.ts';
import { icon } from './parts/icons.ts';
import { sheet } from './styles/sheet.ts';
import { STORES } from './styles/stores.ts';

/** So long the browser has to find out where they are, and so old may be what it knows, in ms. */
const POSITION = { timeout: 20_000, maximumAge: 60_000 };

type StoreCard = Extract<Card, { type: 'store' }>;

/** What the line below the box says. */
type Said = 'looking' | 'found' | 'none' | 'refused' | 'offline' | 'later';

/** What a store is beside its name, address, telephone and hours: in a card, and among those that were found. */
function storeDetails(t: StoreTexts, view: StoreView): TemplateResult {
  const { distance, near, open, turnsWhen: time, services, maps } = view;
  const word = open === undefined ? '' : open ? t.open : t.closed;
  const change = time && (open ? t.until(time) : t.opens(time));
  return html`
    ${distance ? html`<p class="far">${distance}${near ? html` · <bdi>${t.near(near)}</bdi>` : nothing}</p>` : nothing}
    ${word ? html`<p class="open" data-open=${String(open)}><b>${word}</b>${change && ` · ${change}`}</p>` : nothing}
    ${services.length > 0 ? html`<p><bdi>${services.join(' · ')}</bdi></p>` : nothing}
    ${
      maps.length > 0
        ? html`<p class="ways">${maps.map(({ map, url }) => html`<a href=${url} target="_blank" rel="noopener noreferrer nofollow">${t.maps[map]}</a>`)}</p>`
        : nothing
    }
  `;
}

/** Finds the shop's stores: near where the shopper agrees to say they are, or near what they type. Both are forgotten with the list. */
export class StoreFinder {
  #board: Board;
  #t: StoreTexts;
  #root: ShadowRoot;
  /** Its heading while it is open. */
  #title = '';
  #said: Said | undefined;
  #found: FoundStores | undefined;
  #place = '';
  /** The latest question; what answers an earlier one is too late. */
  #turn = 0;

  constructor(board: Board, t: StoreTexts, root: ShadowRoot) {
    this.#board = board;
    this.#t = t;
    this.#root = root;
    root.adoptedStyleSheets.push(sheet(STORES));
  }

  open(title: string): void {
    this.#title = title;
    this.#board.look();
    this.#focus('.stores input');
  }

  /** What a store's card says beside its lines. */
  details(card: StoreCard): TemplateResult {
    const { serverNow: now, figures } = this.#board;
    return storeDetails(this.#t, storeView(card, { locale: figures.tag, now }));
  }

  /** Above the message box. */
  draw(): TemplateResult | undefined {
    if (!this.#title) return undefined;
    const t = this.#t;
    const { near, others = [] } = this.#found ?? {};
    const typed = ({ target }: Event) => {
      this.#place = (target as HTMLInputElement).value;
    };
    return html`
      <section class="stores" aria-label=${this.#title} @keydown=${this.#keys}>
        <form @submit=${this.#submit}>
          <h3>${this.#title}</h3>
          <button class="plain" type="button" aria-label=${t.close} @click=${this.#close}>${icon('cross')}</button>
          <input enterkeyhint="search" maxlength="160" dir=${this.#place ? 'auto' : this.#board.t.dir} aria-label=${t.place} placeholder=${t.place} .value=${this.#place} @input=${typed} />
          <button class="go" type="submit">${t.search}</button>
          ${'geolocation' in navigator ? html`<button class="here" type="button" @click=${this.#here}>${t.here}</button>` : nothing}
        </form>
        <p role="status" data-said=${this.#said ?? ''}>${this.#said ? t[this.#said] : nothing}${near ? html` <bdi>${t.near(near)}</bdi>` : nothing}</p>
        ${
          others.length > 0
            ? html`<p class="others">${t.others} ${others.map((other) => html`<button type="button" @click=${() => this.#ask({ place: other })}><bdi>${other}</bdi></button>`)}</p>`
            : nothing
        }
        <ul>${this.#found?.stores.map((store) => this.#one(store))}</ul>
      </section>
    `;
  }

  /** Closes, and forgets what was asked and found. */
  forget(): void {
    this.#title = '';
    this.#turn += 1;
    this.#found = this.#said = undefined;
    this.#place = '';
  }

  #one(store: FoundStores['stores'][number]): TemplateResult {
    const { serverNow: now, figures } = this.#board;
    const { name, address, hours, phone } = store;
    const digits = phone?.replace(/[^\d+*#]/g, '');
    return html`
      <li>
        <p class="name"><bdi>${name}</bdi></p>
        <p><bdi>${address}</bdi></p>
        ${storeDetails(this.#t, storeView(store, { locale: figures.tag, now }))}
        ${hours ? html`<p class="hours">${hours}</p>` : nothing}
        ${digits ? html`<p class="ways"><a href=${`tel:${digits}`}>${this.#t.call} <bdi>${phone}</bdi></a></p>` : nothing}
      </li>
    `;
  }

  #close = (): void => {
    this.forget();
    this.#board.look();
    this.#focus('.options button');
  };

  /** Once it is drawn: that was planned with the look before. */
  #focus(selector: string): void {
    queueMicrotask(() => this.#root.querySelector<HTMLElement>(selector)?.focus());
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    const place = this.#place.trim();
    if (place) void this.#ask({ place });
  };

  #here = (): void => {
    const turn = this.#say('looking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        if (turn === this.#turn) void this.#ask({ position: { lat: coords.latitude, lng: coords.longitude } });
      },
      () => {
        if (turn === this.#turn) this.#say('refused');
      },
      POSITION,
    );
  };

  /** Says it, and nothing that was found before; gives the question's number. */
  #say(said: Said): number {
    this.#found = undefined;
    this.#said = said;
    this.#board.look();
    this.#turn += 1;
    return this.#turn;
  }

  async #ask(query: StoreQuery): Promise<void> {
    if (query.place !== undefined) this.#place = query.place;
    const turn = this.#say('looking');
    try {
      const found = await this.#board.chat.nearestStores({ ...query, locale: this.#board.figures.tag });
      if (turn !== this.#turn) return;
      this.#found = found;
      this.#said = found.stores.length > 0 ? 'found' : 'none';
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#said = Object(error).code === 'rate_limited' ? 'later' : 'offline';
    }
    this.#board.look();
  }

  #keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    // The panel has an Escape of its own.
    event.stopPropagation();
    this.#close();
  };
}
