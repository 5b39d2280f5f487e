import type { SharedCard } from '@shopbell/protocol';
import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { Rest } from './i18n/rest/messages.ts';
import { LeaveWay } from './leave-way.ts';
import { isAsked } from './model/asked.ts';
import type { MenuItem } from './parts/menu.ts';
import type { Rating } from './rating.ts';
import { StoreWay } from './store-way.ts';

/** The ways out of a talk: a message that is left, a store, a rating. Each loads what it leads to. */
export class Ways {
  #board: Board;
  #texts: Rest['rating'];
  #root: ShadowRoot;
  #leave: LeaveWay;
  #stores: StoreWay;
  #rating: Rating | undefined;
  #isFetching = false;

  constructor(board: Board, { rating, leave, stores }: Pick<Rest, 'rating' | 'leave' | 'stores'>, root: ShadowRoot) {
    this.#board = board;
    this.#texts = rating;
    this.#root = root;
    this.#leave = new LeaveWay(board, leave, root);
    this.#stores = new StoreWay(board, stores, root);
    board.ending = { under: (key) => html`${this.#leave.under(key)}${this.#rating?.under(key)}` };
  }

  /** In the talk's menu, which is open: whether there are stores is asked then. */
  items(close: () => void): readonly MenuItem[] {
    return [...this.#leave.items(close), ...this.#stores.items(close)];
  }

  /** Above the message box. */
  above(): TemplateResult {
    return html`${this.#rating?.above()}${this.#stores.above() ?? this.#leave.above()}`;
  }

  /** What a store's card says beside its lines; undefined until that is loaded. */
  store(shared: SharedCard): TemplateResult | undefined {
    return this.#stores.card(shared);
  }

  /** The talk's menu is opened. */
  ask(): void {
    this.#stores.ask('pressed');
  }

  /** After every change. */
  check(): void {
    this.#leave.check();
    // Who finds nobody here may still find a counter.
    if (this.#board.availability === 'away') this.#stores.ask('unpressed');
    this.#rate();
  }

  /** Forgets the person. */
  forget(): void {
    this.#stores.forget();
    this.#leave.forget();
    this.#rating?.forget();
  }

  stop(): void {
    this.#leave.stop();
  }

  /** Where it can't be loaded it is tried again with the next change. */
  #rate(): void {
    const board = this.#board;
    if (this.#isFetching || !board.view.threads.some(isAsked)) return;
    this.#isFetching = true;
    Promise.all([import('./rating.ts'), this.#texts()]).then(
      ([loaded, { default: says }]) => {
        this.#rating = new loaded.Rating(board, says, this.#root);
        board.look();
      },
      () => {
        this.#isFetching = false;
      },
    );
  }
}
