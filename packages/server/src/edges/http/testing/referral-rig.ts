import { type HoursJson, readCode } from '@shopbell/domain';
import { expect } from 'vitest';
import { hashCode } from '../../../app/referral/code.ts';
import { hashSecret } from '../../../auth/secrets.ts';
import { act, agent, begin, cid, id } from '../../../ports/store-world.contract.ts';
import { createHttpRig, PUBLIC_URL } from './rig.ts';

export const SITE = '01kafzs1te0000000001';
export const ANN = '01kafzagnt00000000a1';
export const C1 = id('c', 1);
/** Monday 9 November 2026, 10:30 in Shanghai. */
export const NOW = Date.UTC(2026, 10, 9, 2, 30);
export const API = '/api/v1';

const days = (from: string, to: string) => [{ from, to }];
const HOURS: HoursJson = {
  zone: 'Asia/Shanghai',
  week: {
    ...{ mon: days('10:00', '20:00'), tue: days('10:00', '20:00'), wed: days('10:00', '20:00') },
    ...{ thu: days('10:00', '22:00'), fri: days('10:00', '22:00'), sat: days('00:00', '24:00'), sun: [] },
  },
  exceptions: [
    { date: '2026-11-08', spans: [] },
    { date: '2026-11-11', spans: days('08:00', '24:00') },
    { date: '2026-11-20', spans: [] },
    { date: '2026-12-25', spans: [] },
  ],
};
export const MARKET = {
  ...{ id: 'market', name: 'Market Street', address: '8 Market Street', phone: '+86 21 5555 0100', hours: HOURS },
  ...{ position: { lat: 31.2304, lng: 121.4737 }, services: ['Repairs'], maps: {} },
};
const HARBOUR = { ...MARKET, id: 'harbour', name: 'Harbour' };
const KEY = { kind: 'api_key', site: SITE, id: 'key', hash: hashSecret('sbk_yes') } as const;

/** A supervisor of a site with two stores, whose agent Ann has a conversation; and what is done about referrals there. */
export async function createReferralRig() {
  const clock = { now: NOW };
  const rig = await createHttpRig({ duty: 'supervisor', now: () => clock.now });
  const cookie = await rig.cookie();
  let made = 100;
  for (const store of [MARKET, HARBOUR]) {
    await rig.stores.change(SITE, { kind: 'added', store }, { role: 'system' }, NOW);
  }
  await rig.directory.change([KEY], { role: 'system' }, NOW);
  await begin(rig.store, 1, { site: SITE }, NOW);
  const ann = { ...agent(), id: ANN, name: 'Ann' };
  await act(rig.store, C1, { do: 'take', by: ann, cid: cid(2), hasRoom: true, mayPick: true }, SITE);

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const all = { origin: PUBLIC_URL, cookie, ...headers };
    const answer = await (body === undefined
      ? rig.request(path, { method, headers: all })
      : rig.send(method, path, body, all));
    const text = await answer.text();
    const json = text.startsWith('{') ? JSON.parse(text) : {};
    return { status: answer.status, headers: answer.headers, text, json };
  }
  const send = (over: object = {}) => {
    made += 1;
    const words = { text: 'Ask for the blue one', note: 'Wants size 42' };
    return call('POST', `${API}/conversations/${C1}/referrals`, { cid: cid(made), store: 'market', ...words, ...over });
  };
  return {
    rig,
    clock,
    call,
    /** Ann sends the shopper to a store. */
    send,
    /** The same; gives the path of the page. */
    async sent(over: object = {}): Promise<string> {
      const { status, json } = await send(over);
      expect(status).toBe(200);
      return new URL(json.url).pathname;
    },
    page: (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      call(method, path, undefined, { cookie: '', origin: '', 'accept-language': 'en', ...headers }),
    /** What a browser says of a page's own fetch. */
    fromPage: (path: string, what: 'opened' | 'agreed', headers: Record<string, string> = {}) =>
      rig.request(`${path}/${what}`, { method: 'POST', headers: { origin: PUBLIC_URL, ...headers } }),
    kept: (path: string) => rig.store.referral(hashCode(readCode(path.slice(3)) ?? '')),
    /** Redeems by a key of the site. */
    till: (code: string, key: Record<string, string> = { 'shopbell-key': 'sbk_yes' }) =>
      rig.send('POST', `${API}/shop/referrals/redeem`, { code }, { 'shopbell-site': 'shop', ...key }),
    redeem: (code: string, over: object = {}) => call('POST', `${API}/referrals/redeem`, { code, ...over }),
  };
}
