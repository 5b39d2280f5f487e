import type { SharedCard } from '@shopbell/protocol';
import type { ChatError } from '@shopbell/sdk';
import type { TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import type { StoreWayTexts } from './i18n/rest/messages.ts';
import type { MenuItem } from './parts/menu.ts';
import type { StoreFinder } from './store-finder.ts';

/** After it could not be told whether there are stores it is not asked again for so long without a press, in ms. */
const REST_MS = 30_000;

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
  /** From when on it may be asked again, epoch ms: after a press, and without one. */
  #again = { pressed: 0, unpressed: 0 };

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

  /**
   * Asks whether there are any: once, and after it could not be told again, never before the relay has said. Without a press it rests
   * meanwhile: it is called with every change.
   */
  ask(by: 'pressed' | 'unpressed'): void {
    if (this.#any !== undefined || Date.now() < this.#again[by]) return;
    this.#any = false;
    this.#board.chat.nearestStores().then(
      ({ any }) => {
        this.#any = any;
        this.#board.look();
      },
      ({ retryAfterMs }: ChatError) => {
        const now = Date.now();
        this.#any = undefined;
        this.#again = { pressed: now + (retryAfterMs ?? 0), unpressed: now + (retryAfterMs ?? REST_MS) };
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
