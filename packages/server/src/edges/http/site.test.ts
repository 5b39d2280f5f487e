import { describe, expect, it } from 'vitest';
import { hashSecret } from '../../auth/secrets.ts';
import { SITE, START, usePeople } from './testing/people.ts';

const desk = usePeople();
const { call } = desk;
const site = async () => (await call('GET', '/site')).json;
const log = async () => (await desk.rig.directory.readSiteLog(SITE, 2)).map(({ kind, body }) => [kind, body]);

describe('the site', () => {
  it('is seen and set', async () => {
    expect(await site()).toEqual({
      slug: 'shop',
      name: 'Shop',
      timeZone: 'UTC',
      origins: ['https://shop.example'],
      anyLocalhost: false,
      keys: [],
    });
    const set = { name: ' New ', timeZone: 'Asia/Shanghai', origins: ['https://www.shop.example:8443'] };
    // As it is copied from an address bar.
    const copied = { ...set, origins: ['https://www.shop.example:8443/'] };
    expect((await call('POST', '/site', copied)).status).toBe(204);
    expect(await site()).toMatchObject({ ...set, name: 'New', slug: 'shop' });
    expect(await log()).toEqual([['site_changed', { ...set, name: 'New' }]]);
  });

  it('[FL5] is refused with every fault', async () => {
    const origins = ['https://shop.example', 'https://shop.example/path', '*', 'https://SHOP.example'];
    const { json } = await call('POST', '/site', { name: 'N\u202e', timeZone: '+08:00', origins });
    expect(json).toMatchObject({
      code: 'settings_refused',
      faults: [
        { code: 'name_invalid', path: 'name' },
        { code: 'zone_unknown', path: 'timeZone' },
        { code: 'origin_invalid', path: 'origins[1]' },
        { code: 'origin_invalid', path: 'origins[2]' },
        { code: 'origin_invalid', path: 'origins[3]' },
      ],
    });
    expect(await log()).toEqual([]);
  });
});

describe('a key', () => {
  it('is told once, and kept as a hash where that is enough', async () => {
    const { status, json } = await call('POST', '/site/keys', { use: 'api' });
    expect(status).toBe(201);
    expect(json.secret).toMatch(/^sbk_[\w-]{43}$/);
    expect(await desk.rig.directory.apiKeyId(SITE, hashSecret(json.secret))).toBeDefined();
    expect((await site()).keys).toEqual([{ id: json.id, use: 'api', createdAt: START }]);
    const told = JSON.stringify([await site(), await log(), desk.rig.lines]);
    expect(told).not.toContain(json.secret);
    expect(told).not.toContain(hashSecret(json.secret));
  });

  it('of members is one of two; a third needs room', async () => {
    const [first] = [
      await call('POST', '/site/keys', { use: 'member' }),
      await call('POST', '/site/keys', { use: 'member' }),
    ];
    expect(await call('POST', '/site/keys', { use: 'member' })).toMatchObject({ status: 409, code: 'keys_full' });
    expect((await call('DELETE', `/site/keys/${first.json.id}`)).status).toBe(204);
    expect((await call('POST', '/site/keys', { use: 'member' })).status).toBe(201);
    const { keys } = await site();
    expect(keys.map((key: object) => 'retiredAt' in key)).toEqual([true, false, false]);
    expect(JSON.stringify([keys, await log(), desk.rig.lines])).not.toContain(first.json.secret);
  });

  it('is retired once, and opens nothing any more', async () => {
    const { json } = await call('POST', '/site/keys', { use: 'api' });
    expect((await call('DELETE', `/site/keys/${json.id}`)).status).toBe(204);
    expect(await desk.rig.directory.apiKeyId(SITE, hashSecret(json.secret))).toBeUndefined();
    expect(await call('DELETE', `/site/keys/${json.id}`)).toMatchObject({ status: 404, code: 'key_unknown' });
    expect((await log()).map(([kind]) => kind)).toEqual(['key_added', 'key_retired']);
  });
});
