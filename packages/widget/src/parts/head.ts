import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Bridge } from '../bridge.ts';
import { initial, plain } from '../text/plain.ts';
import { icon } from './icons.ts';

/** The top: the shop, who is here as far as that is known, and the way out. */
export function head(
  { t, heading, welcome, view, line, availability, more }: Bridge,
  dismiss?: () => void,
): TemplateResult {
  const agent = plain(view.agent?.name);
  const nobody = { online: t.online, away: t.away, unknown: '' }[availability];
  const here = agent && line === 'quiet' ? t.withYou(agent) : nobody;
  return html`
    <div class="head" part="head">
      ${(!agent && welcome?.photo()) || html`<span class="face" part="photo" aria-hidden="true">${initial(agent || heading)}</span>`}
      <div class="who">
        <h2><bdi>${heading}</bdi></h2>
        ${here ? html`<p ?data-online=${availability === 'online'}>${here}</p>` : nothing}
      </div>
      ${more?.menu()}
      ${dismiss ? html`<button class="plain" type="button" aria-label=${t.close} @click=${dismiss}>${icon('cross')}</button>` : nothing}
    </div>
  `;
}
