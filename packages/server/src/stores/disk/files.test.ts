import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { filesContract } from '../../ports/files.contract.ts';
import { id } from '../../ports/store-world.contract.ts';
import { createDiskFiles } from './files.ts';

const folders: string[] = [];
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'shopbell-files-'));
  folders.push(path);
  return join(path, 'files');
}
afterEach(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true });
});

filesContract('disk', async () => createDiskFiles(folder()));

const A = id('k', 1);

it('[FI4] goes on after a restart where the bytes on disk end', async () => {
  const path = folder();
  await createDiskFiles(path).append(A, 0, new Uint8Array(7));
  const files = createDiskFiles(path);
  expect(await files.length(A)).toBe(7);
  expect(await files.append(A, 7, new Uint8Array(3))).toBe(10);
});

it('is for this user alone, and leaves no name behind', async () => {
  const path = folder();
  const files = createDiskFiles(path);
  await files.append(A, 0, new Uint8Array(7));
  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(statSync(join(path, '01', `${A}.part`)).mode & 0o777).toBe(0o600);
  await files.finish(A, { whole: new Uint8Array(7) });
  expect(readdirSync(join(path, '01'))).toEqual([`${A}.whole`]);
  await files.remove(A);
  expect(readdirSync(join(path, '01'))).toEqual([]);
});

it.each(['../../etc/passwd', '..', 'a/b', '', `${A}/..`, 'C:\\x'])('[FI6] makes no path of %j', async (name) => {
  const files = createDiskFiles(folder());
  await expect((async () => files.append(name, 0, new Uint8Array(1)))()).rejects.toThrow('an id of ours');
  await expect((async () => files.read(name, 'whole'))()).rejects.toThrow('an id of ours');
});
