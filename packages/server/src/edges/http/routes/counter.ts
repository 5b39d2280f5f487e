import * as v from 'valibot';
import { refused } from '../../../app/outcome.ts';
import { homeLanguage } from '../home-page.ts';
import { HTML } from '../html.ts';
import { COUNTER_POLICY, counterPage } from '../referral/counter-page.ts';
import { content, json } from '../reply.ts';
import { route } from '../route.ts';
import { Code, REDEEM_PROBLEMS, REDEEMED, redeemed } from './referrals.ts';

export const counter = route({
  method: 'get',
  path: '/counter',
  summary:
    'Where a store’s people redeem codes without an account, by a link of their own. The same page for all of them.',
  allow: 'public',
  answers: { 200: { doc: 'The page, in the reader’s language.', media: 'text/html' } },
  problems: [],
  handle({ header }) {
    return content(200, counterPage(homeLanguage(header('accept-language'))), HTML, {
      vary: 'accept-language',
      'x-robots-tag': 'noindex, nofollow',
      'content-security-policy': COUNTER_POLICY,
    });
  },
});

const Link = v.pipe(v.string(), v.maxLength(128));

export const lookAtCounter = route({
  method: 'post',
  path: '/api/v1/counter',
  summary: 'Whose link it is: the shop and the store.',
  allow: 'public',
  body: v.object({ link: Link }),
  answers: { 200: { doc: 'By their names.', json: v.object({ shop: v.string(), store: v.string() }) } },
  problems: ['link_invalid'],
  async handle({ body: { link } }, { doors }) {
    const owner = await doors.owner(link);
    return refused(owner) ? { problem: owner.refused } : json(200, { shop: owner.shop, store: owner.store.name });
  },
});

export const redeemAtCounter = route({
  method: 'post',
  path: '/api/v1/counter/redeem',
  summary: 'The store whose link it is redeems a code.',
  allow: 'public',
  body: v.object({ link: Link, code: Code }),
  answers: REDEEMED,
  problems: [...REDEEM_PROBLEMS, 'link_invalid'],
  async handle({ body: { link, code } }, { doors }) {
    return redeemed(await doors.redeem(link, code));
  },
});
