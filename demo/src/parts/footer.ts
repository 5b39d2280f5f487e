import { html, type Markup } from '../html/html.ts';
import type { Visit } from '../http/visit.ts';
import { ask } from './ask.ts';
import { mark } from './mark.ts';

/** The foot of every page: what happens after the parcel, and whom to ask. */
export const footer = ({ t }: Visit): Markup => html`
  <footer class="footer">
    <div class="footer-row">
      <section class="talk" aria-labelledby="talk">
        <h2 id="talk">${t.service.talk}</h2>
        <p>${t.service.talkLine}</p>
        ${ask(t.service.write)}
      </section>
      <section aria-labelledby="service">
        <h2 id="service" class="hidden">${t.service.heading}</h2>
        <dl class="service">
          ${[t.service.delivery, t.service.returns, t.service.repair].map(
            ({ term, text }) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`,
          )}
        </dl>
      </section>
    </div>
    <div class="footer-end">
      <p class="brand">${mark()}<span>${t.shop.name}</span></p>
      <p>${t.footer.pretend}</p>
      <p><a href="/sdk">${t.footer.developers}: ${t.footer.sdk}</a></p>
    </div>
  </footer>`;
