import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Bridge } from '../bridge.ts';
import type { Row, SaidRow } from '../model/rows.ts';
import { failedText } from '../refusal.ts';
import { icon } from './icons.ts';
import { written } from './text.ts';

const stateText = ({ t, view, line }: Bridge, { status, problem }: SaidRow): string => {
  switch (status) {
    case 'stored':
      return t.stored;
    case 'sending':
      return t.sending;
    case 'failed':
      return failedText(t, problem);
    case 'unsaved':
    case 'saved':
      return view.connection === 'online' || line === 'person' ? t.saved : t.savedOffline;
  }
};

/** Under the last message of a group: who, when, and the state of one's own last message. */
const meta = ({ clock }: Bridge, row: SaidRow, state: string): TemplateResult => html`
  <p class="meta" aria-hidden="true">
    ${row.author.name ? html`<bdi>${row.author.name}</bdi>` : nothing}
    <time datetime=${clock.iso(row.at)}>${clock.time(row.at)}</time>
    ${row.marked ? html`<span>${icon(row.status === 'stored' ? 'check' : 'clock')}${state}</span>` : nothing}
  </p>
`;

const failure = ({ chat, t }: Bridge, { cid = '' }: SaidRow, state: string): TemplateResult => html`
  <div class="meta failure">
    <span aria-hidden="true">${icon('alert')}${state}</span>
    <button type="button" @click=${() => chat.retry(cid)}>${t.retry}</button>
    <button type="button" @click=${() => chat.discard(cid)}>${t.discard}</button>
  </div>
`;

const said = (bridge: Bridge, row: SaidRow): TemplateResult => {
  const { t, clock, since } = bridge;
  const { mine, name } = row.author;
  const state = mine ? stateText(bridge, row) : '';
  const spoken = [mine ? t.you : name || t.shop, clock.time(row.at), state].filter(Boolean).join(', ');
  const below = row.status === 'failed' ? failure(bridge, row, state) : row.last ? meta(bridge, row, state) : nothing;
  return html`
    <div class="said" ?data-mine=${mine} ?data-first=${row.first} ?data-last=${row.last} ?data-fresh=${row.at >= since}>
      <span class="sr">${spoken}: </span>
      <div class="bubble"><p dir="auto">${written(row.text, t.opensTab)}</p></div>
      ${below}
    </div>
  `;
};

/** One row of the thread. */
export function row(bridge: Bridge, item: Row): TemplateResult {
  const { t, clock } = bridge;
  switch (item.kind) {
    case 'day':
      return html`<p class="note"><time datetime=${clock.iso(item.at)}>${clock.day(item.at, Date.now())}</time></p>`;
    case 'new':
      return html`<p class="note new">${t.newHere}</p>`;
    case 'happened':
      return html`<p class="note" dir="auto">${item.what === 'joined' ? t.joined(item.name) : t[item.what]}</p>`;
    case 'said':
      return said(bridge, item);
  }
}
