import { html, type TemplateResult } from 'lit/html.js';
import { toLog } from './to-log.ts';

/** An answer: what it says, and what comes of it. */
export type Answer = readonly [text: string, act: () => void];

/**
 * A question above the message box, told once. It goes with its answer, and with it the place of the focus.
 *
 * @param id of its own in the panel
 */
export function question(id: string, text: string, ...[first, second]: [Answer, Answer]): TemplateResult {
  const answer =
    ([, act]: Answer) =>
    (event: Event) => {
      toLog(event);
      act();
    };
  return html`
    <div class="stale" role="group" aria-labelledby=${id}>
      <p id=${id} role="status">${text}</p>
      <button type="button" @click=${answer(first)}>${first[0]}</button>
      <button type="button" @click=${answer(second)}>${second[0]}</button>
    </div>
  `;
}
