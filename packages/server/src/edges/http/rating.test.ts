import { STANDARD_RATING } from '@shopbell/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';
const PATH = '/api/v1/ratings/rules';

let rig: Awaited<ReturnType<typeof createHttpRig>>;
const headers = async () => ({ origin: PUBLIC_URL, cookie: await rig.cookie() });
const get = async (path: string) => JSON.parse(await (await rig.request(path, { headers: await headers() })).text());
const post = async (rules: unknown) => {
  const answer = await rig.send('POST', PATH, { rules }, await headers());
  return { status: answer.status, json: JSON.parse((await answer.text()) || 'null') };
};
const log = async () => (await rig.directory.readSiteLog(SITE, 2)).map(({ kind, body }) => [kind, body]);

describe('how shoppers rate', () => {
  beforeEach(async () => {
    rig = await createHttpRig({ duty: 'admin' });
  });

  it('[FL2] is kept whole, and logged with what it was', async () => {
    expect(await get(PATH)).toEqual({ rules: STANDARD_RATING });
    const rules = { ...STANDARD_RATING, asks: 'invite', tags: [['SECRET'], [], [], [], ['快']] };
    expect(await post(rules)).toMatchObject({ status: 204 });
    expect(await get(PATH)).toEqual({ rules });
    expect(await log()).toEqual([['rating_set', rules]]);
    const [entry] = (await get('/api/v1/log')).entries;
    expect(entry).toMatchObject({ kind: 'rating_set', body: rules, was: STANDARD_RATING });
    expect(rig.lines.join()).not.toContain('SECRET');
  });

  it('[LE7] asks by letter only at a site whose page its link can lead to', async () => {
    const rules = { ...STANDARD_RATING, byMail: true };
    const site = { kind: 'site_settings', site: SITE, name: 'Loom & Leaf', timeZone: 'UTC' } as const;
    const at = (origins: readonly string[]) => rig.directory.change([{ ...site, origins }], { role: 'system' }, 1);
    await at(['https://shop.example']);
    expect(await post(rules)).toMatchObject({
      status: 422,
      json: { faults: [{ code: 'own_page_off', path: 'byMail' }] },
    });
    await at([PUBLIC_URL]);
    expect(await post(rules)).toMatchObject({ status: 204 });
  });

  it('[FL5] that is not right changes nothing, and each fault is told by its name', async () => {
    expect(await post({ ...STANDARD_RATING, asks: 'always', lowUpTo: 5 })).toMatchObject({
      status: 422,
      json: {
        code: 'settings_refused',
        faults: [
          { code: 'choice_invalid', path: 'asks' },
          { code: 'out_of_range', path: 'lowUpTo' },
        ],
      },
    });
    expect(await log()).toEqual([]);
  });
});
