import {
  type HoursJson,
  mapLinks,
  type ReferralState,
  type Store,
  showCode,
  storeStanding,
  weekRuns,
} from '@shopbell/domain';
import { escaped } from '../../../escaped.ts';
import { CLOSED_POLICY } from '../headers.ts';
import { hashOf } from '../html.ts';
import { REFERRAL_SCRIPT } from './page-script.ts';
import { PAGE_STYLE } from './style.ts';
import { type PageLanguage, REFERRAL_TEXTS, type ReferralTexts } from './words.ts';

/** What stands on a referral's page. */
export interface ReferralPage {
  /** The site's name. */
  shop: string;
  /** Undefined where the merchant has taken it from the list since. */
  store: Store | undefined;
  /** Nobody sent the shopper: they took the link themselves. */
  own: boolean;
  state: ReferralState;
  code: string;
  /** What the agent wrote for the shopper, as it reads now; empty for nothing. */
  text: string;
  /** What the store would be told, as long as that can be agreed to. */
  note: string | undefined;
  agreed: boolean;
  /** Epoch ms. */
  expiresAt: number;
  redeemedAt: number | undefined;
  now: number;
  /** The site's: days are told by its clocks where the store has none. */
  timeZone: string;
}

const DAY = { year: 'numeric', month: 'long', day: 'numeric' } as const;
const TIME = { weekday: 'short', hour: '2-digit', minute: '2-digit' } as const;

const timeIn = (lang: PageLanguage, timeZone: string, at: number, how: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(lang, { ...how, timeZone, hourCycle: 'h23' }).format(at);

const frame = (lang: PageLanguage, title: string, body: string, script = ''): string => `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${PAGE_STYLE}</style>
<body>
<main>
${body}
</main>
${script && `<script>${script}</script>\n`}</html>
`;

function standing(store: Store, lang: PageLanguage, t: ReferralTexts, now: number): string {
  const { hours } = store;
  const stands = storeStanding(store, now);
  if (!hours || !stands) return '';
  const [turn] = stands.turns;
  const time = turn === undefined ? undefined : timeIn(lang, hours.zone, turn, TIME);
  const when =
    time === undefined ? '' : ` <span class="soft">${escaped(stands.open ? t.until(time) : t.opens(time))}</span>`;
  return `<p><span class="${stands.open ? 'well' : 'over'}">${stands.open ? t.open : t.closed}</span>${when}</p>`;
}

const entry = (label: string, inner: string): string => `<div><dt>${label}</dt><dd>${inner}</dd></div>`;

type Run = ReturnType<typeof weekRuns>[number];

const WEEKDAY_AND_DATE = { weekday: 'short', month: 'short', day: 'numeric' } as const;

function hoursLine(days: string, spans: Run['spans'], t: ReferralTexts): string {
  const [only] = spans.length === 1 ? spans : [];
  const isAlways = only?.from === '00:00' && only.to === '24:00';
  const times = spans.map(({ from, to }) => `${from}–${to}`).join(t.between) || t.dayClosed;
  return `<span>${days}</span><span>${isAlways ? t.always : times}</span>`;
}

/** Days in a row that have the same hours. */
const weekLine = ({ first, last, spans }: Run, t: ReferralTexts): string =>
  hoursLine(first === last ? t.days[first] : `${t.days[first]}–${t.days[last]}`, spans, t);

/** Days that are told of beforehand where their hours are others than their weekday's, in ms. */
const AHEAD_MS = 14 * 86_400_000;

/** Days soon that have hours of their own: a holiday, a campaign. */
function exceptionLines({ zone, exceptions }: HoursJson, lang: PageLanguage, t: ReferralTexts, now: number): string[] {
  const day = new Intl.DateTimeFormat('sv', { timeZone: zone });
  const [today, last] = [day.format(now), day.format(now + AHEAD_MS)];
  const named = new Intl.DateTimeFormat(lang, { ...WEEKDAY_AND_DATE, timeZone: 'UTC' });
  return exceptions
    .filter(({ date }) => date >= today && date < last)
    .map(({ date, spans }) => hoursLine(named.format(Date.parse(date)), spans, t));
}

/** The part of a telephone number that can be dialled. */
const dialled = (phone: string): string => phone.replaceAll(/[^\d+*#]/g, '');

function about(store: Store, lang: PageLanguage, t: ReferralTexts, now: number): string {
  const { address, phone, hours, services } = store;
  const links = mapLinks(store).map(
    ({ map, url }) =>
      `<li><a href="${escaped(url)}" rel="noreferrer nofollow"${map === 'geo' ? '' : ' target="_blank"'}>${t.maps[map]}</a></li>`,
  );
  const days = hours
    ? [...weekRuns(hours.week).map((run) => weekLine(run, t)), ...exceptionLines(hours, lang, t, now)]
    : [];
  const entries = [
    entry(t.address, escaped(address)),
    phone === undefined ? '' : entry(t.phone, `<a href="tel:${dialled(phone)}">${escaped(phone)}</a>`),
    days.length === 0 ? '' : entry(t.hours, `<div class="days">${days.join('')}</div>`),
    services.length === 0 ? '' : entry(t.services, escaped(services.join(t.between))),
  ];
  return `<section>
${standing(store, lang, t, now)}
<dl>${entries.join('')}</dl>
<h2>${t.map}</h2>
<ul class="maps">${links.join('')}</ul>
</section>`;
}

function codePart(
  { state, code, expiresAt, redeemedAt, timeZone }: ReferralPage,
  lang: PageLanguage,
  t: ReferralTexts,
) {
  const day = (at: number): string => timeIn(lang, timeZone, at, DAY);
  if (state === 'redeemed') {
    return `<section><p class="well">${t.redeemed(day(redeemedAt ?? 0))}</p><p class="soft">${t.redeemedHint}</p></section>`;
  }
  if (state === 'expired') {
    return `<section><p class="over">${t.expired(day(expiresAt))}</p><p class="soft">${t.expiredHint}</p></section>`;
  }
  return `<section><h2>${t.code}</h2><p class="code">${showCode(code)}</p><p>${t.show}<br><span class="soft">${t.good(day(expiresAt))}</span></p></section>`;
}

/** Shown by the script alone: without it nothing could be agreed to. */
const notePart = (note: string, agreed: boolean, t: ReferralTexts): string =>
  agreed
    ? `<section><p class="well">${t.agreed}</p></section>`
    : `<section id="ask" hidden aria-labelledby="why"><h2 id="why">${t.note}</h2><p>${t.noteWhy}</p><blockquote>${escaped(note)}</blockquote>
<button type="button" id="agree">${t.agree}</button>
<p id="agreed" class="well" tabindex="-1" role="status" data-text="${t.agreed}"></p>
<p id="failed" class="over" role="alert" data-text="${t.failed}"></p></section>`;

/** The page of a referral that there is: text alone, and the shop's words as such. */
export function referralPage(page: ReferralPage, lang: PageLanguage): string {
  const t = REFERRAL_TEXTS[lang];
  const { shop, store, own, state, text, note, agreed, now } = page;
  const name = store?.name ?? t.gone;
  const from = own ? t.own(shop) : t.from(shop);
  const isGood = state === 'sent' || state === 'opened';
  const parts = [
    `<header><p class="soft">${escaped(store ? from : shop)}</p><h1>${escaped(name)}</h1></header>`,
    store ? '' : `<section><p>${t.goneHint}${isGood ? `${t.gap}${t.goneCode}` : ''}</p></section>`,
    codePart(page, lang, t),
    text === '' ? '' : `<section><h2>${escaped(t.words(shop))}</h2><blockquote>${escaped(text)}</blockquote></section>`,
    note === undefined ? '' : notePart(note, agreed, t),
    store ? about(store, lang, t, now) : '',
  ];
  return frame(lang, store ? t.title(name) : name, parts.filter(Boolean).join('\n'), REFERRAL_SCRIPT);
}

/** Where no code leads to, or too many were tried: not a word of any. */
export function noReferralPage(why: 'unknown' | 'many', lang: PageLanguage): string {
  const t = REFERRAL_TEXTS[lang];
  return frame(lang, t[why], `<header><h1>${t[why]}</h1></header>\n<section><p>${t[`${why}Hint`]}</p></section>`);
}

const STYLED = `${CLOSED_POLICY}; style-src ${hashOf(PAGE_STYLE)}`;

/** Its own style and script, and the line on which the script says what it has to. Nothing else is loaded. */
export const REFERRAL_POLICY = `${STYLED}; script-src ${hashOf(REFERRAL_SCRIPT)}; connect-src 'self'; require-trusted-types-for 'script'`;
export const NO_REFERRAL_POLICY = STYLED;
