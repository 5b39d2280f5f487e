import { beforeEach, expect, it } from 'vitest';
import type { Directory, DirectoryChange } from './ports/directory.ts';
import type { Replies } from './ports/replies.ts';
import { groupOf, type Settings, serviceHours, standardSettings } from './ports/settings.ts';
import { createMemoryDirectory } from './stores/memory/directory.ts';
import { createMemoryReplies } from './stores/memory/replies.ts';
import { watchSettings } from './watch-settings.ts';

const SYSTEM = { role: 'system' } as const;
const WEEK = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [{ from: '09:00', to: '18:00' }] };
const HOURS = { zone: 'Asia/Shanghai', week: WEEK, exceptions: [] };

let directory: Directory;
let replies: Replies;
let settings: Settings;
let under: Directory;
const change = (...changes: DirectoryChange[]) => directory.change(changes, SYSTEM, 500);
const shop = (id: string): DirectoryChange => ({
  kind: 'site',
  site: { id, account: 'acc', slug: id, name: id, timeZone: 'UTC', origins: [], anyLocalhost: false },
});

beforeEach(async () => {
  const memory = createMemoryDirectory();
  under = memory;
  ({ directory, replies, settings } = watchSettings({ directory: memory, replies: createMemoryReplies(memory) }));
  await change({ kind: 'account', id: 'acc', name: 'Merchant' }, shop('s1'), shop('s2'));
});

it('[FL4] tells of a change after it was made, of that site only, and gives the new settings from then on', async () => {
  const seen: unknown[] = [];
  const stop = settings.onChange((site) => seen.push(site));
  const before = await settings.get('s1');
  const other = await settings.get('s2');
  await change({ kind: 'hours', site: 's1', hours: HOURS });
  expect(seen).toEqual(['s1']);
  expect(before?.hours).toBeUndefined();
  expect((await settings.get('s1'))?.hours).toEqual(HOURS);
  expect(await settings.get('s2')).toBe(other);
  stop();
  await change({ kind: 'hours', site: 's1' });
  expect(seen).toEqual(['s1']);
});

it('[FL4] tells of people who come and go', async () => {
  await change({
    kind: 'agent',
    agent: { id: 'a1', account: 'acc', email: 'a@example.com', name: 'Ann', passwordHash: '' },
  });
  expect((await settings.get('s1'))?.staff.size).toBe(0);
  await change({ kind: 'membership', site: 's1', agent: 'a1', role: 'agent' });
  expect([...((await settings.get('s1'))?.staff.keys() ?? [])]).toEqual(['a1']);
});

it('[FL4] tells nothing of what was refused', async () => {
  const seen: unknown[] = [];
  settings.onChange((site) => seen.push(site));
  await settings.get('s1');
  expect(await change({ kind: 'hours', site: 's1', hours: HOURS }, shop('s1'))).toMatchObject({ ok: false });
  expect(seen).toEqual([]);
});

it('keeps the same object until something changes', async () => {
  expect(await settings.get('s1')).toBe(await settings.get('s1'));
});

it('finds a site that was not there before', async () => {
  expect(await settings.get('s3')).toBeUndefined();
  await under.change([shop('s3')], SYSTEM, 500);
  expect(await settings.get('s3')).toMatchObject({ site: 's3' });
});

it('takes the default group for one that is gone', () => {
  const standard = standardSettings('s1', 'UTC');
  expect(groupOf(standard, 'after-sales').id).toBe('after-sales');
  expect(groupOf(standard, 'gone').id).toBe('pre-sales');
  expect(groupOf(standard, undefined).id).toBe('pre-sales');
});

it('goes by the hours of the group, else by those of the site, else is always open', () => {
  const standard = standardSettings('s1', 'UTC');
  expect(serviceHours(standard)).toBeUndefined();
  const own = { ...HOURS, zone: 'UTC' };
  const groups = standard.groups.map((group) => (group.id === 'after-sales' ? { ...group, hours: own } : group));
  const set = { ...standard, hours: HOURS, groups };
  expect(serviceHours(set, 'pre-sales')?.zone.name).toBe('Asia/Shanghai');
  expect(serviceHours(set, 'after-sales')?.zone.name).toBe('UTC');
  expect(serviceHours(set, 'after-sales')).toBe(serviceHours(set, 'after-sales'));
});

it('[RP7] tells of other ready replies of a site by their revision, and of an agent’s own not', async () => {
  const reply = {
    step: 'greet',
    title: 'Hello',
    text: 'Hello',
    id: 'r1',
    sound: { title: '', text: '' },
    changedAt: 1,
  } as const;
  const seen: unknown[] = [];
  settings.onChange((site) => seen.push(site));
  expect((await settings.get('s1'))?.repliesRevision).toBeUndefined();
  await replies.change({ site: 's1', owner: 'ann' }, { kind: 'added', reply }, SYSTEM, 500);
  expect(seen).toEqual([]);
  await replies.change({ site: 's1' }, { kind: 'added', reply }, SYSTEM, 500);
  expect(seen).toEqual(['s1']);
  expect((await settings.get('s1'))?.repliesRevision).toBe(1);
  expect((await settings.get('s2'))?.repliesRevision).toBeUndefined();
});
