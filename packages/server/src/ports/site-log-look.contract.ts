import { beforeEach, describe, expect, it } from 'vitest';
import type { Directory, DirectoryChange } from './directory.ts';
import { STANDARD_GROUPS, standardStaff } from './settings.ts';
import type { LogActor } from './site-log.ts';
import type { LogKind, LogLook } from './site-log-look.ts';

const SYSTEM: LogActor = { role: 'system' };
const ANN: LogActor = { role: 'agent', id: 'ann' };
const ALL: readonly LogKind[] = ['site_created', 'membership_added', 'staff_set', 'group_set', 'agent_status'];

/** What every directory keeps to where its site logs are looked back through. */
export function siteLogContract(name: string, open: () => Promise<Directory>): void {
  describe(`site log: ${name}`, () => {
    let directory: Directory;
    const change = (by: LogActor, ...changes: DirectoryChange[]) => directory.change(changes, by, 500);
    const staff = (agent: string, limit: number): DirectoryChange => ({
      kind: 'staff',
      site: 's1',
      staff: { ...standardStaff(agent, STANDARD_GROUPS), limit },
    });
    const look = (over: Partial<LogLook> = {}, site = 's1') =>
      directory.lookAtSiteLog(site, { kinds: ALL, limit: 50, within: 1000, ...over });
    const numbers = async (over: Partial<LogLook> = {}, site = 's1') => {
      const { entries, next } = await look(over, site);
      return [entries.map(({ n }) => n), next];
    };

    beforeEach(async () => {
      directory = await open();
      const site = (id: string): DirectoryChange => ({
        kind: 'site',
        site: { id, account: 'acc', slug: id, name: id, timeZone: 'UTC', origins: [], anyLocalhost: false },
      });
      const people = ['ann', 'bob'].flatMap((id): DirectoryChange[] => [
        { kind: 'agent', agent: { id, account: 'acc', email: `${id}@example.com`, name: id, passwordHash: 'x' } },
        { kind: 'membership', site: 's1', agent: id, role: 'admin' },
      ]);
      // 1 site_created, 2 ann, 3 bob; then of each what the test wants.
      await change(SYSTEM, { kind: 'account', id: 'acc', name: 'M' }, site('s1'), site('s2'), ...people);
      await change(ANN, staff('bob', 3)); // 4
      await directory.setAgentStatus('s1', 'bob', 'online', 'connected', 600); // 5
      await change(SYSTEM, staff('ann', 2)); // 6
      await change(ANN, staff('bob', 1)); // 7
    });

    it('[RE5] goes from the newest entry back, in pages that leave nothing out', async () => {
      expect(await numbers({ limit: 3 })).toEqual([[7, 6, 5], 5]);
      expect(await numbers({ limit: 3, before: 5 })).toEqual([[4, 3, 2], 2]);
      expect(await numbers({ limit: 3, before: 2 })).toEqual([[1], undefined]);
      expect(await numbers({ before: 1 })).toEqual([[], undefined]);
      expect(await numbers({ before: 99 })).toEqual([[7, 6, 5, 4, 3, 2, 1], undefined]);
      expect(await numbers({ limit: 1, before: 2 })).toEqual([[1], undefined]);
    });

    it('[RE5] ends a search for what is not there, and says where to go on', async () => {
      expect(await numbers({ kinds: ['site_created'], within: 3 })).toEqual([[], 5]);
      expect(await numbers({ kinds: ['site_created'], within: 3, before: 5 })).toEqual([[], 2]);
      expect(await numbers({ kinds: ['site_created'], within: 3, before: 2 })).toEqual([[1], undefined]);
      expect(await numbers({ kinds: [] })).toEqual([[], undefined]);
    });

    it('[RE5] finds what somebody did and what was done about them', async () => {
      expect(await numbers({ person: 'bob' })).toEqual([[7, 5, 4, 3], undefined]);
      expect(await numbers({ person: 'ann' })).toEqual([[7, 6, 4, 2], undefined]);
      expect(await numbers({ person: 'bob', kinds: ['staff_set'] })).toEqual([[7, 4], undefined]);
      expect(await numbers({ person: 'nobody' })).toEqual([[], undefined]);
    });

    it('[RE5] shows nothing of another site', async () => {
      expect(await numbers({}, 's2')).toEqual([[1], undefined]);
      expect(await numbers({}, 'none')).toEqual([[], undefined]);
    });

    it('[RE5] tells with each entry what was said last about the same thing', async () => {
      const { entries } = await look();
      const was = entries.map(({ n, was: before }) => [
        n,
        before && 'limit' in before.body ? before.body.limit : before,
      ]);
      expect(was).toEqual([
        [7, 3],
        [6, undefined],
        [5, undefined],
        [4, undefined],
        [3, undefined],
        [2, undefined],
        [1, undefined],
      ]);
    });

    it('[RE5] knows that somebody left between two settings, and what a key or an invitation was', async () => {
      await change(
        SYSTEM,
        { kind: 'membership_removed', site: 's1', agent: 'bob' },
        { kind: 'membership', site: 's1', agent: 'bob', role: 'agent' },
        staff('bob', 9),
        { kind: 'api_key', site: 's1', id: 'k1', hash: 'h' },
        { kind: 'api_key_retired', site: 's1', key: 'k1' },
      );
      const { entries } = await look({ kinds: ['staff_set', 'key_retired', 'site_changed'], limit: 2 });
      expect(entries.map(({ kind, was }) => [kind, was?.kind])).toEqual([
        ['key_retired', 'key_added'],
        ['staff_set', 'membership_removed'],
      ]);
    });
  });
}
