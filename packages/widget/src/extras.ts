import type { SharedCard } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';
import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import { EmojiButton } from './emoji-button.ts';
import type { Rest } from './i18n/rest/messages.ts';
import { LeaveWay } from './leave-way.ts';
import type { Handed } from './parts/handed.ts';
import type { Rating } from './rating.ts';
import { Reply } from './reply.ts';
import { StoreWay } from './store-way.ts';
import { EXTRAS } from './styles/extras.ts';
import { REPLY } from './styles/reply.ts';
import { sheet } from './styles/sheet.ts';
import { TalkMenu } from './talk-menu.ts';

/** What stands ready in a talk and few press; what it opens is loaded with the press. */
export interface Extras {
  /** At the panel's top. */
  menu(): TemplateResult | undefined;
  /** In front of the message box. */
  inBox(): TemplateResult;
  /** What a store's card says beside its lines; undefined until that is loaded. */
  store(shared: SharedCard): TemplateResult | undefined;
  readonly reply: Pick<Reply, 'take' | 'button' | 'quote'>;
  /** Above the message box. */
  above(): TemplateResult;
  /** After every change. */
  check(): void;
  /** Forgets the person. */
  forget(): void;
  stop(): void;
}

const isAsked = ({ events }: Thread): boolean => events.some(({ kind }) => kind === 'rating_asked');

/** @param root the widget's, which puts on what this wears */
export function createExtras(
  board: Board,
  { talk, emoji: texts, reply: words, cards: { said }, rating: ratingTexts, leave: form, stores: way }: Rest,
  root: ShadowRoot,
  parts: Handed,
): Extras {
  const leave = new LeaveWay(board, form, root);
  const stores = new StoreWay(board, way, root);
  const more = (close: () => void) => [...(board.entries[0] ? leave.items(close) : []), ...stores.items(close)];
  const menu = new TalkMenu(board, { ...talk, said }, root, parts, more, () => stores.ask());
  const emoji = new EmojiButton(board, texts, root);
  root.adoptedStyleSheets.push(sheet(EXTRAS + REPLY));
  const reply = new Reply(board, words, root);
  let rating: Rating | undefined;
  let isFetching = false;
  /** Where it can't be loaded it is tried again with the next change. */
  function rate(): void {
    if (isFetching || !board.view.threads.some(isAsked)) return;
    isFetching = true;
    Promise.all([import('./rating.ts'), ratingTexts()]).then(
      ([loaded, { default: says }]) => {
        board.rating = rating = new loaded.Rating(board, says, root);
        board.look();
      },
      () => {
        isFetching = false;
      },
    );
  }
  return {
    reply,
    store: (shared) => stores.card(shared),
    menu: () => menu.button(),
    inBox: () => emoji.draw(),
    above: () =>
      html`${menu.above()}${emoji.above()}${rating?.above()}${stores.above() ?? leave.above()}${reply.above()}`,
    check() {
      menu.check();
      leave.check();
      // Who finds nobody here may still find a counter.
      if (board.availability === 'away') stores.ask();
      reply.check();
      rate();
    },
    forget() {
      menu.forget();
      stores.forget();
      emoji.forget();
      leave.forget();
      reply.forget();
      rating?.forget();
    },
    stop() {
      menu.stop();
      leave.stop();
      reply.stop();
    },
  };
}
