import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Fault } from './types.ts';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The names of all faults: each is a module beside `lib/`. */
export const faultNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();

/** Loads one fault. Throws when its module exports none, or one of another name. */
export async function loadFault(name: string): Promise<Fault> {
  const { fault }: { fault?: Fault } = await import(pathToFileURL(join(FOLDER, `${name}.ts`)).href);
  if (fault?.name !== name) throw new Error(`e2e/faults/${name}.ts exports no fault of that name`);
  return fault;
}
