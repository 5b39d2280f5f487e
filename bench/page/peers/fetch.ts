import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { exec } from '../../../scripts/lib/exec.ts';
import { ROOT } from '../../lib/child.ts';

/** A package as its makers published it; it is served from its own folder, with what its bundle has in it. */
interface Package {
  readonly spec: string;
  /** SHA-512 of the tarball, base64. */
  readonly sha512: string;
}

/** By the name under which it is served. Nothing of them is in this repository, and nothing of them runs where it is unpacked. */
export const PEERS: Readonly<Record<string, Package>> = {
  'deep-chat': {
    spec: 'deep-chat@2.4.2',
    sha512: 'wQNd6Z6HDoH7OMeoQKpmxDm9XdWrRjMkBJ2yl5tsYND9Dz2UCv/BdGVM8vK2V0mhO1u+OniHYPWDGvjlNxjCeQ==',
  },
  typebot: {
    spec: '@typebot.io/js@0.10.7',
    sha512: 'c5GKjgJlfSjOIhTm8kqohWE/daJeBWlnqK6Xi3AYlFu/3W0NkqsD+T6G+ehu2sDGv8po+FuMB/K6g12/zQVN2Q==',
  },
  'rocket-chat': {
    spec: '@rocket.chat/livechat@1.13.3',
    sha512: 'gEX3V2Cr+7Nr+j4CFwBBX7R/1mZxWvnmpbz/jc+gJOa7zKJOdyv4waLc5RegmoubxpNlzbpbMiNkwg5GQuhyWA==',
  },
  n8n: {
    spec: '@n8n/chat@1.37.0',
    sha512: 'V1EQxDp/+rW6o/5OZgbwDfgPJXG8Jrn3TIdq7Z/26QTP90Uo3g2gv8CMnaQcphdTQVR+K06X34DOCRHXa8Tqnw==',
  },
};

/** Peers that could not be brought to a usable panel, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  '@papercups-io/chat-widget 1.3.1':
    'its panel is a page of its makers’ servers that is in no package, and its launcher waits for that page',
};

/** Not in the install of this repository: what is here is for nobody who doesn't measure. */
const CACHE = 'node_modules/.cache/page-peers';

async function npm(cwd: string, ...args: string[]): Promise<void> {
  const { code, output } = await exec('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund'], { cwd });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${code}:\n${output}`);
}

/** @throws Error when it is not the tarball whose hash is pinned */
export function checkPinned(tarball: Uint8Array, { spec, sha512 }: Package): void {
  const found = createHash('sha512').update(tarball).digest('base64');
  if (found !== sha512) throw new Error(`the SHA-512 of ${spec} is ${found}, and ${sha512} is pinned`);
}

async function unpack(pinned: Package): Promise<string> {
  const { spec } = pinned;
  // The name holds the version: another one is fetched anew.
  const folder = join(CACHE, spec.replaceAll('/', '-'));
  if (existsSync(join(ROOT, folder))) return folder;
  const making = `${folder}.part`;
  rmSync(join(ROOT, making), { recursive: true, force: true });
  mkdirSync(join(ROOT, making), { recursive: true });
  await npm(making, 'pack', spec);
  const [tarball = ''] = readdirSync(join(ROOT, making));
  checkPinned(readFileSync(join(ROOT, making, tarball)), pinned);
  const { code, output } = await exec('tar', ['-xzf', tarball, '--strip-components=1'], { cwd: making });
  if (code !== 0) throw new Error(`${tarball} could not be unpacked:\n${output}`);
  renameSync(join(ROOT, making), join(ROOT, folder));
  return folder;
}

/** Fetches what is not there yet. Resolves with the folders, relative to the root, by the name under which each is served. */
export async function fetchPeers(): Promise<Readonly<Record<string, string>>> {
  const folders: Record<string, string> = {};
  for (const [name, pinned] of Object.entries(PEERS)) folders[name] = await unpack(pinned);
  return folders;
}

/** Installs the clients of `sdks/package.json` as its lock says. Resolves with the folder, relative to the root. */
export async function fetchSdks(): Promise<string> {
  const folder = `${CACHE}/sdks`;
  mkdirSync(join(ROOT, folder), { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(join(ROOT, 'bench/page/sdks', file), join(ROOT, folder, file));
  }
  await npm(folder, 'ci');
  return folder;
}
