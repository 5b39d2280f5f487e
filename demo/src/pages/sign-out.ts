import { html } from '../html/html.ts';
import type { Page } from '../http/page.ts';
import type { Visit } from '../http/visit.ts';
import type { Member } from '../shopper/members.ts';

/** Asks once more; a link alone signs nobody out. */
export const signOutPage = ({ t, language }: Visit, member: Member): Page => ({
  title: t.member.signOut,
  body: html`
    <div class="page narrow">
      <header class="page-head"><h1>${t.member.signOut}</h1><p>${t.member.signOutLine(member.name[language])}</p></header>
      <form method="post" action="/sign-out" data-sign-out><button class="button">${t.member.signOut}</button></form>
    </div>`,
});
