import type { SharedCard } from '@shopbell/protocol';
import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import { EmojiButton } from './emoji-button.ts';
import type { Rest } from './i18n/rest/messages.ts';
import { isAsked } from './model/asked.ts';
import { wasLeft } from './model/was-left.ts';
import type { Handed } from './parts/handed.ts';
import { Reply } from './reply.ts';
import { EXTRAS } from './styles/extras.ts';
import { REPLY } from './styles/reply.ts';
import { sheet } from './styles/sheet.ts';
import { TalkMenu } from './talk-menu.ts';
import type { Ways } from './ways.ts';

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

/** @param root the widget's, which puts on what this wears */
export function createExtras(
  board: Board,
  { talk, emoji: texts, reply: words, cards: { said }, ...led }: Rest,
  root: ShadowRoot,
  parts: Handed,
): Extras {
  const menu = new TalkMenu(board, { ...talk, said }, root, parts, (close) => ways?.items(close) ?? [], open);
  const emoji = new EmojiButton(board, texts, root);
  root.adoptedStyleSheets.push(sheet(EXTRAS + REPLY));
  const reply = new Reply(board, words, root);
  let ways: Ways | undefined;
  let loading: Promise<void> | undefined;
  let isOver = false;
  /** What leads out of the talk. Where it can't be loaded it is tried again with the next change. */
  function fetch(): Promise<void> {
    loading ??= import('./ways.ts').then(
      (loaded) => {
        if (isOver) return;
        ways = new loaded.Ways(board, led, root);
        board.look();
      },
      () => {
        loading = undefined;
      },
    );
    return loading;
  }
  function open(): void {
    void fetch().then(() => ways?.ask());
  }
  function check(): void {
    const { availability, view } = board;
    // Who has nobody may leave a message.
    const isAlone = availability === 'away' || (view.leave && view.thread?.state !== 'active');
    if (isAlone || view.threads.some((thread) => isAsked(thread) || wasLeft(thread))) void fetch();
    ways?.check();
  }
  return {
    reply,
    store(shared) {
      if (shared.card.type === 'store') void fetch();
      return ways?.store(shared);
    },
    menu: () => menu.button(),
    inBox: () => emoji.draw(),
    above: () => html`${menu.above()}${emoji.above()}${ways?.above()}${reply.above()}`,
    check() {
      menu.check();
      reply.check();
      check();
    },
    forget() {
      menu.forget();
      emoji.forget();
      ways?.forget();
      reply.forget();
    },
    stop() {
      isOver = true;
      menu.stop();
      ways?.stop();
      reply.stop();
    },
  };
}
