import { STANDARD_LEFT_FORM, STANDARD_RATING } from '@shopbell/domain';
import type { Rest } from '../src/testing/rest.ts';
import { byPrefix } from './by-prefix.ts';

const DAY = [{ from: '10:00', to: '21:30' }];
const HOURS = {
  zone: 'Asia/Shanghai',
  week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: DAY, sun: [] },
  exceptions: [{ date: '2026-12-25', spans: [] }],
};
const place = (lat: number, lng: number) => ({ lat, lng });
const STORES = [
  {
    ...{ id: 'SH-001', name: '外滩店 · The Bund', address: '上海市黄浦区中山东一路 18 号', hours: HOURS },
    ...{ position: place(31.238, 121.486), phone: '+86 21 6321 0000', services: ['Repair', '试饮'], maps: {} },
  },
  {
    ...{ id: 'SH-002', name: 'Xuhui', address: '999 Huaihai Middle Road, Xuhui District, Shanghai' },
    ...{ position: place(31.214, 121.451), services: [], maps: {} },
  },
  {
    ...{ id: 'HZ-001', name: '杭州湖滨店', address: '杭州市上城区湖滨路 28 号', hours: HOURS },
    ...{ position: place(30.255, 120.161), services: ['Pick-up'], maps: {} },
  },
];
const TOPICS = ['message', 'conversation_opened', 'conversation_closed', 'message_left', 'rated', 'promise_overdue'];
const WEBHOOKS = [
  {
    ...{ id: 'w1', url: 'https://hooks.kettleandleaf.example/shopbell', topics: TOPICS.slice(0, 3), state: 'on' },
    ...{ secrets: 1, waiting: 0, dead: 2 },
  },
  {
    ...{ id: 'w2', url: 'https://sms-gateway.customer-service.example/in', topics: ['message_left'], state: 'full' },
    ...{ secrets: 2, waiting: 10_000, dead: 0 },
  },
];
const [BUND, XUHUI] = STORES.map(({ id, name, address }) => ({ id, name, address }));
const VISITS = [
  { day: '2026-11-21', agent: { id: 'na', name: 'Li Na' }, store: BUND, sent: 14, opened: 9, redeemed: 4 },
  { day: '2026-11-20', store: XUHUI, sent: 3, opened: 3, redeemed: 0 },
];

/** What the server tells of a shop’s stores, of whom it tells what happens, and of what it asks; `plain`: as it is on its first day. */
export function playShop(rest: Rest, plain: boolean): Rest {
  rest.answer('GET stores', { stores: plain ? [] : STORES, localities: plain ? 0 : 3211, timeZone: 'Asia/Shanghai' });
  rest.answer('GET webhooks', { webhooks: plain ? [] : WEBHOOKS, topics: TOPICS.map((name) => ({ name })) });
  rest.answer('GET left-form', {
    form: { ...STANDARD_LEFT_FORM, ...(plain ? {} : { contact: 'required' }) },
    mails: !plain,
  });
  rest.answer('GET ratings/rules', { rules: STANDARD_RATING });
  rest.answer('GET store-doors', { doors: [] });
  return byPrefix(rest, {
    'GET referrals/report?': () => ({ rows: plain ? [] : VISITS }),
    'POST referrals/stores': () => ({ stores: plain ? [] : [BUND, XUHUI] }),
  });
}
