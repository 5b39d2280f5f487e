import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from './directory.ts';
import type { DoorChange, StoreDoors } from './store-doors.ts';

const [SITE, OTHER, AT] = ['01kafzs1te0000000001', '01kafzs1te0000000002', 1000];
const BY = { role: 'agent', id: 'na' } as const;

export interface OpenedDoors {
  doors: StoreDoors;
  directory: Pick<Directory, 'readSiteLog' | 'change'>;
  close(): Promise<void>;
}

/** What every keeper of doors keeps to. `open` gives an empty one. */
export function storeDoorsContract(name: string, open: () => Promise<OpenedDoors>): void {
  describe(`store doors: ${name}`, () => {
    let opened: OpenedDoors;
    beforeEach(async () => {
      opened = await open();
      const rest = { account: 'acc', name: 'Shop', timeZone: 'UTC', origins: [], anyLocalhost: false };
      const sites = [SITE, OTHER].map(
        (site, n) => ({ kind: 'site', site: { id: site, slug: `shop-${n}`, ...rest } }) as const,
      );
      const account = { kind: 'account', id: 'acc', name: 'Shop' } as const;
      expect(await opened.directory.change([account, ...sites], { role: 'system' }, AT)).toMatchObject({ ok: true });
    });
    afterEach(() => opened.close());
    const change = (store: string, given: DoorChange, site = SITE) => opened.doors.change(site, store, given, BY, AT);

    it('[RB10] are found by their code and by their link, of the newest alone', async () => {
      const { doors } = opened;
      await change('market', { kind: 'door_set', door: { code: 'A', group: 'downtown' } });
      const link = { hash: 'h1', since: AT };
      const market = { site: SITE, store: 'market', door: { code: 'A', group: 'downtown' }, link };
      expect(await change('market', { kind: 'link_made', link })).toEqual(market);
      expect(await doors.byCode('A')).toEqual(market);
      expect(await doors.byLink('h1')).toEqual(market);
      await change('market', { kind: 'door_set', door: { code: 'B' } });
      await change('market', { kind: 'link_made', link: { hash: 'h2', since: AT + 1 } });
      expect([await doors.byCode('A'), await doors.byLink('h1')]).toEqual([undefined, undefined]);
      expect(await doors.byLink('h2')).toMatchObject({ store: 'market', door: { code: 'B' } });
    });

    it('[RB10] lead nowhere once they are closed or retired', async () => {
      const { doors } = opened;
      await change('market', { kind: 'door_set', door: { code: 'A' } });
      await change('market', { kind: 'link_made', link: { hash: 'h1', since: AT } });
      await change('market', { kind: 'door_closed' });
      expect([await doors.byCode('A'), await doors.open()]).toEqual([undefined, []]);
      expect(await change('market', { kind: 'link_retired' })).toEqual({ site: SITE, store: 'market' });
      expect(await doors.byLink('h1')).toBeUndefined();
    });

    it('[RB10] are of their site', async () => {
      const { doors } = opened;
      await change('market', { kind: 'door_set', door: { code: 'A' } });
      await change('market', { kind: 'door_set', door: { code: 'B' } }, OTHER);
      await change('harbour', { kind: 'door_set', door: { code: 'C' } });
      expect((await doors.list(SITE)).map(({ store, door }) => [store, door?.code])).toEqual([
        ['harbour', 'C'],
        ['market', 'A'],
      ]);
      expect((await doors.open()).map(({ door }) => door?.code).sort()).toEqual(['A', 'B', 'C']);
      expect(await doors.of(OTHER, 'market')).toEqual({ site: OTHER, store: 'market', door: { code: 'B' } });
      expect(await doors.of(OTHER, 'harbour')).toBeUndefined();
    });

    it('[RB10] are in the site’s log, with who changed them, without code or link', async () => {
      await change('market', { kind: 'door_set', door: { code: 'SECRET', group: 'downtown' } });
      await change('market', { kind: 'link_made', link: { hash: 'SECRET2', since: AT } });
      await change('market', { kind: 'link_retired' });
      await change('market', { kind: 'door_closed' });
      const log = (await opened.directory.readSiteLog(SITE, 0)).slice(-4);
      expect(log.map(({ kind, body, actor }) => [kind, body, actor])).toEqual([
        ['store_door_set', { id: 'market', group: 'downtown' }, BY],
        ['store_link_made', { id: 'market' }, BY],
        ['store_link_retired', { id: 'market' }, BY],
        ['store_door_closed', { id: 'market' }, BY],
      ]);
      expect(JSON.stringify(log)).not.toContain('SECRET');
    });
  });
}
