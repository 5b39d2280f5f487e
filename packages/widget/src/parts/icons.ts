import { html, type TemplateResult } from 'lit/html.js';

/** The set: drawn on a grid of 20 with strokes of 1.5, in the colour of the text around. */
const PATHS = {
  cross: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  send: 'M10 15.5V4.5M5.5 9L10 4.5 14.5 9',
  down: 'M10 4.5v11M5.5 11L10 15.5 14.5 11',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  checks: 'M2 10.5l3.5 3.5 7-8M9.7 13.2l.8.8 7-8',
  clock: 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM10 6.5V10l2.5 1.5',
  alert: 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM10 6.8v3.7M10 13.2v.1',
} as const;

/** An icon by its name or its own path; hidden from readers, who get the words beside it. */
export function icon(name: keyof typeof PATHS | `M${string}`): TemplateResult {
  const path = name in PATHS ? PATHS[name as keyof typeof PATHS] : name;
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${path} /></svg>`;
}
