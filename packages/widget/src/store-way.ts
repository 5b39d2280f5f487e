import type { SharedCard } from '@shopbell/protocol';
import type { TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { StoreWayTexts } from './i18n/rest/messages.ts';
import type { MenuItem } from './parts/menu.ts';
import type { StoreFinder } from './store-finder.ts';

const PIN = 'M10 17l-4.5-6a5.5 5.5 0 1 1 9 0ZM10 8h.01';

/** The way to the shop's stores, where it has any: what finds them, and draws their cards, is loaded with the press or the first card. */
export class StoreWay {
  #board: Board;
  #t: StoreWayTexts;
  #root: ShadowRoot;
  #finder: StoreFinder | undefined;
  #loading: Promise<unknown> | undefined;
  /** Undefined until it was asked, and where it could not be told. */
  #any: boolean | undefined;

  constructor(board: Board, t: StoreWayTexts, root: ShadowRoot) {
    this.#board = board;
    this.#t = t;
    this.#root = root;
  }

  /** In the talk's menu; none until the shop is known to have stores. */
  items(close: () => void): readonly MenuItem[] {
    const { find } = this.#t;
    const act = () => {
      close();
      void this.#load().then(() => this.#finder?.open(find));
    };
    return this.#any ? [[PIN, find, act]] : [];
  }

  /** Asks whether there are any: once, and again after it could not be told. */
  ask(): void {
    if (this.#any !== undefined) return;
    this.#any = false;
    this.#board.chat.nearestStores().then(
      ({ any }) => {
        this.#any = any;
        this.#board.look();
      },
      () => {
        this.#any = undefined;
      },
    );
  }

  above(): TemplateResult | undefined {
    return this.#finder?.draw();
  }

  /** What a store's card says beside its lines; nothing of another one. Where it can't be loaded, the lines are all there is. */
  card({ card }: SharedCard): TemplateResult | undefined {
    if (card.type !== 'store') return undefined;
    void this.#load();
    return this.#finder?.details(card);
  }

  /** Forgets where somebody looked from. */
  forget(): void {
    this.#finder?.forget();
  }

  #load(): Promise<unknown> {
    this.#loading ??= Promise.all([import('./store-finder.ts'), this.#t.texts()]).then(
      ([{ StoreFinder }, t]) => {
        this.#finder = new StoreFinder(this.#board, t, this.#root);
        this.#board.look();
      },
      () => undefined,
    );
    return this.#loading;
  }
}
