import { cookie } from '../http/cookies.ts';
import { seeOther, sendJson, sendPage } from '../http/reply.ts';
import type { Route } from '../http/route.ts';
import { COOKIES, type Visit } from '../http/visit.ts';
import { signInPage } from '../pages/sign-in.ts';
import { signOutPage } from '../pages/sign-out.ts';
import { findMember } from '../shopper/members.ts';
import { seal } from '../shopper/seal.ts';
import { memberToken } from '../shopper/token.ts';

/** Where the shopper came from, when that is a page of this shop; else the home page. */
const backOf = ({ url, form }: Visit): string => {
  const back = URL.parse(form.get('back') ?? '/', url.origin);
  return back?.origin === url.origin ? back.pathname : '/';
};

const signIn = (visit: Visit): Response => {
  const member = findMember(visit.form.get('member') ?? undefined);
  if (!member) return seeOther('/sign-in');
  return seeOther(backOf(visit), cookie(COOKIES.member, seal(visit.shop.secret, COOKIES.member, member.id)));
};

/** Without `chat=done` the page was left before the widget could forget its shopper; the next page sees to it. */
const signOut = ({ form }: Visit): Response =>
  seeOther(
    form.get('chat') === 'done' ? '/' : '/?signed-out',
    ...[COOKIES.member, COOKIES.cart, COOKIES.orders].map((name) => cookie(name, '', 0)),
  );

/** A fresh token for the widget: the shop's page asks for it, the relay checks it. */
const token = ({ shop, member }: Visit): Response =>
  member
    ? sendJson(200, {
        token: memberToken({ sub: member.id, name: member.name.en, aud: shop.site }, shop.secret, shop.now()),
      })
    : sendJson(401, { problem: 'signed_out' });

export const memberRoutes: readonly Route[] = [
  { method: 'GET', path: /^\/sign-in$/, answer: (visit) => sendPage(visit, signInPage(visit)) },
  { method: 'POST', path: /^\/sign-in$/, answer: signIn },
  {
    method: 'GET',
    path: /^\/sign-out$/,
    answer: (visit) => (visit.member ? sendPage(visit, signOutPage(visit, visit.member)) : seeOther('/')),
  },
  { method: 'POST', path: /^\/sign-out$/, answer: signOut },
  { method: 'GET', path: /^\/api\/member-token$/, answer: token },
];
