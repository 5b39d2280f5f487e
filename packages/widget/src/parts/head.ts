import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Bridge } from '../bridge.ts';
import { initial, plain } from '../text/plain.ts';
import { icon } from './icons.ts';

/** The top: the shop, who is here, and the way out. */
export function head({ t, heading, view }: Bridge, dismiss: () => void): TemplateResult {
  const agent = plain(view.agent?.name);
  const here = agent ? t.withYou(agent) : { online: t.online, away: t.away, unknown: '' }[view.availability];
  return html`
    <header>
      <span class="face" aria-hidden="true">${initial(agent || heading)}</span>
      <div class="who">
        <h2><bdi>${heading}</bdi></h2>
        ${here ? html`<p ?data-online=${agent || view.availability === 'online'}>${here}</p>` : nothing}
      </div>
      <button class="plain" type="button" aria-label=${t.close} @click=${dismiss}>${icon('cross')}</button>
    </header>
  `;
}
