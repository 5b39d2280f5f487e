import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Wait } from '../wait.ts';
import { icon } from './icons.ts';

/** Above the message box: the place in the queue, when somebody will be here, or that nothing is taken from them. A screen reader is told by the region of its own. */
export function waiting({ place, away, blocked, spoken }: Wait): TemplateResult {
  const told = blocked || away;
  const line =
    place && !blocked
      ? html`<p class="wait">${icon('clock')}<span><b>${place[0]}</b> ${place[1]}</span></p>`
      : told
        ? html`<p class="wait">${icon('clock')}<span>${told}</span></p>`
        : nothing;
  return html`${line}<p class="sr" role="status">${spoken}</p>`;
}
