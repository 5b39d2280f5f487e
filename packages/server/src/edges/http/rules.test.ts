import type { Duty } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import { DUTIES } from '../../ports/site.ts';
import { RAW_TYPE } from './body.ts';
import { ROUTES } from './routes/index.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const EVERYBODY = 'everybody';
const SIGNED_IN: readonly Duty[] = DUTIES;
/** Whoever is in conversations: agents with a session, and shoppers, whose own tests are with the files. */
const PERSONS = 'persons';
/** A shop's server, by its key: no session opens it, see `cards.test.ts`. */
const SHOPS = 'shops';
/** Any page of a site, and agents with a session; see `stores.test.ts`. */
const PAGES = 'pages';
const ADMINS: readonly Duty[] = ['admin'];
const SUPERVISORS: readonly Duty[] = ['supervisor', 'admin'];

/**
 * Who may do what, written down a second time on purpose: a route that is not here, or whose own rule says something else, is
 * found below.
 */
const ACTIONS: Readonly<
  Record<string, typeof EVERYBODY | typeof PERSONS | typeof PAGES | typeof SHOPS | readonly Duty[]>
> = {
  'post /api/v1/cards': SHOPS,
  'get /': EVERYBODY,
  'get /healthz': EVERYBODY,
  'get /readyz': EVERYBODY,
  'get /metrics': EVERYBODY,
  'get /openapi.json': EVERYBODY,
  'get /chat/:site': EVERYBODY,
  'get /r/:code': EVERYBODY,
  'post /r/:code/opened': EVERYBODY,
  'post /r/:code/agreed': EVERYBODY,
  'get /counter': EVERYBODY,
  'post /api/v1/counter': EVERYBODY,
  'post /api/v1/counter/redeem': EVERYBODY,
  'post /api/v1/conversations/:id/referrals': SIGNED_IN,
  'post /api/v1/referrals/look': SIGNED_IN,
  'post /api/v1/referrals/stores': SIGNED_IN,
  'post /api/v1/referrals/redeem': SIGNED_IN,
  'post /api/v1/shop/referrals/redeem': SHOPS,
  'get /api/v1/referrals/report': SUPERVISORS,
  'get /api/v1/store-doors': ADMINS,
  'post /api/v1/store-doors/:store': ADMINS,
  'delete /api/v1/store-doors/:store': ADMINS,
  'get /api/v1/store-doors/:store/picture': ADMINS,
  'post /api/v1/store-doors/:store/link': ADMINS,
  'delete /api/v1/store-doors/:store/link': ADMINS,
  'post /api/v1/store-doors/:store/mail': ADMINS,
  'get /console': EVERYBODY,
  'get /console/*': EVERYBODY,
  'get /:file{[A-Za-z0-9][A-Za-z0-9_.-]*\\.js}': EVERYBODY,
  'post /api/v1/session': EVERYBODY,
  'get /api/v1/session': SIGNED_IN,
  'delete /api/v1/session': SIGNED_IN,
  'get /api/v1/account': SIGNED_IN,
  'post /api/v1/account/name': SIGNED_IN,
  'post /api/v1/account/password': SIGNED_IN,
  'post /api/v1/account/second-factor': SIGNED_IN,
  'post /api/v1/account/second-factor/secret': SIGNED_IN,
  'post /api/v1/account/second-factor/off': SIGNED_IN,
  'post /api/v1/password-resets': EVERYBODY,
  'post /api/v1/password-resets/look': EVERYBODY,
  'post /api/v1/password-resets/use': EVERYBODY,
  'get /api/v1/people': ADMINS,
  'post /api/v1/people/:id/role': ADMINS,
  'post /api/v1/people/:id/name': ADMINS,
  'delete /api/v1/people/:id': ADMINS,
  'post /api/v1/people/:id/password-reset': ADMINS,
  'delete /api/v1/people/:id/second-factor': ADMINS,
  'post /api/v1/conversations/:id/taken-back': SUPERVISORS,
  'post /api/v1/conversations/:id/reveal': SIGNED_IN,
  'post /api/v1/conversations/:id/shopper/reveal': SIGNED_IN,
  'get /api/v1/guard': SUPERVISORS,
  'post /api/v1/guard': SUPERVISORS,
  'post /api/v1/conversations/:id/contact/reveal': SIGNED_IN,
  'post /api/v1/guard/reveal': ADMINS,
  'get /api/v1/guard/caught': SUPERVISORS,
  'get /api/v1/webhooks': ADMINS,
  'post /api/v1/webhooks': ADMINS,
  'post /api/v1/webhooks/:id': ADMINS,
  'delete /api/v1/webhooks/:id': ADMINS,
  'post /api/v1/webhooks/:id/secrets': ADMINS,
  'delete /api/v1/webhooks/:id/secrets': ADMINS,
  'post /api/v1/webhooks/:id/test': ADMINS,
  'get /api/v1/webhooks/:id/deliveries': ADMINS,
  'post /api/v1/webhooks/:id/again': ADMINS,
  'get /api/v1/left-form': ADMINS,
  'post /api/v1/left-form': ADMINS,
  'get /api/v1/left-messages': SIGNED_IN,
  'get /api/v1/left-messages/words': SIGNED_IN,
  'post /api/v1/answers': PERSONS,
  'get /api/v1/letters': ADMINS,
  'post /api/v1/letters/again': ADMINS,
  'get /api/v1/look': ADMINS,
  'post /api/v1/look': ADMINS,
  'get /api/v1/ratings/rules': SUPERVISORS,
  'post /api/v1/ratings/rules': ADMINS,
  'get /api/v1/log': SUPERVISORS,
  'get /api/v1/floor/conversations': SUPERVISORS,
  'get /api/v1/summaries': SIGNED_IN,
  'get /api/v1/summaries/unkept': SIGNED_IN,
  'get /api/v1/summaries/all': SUPERVISORS,
  'post /api/v1/summaries': SIGNED_IN,
  'post /api/v1/files': PERSONS,
  'get /api/v1/files/:id': PERSONS,
  'patch /api/v1/files/:id': PERSONS,
  'delete /api/v1/files/:id': PERSONS,
  'post /api/v1/files/:id/finish': PERSONS,
  'post /api/v1/conversations/:id/links': PERSONS,
  'get /f/:id': EVERYBODY,
  'options /api/v1/files': EVERYBODY,
  'options /api/v1/files/:id': EVERYBODY,
  'options /api/v1/files/:id/finish': EVERYBODY,
  'options /api/v1/conversations/:id/links': EVERYBODY,
  'get /api/v1/search': SIGNED_IN,
  'get /api/v1/shoppers/:person': SIGNED_IN,
  'get /api/v1/shoppers/:person/conversations': SIGNED_IN,
  'post /api/v1/shoppers/:person/name': SIGNED_IN,
  'post /api/v1/shoppers/:person/tags/:tag': SIGNED_IN,
  'delete /api/v1/shoppers/:person/tags/:tag': SIGNED_IN,
  'get /api/v1/shoppers/:person/remarks': SIGNED_IN,
  'post /api/v1/shoppers/:person/remarks': SIGNED_IN,
  'post /api/v1/shoppers/:person/remarks/:remark': SIGNED_IN,
  'post /api/v1/shoppers/:person/block': SIGNED_IN,
  'delete /api/v1/shoppers/:person': ADMINS,
  'post /api/v1/shoppers/:person/export': ADMINS,
  'delete /api/v1/shoppers/:person/block': SIGNED_IN,
  'get /api/v1/blocked': SUPERVISORS,
  'get /api/v1/tags': SIGNED_IN,
  'post /api/v1/tags': SUPERVISORS,
  'post /api/v1/tags/:id': SUPERVISORS,
  'delete /api/v1/tags/:id': SUPERVISORS,
  'post /api/v1/invitations': ADMINS,
  'delete /api/v1/invitations/:id': ADMINS,
  'post /api/v1/invitations/look': EVERYBODY,
  'post /api/v1/invitations/accept': EVERYBODY,
  'get /api/v1/floor': ADMINS,
  'post /api/v1/floor/groups/:id': ADMINS,
  'delete /api/v1/floor/groups/:id': ADMINS,
  'post /api/v1/floor/staff/:id': ADMINS,
  'post /api/v1/floor/hours': ADMINS,
  'post /api/v1/floor/hours/preview': ADMINS,
  'post /api/v1/floor/thresholds': ADMINS,
  'get /api/v1/site': ADMINS,
  'post /api/v1/site': ADMINS,
  'post /api/v1/sites': ADMINS,
  'post /api/v1/site/keys': ADMINS,
  'delete /api/v1/site/keys/:id': ADMINS,
  'get /api/v1/replies': SIGNED_IN,
  'post /api/v1/replies': SUPERVISORS,
  'post /api/v1/replies/import': SUPERVISORS,
  'get /api/v1/replies/export': SUPERVISORS,
  'post /api/v1/replies/:id': SUPERVISORS,
  'post /api/v1/replies/:id/place': SUPERVISORS,
  'delete /api/v1/replies/:id': SUPERVISORS,
  'post /api/v1/own-replies': SIGNED_IN,
  'post /api/v1/own-replies/import': SIGNED_IN,
  'get /api/v1/own-replies/export': SIGNED_IN,
  'post /api/v1/own-replies/:id': SIGNED_IN,
  'post /api/v1/own-replies/:id/place': SIGNED_IN,
  'delete /api/v1/own-replies/:id': SIGNED_IN,
  'get /api/v1/stores': ADMINS,
  'post /api/v1/stores': ADMINS,
  'post /api/v1/stores/:id': ADMINS,
  'delete /api/v1/stores/:id': ADMINS,
  'post /api/v1/store-table': ADMINS,
  'get /api/v1/store-table': ADMINS,
  'post /api/v1/place-table': ADMINS,
  'get /api/v1/shop/stores': SHOPS,
  'post /api/v1/shop/stores': SHOPS,
  'post /api/v1/shop/stores/:id': SHOPS,
  'delete /api/v1/shop/stores/:id': SHOPS,
  'post /api/v1/shop/store-table': SHOPS,
  'get /api/v1/shop/store-table': SHOPS,
  'post /api/v1/shop/place-table': SHOPS,
  'post /api/v1/nearest-stores': PAGES,
  'get /api/v1/nearest-stores': PAGES,
  'options /api/v1/nearest-stores': EVERYBODY,
  'post /api/v1/nearest-stores/referral': PERSONS,
  'options /api/v1/nearest-stores/referral': EVERYBODY,
};

/** A body that gets past every schema and finds nobody. */
const BODY = {
  email: 'nobody@example.com',
  password: 'a password of some length',
  current: 'wrong',
  role: 'agent',
  token: 'nobody',
  name: 'N',
  code: '000000',
  secret: 'A'.repeat(32),
  mode: 'pick',
  order: 'least_loaded',
  maxWaiting: 1,
  maxWaitMs: 60_000,
  graceMs: 0,
  limit: 1,
  groups: [],
  skills: [],
  languages: [],
  hours: null,
  replyRule: null,
  leftReplyWithinMs: 86_400_000,
  caseWindowMs: 604_800_000,
  timeZone: 'UTC',
  origins: [],
  use: 'api',
  slug: 'further',
  seq: 1,
  day: '2001-01-01',
  after: 0,
  remarks: [],
  seqs: [1],
  type: 'image/png',
  bytes: 1,
  step: 'x',
  title: '',
  text: 'T',
  reason: 'R',
  forMs: 3_600_000,
  hue: 'teal',
  piece: 0,
  source: 'page',
  guard: null,
  reveal: 'own',
  look: null,
  position: { lat: 0, lng: 0 },
  rules: null,
  cid: '019aa3f8-0001-7000-8000-000000000001',
  store: 'nobody',
  link: 'nobody',
  url: '',
  topics: [],
  on: true,
  form: null,
  field: 'email',
};

/** The same of what stands behind the `?`. */
const QUERY = '?q=nobody&first=2001-01-01&last=2001-01-01&of=01kah0t3vqp8p8p8p8p8';

const actions = ROUTES.map(({ method, path }) => `${method} ${path}`);

describe('roles × actions', () => {
  it('[DO8] has a rule for every route, and none for a route that is not there', () => {
    expect(actions.toSorted()).toEqual(Object.keys(ACTIONS).toSorted());
  });

  it.each(ROUTES)('[DO8] $method $path says itself what the table says', ({ method, path, allow }) => {
    const names = { public: EVERYBODY, person: PERSONS, page: PAGES, shop: SHOPS };
    expect(typeof allow === 'string' ? names[allow] : allow).toEqual(ACTIONS[`${method} ${path}`]);
  });

  const cells = ROUTES.filter(({ allow }) => allow !== 'public' && allow !== 'shop').flatMap((route) =>
    ([undefined, ...DUTIES] as const).map((duty) => ({ ...route, duty })),
  );

  it.each(cells)('[DO8] $method $path for $duty', async ({ method, path, rawMaxBytes, rawType = RAW_TYPE, duty }) => {
    const rig = await createHttpRig(duty === undefined ? {} : { duty });
    const headers = { origin: PUBLIC_URL, ...(duty === undefined ? {} : { cookie: await rig.cookie() }) };
    const raw = { 'content-type': rawType, 'upload-offset': '0' };
    const address = path.replace(':id', '01kafznob0dy00000000');
    const answer = await (method === 'get'
      ? rig.request(address + QUERY, { headers })
      : rig.send(method.toUpperCase(), address, BODY, { ...headers, ...(rawMaxBytes === undefined ? {} : raw) }));
    const code = answer.status < 400 ? 'let in' : String(Object(await answer.json()).code);
    const row = ACTIONS[`${method} ${path}`] ?? [];
    const rule = row === PERSONS || row === PAGES ? SIGNED_IN : row;
    if (duty === undefined) expect(code).toBe('session_invalid');
    else if (rule.includes(duty)) expect(code).not.toMatch(/^(session_invalid|forbidden|bad_frame|internal)$/);
    else expect(code).toBe('forbidden');
  });
});
