import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Bridge } from '../bridge.ts';
import { isAmendable } from '../model/amend.ts';
import { called } from '../model/called.ts';
import { isStored } from '../model/entries.ts';
import { happenedText } from '../model/news.ts';
import type { Row, SaidRow } from '../model/rows.ts';
import { failedText } from '../refusal.ts';
import { isOnlyEmoji } from '../text/only-emoji.ts';
import { icon } from './icons.ts';
import { written } from './text.ts';
import { toLog } from './to-log.ts';

const stateText = ({ t, view, line, busy }: Bridge, { status, problem, seq = 0 }: SaidRow): string => {
  const isOnline = view.connection === 'online';
  const waits = !isOnline && line !== 'person';
  const waiting = waits ? t.waitingOffline : t.waiting;
  // What was on its way when the line was cut is so again once there is one.
  const sending = isOnline ? t.sending : waiting;
  if (busy.has(seq)) return sending;
  switch (status) {
    case 'failed':
      return failedText(t, problem);
    case 'unsaved':
      return waiting;
    case 'sending':
      return sending;
    case 'saved':
      return waits ? t.savedOffline : t.saved;
    default:
      return t[status];
  }
};

const stateIcon = ({ busy }: Bridge, row: SaidRow): TemplateResult =>
  icon(busy.has(row.seq ?? 0) || !isStored(row) ? 'clock' : row.status === 'stored' ? 'check' : 'checks');

/** Under the last message of a group: who, when, and the state of one's own last message. */
const meta = (bridge: Bridge, row: SaidRow, state: string, who: string): TemplateResult => html`
  <p class="meta" aria-hidden="true">
    ${who ? html`<bdi>${who}</bdi>` : nothing}
    ${row.edited ? html`<span>${bridge.t.edited}</span>` : nothing}
    <time datetime=${bridge.clock.iso(row.at)}>${bridge.clock.time(row.at)}</time>
    ${row.marked || bridge.busy.has(row.seq ?? 0) ? html`<span data-state=${row.status}>${stateIcon(bridge, row)}${state}</span>` : nothing}
  </p>
`;

const failure = ({ chat, t }: Bridge, { cid = '' }: SaidRow, state: string): TemplateResult => {
  // The buttons go, and with them the place of the focus.
  const act = (verb: 'retry' | 'discard') => (event: Event) => {
    toLog(event);
    chat[verb](cid);
  };
  return html`
    <div class="meta failure">
      <span aria-hidden="true">${icon('alert')}${state}</span>
      <button type="button" @click=${act('retry')}>${t.retry}</button>
      <button type="button" @click=${act('discard')}>${t.discard}</button>
    </div>
  `;
};

const said = (bridge: Bridge, row: SaidRow): TemplateResult => {
  const { t, clock, since, more, busy } = bridge;
  const { mine, name } = row.author;
  const who = mine ? '' : name || t.shop;
  const state = mine ? stateText(bridge, row) : '';
  const spoken = [who || t.you, clock.time(row.at), state, row.edited ? t.edited : ''];
  const changing = busy.has(row.seq ?? 0);
  const alone = isOnlyEmoji(row.text);
  const under = row.last || row.edited || changing ? meta(bridge, row, state, who) : nothing;
  const card = more?.card(row);
  const words = row.text || (card ? '' : called(row));
  const below = row.status === 'failed' ? failure(bridge, row, state) : under;
  return html`
    <div class="said" data-key=${row.key} ?data-mine=${mine} ?data-first=${row.first} ?data-last=${row.last} ?data-fresh=${row.at >= since}>
      <span class="sr">${spoken.filter(Boolean).join(t.comma)}: </span>
      ${more?.reply?.quote(row)}
      <div class="body">
        ${words ? html`<div class="bubble" part=${mine ? 'bubble mine' : 'bubble'} ?data-emoji=${alone}><p dir="auto">${written(words, t.opensTab)}</p>${alone ? html`<span class="sr"> (${t.emoji})</span>` : nothing}</div>` : nothing}
        ${more && isAmendable(row, bridge.serverNow, bridge.view.amendWindowMs) && !changing ? more.tools(row) : more?.reply?.button(row)}
      </div>
      ${card} ${more?.standing(row)}
      ${below}
    </div>
  `;
};

/** One row of the thread. */
export function row(bridge: Bridge, item: Row): TemplateResult {
  const { t, clock, more } = bridge;
  switch (item.kind) {
    case 'day':
      return html`<p class="note"><time datetime=${clock.iso(item.at)}>${clock.day(item.at, Date.now())}</time></p>`;
    case 'new':
      return html`<p class="note new">${t.newHere}</p>`;
    case 'happened':
      return html`<p class="note" dir="auto">${more?.told(item) ?? happenedText(t, item)}</p>${item.what === 'closed' ? bridge.ending?.under(item.key) : nothing}`;
    case 'said':
      return said(bridge, item);
  }
}
