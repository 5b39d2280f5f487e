import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exec } from '../lib/exec.ts';
import { type Package, publishedPackages } from '../lib/packages.ts';
import { pnpm } from '../lib/pnpm.ts';
import { ROOT } from '../lib/source.ts';
import type { Outcome, Step } from '../lib/step.ts';
import { serveAll, servedFiles } from './serve.ts';

const TARBALLS = 'node_modules/.cache/pack';
/** A project of a stranger who installed the tarballs. */
const STRANGER = `${TARBALLS}/stranger`;

const answer = (failures: readonly string[], note: string): Outcome => {
  const failed = failures.length > 0 ? 1 : 0;
  return { tally: { passed: 1 - failed, failed, skipped: 0 }, note, detail: failures.join('\n') };
};

/** Runs a command for each tarball and collects what those that failed printed. */
const eachTarball = async (command: string, args: readonly string[]): Promise<Outcome> => {
  const tarballs = readdirSync(join(ROOT, TARBALLS)).filter((name) => name.endsWith('.tgz'));
  const failures: string[] = [];
  for (const name of tarballs) {
    const { code, output } = await exec(command, [`${TARBALLS}/${name}`, ...args]);
    if (code !== 0) failures.push(output);
  }
  if (tarballs.length === 0) failures.push('nothing was packed');
  return answer(failures, `${tarballs.length} packages`);
};

/** What the relay serves to browsers. The published server brings a copy, made from the same sources. */
const SERVED = ['widget', 'console'] as const;

/** Copies widget and console into the server's `dist`, without maps and stamps; says which of them are not built. */
const bringServed = (): string[] =>
  SERVED.flatMap((name) => {
    const from = join(ROOT, 'packages', name, 'dist');
    if (!existsSync(from)) return [`packages/${name} is not built`];
    const filter = (path: string): boolean => !/\.map$|\/\.built$/.test(path);
    cpSync(from, join(ROOT, 'packages/server/dist', name), { recursive: true, filter });
    return [];
  });

const packAll = async (): Promise<Outcome> => {
  const packages = publishedPackages();
  rmSync(join(ROOT, TARBALLS), { recursive: true, force: true });
  mkdirSync(join(ROOT, TARBALLS), { recursive: true });
  // What an earlier build left of files that are gone would be packed too. Vite empties its folder by itself.
  for (const { folder } of packages) {
    rmSync(join(ROOT, folder, folder.endsWith('/widget') ? 'lib' : 'dist'), { recursive: true, force: true });
  }
  const built = await exec('tsc', ['-b', ...packages.map(({ folder }) => `${folder}/tsconfig.build.json`)]);
  if (built.code !== 0) return answer([built.output], '');
  const unbuilt = bringServed();
  if (unbuilt.length > 0) return answer(unbuilt, '');
  const filters = packages.flatMap(({ manifest }) => ['--filter', manifest.name]);
  const { code, output } = await pnpm([...filters, '--silent', 'pack', '--pack-destination', join(ROOT, TARBALLS)]);
  return answer(code === 0 ? [] : [output], '');
};

/** Unpacks a tarball into the stranger's node_modules and lends it its vendors. */
const installFor = async ({ folder, manifest }: Package): Promise<void> => {
  const target = join(ROOT, STRANGER, 'node_modules', manifest.name);
  const file = `${manifest.name.replace('@', '').replace('/', '-')}-`;
  const tarball = readdirSync(join(ROOT, TARBALLS)).find((name) => name.startsWith(file));
  mkdirSync(target, { recursive: true });
  await exec('tar', ['-xzf', `${TARBALLS}/${tarball}`, '-C', target, '--strip-components=1']);
  const vendors = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  for (const vendor of vendors.filter((name) => !name.startsWith('@shopbell/'))) {
    const link = join(ROOT, STRANGER, 'node_modules', vendor);
    mkdirSync(dirname(link), { recursive: true });
    rmSync(link, { force: true });
    symlinkSync(join(ROOT, folder, 'node_modules', vendor), link);
  }
};

/** What a shop's page is made of. A shop that renders on a server loads it there, too. */
const OF_THE_PAGE = ['@shopbell/widget', '@shopbell/react'];

const entriesOf = (packages: readonly Package[]): string[] =>
  packages
    .flatMap(({ manifest }) =>
      Object.keys(manifest.publishConfig?.exports ?? {}).map((entry) => manifest.name + entry.slice(1)),
    )
    .filter((entry) => !entry.endsWith('.json'));

/** Arguments with which Node loads entries, one after the other. */
const loading = (entries: readonly string[]): string[] => {
  const script = entries.map((entry) => `await import('${entry}');`).join('\n');
  return ['--input-type=module', '--eval', script];
};

/**
 * Every entry of every package loads in Node as plain JavaScript, every command says what it can do, and the server serves what it was
 * packed with: without the page's packages, from which it could take its files otherwise.
 */
const useAll = async (): Promise<Outcome> => {
  const packages = publishedPackages().filter(({ manifest }) => !OF_THE_PAGE.includes(manifest.name));
  const ofThePage = publishedPackages().filter(({ manifest }) => OF_THE_PAGE.includes(manifest.name));
  const failures: string[] = [];
  const run = async (args: readonly string[]): Promise<void> => {
    const { code, output } = await exec('node', args, { cwd: STRANGER });
    if (code !== 0) failures.push(output);
  };
  for (const each of packages) await installFor(each);
  const commands = packages.flatMap(({ manifest }) =>
    Object.values(manifest.publishConfig?.bin ?? {}).map((file) => `node_modules/${manifest.name}/${file}`),
  );
  await run(loading(entriesOf(packages)));
  for (const file of commands) await run([file, '--help']);
  const served = servedFiles();
  failures.push(...(await serveAll(`${STRANGER}/node_modules/@shopbell/server/dist/main.js`, served)));
  for (const each of ofThePage) await installFor(each);
  await run(loading(entriesOf(ofThePage)));
  const entries = entriesOf([...packages, ...ofThePage]).length;
  return answer(failures, `${entries} entries, ${commands.length} commands, ${served.length} files served`);
};

/** Packs every published package and looks at the result as npm's users will get it. */
export const packSteps = (): Step[] => [
  { name: 'pack', run: packAll },
  { name: 'publint', run: () => eachTarball('publint', ['--strict']) },
  { name: 'types for all', run: () => eachTarball('attw', ['--profile', 'esm-only', '--no-color']) },
  { name: 'entries load', run: useAll },
];
