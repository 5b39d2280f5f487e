import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Duty } from '@shopbell/domain';
import { hashSecret, newApiKey, newMemberSecret, newPassword } from '../auth/secrets.ts';
import { madeReady } from '../office/reply-desk.ts';
import type { DirectoryChange } from '../ports/directory.ts';
import type { Replies } from '../ports/replies.ts';
import type { Shoppers, Tag } from '../ports/shoppers.ts';
import { DUTIES, type Site } from '../ports/site.ts';
import type { Stores } from '../ports/stores.ts';
import { DEMO_REPLIES } from './demo-replies.ts';
import { DEMO_LOCALITIES, DEMO_STORES } from './demo-stores.ts';
import type { DirectoryDeps } from './deps.ts';
import { CliError } from './io.ts';
import { memberSecretChanges } from './new-key.ts';

/** The demo shop's sign-ins and keys, as `demo.json` holds them. */
export interface Demo {
  /** Slug. */
  site: string;
  apiKey: string;
  jwtSecret: string;
  signIns: { role: Duty; email: string; password: string; name: string }[];
}

interface Deps extends DirectoryDeps {
  replies: Replies;
  stores: Pick<Stores, 'change'>;
  shoppers: Pick<Shoppers, 'setTag'>;
}

const SLUG = 'demo';

/** What agents may mark shoppers with, first in Chinese and then in English. */
const TAGS: readonly Omit<Tag, 'id'>[] = [
  { name: '老顾客', hue: 'olive' },
  { name: '企业采购', hue: 'blue' },
  { name: 'Regular', hue: 'olive' },
  { name: 'Wholesale', hue: 'blue' },
];

const STAFF: readonly Omit<Demo['signIns'][number], 'password'>[] = [
  { role: 'agent', email: 'agent.one@example.com', name: 'Agent One' },
  { role: 'agent', email: 'agent.two@example.com', name: '客服二号' },
  { role: 'supervisor', email: 'supervisor@example.com', name: 'Supervisor' },
  { role: 'admin', email: 'admin@example.com', name: 'Admin' },
];

function isDemo(value: unknown): value is Demo {
  if (typeof value !== 'object' || value === null) return false;
  const { site, apiKey, jwtSecret, signIns }: Partial<Record<keyof Demo, unknown>> = value;
  const texts = [site, apiKey, jwtSecret].every((text) => typeof text === 'string');
  return texts && Array.isArray(signIns) && signIns.length === STAFF.length && signIns.every(isSignIn);
}

function isSignIn(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { role, email, password, name }: Record<string, unknown> = { ...value };
  return DUTIES.some((duty) => duty === role) && [email, password, name].every((text) => typeof text === 'string');
}

function readDemo(file: string): Demo | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isDemo(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** For its owner only, and never half a file. Throws `CliError` when the folder can't be written. */
function writeDemo(dataDir: string, file: string, demo: Demo): void {
  const fresh = `${file}.new`;
  try {
    if (!existsSync(dataDir)) mkdirSync(dataDir, { mode: 0o700 });
    writeFileSync(fresh, `${JSON.stringify(demo, undefined, 2)}\n`, { mode: 0o600 });
    chmodSync(fresh, 0o600);
    renameSync(fresh, file);
  } catch (error) {
    throw new CliError(`${file} can't be written: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

type Hashes = ReadonlyMap<string, string>;

function firstTime(demo: Demo, hashes: Hashes, { newId }: DirectoryDeps): DirectoryChange[] {
  const [account, site] = [newId(), newId()];
  return [
    { kind: 'account', id: account, name: 'Demo' },
    {
      kind: 'site',
      site: {
        id: site,
        account,
        slug: SLUG,
        name: 'Demo shop',
        timeZone: 'Asia/Shanghai',
        origins: [],
        anyLocalhost: true,
      },
    },
    ...demo.signIns.flatMap(({ role, email, name }): DirectoryChange[] => {
      const agent = { id: newId(), account, email, name, passwordHash: hashes.get(email) ?? '' };
      return [
        { kind: 'agent', agent },
        { kind: 'membership', site, agent: agent.id, role },
      ];
    }),
    { kind: 'member_key', site, key: { id: newId(), alg: 'HS256', secret: demo.jwtSecret } },
    { kind: 'api_key', site, id: newId(), hash: hashSecret(demo.apiKey) },
  ];
}

/** The site is there, but what opens it is lost: everything secret is made anew. */
async function anew(demo: Demo, hashes: Hashes, site: Site, deps: DirectoryDeps): Promise<DirectoryChange[]> {
  const agents = await Promise.all(demo.signIns.map(({ email }) => deps.directory.agentByEmail(email)));
  return [
    ...agents.flatMap((found): DirectoryChange[] => {
      if (found === undefined) return [];
      const { id, email } = found.agent;
      return [{ kind: 'password', agent: id, passwordHash: hashes.get(email) ?? '' }];
    }),
    ...memberSecretChanges(site, deps.newId(), demo.jwtSecret),
    { kind: 'api_key', site: site.id, id: deps.newId(), hash: hashSecret(demo.apiKey) },
  ];
}

/** The shop's ready replies, stores and tags, once: what becomes of them afterwards is the shop's. */
async function furnish({ directory, replies, stores, shoppers, newId, now }: Deps): Promise<void> {
  const site = await directory.site({ slug: SLUG });
  if (site === undefined) return;
  const made = await Promise.all(DEMO_REPLIES.map((words) => madeReady(newId(), words, now())));
  await replies.change({ site: site.id }, { kind: 'imported', replies: made }, { role: 'system' }, now());
  const localities = { kind: 'localities_imported', localities: DEMO_LOCALITIES } as const;
  await stores.change(site.id, { kind: 'imported', stores: DEMO_STORES }, { role: 'system' }, now());
  await stores.change(site.id, localities, { role: 'system' }, now());
  for (const tag of TAGS) await shoppers.setTag(site.id, { id: newId(), ...tag });
}

async function isCurrent(demo: Demo, site: Site, { directory }: DirectoryDeps): Promise<boolean> {
  const keyed = site.memberKeys.some((key) => key.alg === 'HS256' && key.secret === demo.jwtSecret);
  return keyed && (await directory.apiKeyId(site.id, hashSecret(demo.apiKey))) !== undefined;
}

/**
 * Makes the demo shop with two agents, a supervisor, an admin, ready replies and tags in both languages, some stores, and tells the sign-ins in `demo.json` of the data
 * folder (mode 0600). Does nothing when that is so already. Passwords and keys are random; when the file is lost or does
 * not fit the store, they are made anew.
 */
export async function seedDemo(dataDir: string, deps: Deps): Promise<Demo> {
  const { directory, hasher, random } = deps;
  const file = join(dataDir, 'demo.json');
  const [site, known] = [await directory.site({ slug: SLUG }), readDemo(file)];
  if (site !== undefined && known !== undefined && (await isCurrent(known, site, deps))) return known;

  const demo: Demo = {
    site: SLUG,
    apiKey: newApiKey(random),
    jwtSecret: newMemberSecret(random),
    signIns: STAFF.map((person) => ({ ...person, password: newPassword(random) })),
  };
  const hashed = demo.signIns.map(async ({ email, password }) => [email, await hasher.hash(password)] as const);
  const hashes = new Map(await Promise.all(hashed));
  const changes = site === undefined ? firstTime(demo, hashes, deps) : await anew(demo, hashes, site, deps);
  const result = await directory.change(changes, { role: 'system' }, deps.now());
  if (!result.ok) throw new CliError(`The demo shop can't be made: ${result.refusal}.`);
  if (site === undefined) await furnish(deps);
  writeDemo(dataDir, file, demo);
  return demo;
}
