import type { TemplateResult } from 'lit/html.js';
import { Amend } from './amend.ts';
import type { Board } from './board.ts';
import { MORE_TEXT, type MoreMessages } from './i18n/more.ts';
import type { Locale } from './locale.ts';
import type { Own } from './model/amend.ts';
import type { Said } from './model/entries.ts';
import { editing } from './parts/editing.ts';
import { stale } from './parts/stale.ts';
import { standing } from './parts/standing.ts';
import { tools } from './parts/tools.ts';
import { MORE } from './styles/more.ts';
import { sheet } from './styles/sheet.ts';

/**
 * What few talks need, loaded once one does: changing one's own words and taking them back, and the question about messages of
 * an earlier day.
 */
export interface More {
  readonly t: MoreMessages;
  readonly amend: Amend;
  /** Beside a message that may be changed. */
  tools(own: Own): TemplateResult;
  /** Under a message that was to be taken back and still stands; undefined under all others. */
  standing(said: Said): TemplateResult | undefined;
  /** Above the message box while it holds a message to change. */
  editing(): TemplateResult;
  /** Above the message box while something waits for an answer. */
  stale(): TemplateResult;
}

/** @param shadow the widget's, which puts on what this wears */
export function createMore(bridge: Board, locale: Locale, shadow: ShadowRoot): More {
  const t = MORE_TEXT[locale];
  const amend = new Amend(bridge, t);
  shadow.adoptedStyleSheets.push(sheet(MORE));
  return {
    t,
    amend,
    tools: (own) => tools(t, amend, own),
    standing: ({ key }) => standing(amend.standing.get(key)),
    editing: () => editing(t, amend),
    stale: () => stale(t, bridge),
  };
}
