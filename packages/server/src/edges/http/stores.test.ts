import { beforeEach, describe, expect, it } from 'vitest';
import { LOOKUPS } from '../../app/stores/pace.ts';
import { hashSecret } from '../../auth/secrets.ts';
import { TABLES_OF_SITE } from '../../office/store-desk.ts';
import { API, PASSWORD, SITE, usePeople } from './testing/people.ts';
import { PUBLIC_URL } from './testing/rig.ts';

const OTHER_SITE = '01kafzs1te0000000002';
const KEY = 'sbk_of-the-shops-own-server';
const SERVER = { 'shopbell-site': 'shop', 'shopbell-key': KEY };
const PAGE = { 'shopbell-site': 'shop', origin: 'https://shop.example' };
const HARBOUR = {
  id: 'H-1',
  name: 'Harbour',
  address: '1 Harbour Street, Lisbon',
  position: { lat: 38.7071, lng: -9.1355 },
  services: ['Repair'],
  maps: {},
};
const TABLE = [
  'id,name,address,latitude,longitude,coordinates,phone,services,zone,hours,exceptions,note',
  'H-1,Harbour,"1 Harbour Street, Lisbon",38.7071,-9.1355,,,Repair,,,,x',
  'N-2,江边店,上海市徐汇区1号,31.17530398364597,121.531541859215,高德,021-1,维修；自提,Asia/Shanghai,每天 10:00-22:00,2026-12-25 closed,',
].join('\n');
const PLACES = 'place,city,postcode,latitude,longitude\n徐汇区,上海市,200030,31.19,121.43\n,Lisbon,,38.72,-9.14\n';

describe('stores over HTTP', () => {
  const desk = usePeople();

  const csv = async (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) => {
    const type = { 'content-type': 'text/csv' };
    const response = await desk.rig.request(`${API}${path}`, {
      method: 'POST',
      body,
      headers: { ...type, ...headers },
    });
    return { status: response.status, ...Object(await response.json()) };
  };
  const admin = () => ({ origin: PUBLIC_URL, cookie: desk.admin });
  const list = async () => (await desk.call('GET', '/stores', undefined, desk.admin)).json;
  const ids = async () => (await list()).stores.map(({ id }: { id: string }) => id);
  const ask = async (body: object, headers: Record<string, string> = PAGE) => {
    const response = await desk.rig.send('POST', `${API}/nearest-stores`, body, headers);
    return { status: response.status, headers: response.headers, ...Object(await response.json()) };
  };
  const found = (answer: { stores: { id: string }[] }) => answer.stores.map(({ id }) => id);

  beforeEach(async () => {
    const key = { kind: 'api_key', site: SITE, id: 'key', hash: hashSecret(KEY) } as const;
    await desk.rig.directory.change([key], { role: 'system' }, 1);
  });

  it('[SH5] are added, written anew and removed by an admin, and the site’s log says by whom', async () => {
    expect(await desk.call('POST', '/stores', { store: HARBOUR })).toMatchObject({
      ...{ status: 201, json: { id: 'H-1', store: HARBOUR } },
    });
    expect(await list()).toMatchObject({ stores: [HARBOUR], localities: 0 });
    expect((await desk.call('POST', '/stores', { store: HARBOUR })).json.faults).toEqual([
      { code: 'store_id_taken', path: 'id' },
    ]);
    expect(await desk.call('POST', '/stores/H-1', { store: { ...HARBOUR, name: 'Quay', extra: 1 } })).toMatchObject({
      ...{ status: 200, json: { store: { ...HARBOUR, name: 'Quay' } } },
    });
    expect((await list()).stores[0].name).toBe('Quay');
    expect((await desk.call('DELETE', '/stores/H-1')).status).toBe(204);
    for (const gone of [
      await desk.call('DELETE', '/stores/H-1'),
      await desk.call('POST', '/stores/H-1', { store: HARBOUR }),
    ]) {
      expect(gone).toMatchObject({ status: 404, code: 'store_unknown' });
    }
    expect((await desk.log()).filter((line) => line.startsWith('store'))).toHaveLength(3);
  });

  it('[SH5] and by a key of the site, whose id the log has', async () => {
    const add = await desk.rig.send('POST', `${API}/shop/stores`, { store: HARBOUR }, SERVER);
    expect(add.status).toBe(201);
    const entry = (await desk.rig.directory.readSiteLog(SITE, 0)).at(-1);
    expect(entry).toMatchObject({ kind: 'store_set', actor: { role: 'api', id: 'key' }, body: HARBOUR });
    const answer = await desk.rig.request(`${API}/shop/stores`, { headers: SERVER });
    expect((await answer.json()).stores).toEqual([HARBOUR]);
  });

  it('[SH6] one that is not right is not kept: each fault is told by name and place', async () => {
    const answer = await desk.call('POST', '/stores', { store: { ...HARBOUR, name: '', position: { lat: 1 } } });
    expect(answer).toMatchObject({ status: 422, code: 'settings_refused' });
    expect(answer.json.faults).toEqual([
      { code: 'name_invalid', path: 'name' },
      { code: 'position_invalid', path: 'position.lng' },
    ]);
    for (const store of [null, 1, []]) {
      expect((await desk.call('POST', '/stores', { store })).status).toBe(422);
    }
    expect(await ids()).toEqual([]);
  });

  it('[SH7] come in a table, looked at before; brought again they are the same, and go out as they came', async () => {
    expect(await csv('/store-table?look=yes', TABLE, admin())).toEqual({
      status: 200,
      added: 2,
      changed: 0,
      unchanged: 0,
    });
    expect(await ids()).toEqual([]);
    expect(await csv('/store-table', TABLE, admin())).toMatchObject({ status: 200, added: 2 });
    expect(await csv('/shop/store-table', TABLE, SERVER)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    const { stores } = await list();
    expect(stores[0]).toEqual(HARBOUR);
    expect(stores[1]).toMatchObject({
      name: '江边店',
      services: ['维修', '自提'],
      hours: { zone: 'Asia/Shanghai', exceptions: [{ date: '2026-12-25', spans: [] }] },
    });
    expect(stores[1].position.lat).toBeCloseTo(31.1774276, 5);
    for (const language of ['en', 'zh-CN']) {
      const out = await desk.rig.request(`${API}/store-table?language=${language}`, { headers: admin() });
      expect(await csv('/store-table', await out.text(), admin())).toMatchObject({ changed: 0, unchanged: 2 });
    }
  });

  it('[SH7] up to their bounds and not above: ten thousand stores, 500 exceptions of twelve times a day', async () => {
    const head = 'id,name,address,latitude,longitude,zone,exceptions';
    const row = (n: number) => `S-${n},Store ${n},${n} Mill Lane,1,1,,`;
    const rows = Array.from({ length: 10_001 }, (_, n) => row(n));
    const look = (lines: readonly string[]) => csv('/store-table?look=yes', [head, ...lines].join('\n'), admin());
    expect(await look(rows.slice(1))).toMatchObject({ status: 200, added: 10_000 });
    expect((await look(rows)).faults).toEqual([{ code: 'csv_too_many_rows', path: '10002' }]);
    const times = Array.from({ length: 12 }, (_, n) => `${2 * n}:00-${2 * n + 1}:00`).join(',');
    const date = (n: number) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10);
    const years = (days: number) =>
      `S-1,Store,Mill Lane,1,1,UTC,"${Array.from({ length: days }, (_, n) => `${date(n)} ${times}`).join('; ')}"`;
    expect(await look([years(500)])).toMatchObject({ status: 200, added: 1 });
    expect((await look([years(501)])).faults).toEqual([{ code: 'too_many', path: '2:exceptions' }]);
  });

  it.each([
    { cell: 'services', path: '2', words: 'a;'.repeat(70_000) },
    { cell: 'hours', path: '2', words: 'mon-sun,'.repeat(20_000) },
  ])(
    '[SH12] a row whose $cell have no end is refused before anything is made of them',
    async ({ cell, path, words }) => {
      const table = `id,name,address,latitude,longitude,${cell}\n1,a,b,0,0,"${words}"`;
      expect((await csv('/store-table', table, admin())).faults).toEqual([{ code: 'csv_row_too_long', path }]);
    },
  );

  it('[SH12] so many tables of a site are read in a time, brought or looked at, and another site’s are not fewer', async () => {
    for (let n = 0; n < TABLES_OF_SITE.atOnce; n += 2) {
      expect((await csv('/store-table?look=yes', TABLE, admin())).status).toBe(200);
      expect((await csv('/shop/place-table', PLACES, SERVER)).status).toBe(200);
    }
    const late = await csv('/store-table', TABLE, admin());
    expect(late).toMatchObject({ status: 429, code: 'rate_limited', retryAfterMs: expect.any(Number) });
    expect(await csv('/place-table?look=yes', PLACES, admin())).toMatchObject({ status: 429 });
    expect(await ids()).toEqual([]);
    const other = { site: OTHER_SITE, by: { role: 'agent', id: 'x' } } as const;
    const places = await desk.rig.office.storeDesk.lookLocalities(other, new TextEncoder().encode(PLACES));
    expect(places).toEqual({ localities: 2 });
  });

  it('[SH7] one row that is wrong keeps all of it out, every fault by line and column', async () => {
    const wrong = `${TABLE}\nH-1,Twice,x,0,0\n,No id,x,zero,200,utm,words,,Mars,mon 9-5,\nB-1,Hours,x,0,0,,,,Mars,daily 09:00-25:00`;
    const answer = await csv('/store-table', wrong, admin());
    expect(answer.status).toBe(422);
    expect(answer.faults.map(({ code, path }: { code: string; path: string }) => `${code} ${path}`)).toEqual([
      'store_id_twice 4:id',
      'hours_invalid 5:hours',
      'store_id_invalid 5:id',
      'coordinates_unknown 5:coordinates',
      'position_invalid 5:latitude',
      'position_invalid 5:longitude',
      'phone_invalid 5:phone',
      'zone_unknown 6:zone',
      'time_invalid 6:hours',
    ]);
    const head = await csv('/store-table', 'id,name,address\n1,a,b\n', admin());
    expect(head.faults).toEqual([
      { code: 'column_missing', path: '1:latitude' },
      { code: 'column_missing', path: '1:longitude' },
    ]);
    expect(await ids()).toEqual([]);
  });

  it('[SH7] a table may be in the bytes that Excel writes in China', async () => {
    // 编号,名称,地址,纬度,经度 / 1,江,路,31.2,121.5 in GB18030.
    const bytes = Uint8Array.from(
      Buffer.from('b1e0bac52cc3fbb3c62cb5d8d6b72cceb3b6c82cbeadb6c80a312cbdad2cc2b72c33312e322c3132312e350a', 'hex'),
    );
    expect(await csv('/store-table', bytes, admin())).toMatchObject({ status: 200, added: 1 });
    expect((await list()).stores[0]).toMatchObject({ name: '江', address: '路' });
  });

  it('[SH8] the nearest ones are told to a page of the site, from where somebody stands', async () => {
    await csv('/store-table', TABLE, admin());
    const answer = await ask({ position: { lat: 31.2, lng: 121.5 }, locale: 'en' });
    expect(answer).toMatchObject({ status: 200, others: [] });
    expect(answer.headers.get('access-control-allow-origin')).toBe(PAGE.origin);
    expect(found(answer)).toEqual(['N-2', 'H-1']);
    expect(answer.stores[0]).toMatchObject({
      name: '江边店',
      hours: 'Mon–Sun 10:00–22:00',
      services: ['维修', '自提'],
    });
    expect(answer.stores[0].distanceM).toBeGreaterThan(3000);
    expect(answer.stores[0].maps[0].map).toBe('amap');
    expect(typeof answer.stores[0].open).toBe('boolean');
    expect(answer.stores[1]).not.toHaveProperty('open');
    expect(found(await ask({ position: { lat: 0, lng: 0 }, limit: 1 }))).toEqual(['H-1']);
  });

  it('[SH8] and from a place that they typed, or by the words of an address', async () => {
    await csv('/store-table', TABLE, admin());
    expect(await csv('/place-table', PLACES, admin())).toEqual({ status: 200, localities: 2 });
    expect(await ask({ place: '上海 徐汇' })).toMatchObject({ near: '徐汇区, 上海市, 200030' });
    expect(found(await ask({ place: 'lisbon' }))).toEqual(['H-1', 'N-2']);
    const named = await ask({ place: 'harbour street' });
    expect([found(named), named.near, named.stores[0].distanceM]).toEqual([['H-1'], undefined, undefined]);
    expect(await ask({ place: 'Atlantis' })).toMatchObject({ status: 200, stores: [] });
    // What changes is found at once.
    await desk.call('DELETE', '/stores/H-1');
    expect(found(await ask({ place: 'lisbon' }))).toEqual(['N-2']);
    expect((await csv('/place-table', 'place,latitude,longitude\n,1,2\n', admin())).faults).toEqual([
      { code: 'locality_empty', path: '2:name' },
    ]);
  });

  it.each<[string, object, Record<string, string>, string]>([
    ['another page', { place: 'x' }, { ...PAGE, origin: 'https://elsewhere.example' }, 'origin_refused'],
    ['no page and no key', { place: 'x' }, { 'shopbell-site': 'shop' }, 'key_required'],
    ['another key', { place: 'x' }, { ...SERVER, 'shopbell-key': 'sbk_other' }, 'key_invalid'],
    ['another site', { place: 'x' }, { ...PAGE, 'shopbell-site': 'other' }, 'site_unknown'],
    ['nobody', { place: 'x' }, {}, 'session_invalid'],
    ['neither', {}, PAGE, 'bad_frame'],
    ['both', { place: 'x', position: { lat: 1, lng: 1 } }, PAGE, 'bad_frame'],
    ['no place on the earth', { position: { lat: 91, lng: 1 } }, PAGE, 'bad_frame'],
    ['too many', { place: 'x', limit: 21 }, PAGE, 'bad_frame'],
  ])('[SH9] refuses %s', async (_, body, headers, code) => {
    expect(await ask(body, headers)).toMatchObject({ code });
  });

  it('[SH9] an address asks so often and no more, agents as they like; whether there are stores is told', async () => {
    const any = async () => (await desk.rig.request(`${API}/nearest-stores`, { headers: PAGE })).json();
    expect(await any()).toEqual({ any: false });
    await csv('/store-table', TABLE, admin());
    expect(await any()).toEqual({ any: true });
    for (let n = 2; n < LOOKUPS; n += 1) expect((await ask({ place: 'x' })).status).toBe(200);
    const late = await ask({ place: 'x' });
    expect(late).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(late.retryAfterMs).toBeGreaterThan(0);
    await desk.bob();
    const bob = (await desk.signIn('bob@example.com', PASSWORD)).cookie ?? '';
    const agent = await ask({ place: 'lisbon' }, { origin: PUBLIC_URL, cookie: bob });
    expect([agent.status, found(agent)]).toEqual([200, ['H-1']]);
  });

  it('[SH10] where somebody stands, and what they typed, is in no log', async () => {
    await csv('/store-table', TABLE, admin());
    await ask({ position: { lat: 12.345678, lng: 98.765432 } });
    await ask({ place: 'secret-hideout' });
    const lines = desk.rig.lines.join('\n');
    expect(lines).toContain('/api/v1/nearest-stores');
    expect(lines).not.toMatch(/12\.345|98\.765|hideout/);
    expect(
      (await desk.rig.directory.readSiteLog(SITE, 0)).filter(({ kind }) => kind !== 'stores_imported').length,
    ).toBe((await desk.rig.directory.readSiteLog(SITE, 0)).length - 1);
  });
});
