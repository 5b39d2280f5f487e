import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Wait } from '../wait.ts';
import { icon } from './icons.ts';

/** Above the message box: the place in the queue, or when somebody will be here. A screen reader is told by the region of its own. */
export function waiting({ place, away, spoken }: Wait): TemplateResult {
  const line = place
    ? html`<p class="wait">${icon('clock')}<span><b>${place[0]}</b> ${place[1]}</span></p>`
    : away
      ? html`<p class="wait">${icon('clock')}<span>${away}</span></p>`
      : nothing;
  return html`${line}<p class="sr" role="status">${spoken}</p>`;
}
