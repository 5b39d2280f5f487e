import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Bridge } from '../bridge.ts';
import { refusedText } from '../refusal.ts';
import { icon } from './icons.ts';

/** The line about the connection: there only when there is something to say. */
export function connection({ t, line, refusal, entries, draft }: Bridge): TemplateResult {
  const text = {
    quiet: '',
    connecting: t.connecting,
    offline: t.offline,
    person: t.refusedPerson,
    refused: refusedText(t, refusal),
  }[line];
  return html`
    <div class="line" role="status" data-line=${line} ?data-alone=${line === 'refused' && !entries[0] && !draft}>
      ${text ? html`<p>${icon(line === 'connecting' ? 'clock' : 'alert')}${text}</p>` : nothing}
    </div>
  `;
}
