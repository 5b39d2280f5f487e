import type { SharedCard } from '@shopbell/protocol';
import type { CardActed, CardView } from '@shopbell/sdk/cards';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Messages } from '../i18n/messages.ts';
import type { CardTexts } from '../i18n/rest/messages.ts';
import { icon } from './icons.ts';
import { toLog } from './to-log.ts';

/** A card of the thread, and where it stands. */
export interface Place {
  readonly key: string;
  readonly shared: SharedCard;
  readonly view: CardView;
  /** Empty while it is on its way: nothing can be done with it then. */
  readonly conversation: string;
  readonly seq: number;
}

/** What a drawn card knows, and calls. */
export interface CardDesk {
  /** `opensTab` is read out behind a link that does. */
  readonly t: CardTexts & Pick<Messages, 'opensTab'>;
  /** The code of this card was copied just now, by the message's key. */
  readonly copied: string | undefined;
  /** What a store's card says beside its lines; undefined of another one, and until that is loaded. */
  store(shared: SharedCard): TemplateResult | undefined;
  /** Pictures that did not come: the page's own policy says from where they may. */
  readonly broken: ReadonlySet<string>;
  /** That picture did not come. */
  broke(picture: string): void;
  /** Marks the code of this card as copied, for a moment. */
  wasCopied(place: Place): void;
  /** Has the shopper write what is wrong with an order. */
  correct(place: Place): void;
  /** Where they write it; undefined while they don't. */
  correction(place: Place): TemplateResult | undefined;
  /**
   * Tells the page what was pressed.
   *
   * @returns false when the page does it in its own way
   */
  tell(place: Place, action: CardActed['action'], text?: string): boolean;
  /** Says an answer; why it was refused stands below it in the thread. */
  answer(place: Place, action: 'confirm' | 'correct' | 'choose', text?: string): void;
}

const OUT = 'M8 5.5H5.5v9h9V12M11 4.5h4.5V9M15 5l-6 6';
const PICTURE = 'M4 5h12v10H4zM4 13l4-4 3 3 2-2 3 3';

/** The place of a picture is there before it is, and stays when it does not come. */
const shot = (cards: CardDesk, picture: string): TemplateResult => html`
  <div class="shot">
    ${
      cards.broken.has(picture)
        ? icon(PICTURE)
        : html`<img alt="" src=${picture} loading="lazy" referrerpolicy="no-referrer" @error=${() => cards.broke(picture)} />`
    }
  </div>
`;

const lines = ({ t }: CardDesk, { view }: Place): TemplateResult | typeof nothing =>
  view.lines.length
    ? html`
      <dl>
        ${view.lines.map(
          ({ label, text, price }, at) => html`
          <div data-line=${label}>
            <dt class=${view.lines[at - 1]?.label === label ? 'sr' : ''}>${t.labels[label]}</dt>
            <dd><bdi>${text}</bdi>${price ? html`<span>${price}</span>` : nothing}</dd>
          </div>
        `,
        )}
      </dl>
    `
    : nothing;

/** A link that the page may follow itself. One that calls opens no tab. */
function link(
  cards: CardDesk,
  place: Place,
  action: 'open' | 'pay' | 'call',
  url: string,
  words: string,
): TemplateResult {
  const tab = action === 'call' ? '' : '_blank';
  return html`
    <a
      class="act"
      href=${url}
      target=${tab}
      rel="noopener noreferrer nofollow"
      @click=${(event: Event) => cards.tell(place, action) || event.preventDefault()}>${words}<span class="sr"> ${place.view.title}${tab && ` (${cards.t.opensTab})`}</span>${tab && icon(OUT)}</a>
  `;
}

/** What can be done with it, or how it stands. */
function act(cards: CardDesk, place: Place): TemplateResult | typeof nothing {
  const { t } = cards;
  const { key, view, conversation } = place;
  const { action } = view;
  if (!action || !conversation) return nothing;
  const press = (answer: 'confirm' | 'choose', text?: string) => (event: Event) => {
    toLog(event);
    cards.answer(place, answer, text);
  };
  switch (action.do) {
    case 'open':
      return link(cards, place, 'open', action.url, view.from === 'shop' ? t.open : `${t.open} · ${action.host}`);
    case 'pay':
    case 'call':
      return link(cards, place, action.do, action.url, t[action.do]);
    case 'copy': {
      const copied = cards.copied === key ? t.copied : '';
      return html`
        <button class="act" type="button" @click=${(event: Event) => copy(cards, place, action.code, event)}>${copied || t.copy}</button>
        <span class="sr" role="status">${copied}</span>
      `;
    }
    case 'choose':
      return html`${action.questions.map(
        (question) =>
          html`<button class="choice" type="button" @click=${press('choose', question)}><bdi>${question}</bdi></button>`,
      )}`;
    case 'check':
      return (
        cards.correction(place) ??
        html`
          <button class="act" type="button" @click=${press('confirm')}>${t.confirm}</button>
          <button type="button" @click=${() => cards.correct(place)}>${t.correct}</button>
        `
      );
  }
}

/** Where the clipboard is not to be had the code is marked, to be copied by hand. */
async function copy(cards: CardDesk, place: Place, code: string, { currentTarget }: Event): Promise<void> {
  if (!cards.tell(place, 'copy')) return;
  const shown = (currentTarget as Element).closest('.card')?.querySelector('dd');
  try {
    await navigator.clipboard.writeText(code);
    cards.wasCopied(place);
  } catch {
    if (shown) getSelection()?.selectAllChildren(shown);
  }
}

const note = (words: string | undefined, isSure: boolean): TemplateResult | typeof nothing =>
  words ? html`<p class="word">${isSure ? icon('check') : nothing}<bdi>${words}</bdi></p>` : nothing;

/** How it stands, in words; empty where its action is on, or what was chosen stands there. */
export const standing = (t: CardTexts, { state }: CardView): string =>
  state === 'open' || state === 'chosen' ? '' : t[state];

/** A card, from what it comes to: plain text, and addresses that were looked at. */
export function card(cards: CardDesk, place: Place): TemplateResult {
  const { t } = cards;
  const { view } = place;
  const { type, title, from, state, price, was, picture } = view;
  const kind = t.kinds[type];
  const word = from === 'shop' ? t.fromShop : from === 'page' ? t.fromPage : '';
  const stands = standing(t, view);
  return html`
    <div class="card" role="group" aria-label=${[kind, title, word, stands].filter(Boolean).join(', ')} data-state=${state} data-from=${from}>
      ${picture ? shot(cards, picture) : nothing}
      <div class="about">
        <p class="kind">${state === 'expired' ? html`<b>${t.expired}</b>` : nothing}${kind}</p>
        ${title ? html`<p class="name"><bdi>${title}</bdi></p>` : nothing}
        ${price ? html`<p class="price"><b>${price}</b>${was ? html`<s><span class="sr">${t.was} </span>${was}</s>` : nothing}</p>` : nothing}
        ${lines(cards, place)}
        ${cards.store(place.shared)}
        ${note(word, from === 'shop')} ${state === 'chosen' ? note(view.chosen, true) : nothing}
        ${state === 'expired' ? nothing : note(stands, state === 'confirmed')}
        ${act(cards, place)}
      </div>
    </div>
  `;
}
