import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { RatingTexts } from '../i18n/rating/messages.ts';
import type { Figures } from '../text/figures.ts';
import { icon } from './icons.ts';

const STAR = 'M10 3l2.1 4.4 4.9.6-3.6 3.4.9 4.8-4.3-2.4-4.3 2.4.9-4.8L3 8l4.9-.6Z';
const EACH = [1, 2, 3, 4, 5] as const;

/** What stands in the form. */
export interface Written {
  readonly stars: number;
  readonly solved?: boolean | undefined;
  readonly tags: readonly string[];
  readonly recommend?: number | undefined;
  readonly text: string;
}

/** What is drawn of it, and called by it. */
export interface Asking {
  readonly t: RatingTexts;
  readonly figures: Figures;
  /** Of its own in the panel. */
  readonly id: string;
  readonly written: Written;
  /** What may be said with so many stars; the shop's own words, or names of standard ones. */
  readonly offered: readonly string[];
  readonly asksRecommend: boolean;
  /** Why it was not taken; empty where nothing was refused. */
  readonly fault: string;
  /** The most that may be written. */
  readonly maxChars: number;
  change(patch: Partial<Written>): void;
  send(): void;
  later(): void;
}

const tagText = (t: RatingTexts, tag: string): string =>
  Object.hasOwn(t.tags, tag) ? t.tags[tag as keyof typeof t.tags] : tag;

/** One of several, drawn by what stands in it; the radio itself lies over it, so that keys and readers have the browser's own. */
const radio = (
  { id }: Asking,
  name: string,
  { words, face, is, on, kind = 'tick' }: { words: string; face: unknown; is: boolean; on?: boolean; kind?: string },
  choose: () => void,
): TemplateResult => html`
  <label class=${kind} ?data-on=${on ?? is}>
    <input type="radio" name=${`${id}-${name}`} aria-label=${words} .checked=${is} @change=${choose} />
    <span aria-hidden="true">${face}</span>
  </label>
`;

const starRow = (asking: Asking): TemplateResult => {
  const { t, figures, written } = asking;
  return html`
    <fieldset class="stars">
      <legend>${t.heading}</legend>
      ${EACH.map((stars) =>
        radio(
          asking,
          'stars',
          {
            words: `${t.ofFive.replace('#', figures.format(stars))}, ${t.stars[stars - 1]}`,
            face: icon(STAR),
            is: written.stars === stars,
            on: stars <= written.stars,
            kind: 'star',
          },
          // Words of other stars are none of these.
          () => asking.change({ stars, tags: [] }),
        ),
      )}
    </fieldset>
  `;
};

const solvedRow = (asking: Asking): TemplateResult => {
  const { t, written } = asking;
  const answer = (solved: boolean, face: string) =>
    radio(asking, 'solved', { words: face, face, is: written.solved === solved }, () => asking.change({ solved }));
  return html`<fieldset><legend>${t.solved}</legend>${answer(true, t.yes)}${answer(false, t.no)}</fieldset>`;
};

const tagRow = (asking: Asking): TemplateResult => {
  const { t, written, offered } = asking;
  const toggle = (tag: string) => () =>
    asking.change({
      tags: written.tags.includes(tag) ? written.tags.filter((one) => one !== tag) : [...written.tags, tag],
    });
  return html`
    <fieldset>
      <legend>${written.stars === 3 ? t.mixed : written.stars < 3 ? t.wrong : t.good}</legend>
      ${offered.map(
        (tag) => html`
          <label class="tick">
            <input type="checkbox" aria-label=${tagText(t, tag)} .checked=${written.tags.includes(tag)} @change=${toggle(tag)} />
            <bdi aria-hidden="true">${tagText(t, tag)}</bdi>
          </label>
        `,
      )}
    </fieldset>
  `;
};

const recommendRow = (asking: Asking): TemplateResult => {
  const { t, figures, written } = asking;
  return html`
    <fieldset class="scale">
      <legend>${t.recommend}</legend>
      ${Array.from({ length: 11 }, (_, recommend) => {
        const face = figures.format(recommend);
        const end = recommend === 0 ? `, ${t.never}` : recommend === 10 ? `, ${t.gladly}` : '';
        return radio(asking, 'recommend', { words: face + end, face, is: written.recommend === recommend }, () =>
          asking.change({ recommend }),
        );
      })}
      <span class="ends" aria-hidden="true"><span>${t.never}</span><span>${t.gladly}</span></span>
    </fieldset>
  `;
};

/** The question: stars first, and once they are chosen the rest. */
export const form = (asking: Asking): TemplateResult => {
  const { t, written, offered, asksRecommend, fault, maxChars } = asking;
  const { stars } = written;
  return html`
    <div class="rating" role="group" aria-label=${t.rate}>
      ${starRow(asking)}
      ${stars ? html`<p aria-hidden="true" class="given">${t.stars[stars - 1]}</p>${solvedRow(asking)}` : nothing}
      ${stars && offered[0] ? tagRow(asking) : nothing}
      ${stars && asksRecommend ? recommendRow(asking) : nothing}
      ${
        stars
          ? html`<textarea
              dir="auto"
              maxlength=${maxChars}
              aria-label=${t.words}
              placeholder=${t.words}
              .value=${written.text}
              @input=${({ target }: Event) => asking.change({ text: (target as HTMLTextAreaElement).value })}></textarea>`
          : nothing
      }
      ${fault ? html`<p role="alert">${fault}</p>` : nothing}
      <div class="does">
        ${stars ? html`<button class="send-rating" type="button" @click=${asking.send}>${t.send}</button>` : nothing}
        <button type="button" @click=${asking.later}>${t.later}</button>
      </div>
    </div>
  `;
};

/** The way back to a question that was put off. */
export const putOff = (t: RatingTexts, rate: () => void): TemplateResult => html`
  <div class="rating given"><div class="does"><button type="button" @click=${rate}>${t.rate}</button></div></div>
`;

/** What was said, and how far it has come. @param change undefined where it may not be changed any more */
export const given = (
  { t, figures }: Pick<Asking, 't' | 'figures'>,
  stars: number,
  stands: string,
  change: (() => void) | undefined,
): TemplateResult => html`
  <div class="rating given" role="group" aria-label=${t.ofFive.replace('#', figures.format(stars))}>
    <span aria-hidden="true">${EACH.map((each) => html`<span class="star" ?data-on=${each <= stars}>${icon(STAR)}</span>`)}</span>
    <p>${stands}</p>
    ${change ? html`<div class="does"><button type="button" @click=${change}>${t.change}</button></div>` : nothing}
  </div>
`;
