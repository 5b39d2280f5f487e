import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { bundleModule } from '../../../scripts/build/module.ts';
import { withStaticImports } from '../../../scripts/lib/static-imports.ts';
import { ROOT } from '../../lib/child.ts';
import type { SdkRow } from '../result.ts';

/** What an application takes of each: the least with which it can talk. */
const TAKEN: Readonly<Record<string, string>> = {
  'reconnecting-websocket': 'default',
  phoenix: 'Socket',
  'socket.io-client': 'io',
  '@livechat/customer-sdk': 'init',
  centrifuge: 'Centrifuge',
};

/** Each file compressed by itself, as it is sent. */
const brotliKb = (files: readonly string[]): number =>
  Number((files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(file)).length, 0) / 1000).toFixed(2));

async function row(name: string, entry: string, folder: string): Promise<SdkRow> {
  await bundleModule(entry, folder, 'sdk');
  const all = globSync('*.js', { cwd: folder }).map((file) => join(folder, file));
  return { name, kb: brotliKb(withStaticImports(join(folder, 'sdk.js'))), allKb: brotliKb(all) };
}

/**
 * What one bundler makes of our client and of others.
 *
 * @param installed the folder, relative to the root, that the others' packages are installed in
 */
export async function measureSdks(installed: string): Promise<SdkRow[]> {
  const out = (name: string): string => join(ROOT, installed, 'built', name.replaceAll('/', '-'));
  const rows = [await row('@shopbell/sdk', 'packages/sdk/src/create-chat.ts', out('@shopbell/sdk'))];
  const entries = join(ROOT, installed, 'entries');
  mkdirSync(entries, { recursive: true });
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(ROOT, installed, 'package.json'), 'utf8'),
  );
  for (const [name, taken] of Object.entries(TAKEN)) {
    const entry = join(entries, `${name.replaceAll('/', '-')}.js`);
    writeFileSync(entry, `export { ${taken} } from '${name}';\n`);
    rows.push(await row(`${name} ${dependencies[name]}`, entry, out(name)));
  }
  return rows;
}
