import { html } from '../html/html.ts';
import type { Page } from '../http/page.ts';
import type { Visit } from '../http/visit.ts';
import { FIELDS } from '../sdk-page/facts.ts';
import { SDK_TEXTS } from '../sdk-page/texts.ts';

const sample = (endpoint: string, site: string): string => `import { createChat } from '@shopbell/sdk';

const chat = createChat({ endpoint: '${endpoint}', site: '${site}' });
chat.on('change', ({ connection, threads }) => draw(connection, threads));
chat.on('message', ({ text, mine }) => mine || notify(text));
await chat.identify(() => fetch('/api/member-token').then(tokenOf));
const { seq, at } = await chat.send('你好 👋');`;

/** The SDK by itself: what `/sdk.js` fills with life. */
export const sdkPage = ({ shop, language, member }: Visit): Page => {
  const t = SDK_TEXTS[language];
  return {
    title: t.title,
    widget: false,
    script: '/sdk.js',
    body: html`
      <div class="page sdk" id="sdk" data-endpoint="${shop.relay}" data-site="${shop.site}" data-language="${language}"
        data-connection="idle">
        <header class="page-head"><h1>${t.title}</h1><p>${t.lead}</p></header>
        <div class="sdk-columns">
          <section class="talkbox" aria-label="${t.thread}">
            <div class="talkbox-head"><span class="dot"></span><span id="view-connection" role="status"></span></div>
            <button type="button" class="plain" id="older" hidden>${t.older}</button>
            <div class="thread" id="thread" role="log" aria-label="${t.thread}" tabindex="0"></div>
            <p class="small typing" id="typing"></p>
            <p class="actions" id="stale" hidden>
              <span id="stale-question" role="status"></span>
              <button type="button" class="button quiet" id="stale-send">${t.staleSend}</button>
              <button type="button" class="button quiet" id="stale-discard">${t.staleDiscard}</button>
            </p>
            <form class="composer" id="composer">
              <textarea id="box" rows="2" aria-label="${t.input}" placeholder="${t.input}"></textarea>
              <button class="button">${t.send}</button>
            </form>
          </section>
          <div class="sdk-side">
            <section aria-labelledby="view">
              <h2 id="view"><code>${t.view}</code></h2>
              <dl class="details">${FIELDS.filter((name) => name !== 'connection').map(
                (name) => html`<div><dt>${t.fields[name]}</dt><dd id="view-${name}">${t.none}</dd></div>`,
              )}</dl>
              <p class="actions">
                <button type="button" class="button quiet" id="connect">${t.actions.connect}</button>
                <button type="button" class="button quiet" id="identify"${!member && html` disabled`}>${t.actions.identify}</button>
                <button type="button" class="button quiet" id="sign-out">${t.actions.signOut}</button>
                <button type="button" class="button quiet" id="end">${t.actions.end}</button>
              </p>
              ${!member && html`<p class="small"><a href="/sign-in?back=/sdk">${t.needMember}</a></p>`}
            </section>
            <section aria-labelledby="events">
              <h2 id="events">${t.events}</h2>
              <ol class="journal" id="journal"><li class="journal-empty">${t.eventsEmpty}</li></ol>
            </section>
          </div>
        </div>
        <section class="sample" aria-labelledby="code">
          <h2 id="code">${t.code}</h2>
          <pre tabindex="0"><code>${sample(shop.relay, shop.site)}</code></pre>
        </section>
      </div>`,
  };
};
