import { refused } from '../../../app/outcome.ts';
import { addressKey } from '../../../auth/client-address.ts';
import { homeLanguage } from '../home-page.ts';
import { HTML } from '../html.ts';
import { NO_REFERRAL_POLICY, noReferralPage, REFERRAL_POLICY, referralPage } from '../referral/page.ts';
import { content, empty, type Refusal } from '../reply.ts';
import { route } from '../route.ts';

export const viewReferral = route({
  method: 'get',
  path: '/r/:code',
  summary: 'The page of a referral, for the shopper who was sent to a store. That it is asked for counts as nothing.',
  allow: 'public',
  answers: {
    200: { doc: 'The page: the store, what the agent wrote, the code.', media: 'text/html' },
    404: { doc: 'There is no such code; a page that says so in the reader’s language.', media: 'text/html' },
    410: { doc: 'The code’s time is over; the page of the store all the same.', media: 'text/html' },
    429: { doc: 'Too many codes that lead nowhere were tried from this address.', media: 'text/html' },
  },
  problems: [],
  async handle({ param, header, client }, { referrals }) {
    const language = homeLanguage(header('accept-language'));
    const headers = { vary: 'accept-language', 'x-robots-tag': 'noindex, nofollow' };
    const found = await referrals.view(param('code'), addressKey(client.address));
    if (refused(found)) {
      const closed = { ...headers, 'content-security-policy': NO_REFERRAL_POLICY };
      if (found.retryAfterMs === undefined) return content(404, noReferralPage('unknown', language), HTML, closed);
      const after = { ...closed, 'retry-after': String(Math.ceil(found.retryAfterMs / 1000)) };
      return content(429, noReferralPage('many', language), HTML, after);
    }
    const open = { ...headers, 'content-security-policy': REFERRAL_POLICY };
    return content(found.state === 'expired' ? 410 : 200, referralPage(found, language), HTML, open);
  },
});

/** Only the page itself says what a person does there: nobody else's page, no prefetch, no program that has the address. */
function isOfPage(
  { origin, header }: { origin: string | undefined; header(name: string): string | undefined },
  publicUrl: string,
): boolean {
  const purpose = header('sec-purpose') ?? header('purpose') ?? '';
  return origin === publicUrl && !/prefetch|prerender/i.test(purpose);
}

const PROBLEMS = ['referral_unknown', 'rate_limited'] as const;

const answered = (refusal: { refused: Refusal['problem']; retryAfterMs?: number } | undefined) => {
  if (!refusal) return empty(204);
  const { refused: problem, retryAfterMs } = refusal;
  return { problem, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
};

export const noteReferralOpened = route({
  method: 'post',
  path: '/r/:code/opened',
  summary:
    'The page of a referral has been before a person. Said by the page alone; of all times the first one counts.',
  allow: 'public',
  answers: { 204: { doc: 'It counts, or has before.' } },
  problems: PROBLEMS,
  async handle(call, { referrals, config }) {
    if (!isOfPage(call, config.publicUrl)) return { problem: 'origin_refused', address: config.publicUrl };
    return answered(await referrals.opened(call.param('code'), addressKey(call.client.address)));
  },
});

export const agreeToReferral = route({
  method: 'post',
  path: '/r/:code/agreed',
  summary: 'The shopper lets the store have the note that is on the page. Said by the page alone.',
  allow: 'public',
  answers: { 204: { doc: 'The store will be told, where anything is set up to tell it.' } },
  problems: [...PROBLEMS, 'referral_expired', 'referral_redeemed'],
  async handle(call, { referrals, config }) {
    if (!isOfPage(call, config.publicUrl)) return { problem: 'origin_refused', address: config.publicUrl };
    return answered(await referrals.agreed(call.param('code'), addressKey(call.client.address)));
  },
});
