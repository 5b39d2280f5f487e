import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashSecret } from '../auth/secrets.ts';
import { openDatabase } from '../stores/sqlite/open.ts';
import { StoreOpenError } from '../stores/sqlite/open-error.ts';
import { parseCommand } from './command.ts';
import { faultLine } from './fault.ts';
import { runCommand } from './run-command.ts';
import { createCliRig } from './testing.ts';

type Rig = ReturnType<typeof createCliRig>;

const run = ({ io, deps }: Rig, ...args: string[]) => {
  const command = parseCommand(args);
  if (command.run === 'serve') throw new Error('serves');
  return runCommand(command, io, deps);
};

const admin = (over: Record<string, string> = {}, ...more: string[]) => [
  '--create-admin',
  ...Object.entries({
    email: 'Ann@Example.com',
    name: 'Ann',
    'site-slug': 'shop',
    'site-name': 'My Shop',
    origin: 'https://shop.example/',
    'time-zone': 'Asia/Shanghai',
    ...over,
  }).map(([flag, value]) => `--${flag}=${value}`),
  ...more,
];
const printed = ({ lines }: Rig, label: string) =>
  lines
    .find((line) => line.startsWith(label))
    ?.slice(label.length)
    .trim() ?? '';

describe('--check-config', () => {
  it('prints what is in force and ends with 0', async () => {
    const rig = createCliRig({ env: { PORT: '8401', SHOPBELL_METRICS_TOKEN: 'a-long-enough-secret' } });
    expect(await run(rig, '--check-config')).toBe(0);
    expect(rig.lines.join('\n')).toMatch(/^ok\nPORT=8401\n/);
    expect(rig.lines.join('\n')).not.toContain('a-long-enough-secret');
  });

  it('prints every problem and ends with 1', async () => {
    const rig = createCliRig({ env: { PORT: 'x', SHOPBELL_STROE: 'y' } });
    expect(await run(rig, '--check-config')).toBe(1);
    expect(rig.problems).toEqual([
      'SHOPBELL_STROE is not known; did you mean SHOPBELL_STORE?',
      'PORT is "x", but must be a whole number from 1 to 65535',
    ]);
    expect(rig.lines).toEqual([]);
  });
});

describe('--backup and --restore', () => {
  it('[ST25] [ST26] copy the store of the data folder, and put the copy back', async () => {
    const base = mkdtempSync(join(tmpdir(), 'shopbell-cli-'));
    const file = join(base, 'backup.db');
    const rig = createCliRig({ env: { SHOPBELL_DATA_DIR: join(base, 'data') } });
    expect(await run(rig, '--backup', file)).toBe(1);
    expect(rig.problems).toEqual([`There is no store in ${join(base, 'data')}.`]);
    const fatal = (error: Error) => {
      throw error;
    };
    const opened = openDatabase({ dataDir: join(base, 'data'), fatal });
    expect(await run(rig, '--backup', file)).toBe(0);
    expect(printed(rig, 'Backup')).toBe(file);
    expect(await run(rig, '--restore', file)).toBe(1);
    expect(rig.problems[1]).toContain('in use by another process');
    await opened.close();
    expect(await run(rig, '--restore', file)).toBe(0);
    expect(printed(rig, 'Epoch')).not.toBe(opened.epoch);
    expect(printed(rig, 'Before')).toMatch(/before-restore-\w+\.db \(delete it/);
    expect(printed(rig, 'Erased')).toBe('');
    const told: string[] = [];
    for (const person of ['p:one', 'p:two'] as const) {
      const store = openDatabase({ dataDir: join(base, 'data'), fatal });
      store.db.prepare('INSERT INTO erasure (site, person, at) VALUES (?, ?, ?)').run('site', person, 1);
      await store.close();
      rig.lines.length = 0;
      expect(await run(rig, '--restore', file)).toBe(0);
      told.push(printed(rig, 'Erased'));
    }
    expect(told).toEqual([
      '1 person who was erased before is erased again with the next start',
      '2 persons who were erased before are erased again with the next start',
    ]);
    rmSync(base, { recursive: true });
  });

  it('refuse a store that keeps nothing', async () => {
    const rig = createCliRig({ env: { SHOPBELL_STORE: 'memory' } });
    expect(await run(rig, '--backup', 'b.db')).toBe(1);
    expect(rig.problems[0]).toContain('SHOPBELL_STORE=memory keeps nothing');
  });
});

describe('--help, and a mistake', () => {
  it('print how it is done', async () => {
    const rig = createCliRig();
    expect(await run(rig, '--help')).toBe(0);
    expect(rig.lines.join()).toContain('Usage: npm run server');
    expect(await run(rig, '--hlep')).toBe(2);
    expect(rig.problems).toEqual(["Unknown option '--hlep'. See --help."]);
  });
});

describe('--create-admin', () => {
  it('makes account, site, admin and JWT key, and prints what can be seen only once', async () => {
    const rig = createCliRig();
    expect(await run(rig, ...admin())).toBe(0);
    const site = await rig.directory.site({ slug: 'shop' });
    expect(site).toMatchObject({
      name: 'My Shop',
      timeZone: 'Asia/Shanghai',
      origins: ['https://shop.example'],
      anyLocalhost: false,
      memberKeys: [{ alg: 'HS256', secret: printed(rig, 'JWT key') }],
    });
    const found = await rig.directory.agentByEmail('ann@example.com');
    expect(found?.memberships).toMatchObject([{ site: { slug: 'shop' }, role: 'admin' }]);
    expect(printed(rig, 'Password')).toHaveLength(20);
    expect(found?.agent.passwordHash).toBe(`hash of ${printed(rig, 'Password')}`);
    expect(rig.left()).toBe(0);
  });

  it('takes the password from standard input and does not print it', async () => {
    const rig = createCliRig({ input: 'correct horse\n' });
    expect(await run(rig, ...admin({}, '--password-stdin'))).toBe(0);
    expect((await rig.directory.agentByEmail('ann@example.com'))?.agent.passwordHash).toBe('hash of correct horse');
    expect(rig.lines.join()).not.toContain('correct horse');
  });

  it('adds a further site to the account of somebody who has one, and leaves the password', async () => {
    const rig = createCliRig();
    await run(rig, ...admin());
    expect(await run(rig, ...admin({ 'site-slug': 'other', origin: 'https://other.example' }))).toBe(0);
    const found = await rig.directory.agentByEmail('ann@example.com');
    expect(found?.memberships.map(({ site }) => site.slug)).toEqual(['shop', 'other']);
    expect(found?.agent.passwordHash).toBe(`hash of ${printed(rig, 'Password')}`);
    const sites = [await rig.directory.site({ slug: 'shop' }), await rig.directory.site({ slug: 'other' })];
    expect(new Set(sites.map((site) => site?.account)).size).toBe(1);
  });

  it('lists everything that is wrong, and changes nothing', async () => {
    const rig = createCliRig();
    const flags = {
      email: 'ann',
      name: ' ',
      'site-slug': 'My Shop',
      'site-name': '',
      origin: 'https://shop.example/path',
      'time-zone': 'Mars/Base',
    };
    expect(await run(rig, ...admin(flags))).toBe(1);
    expect(rig.problems.join('\n').match(/^--[a-z-]+/gm)).toEqual([
      '--email',
      '--name',
      '--site-slug',
      '--site-name',
      '--origin',
      '--time-zone',
    ]);
    expect(rig.left()).toBe(0);
  });

  it.each([
    ['a slug that is taken', {}, 'There is a site shop already.'],
    ['the demo’s slug', { 'site-slug': 'demo' }, '--site-slug demo belongs to the demo shop'],
    ['an offset as time zone', { 'site-slug': 'x', 'time-zone': '+08:00' }, '--time-zone must be an IANA name'],
  ])('refuses %s', async (_, over, problem) => {
    const rig = createCliRig();
    await run(rig, ...admin());
    expect(await run(rig, ...admin(over))).toBe(1);
    expect(rig.problems.join()).toContain(problem);
  });

  it('is refused before anything is opened when the configuration is wrong, or keeps nothing', async () => {
    const wrong = createCliRig({ env: { PORT: 'x' } });
    expect(await run(wrong, ...admin())).toBe(1);
    expect(wrong.problems).toEqual(['PORT is "x", but must be a whole number from 1 to 65535']);
    const memory = createCliRig({ env: { SHOPBELL_STORE: 'memory' } });
    expect(await run(memory, ...admin())).toBe(1);
    expect(memory.problems.join()).toContain('keeps nothing');
  });

  it('tells in a line why the data folder can’t be opened', async () => {
    const rig = createCliRig();
    rig.deps.openDirectory = () => {
      throw new StoreOpenError('The data folder /x is in use by another process: stop it first.');
    };
    expect(await run(rig, ...admin())).toBe(1);
    expect(rig.problems).toEqual(['The data folder /x is in use by another process: stop it first.']);
  });
});

describe('new keys', () => {
  it('for members take the place of the oldest of two', async () => {
    const rig = createCliRig();
    await run(rig, ...admin());
    const secrets = async () =>
      (await rig.directory.site({ slug: 'shop' }))?.memberKeys.map((key) => (key.alg === 'HS256' ? key.secret : ''));
    const first = printed(rig, 'JWT key');
    rig.lines.length = 0;
    await run(rig, '--new-jwt-key', '--site-slug=shop');
    const second = printed(rig, 'JWT key');
    expect(await secrets()).toEqual([first, second]);
    expect(rig.lines.join()).not.toContain('has ended');
    rig.lines.length = 0;
    await run(rig, '--new-jwt-key', '--site-slug=shop');
    expect(await secrets()).toEqual([second, printed(rig, 'JWT key')]);
    expect(rig.lines.join()).toContain('has ended');
  });

  it('for the API open the site', async () => {
    const rig = createCliRig();
    await run(rig, ...admin());
    await run(rig, '--new-api-key', '--site-slug=shop');
    const key = printed(rig, 'API key');
    expect(key).toMatch(/^sbk_[\w-]{43}$/);
    const site = await rig.directory.site({ slug: 'shop' });
    expect(await rig.directory.apiKeyId(site?.id ?? '', hashSecret(key))).toBeDefined();
  });

  it('need a site', async () => {
    const rig = createCliRig();
    expect(await run(rig, '--new-jwt-key', '--site-slug=shop')).toBe(1);
    expect(rig.problems).toEqual(['There is no site shop.']);
  });
});

describe('why the server does not start', () => {
  const at = { host: '127.0.0.1', port: 8402 };
  it.each([
    ['EADDRINUSE', 'Port 8402 is in use: something else listens on 127.0.0.1:8402.'],
    ['EACCES', 'This user may not listen on 127.0.0.1:8402.'],
    ['EADDRNOTAVAIL', 'SHOPBELL_HOST 127.0.0.1 is no address of this machine.'],
  ])('is said in a line: %s', (code, line) => {
    expect(faultLine(Object.assign(new Error('listen'), { code, syscall: 'listen' }), at)).toBe(line);
  });

  it('is left to its stack when nobody foresaw it', () => {
    expect(faultLine(new TypeError('x'), at)).toBeUndefined();
    expect(faultLine('x', at)).toBeUndefined();
    expect(faultLine(Object.assign(new Error('no'), { code: 'EACCES', syscall: 'unlink' }), at)).toBeUndefined();
  });
});
