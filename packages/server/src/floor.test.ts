import { expect, it } from 'vitest';
import { createFloor } from './floor.ts';
import { createMemoryDirectory } from './stores/memory/directory.ts';

it('[PM5] knows who is of a site, here or not, and nobody who was removed or is of another one', async () => {
  const directory = createMemoryDirectory();
  const site = (id: string) => {
    const named = { id, account: 'acc', slug: id, name: id, timeZone: 'UTC' };
    return { kind: 'site', site: { ...named, origins: [], anyLocalhost: false } } as const;
  };
  const agent = (id: string, name: string) =>
    ({ kind: 'agent', agent: { id, account: 'acc', email: `${id}@example.com`, name, passwordHash: '' } }) as const;
  const member = (at: string, id: string) => ({ kind: 'membership', site: at, agent: id, role: 'agent' }) as const;
  const begun = await directory.change(
    [
      { kind: 'account', id: 'acc', name: 'Shop' },
      ...[site('s1'), site('s2'), agent('a1', 'Ann'), agent('a2', 'Bo')],
      ...[member('s1', 'a1'), member('s1', 'a2'), member('s2', 'a2')],
    ],
    { role: 'system' },
    1,
  );
  expect(begun).toMatchObject({ ok: true });
  const floor = createFloor(directory);
  const names = async (at: string) => Promise.all(['a1', 'a2', 'a3'].map((id) => floor.member(at, id)));
  expect(await names('s1')).toEqual([{ id: 'a1', name: 'Ann' }, { id: 'a2', name: 'Bo' }, undefined]);
  expect(await names('s2')).toEqual([undefined, { id: 'a2', name: 'Bo' }, undefined]);
  await directory.change([{ kind: 'membership_removed', site: 's1', agent: 'a2' }], { role: 'system' }, 2);
  expect(await names('s1')).toEqual([{ id: 'a1', name: 'Ann' }, undefined, undefined]);
});
