import { html } from '../html/html.ts';
import type { Page } from '../http/page.ts';
import type { Visit } from '../http/visit.ts';
import { VISIT_TEXTS } from '../visit-page/texts.ts';

/** The shop's stores, found by the SDK: what `/visit.js` fills with life. */
export const visitPage = ({ shop, language }: Visit): Page => {
  const t = VISIT_TEXTS[language];
  return {
    title: t.title,
    script: '/visit.js',
    body: html`
      <div class="page visit" id="visit" data-endpoint="${shop.relay}" data-site="${shop.site}" data-language="${language}">
        <header class="page-head"><h1>${t.title}</h1><p>${t.lead}</p></header>
        <form class="visit-form" id="visit-form">
          <input id="visit-place" type="search" maxlength="160" aria-label="${t.place}" placeholder="${t.place}">
          <button class="button">${t.search}</button>
          <button type="button" class="button quiet" id="visit-here">${t.here}</button>
        </form>
        <p id="visit-status" role="status"></p>
        <ul class="visit-stores" id="visit-stores"></ul>
      </div>`,
  };
};
