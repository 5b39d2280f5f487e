import { html, type Markup } from '../html/html.ts';
import type { Visit } from '../http/visit.ts';
import { CHAT_TAGS, ownName } from '../i18n/chat.ts';
import { ask } from './ask.ts';
import { mark } from './mark.ts';

/** The same address, with the chat in another language. */
const chatIn = (url: URL, tag: string): string => {
  const query = new URLSearchParams(url.search);
  query.set('chat', tag);
  return `${url.pathname}?${query}`;
};

/** The foot of every page: what happens after the parcel, whom to ask, and in which language. */
export const footer = ({ t, url, chat }: Visit): Markup => html`
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
    <nav class="footer-chat" aria-labelledby="chat-language">
      <p id="chat-language">${t.footer.chat}</p>
      <ul>
        ${(['auto', ...CHAT_TAGS] as const).map(
          (tag) =>
            html`<li><a href="${chatIn(url, tag)}"${tag === chat && html` aria-current="true"`}${
              tag !== 'auto' && html` lang="${tag}"`
            }>${tag === 'auto' ? t.footer.asPage : ownName(tag)}</a></li>`,
        )}
      </ul>
    </nav>
    <div class="footer-end">
      <p class="brand">${mark()}<span>${t.shop.name}</span></p>
      <p>${t.footer.pretend}</p>
      <p><a href="/visit-us">${t.footer.visit}</a></p>
      <p><a href="/sdk">${t.footer.developers}: ${t.footer.sdk}</a></p>
    </div>
  </footer>`;
