import { join } from 'node:path';
import { bundleModule } from '../../../scripts/build/module.ts';
import { ROOT } from '../../lib/child.ts';

/** Each floor's script, by the name of its file. */
export const FLOORS = ['hand', 'lit', 'preact'] as const;

const CACHE = 'node_modules/.cache/page-floors';

/** Bundles the floors. Resolves with the folders, relative to the root, by the path under which each is served. */
export async function buildFloors(): Promise<Readonly<Record<string, string>>> {
  const folders: Record<string, string> = {};
  for (const name of FLOORS) {
    const folder = `${CACHE}/${name}`;
    await bundleModule(`bench/page/floors/${name}.ts`, join(ROOT, folder), 'floor');
    folders[`/floors/${name}/`] = folder;
  }
  return folders;
}
