import type { Referral } from '@shopbell/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { DOOR_QUERY } from '../../app/door-book.ts';
import { hashCode } from '../../app/referral/code.ts';
import { id } from '../../ports/store-world.contract.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';
const OTHER = '01kafzs1te0000000002';
const NOW = Date.UTC(2026, 10, 9, 2, 30);
const DOORS = '/api/v1/store-doors';
const MARKET = {
  ...{ id: 'market', name: 'Market Street', address: '8 Market Street', services: [], maps: {} },
  position: { lat: 31.2304, lng: 121.4737 },
};

let rig: Awaited<ReturnType<typeof createHttpRig>>;
let cookie: string;

async function call(method: string, path: string, body?: unknown, as = cookie) {
  const headers = { origin: PUBLIC_URL, cookie: as, 'accept-language': 'en' };
  const answer = await (body === undefined
    ? rig.request(path, { method, headers })
    : rig.send(method, path, body, headers));
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: text.startsWith('{') ? JSON.parse(text) : {} };
}
const chat = async (query: string) => (await call('GET', `/chat/shop${query}`, undefined, '')).text;
const refer = (code: string, site = SITE) => {
  const referral: Referral = {
    ...{ id: id('k', 1), site, hash: hashCode(code), store: 'market', by: { role: 'shopper' } },
    ...{ sentAt: NOW, expiresAt: NOW + 1000, state: 'sent' },
  };
  return rig.store.commit(site, [], () => ({ changes: [{ put: 'referral', referral }], result: undefined }));
};

beforeEach(async () => {
  rig = await createHttpRig({ duty: 'admin', now: () => NOW });
  cookie = await rig.cookie();
  await rig.stores.change(SITE, { kind: 'added', store: MARKET }, { role: 'system' }, NOW);
  const settings = {
    kind: 'site_settings',
    site: SITE,
    name: 'Loom & Leaf',
    timeZone: 'UTC',
    origins: [PUBLIC_URL],
  } as const;
  await rig.directory.change([settings], { role: 'system' }, NOW);
});

describe('a store’s way into the chat', () => {
  it('opens the chat with the store’s name, and a code that nobody gave out opens the plain one', async () => {
    const { status, json } = await call('POST', `${DOORS}/market`, { group: 'after-sales' });
    expect(status).toBe(200);
    expect(json).toEqual({
      store: 'market',
      door: { url: expect.stringMatching(/\?store=[0-9A-Z]{10}$/), group: 'after-sales' },
    });
    const url = new URL(json.door.url);
    expect(await chat(url.search)).toContain('<title>Loom &#38; Leaf · Market Street</title>');
    for (const invented of ['?store=market', '?store=0000000000', '?store=%00', '?store=']) {
      expect(await chat(invented)).toContain('<title>Loom &#38; Leaf</title>');
    }
    expect(rig.doorBook.group(SITE, `${url.href}&locale=en#x`)).toBe('after-sales');
    expect(rig.doorBook.group(OTHER, url.href)).toBeUndefined();
    expect(rig.doorBook.group(SITE, `https://shop.example/chat/shop${url.search}`)).toBeUndefined();
    expect(rig.doorBook.group(SITE, `${PUBLIC_URL}/chat/shop?${DOOR_QUERY}=0000000000`)).toBeUndefined();
  });

  it('keeps its code while it leads elsewhere, and has another one when it is asked for', async () => {
    const first = (await call('POST', `${DOORS}/market`, {})).json.door.url;
    expect((await call('POST', `${DOORS}/market`, { group: 'after-sales' })).json.door.url).toBe(first);
    const second = (await call('POST', `${DOORS}/market`, { renew: true })).json.door;
    expect(second.url).not.toBe(first);
    expect(second).not.toHaveProperty('group');
    expect(rig.doorBook.at(SITE, first)).toBeUndefined();
    expect(rig.doorBook.at(SITE, second.url)).toMatchObject({ store: 'market' });
    expect((await call('DELETE', `${DOORS}/market`)).status).toBe(204);
    expect(rig.doorBook.at(SITE, second.url)).toBeUndefined();
    expect(await chat(new URL(second.url).search)).toContain('<title>Loom &#38; Leaf</title>');
    expect((await call('GET', DOORS)).json).toEqual({ doors: [] });
  });

  it('has a picture to print', async () => {
    expect((await call('GET', `${DOORS}/market/picture`)).status).toBe(404);
    await call('POST', `${DOORS}/market`, {});
    const { status, headers, text } = await call('GET', `${DOORS}/market/picture`);
    expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  });

  it('[LE7] is opened only at a site whose page it can lead to', async () => {
    const site = { kind: 'site_settings', site: SITE, name: 'Loom & Leaf', timeZone: 'UTC' } as const;
    await rig.directory.change([{ ...site, origins: ['https://shop.example'] }], { role: 'system' }, NOW);
    expect(await call('POST', `${DOORS}/market`, {})).toMatchObject({ status: 409, json: { code: 'own_page_off' } });
    expect((await call('GET', DOORS)).json).toEqual({ doors: [] });
  });

  it('is refused by name: no such store, no such group, nobody but an admin', async () => {
    expect(await call('POST', `${DOORS}/moon`, {})).toMatchObject({ status: 404, json: { code: 'store_unknown' } });
    expect(await call('POST', `${DOORS}/market`, { group: 'moon' })).toMatchObject({ json: { code: 'group_unknown' } });
    expect((await call('POST', `${DOORS}/market`, {}, '')).status).toBe(401);
  });

  it('is at hand after a start', async () => {
    const { door } = (await call('POST', `${DOORS}/market`, { group: 'after-sales' })).json;
    await call('POST', `${DOORS}/market/link`);
    const { createDoorBook } = await import('../../app/door-book.ts');
    const again = createDoorBook(
      { open: async () => [rig.doorBook.at(SITE, door.url)].filter((one) => one !== undefined) },
      PUBLIC_URL,
    );
    expect(again.group(SITE, door.url)).toBeUndefined();
    await again.load();
    expect(again.group(SITE, door.url)).toBe('after-sales');
  });
});

it('[SH11] what a removed store had of its own leads nowhere, and a store that comes under its id has none of it', async () => {
  const { json } = await call('POST', `${DOORS}/market`, { group: 'after-sales' });
  const { url } = (await call('POST', `${DOORS}/market/link`)).json;
  await call('POST', `${DOORS}/market/mail`, { mail: 'market@example.com' });
  expect(rig.doorBook.group(SITE, json.door.url)).toBe('after-sales');
  expect((await call('DELETE', '/api/v1/stores/market')).status).toBe(204);
  expect(rig.doorBook.at(SITE, json.door.url)).toBeUndefined();
  expect((await call('POST', '/api/v1/stores', { store: MARKET })).status).toBe(201);
  expect(rig.doorBook.at(SITE, json.door.url)).toBeUndefined();
  expect((await call('GET', DOORS)).json).toEqual({ doors: [] });
  const link = new URL(url).hash.slice(1);
  expect(await call('POST', '/api/v1/counter', { link }, '')).toMatchObject({ status: 410 });
});

describe('a store’s link for codes', () => {
  const link = async (): Promise<string> => {
    const { status, json } = await call('POST', `${DOORS}/market/link`);
    expect(status).toBe(201);
    return new URL(json.url).hash.slice(1);
  };
  const redeem = (token: string, code: string) => call('POST', '/api/v1/counter/redeem', { link: token, code }, '');

  it('[RB11] redeems for its store, without an account, and is told once', async () => {
    const token = await link();
    await refer('7K2QM9XW4T');
    expect((await call('POST', '/api/v1/counter', { link: token }, '')).json).toEqual({
      ...{ shop: 'Loom & Leaf', store: 'Market Street' },
    });
    expect(await redeem(token, '7k2qm-9xw4t')).toMatchObject({ status: 200, json: { at: { id: 'market' } } });
    expect(await redeem(token, '7k2qm-9xw4t')).toMatchObject({
      status: 409,
      json: { code: 'referral_redeemed', redeemedAt: NOW, at: { id: 'market', name: 'Market Street' } },
    });
    expect((await call('GET', DOORS)).json).toEqual({ doors: [{ store: 'market', link: { since: NOW } }] });
    expect(JSON.stringify([await rig.directory.readSiteLog(SITE, 0), rig.lines])).not.toContain(token.slice(-20));
  });

  it('[RB11] is good no longer once it is retired, replaced, forged, or its store is gone', async () => {
    await refer('7K2QM9XW4T');
    const first = await link();
    const second = await link();
    const forged = `${second.slice(0, -2)}${second.endsWith('A') ? 'BB' : 'AA'}`;
    for (const token of [first, forged, second.replace(SITE, OTHER), '', 'x'.repeat(128)]) {
      expect(await redeem(token, '7K2QM9XW4T')).toMatchObject({ status: 410, json: { code: 'link_invalid' } });
    }
    expect((await call('DELETE', `${DOORS}/market/link`)).status).toBe(204);
    expect(await redeem(second, '7K2QM9XW4T')).toMatchObject({ status: 410 });
    const third = await link();
    await rig.stores.change(SITE, { kind: 'removed', id: 'market' }, { role: 'system' }, NOW);
    expect(await redeem(third, '7K2QM9XW4T')).toMatchObject({ status: 410 });
    expect(await rig.store.referral(hashCode('7K2QM9XW4T'))).toMatchObject({ state: 'sent' });
  });

  it('[RB3] finds no code of another site', async () => {
    await refer('7K2QM9XW4T', OTHER);
    expect(await redeem(await link(), '7K2QM9XW4T')).toMatchObject({ status: 404, json: { code: 'referral_unknown' } });
  });

  it('has a mailbox beside it, for notes about shoppers, that is in no log', async () => {
    const set = (mail?: string) => call('POST', `${DOORS}/market/mail`, mail === undefined ? {} : { mail });
    expect((await set(' Market@Example.com')).json).toEqual({ store: 'market', mail: 'market@example.com' });
    expect(await set('no address')).toMatchObject({ status: 400, json: { code: 'bad_frame', path: 'mail' } });
    expect((await call('GET', DOORS)).json).toEqual({ doors: [{ store: 'market', mail: 'market@example.com' }] });
    expect(JSON.stringify([await rig.directory.readSiteLog(SITE, 0), rig.lines])).not.toContain('@example');
    expect((await set()).json).toEqual({ store: 'market' });
  });

  it('has a page that is the same for everybody, and loads nothing', async () => {
    const { status, headers, text } = await call('GET', '/counter', undefined, '');
    expect([status, headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; frame-ancestors 'none'/);
    expect(text).toContain('Redeem a code');
    expect(text).not.toMatch(/ src=| href=/);
  });
});
