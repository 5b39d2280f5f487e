import { html, nothing, type TemplateResult } from 'lit/html.js';
import { Amend } from './amend.ts';
import type { Attach } from './attach.ts';
import type { Board } from './board.ts';
import type { Cards } from './cards.ts';
import { Draft } from './draft.ts';
import type { Extras } from './extras.ts';
import type { MoreMessages, Rest } from './i18n/rest/messages.ts';
import type { Own } from './model/amend.ts';
import type { Happened, Said } from './model/entries.ts';
import { editing } from './parts/editing.ts';
import { HANDED } from './parts/handed.ts';
import { stale } from './parts/stale.ts';
import { standing } from './parts/standing.ts';
import { tools } from './parts/tools.ts';
import { waiting } from './parts/waiting.ts';
import { MORE } from './styles/more.ts';
import { sheet } from './styles/sheet.ts';
import { Wait } from './wait.ts';

/**
 * What is loaded with the first words, or where nobody is here: keeping them until they are sent, changing them and taking them back,
 * the question about messages of an earlier day, and what a shopper who waits is told.
 */
export interface More {
  readonly t: MoreMessages;
  readonly amend: Amend;
  /** Beside a message that may be changed. */
  tools(own: Own): TemplateResult;
  /** Under a message: its card, or that it answers one. Undefined until what draws them is loaded. */
  card(said: Said): TemplateResult | undefined;
  /** Under a message: its file, and why it still stands when it was to be taken back. */
  standing(said: Said): TemplateResult | undefined;
  /** Above the message box while it holds a message to change. */
  editing(): TemplateResult;
  /** Above the message box: what waits for an answer, the place in the queue, when somebody will be here. */
  above(): TemplateResult;
  /** Replying to one message; undefined until that is loaded. */
  readonly reply: Extras['reply'] | undefined;
  /** At the panel's top. */
  menu(): TemplateResult | undefined;
  /** In front of the message box. */
  attach(): TemplateResult;
  /** What happened, in more words; undefined where there are none. */
  told(happened: Happened): string | undefined;
  /** After every change. */
  check(): void;
  /** Forgets the person. */
  forget(): void;
  stop(): void;
}

/** @param shadow the widget's, which puts on what this wears */
export function createMore(bridge: Board, rest: Rest, shadow: ShadowRoot): More {
  const { more: t, files: texts } = rest;
  const amend = new Amend(bridge, t);
  const wait = new Wait(bridge, t);
  const draft = new Draft(bridge, amend, shadow);
  shadow.adoptedStyleSheets.push(sheet(MORE));
  let files: Attach | undefined;
  let extras: Extras | undefined;
  let cards: Cards | undefined;
  let isFetching = false;
  let isOver = false;
  function fetchCards(): void {
    isFetching = true;
    // Where it can't be loaded, cards are their names.
    import('./cards.ts').then(
      (loaded) => {
        if (isOver) return;
        cards = new loaded.Cards(bridge, rest.cards, shadow, (shared) => extras?.store(shared));
        bridge.look();
      },
      () => undefined,
    );
  }
  // Where it can't be loaded, files are names, and none is sent.
  import('./attach.ts').then(
    ({ Attach }) => {
      if (isOver) return;
      files = new Attach(bridge, texts, shadow);
      bridge.look();
    },
    () => undefined,
  );
  import('./extras.ts').then(
    ({ createExtras }) => {
      if (isOver) return;
      extras = createExtras(bridge, rest, shadow, HANDED);
      bridge.look();
    },
    () => undefined,
  );
  return {
    get reply() {
      return extras?.reply;
    },
    menu: () => (bridge.elsewhere ? undefined : extras?.menu()),
    t,
    amend,
    card(said) {
      const { card, act } = said.source;
      if (!card && !act) return undefined;
      if (!isFetching) fetchCards();
      return cards?.under(said);
    },
    tools: (own) => tools(t, amend, own),
    standing: (said) => standing(amend.standing.get(said.key), files?.under(said)),
    attach: () => html`${amend.editing ? undefined : files?.button()}${extras?.inBox()}`,
    editing: () => editing(t, amend),
    above: () =>
      html`${bridge.view.stale ? stale(t, bridge) : nothing}${waiting(wait)}${extras?.above()}${files?.above()}`,
    told: ({ what, key }) => (what === 'left' ? wait.left(key) : undefined),
    check() {
      amend.check();
      draft.check();
      wait.check();
      files?.check();
      extras?.check();
      cards?.check();
    },
    forget() {
      amend.forget();
      draft.forget();
      files?.forget();
      extras?.forget();
      cards?.forget();
    },
    stop() {
      isOver = true;
      files?.stop();
      extras?.stop();
      cards?.forget();
      amend.stop();
      draft.stop();
      wait.stop();
    },
  };
}
