import { STANDARD_LOOK } from '@shopbell/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';

let rig: Awaited<ReturnType<typeof createHttpRig>>;
const headers = async () => ({ origin: PUBLIC_URL, cookie: await rig.cookie() });
const get = async (path: string) => JSON.parse(await (await rig.request(path, { headers: await headers() })).text());
const post = async (look: unknown) => {
  const answer = await rig.send('POST', '/api/v1/look', { look }, await headers());
  return { status: answer.status, json: JSON.parse((await answer.text()) || 'null') };
};
const log = async () => (await rig.directory.readSiteLog(SITE, 2)).map(({ kind, body }) => [kind, body]);

describe('the look', () => {
  beforeEach(async () => {
    rig = await createHttpRig({ duty: 'admin' });
  });

  it('[FL2] is kept whole, logged with what it was, and shown with what the tag names', async () => {
    const tag = { slug: expect.any(String), script: `${PUBLIC_URL}/shopbell.js` };
    expect(await get('/api/v1/look')).toEqual({ look: STANDARD_LOOK, ...tag });
    const look = { ...STANDARD_LOOK, brand: '#2b59c3', heading: 'SECRET "><script>' };
    expect(await post({ ...look, brand: '2B59C3' })).toMatchObject({ status: 204 });
    expect(await get('/api/v1/look')).toEqual({ look, ...tag });
    expect(await log()).toEqual([['look_set', look]]);
    const [entry] = (await get('/api/v1/log')).entries;
    expect(entry).toMatchObject({ kind: 'look_set', body: look, was: STANDARD_LOOK });
    expect(rig.lines.join()).not.toContain('SECRET');
  });

  it('[FL5] that is not right changes nothing, and each fault is told by its name', async () => {
    expect(await post({ ...STANDARD_LOOK, brand: 'url(x)', theme: 'sepia' })).toMatchObject({
      status: 422,
      json: {
        code: 'settings_refused',
        faults: [
          { code: 'brand_invalid', path: 'brand' },
          { code: 'choice_invalid', path: 'theme' },
        ],
      },
    });
    expect(await log()).toEqual([]);
  });
});
