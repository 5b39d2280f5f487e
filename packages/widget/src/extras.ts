import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from './board.ts';
import { EmojiButton } from './emoji-button.ts';
import type { Rest } from './i18n/rest/messages.ts';
import type { Handed } from './parts/handed.ts';
import { EXTRAS } from './styles/extras.ts';
import { sheet } from './styles/sheet.ts';
import { TalkMenu } from './talk-menu.ts';

/** What stands ready in a talk and few press; what it opens is loaded with the press. */
export interface Extras {
  /** At the panel's top. */
  menu(): TemplateResult | undefined;
  /** In front of the message box. */
  inBox(): TemplateResult;
  /** Above the message box. */
  above(): TemplateResult;
  /** After every change. */
  check(): void;
  /** Forgets the person. */
  forget(): void;
  stop(): void;
}

/** @param root the widget's, which puts on what this wears */
export function createExtras(board: Board, { talk, emoji: texts }: Rest, root: ShadowRoot, parts: Handed): Extras {
  const menu = new TalkMenu(board, talk, root, parts);
  const emoji = new EmojiButton(board, texts, root);
  root.adoptedStyleSheets.push(sheet(EXTRAS));
  return {
    menu: () => menu.button(),
    inBox: () => emoji.draw(),
    above: () => html`${menu.above()}${emoji.above()}`,
    check: () => menu.check(),
    forget() {
      menu.forget();
      emoji.forget();
    },
    stop: () => menu.stop(),
  };
}
