import { html, type Markup } from '../html/html.ts';
import type { Page } from '../http/page.ts';
import type { Visit } from '../http/visit.ts';
import { icon } from '../parts/icon.ts';
import { MEMBERS, type Member } from '../shopper/members.ts';

const choice = ({ t, language, member: current }: Visit, member: Member): Markup => html`
  <li>
    <button class="choice" name="member" value="${member.id}">
      <span class="face">${icon('person')}</span>
      <span class="choice-words"><b>${member.name[language]}</b>
        <span>${member === current ? t.member.now : t.member.since(member.since)}</span></span>
      ${icon('arrow')}
    </button>
  </li>`;

/** Three sample members to choose from. */
export const signInPage = (visit: Visit): Page => {
  const { t, url } = visit;
  return {
    title: t.member.title,
    body: html`
      <div class="page narrow">
        <header class="page-head"><h1>${t.member.title}</h1><p>${t.member.lead}</p></header>
        <form method="post" action="/sign-in">
          <input type="hidden" name="back" value="${url.searchParams.get('back') ?? '/'}">
          <ul class="choices">${MEMBERS.map((member) => choice(visit, member))}</ul>
        </form>
      </div>`,
  };
};
