import { type Locality, STORE_BOUNDS, type Store } from '@shopbell/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from './directory.ts';
import type { LogActor } from './site-log.ts';
import type { StoreDoors } from './store-doors.ts';
import type { Stores, StoresChange } from './stores.ts';

const ANN: LogActor = { role: 'agent', id: 'ann' };
const SITE = 's1';

const store = (id: string, over: Partial<Store> = {}): Store => ({
  id,
  name: `Store ${id}`,
  address: `${id} Mill Lane`,
  position: { lat: 51.5, lng: -0.1 },
  services: [],
  maps: {},
  ...over,
});

const NIGHT = [{ from: '22:00', to: '02:00' }];
const WHOLE = store('a', {
  name: '江 😀 \'=1 "x"',
  position: { lat: -89.999999, lng: 179.123456 },
  hours: {
    zone: 'Pacific/Apia',
    week: { mon: NIGHT, tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
    exceptions: [{ date: '2026-12-25', spans: [] }],
  },
  phone: '+1 (212) 555-0100',
  services: ['维修', 'Pick-up'],
  maps: { amap: 'B0', google: 'ChIJ' },
});

/** What every keeper of stores does. `open` gives one, and the directory whose logs it writes to, with nothing in them. */
export function storesContract(
  name: string,
  open: () => Promise<{ directory: Directory; stores: Stores; doors: StoreDoors }>,
): void {
  describe(`stores: ${name}`, () => {
    let directory: Directory;
    let stores: Stores;
    let doors: StoreDoors;
    const change = (given: StoresChange, site = SITE) => stores.change(site, given, ANN, 600);
    const ids = async (site = SITE) => (await stores.list(site)).stores.map(({ id }) => id);
    const logged = async () => {
      const entries = await directory.readSiteLog(SITE, 0);
      return entries
        .filter(({ kind }) => /^(store|localit)/.test(kind))
        .map(({ kind, body, actor }) => ({ kind, body, actor }));
    };

    beforeEach(async () => {
      ({ directory, stores, doors } = await open());
      const site = (id: string) =>
        ({
          kind: 'site',
          site: { id, account: 'acc', slug: id, name: id, timeZone: 'UTC', origins: [], anyLocalhost: false },
        }) as const;
      await directory.change(
        [{ kind: 'account', id: 'acc', name: 'M' }, site(SITE), site('s2')],
        { role: 'system' },
        1,
      );
    });

    it('[SH11] takes along what a store had of its own when it is removed, and another one’s stays', async () => {
      for (const id of ['a', 'b']) {
        await change({ kind: 'added', store: store(id) });
        await doors.change(SITE, id, { kind: 'door_set', door: { code: `CODE-${id}` } }, ANN, 600);
        await doors.change(SITE, id, { kind: 'link_made', link: { hash: `hash-${id}`, since: 600 } }, ANN, 600);
        await doors.change(SITE, id, { kind: 'mail_set', mail: `${id}@shop.example` }, ANN, 600);
      }
      await doors.change('s2', 'a', { kind: 'door_set', door: { code: 'THEIRS' } }, ANN, 600);
      await change({ kind: 'set', store: store('a', { name: 'Another name' }) });
      expect(await doors.list(SITE)).toHaveLength(2);
      await change({ kind: 'removed', id: 'a' });
      await change({ kind: 'added', store: store('a') });
      expect(await doors.list(SITE)).toMatchObject([{ store: 'b', mail: 'b@shop.example' }]);
      expect([await doors.byCode('CODE-a'), await doors.byLink('hash-a')]).toEqual([undefined, undefined]);
      expect((await doors.open()).map(({ door }) => door?.code).sort()).toEqual(['CODE-b', 'THEIRS']);
    });

    it('[SH1] keeps what was written, and gives it back to the code point, by ids', async () => {
      for (const one of [store('b'), WHOLE, store('A')])
        expect(await change({ kind: 'added', store: one })).toEqual({ ok: true });
      expect(await stores.list(SITE)).toEqual({ revision: 3, stores: [store('A'), WHOLE, store('b')] });
      expect([await stores.get(SITE, 'a'), await stores.get(SITE, 'z')]).toEqual([WHOLE, undefined]);
      const { hours: _hours, phone: _phone, ...bare } = WHOLE;
      expect(await change({ kind: 'set', store: { ...bare, services: [], maps: {} } })).toEqual({ ok: true });
      expect(await stores.get(SITE, 'a')).toEqual({ ...bare, services: [], maps: {} });
    });

    it('[SH1] refuses a second one of an id, and one that is not there, and changes nothing', async () => {
      await change({ kind: 'added', store: store('a') });
      expect(await change({ kind: 'added', store: store('a', { name: 'Other' }) })).toEqual({
        ok: false,
        refusal: 'store_id_taken',
      });
      for (const given of [{ kind: 'set', store: store('b') } as const, { kind: 'removed', id: 'b' } as const]) {
        expect(await change(given)).toEqual({ ok: false, refusal: 'store_unknown' });
      }
      expect(await stores.list(SITE)).toEqual({ revision: 1, stores: [store('a')] });
      expect(await logged()).toHaveLength(1);
    });

    it('[SH14] tells whether a site has any', async () => {
      expect(await stores.any(SITE)).toBe(false);
      await change({ kind: 'added', store: store('a') });
      expect([await stores.any(SITE), await stores.any('s2')]).toEqual([true, false]);
      await change({ kind: 'removed', id: 'a' });
      expect(await stores.any(SITE)).toBe(false);
    });

    it('[SH2] imports all or nothing, and no other one goes', async () => {
      await change({ kind: 'imported', stores: [store('a'), store('b')] });
      await change({ kind: 'imported', stores: [store('b', { name: 'B' }), store('c')] });
      expect((await stores.list(SITE)).stores).toEqual([store('a'), store('b', { name: 'B' }), store('c')]);
      const many = Array.from({ length: STORE_BOUNDS.perSite - 2 }, (_, n) => store(`n${n}`));
      expect(await change({ kind: 'imported', stores: [store('a', { name: 'A' }), ...many] })).toEqual({
        ok: false,
        refusal: 'too_many_stores',
      });
      expect(await ids()).toEqual(['a', 'b', 'c']);
      expect((await stores.get(SITE, 'a'))?.name).toBe('Store a');
      expect(await change({ kind: 'imported', stores: many.slice(1) })).toEqual({ ok: true });
      expect(await change({ kind: 'added', store: store('more') })).toEqual({ ok: false, refusal: 'too_many_stores' });
      expect(await change({ kind: 'set', store: store('a', { name: 'A' }) })).toEqual({ ok: true });
    });

    it('[SH2] has the places of the last table, in its order', async () => {
      const localities: Locality[] = [
        { name: '鼓楼区', city: '南京市', position: { lat: 32.06, lng: 118.76 } },
        { postcode: '10001', position: { lat: 40.75, lng: -73.99 } },
      ];
      await change({ kind: 'localities_imported', localities });
      expect(await stores.localities(SITE)).toEqual(localities);
      await change({ kind: 'localities_imported', localities: localities.slice(1) });
      expect([await stores.localities(SITE), await stores.revision(SITE)]).toEqual([localities.slice(1), 2]);
    });

    it('[SH3] logs each change in the site’s log, a table once', async () => {
      await change({ kind: 'added', store: WHOLE });
      await change({ kind: 'imported', stores: [store('a'), store('b'), store('c')] });
      await change({ kind: 'set', store: store('b') });
      await change({ kind: 'removed', id: 'b' });
      await change({ kind: 'localities_imported', localities: [{ name: 'x', position: { lat: 0, lng: 0 } }] });
      expect(await logged()).toEqual([
        { kind: 'store_set', body: WHOLE, actor: ANN },
        { kind: 'stores_imported', body: { added: 2, changed: 1 }, actor: ANN },
        { kind: 'store_set', body: store('b'), actor: ANN },
        { kind: 'store_removed', body: { id: 'b' }, actor: ANN },
        { kind: 'localities_imported', body: { localities: 1 }, actor: ANN },
      ]);
    });

    it('[SH4] keeps sites apart, even where every id is the same', async () => {
      await change({ kind: 'added', store: store('a') });
      await change({ kind: 'added', store: store('a', { name: 'There' }) }, 's2');
      await change({ kind: 'localities_imported', localities: [{ name: 'x', position: { lat: 0, lng: 0 } }] }, 's2');
      await change({ kind: 'removed', id: 'a' });
      expect([await ids(), await ids('s2'), await stores.localities(SITE)]).toEqual([[], ['a'], []]);
      expect(await stores.get('s2', 'a')).toEqual(store('a', { name: 'There' }));
      expect([await stores.revision(SITE), await stores.revision('s2'), await stores.revision('s3')]).toEqual([
        2, 2, 0,
      ]);
    });
  });
}
