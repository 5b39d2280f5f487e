import type { AgentSelf } from '@shopbell/sdk/agent';
import { idOf, SELF } from '../src/testing/fixtures.ts';
import { playRest, type Rest } from '../src/testing/rest.ts';
import { playGuard } from './guard-scenes.ts';
import { playInbox } from './inbox-scenes.ts';
import { playLook } from './look-scenes.ts';
import { ago } from './scene-rows.ts';
import { playShop } from './shop-scenes.ts';

/** Who sits at the office's pages. */
export const ADMIN: AgentSelf = { ...SELF, duty: 'admin' };

const MINUTE = 60_000;
const DAY = 86_400;
const day = [{ from: '09:00', to: '18:00' }];
const split = [
  { from: '09:00', to: '12:00' },
  { from: '14:00', to: '21:00' },
];
const HOURS = {
  zone: 'Asia/Shanghai',
  week: { mon: day, tue: day, wed: day, thu: split, fri: [{ from: '09:00', to: '02:00' }], sat: day, sun: [] },
  exceptions: [
    { date: '2026-11-11', spans: [{ from: '00:00', to: '24:00' }] },
    { date: '2026-12-25', spans: [] },
  ],
};
const OPEN = {
  open: true,
  next: [
    { at: ago(-3 * 3600), open: false },
    { at: ago(-18 * 3600), open: true },
    { at: ago(-27 * 3600), open: false },
  ],
};
const GROUP = { order: 'least_loaded', maxWaiting: 100, maxWaitMs: 30 * MINUTE, graceMs: MINUTE, now: OPEN };
const clock = (limitMs: number, warnBeforeMs: number) => ({ limitMs, warnBeforeMs });

const FLOOR = {
  timeZone: 'Asia/Shanghai',
  hours: HOURS,
  now: OPEN,
  groups: [
    { ...GROUP, id: 'pre-sales', name: 'Pre-sales', mode: 'pick' },
    {
      ...GROUP,
      id: 'after-sales',
      name: 'After-sales',
      mode: 'automatic',
      acceptMs: 20_000,
      hours: HOURS,
      now: { open: false, next: [{ at: ago(-9 * 3600), open: true }] },
    },
    {
      ...GROUP,
      id: 'gifts-and-wholesale',
      name: '礼品与团购 · Gifts and wholesale',
      mode: 'automatic',
      maxWaiting: 20,
    },
  ],
  staff: [
    { agent: SELF.id, name: SELF.name, limit: 5, groups: ['pre-sales', 'after-sales'], skills: [], languages: [] },
    {
      agent: idOf(901),
      name: 'Li Na',
      limit: 8,
      groups: ['after-sales'],
      skills: ['退换货', '茶具'],
      languages: ['zh-CN', 'en'],
      autoReply: '我在仓库核对您的包裹，十分钟内回来。',
    },
    {
      agent: idOf(902),
      name: 'Oğuz Çelik-Featherstonehaugh',
      limit: 0,
      groups: [],
      skills: ['tea'],
      languages: ['tr'],
    },
  ],
  replyRule: {
    limits: { first_reply: clock(45_000, 15_000), reply: clock(3 * MINUTE, MINUTE) },
    counts: 'service_time',
  },
  leftReplyWithinMs: 24 * 60 * MINUTE,
  caseWindowMs: 7 * 24 * 60 * MINUTE,
};

const SITE = {
  slug: 'demo',
  name: 'Kettle & Leaf',
  timeZone: 'Asia/Shanghai',
  origins: ['https://kettleandleaf.example', 'https://www.kettleandleaf.example'],
  anyLocalhost: true,
  keys: [
    { id: 'mk_7h2k9x', use: 'member', createdAt: ago(40 * DAY) },
    { id: 'ak_3f8w2q', use: 'api', createdAt: ago(9 * DAY) },
    { id: 'mk_1c5t8r', use: 'member', createdAt: ago(200 * DAY), retiredAt: ago(39 * DAY) },
  ],
};

const PEOPLE = {
  people: [
    { id: SELF.id, name: SELF.name, email: 'anna@kettleandleaf.example', role: 'admin', secondFactor: true },
    { id: idOf(901), name: 'Li Na', email: 'li.na@kettleandleaf.example', role: 'agent', secondFactor: true },
    {
      id: idOf(902),
      name: 'Oğuz Çelik-Featherstonehaugh',
      email: 'oguz.celik.of.the.night.shift@customer-service.kettleandleaf.example',
      role: 'supervisor',
      secondFactor: false,
    },
  ],
  invitations: [
    { id: 'i1', email: 'lin.xiaoyan@kettleandleaf.example', role: 'agent', expiresAt: ago(-2 * DAY) },
    { id: 'i2', email: 'jonas@kettleandleaf.example', role: 'supervisor', expiresAt: ago(DAY) },
  ],
};

const account = (secondFactor: boolean) => ({
  name: SELF.name,
  email: 'anna@kettleandleaf.example',
  secondFactor,
  recoveryCodesLeft: secondFactor ? 8 : 0,
  sites: [
    { slug: SELF.site.slug, name: SELF.site.name, role: 'admin' },
    { slug: 'kettleandleaf-berlin', name: 'Kettle & Leaf Berlin', role: 'supervisor' },
  ],
});

const STAFF_BEFORE = { agent: idOf(901), limit: 5, groups: ['pre-sales'], skills: [], languages: ['zh-CN'] };
const entry = (n: number, secs: number, more: object) => ({
  n,
  at: ago(secs),
  by: { role: 'agent', id: SELF.id },
  ...more,
});
const status = (was: string, now: string, reason: string) => ({
  kind: 'agent_status',
  body: { agent: idOf(901), status: now, reason },
  was: { agent: idOf(901), status: was, reason: 'connected' },
});
const LOG = {
  topics: ['duty', 'floor', 'people', 'access'],
  people: [...PEOPLE.people, { id: idOf(903), name: 'Jonas', email: '' }].map(({ id, name, email }) => ({
    id,
    name,
    member: email !== '',
  })),
  next: 92,
  entries: [
    entry(99, 40, { by: { role: 'agent', id: idOf(901) }, ...status('online', 'away', 'chosen') }),
    entry(98, 900, {
      kind: 'staff_set',
      body: { ...STAFF_BEFORE, limit: 3, groups: ['pre-sales', 'after-sales'], autoReply: 'Back in five minutes.' },
      was: STAFF_BEFORE,
    }),
    entry(97, 1800, { by: { role: 'system' }, ...status('online', 'off', 'server_lost') }),
    entry(96, 4000, { kind: 'membership_role', body: { agent: idOf(902), role: 'supervisor', before: 'agent' } }),
    entry(95, DAY, { kind: 'key_retired', body: { key: 'ak_9p4n6z' }, was: { key: 'ak_9p4n6z', use: 'api' } }),
    entry(94, DAY + 60, { kind: 'words_read', body: { conversation: idOf(11), seq: 4 } }),
    entry(93, 2 * DAY, { kind: 'membership_removed', body: { agent: idOf(903), role: 'agent' } }),
  ],
};

const CODES = Array.from({ length: 10 }, (_, n) => `k7qm${n}-9x2h${n}-f5wd${n}`);

/** A shop as it is after some months; `plain`: as it is on its first day. */
function play(plain = false): Rest {
  const rest = playRest();
  const [pre] = FLOOR.groups;
  const { hours: _, ...always } = FLOOR;
  const first = { ...always, now: { open: true, next: [] }, groups: [pre], staff: FLOOR.staff.slice(0, 1) };
  rest.answer('GET floor', plain ? first : FLOOR);
  rest.answer('POST floor/hours/preview', OPEN);
  rest.answer('GET site', plain ? { ...SITE, origins: [], anyLocalhost: false, keys: [] } : SITE);
  rest.answer('GET people', plain ? { people: PEOPLE.people.slice(0, 1), invitations: [] } : PEOPLE);
  rest.answer('GET log', plain ? { ...LOG, entries: [], next: undefined } : LOG);
  rest.answer('GET account', account(!plain));
  rest.answer('POST account/second-factor/secret', {
    secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    link: 'otpauth://totp/Kettle%20%26%20Leaf:anna?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  });
  rest.answer('POST account/second-factor', { recoveryCodes: CODES });
  rest.answer('POST site/keys', { id: 'ak_9p4n6z', secret: 'sk_0c8b5a2f7e4d9c6b3a1f8e5d2c7b4a9f6e3d' });
  rest.answer('POST invitations/look', {
    email: 'lin.xiaoyan@kettleandleaf.example',
    role: 'agent',
    site: SITE.name,
    known: false,
  });
  rest.answer('POST password-resets/look', { email: 'anna@kettleandleaf.example' });
  rest.answer('POST password-resets', {});
  rest.answer(`POST conversations/${idOf(11)}/taken-back`, {
    said: [
      { at: ago(90), text: 'My card ends in 4417' },
      { at: ago(84), text: 'My card ends in 4417, is that enough?' },
    ],
  });
  playGuard(rest, plain);
  playLook(rest, plain);
  rest.refuse('POST invitations', 'already_member', { path: 'email' });
  return playShop(rest, plain);
}

const waits = (): Rest => ({ ...playRest(), request: () => new Promise(() => {}) });

/** What the server answers the office's pages: `?office=shop#hours`. Without one, it isn't reached. */
export const OFFICE: Readonly<Record<string, () => Rest>> = {
  shop: () => playInbox(play()),
  first: () => play(true),
  loading: waits,
  away: playRest,
};
