import { expect, it } from 'vitest';
import { STANDARD_GROUPS } from '../../ports/settings.ts';
import { ANN, PASSWORD, SITE, START, usePeople } from './testing/people.ts';

const desk = usePeople();
const { call, bob } = desk;
const SECOND = { slug: 'second', name: ' Second ', timeZone: 'Asia/Shanghai', origins: ['https://second.example'] };
const enter = (site: string, email = 'ann@example.com', password = 'a long password') =>
  desk.anybody('/session', { email, password, site });

it('[DO17] makes a further site, whose first admin signs in there and finds it new', async () => {
  expect((await call('POST', '/sites', SECOND)).status).toBe(204);
  const { cookie = '', json } = await enter('second');
  expect(json.self).toMatchObject({ id: ANN, duty: 'admin', site: { slug: 'second', name: 'Second' } });
  const site = (await call('GET', '/site', undefined, cookie)).json;
  expect(site).toEqual({ ...SECOND, name: 'Second', anyLocalhost: false, keys: [] });
  const floor = (await call('GET', '/floor', undefined, cookie)).json;
  expect(floor.groups.map(({ id }: { id: string }) => id)).toEqual(STANDARD_GROUPS.map(({ id }) => id));
  const { entries } = (await call('GET', '/log', undefined, cookie)).json;
  expect(entries).toMatchObject([
    { n: 2, kind: 'membership_added', by: { role: 'agent', id: ANN }, at: START, body: { agent: ANN, role: 'admin' } },
    { n: 1, kind: 'site_created', by: { role: 'agent', id: ANN }, body: { slug: 'second' } },
  ]);
  expect((await call('GET', '/account')).json.sites).toEqual([
    { slug: 'shop', name: 'Shop', role: 'admin' },
    { slug: 'second', name: 'Second', role: 'admin' },
  ]);
});

it('[DO17] takes nobody along, and belongs to the merchant whose admin asked', async () => {
  await bob();
  await call('POST', '/sites', SECOND);
  expect(await enter('second', 'bob@example.com', PASSWORD)).toMatchObject({ code: 'sign_in_refused' });
  const { cookie = '' } = await enter('second');
  expect((await call('GET', '/people', undefined, cookie)).json.people).toMatchObject([{ id: ANN, role: 'admin' }]);
  expect((await call('GET', '/people')).json.people).toHaveLength(2);
  const made = await desk.rig.directory.site({ slug: 'second' });
  expect(made?.account).toBe((await desk.rig.directory.site({ id: SITE }))?.account);
});

it('[DO17] changes nothing of the site it is asked at', async () => {
  const before = await desk.rig.directory.readSiteLog(SITE, 0);
  await call('POST', '/sites', { ...SECOND, id: SITE, account: 'other' });
  expect(await desk.rig.directory.readSiteLog(SITE, 0)).toEqual(before);
});

it.each([
  [{ slug: 'shop' }, [{ code: 'slug_taken', path: 'slug' }]],
  [{ slug: 'demo' }, [{ code: 'slug_taken', path: 'slug' }]],
  [
    { timeZone: 'Mars', origins: ['https://a.example//'] },
    [
      { code: 'zone_unknown', path: 'timeZone' },
      { code: 'origin_invalid', path: 'origins[0]' },
    ],
  ],
])('[FL5] is refused with every fault, and makes nothing: %j', async (over, faults) => {
  expect((await call('POST', '/sites', { ...SECOND, ...over })).json).toMatchObject({
    code: 'settings_refused',
    faults,
  });
  expect((await call('GET', '/account')).json.sites).toHaveLength(1);
});

it.each(['Second', '-x', '', 'a b', 'x'.repeat(41)])('wants a slug: %j', async (slug) => {
  const faults = [{ code: 'slug_invalid', path: 'slug' }];
  expect((await call('POST', '/sites', { ...SECOND, slug })).json).toMatchObject({ code: 'settings_refused', faults });
});
