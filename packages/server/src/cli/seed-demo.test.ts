import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseStore, REPLY_STEPS } from '@shopbell/domain';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { hashSecret } from '../auth/secrets.ts';
import { readReply } from '../office/reply-words.ts';
import { seedDemo } from './seed-demo.ts';
import { createCliRig } from './testing.ts';

const root = mkdtempSync(join(tmpdir(), 'shopbell-seed-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('--seed-demo', () => {
  let dataDir: string;
  let rig: ReturnType<typeof createCliRig>;
  beforeEach(() => {
    dataDir = join(mkdtempSync(join(root, 'x-')), 'data');
    rig = createCliRig();
  });
  const seed = () => seedDemo(dataDir, rig.directoryDeps);
  const file = () => join(dataDir, 'demo.json');
  const site = () => rig.directory.site({ slug: 'demo' });

  it('makes a site that takes any localhost, with four people who can sign in', async () => {
    const demo = await seed();
    expect(await site()).toMatchObject({ anyLocalhost: true, origins: [], memberKeys: [{ secret: demo.jwtSecret }] });
    expect(await rig.directory.apiKeyId((await site())?.id ?? '', hashSecret(demo.apiKey))).toBeDefined();
    expect(demo.signIns.map(({ role }) => role)).toEqual(['agent', 'agent', 'supervisor', 'admin']);
    for (const { email, role, password, name } of demo.signIns) {
      expect(email).toMatch(/@example\.com$/);
      expect(await rig.directory.agentByEmail(email)).toMatchObject({
        agent: { name, passwordHash: `hash of ${password}` },
        memberships: [{ site: { slug: 'demo' }, role }],
      });
    }
    expect(new Set(demo.signIns.map(({ password }) => password)).size).toBe(4);
  });

  it('[SH6] gives it stores that could be saved as they are, and places to find them by', async () => {
    await seed();
    const id = (await site())?.id ?? '';
    const { stores } = await rig.directoryDeps.stores.list(id);
    expect(stores.length).toBeGreaterThan(2);
    for (const store of stores) expect(parseStore(store)).toEqual({ ok: true, store });
    expect(await rig.directoryDeps.stores.localities(id)).not.toEqual([]);
  });

  it('[RP6] gives it ready replies in both languages, by every step, that could be saved as they are', async () => {
    await seed();
    const id = (await site())?.id ?? '';
    const { replies } = await rig.directoryDeps.replies.list({ site: id });
    expect(new Set(replies.map(({ step }) => step))).toEqual(new Set(REPLY_STEPS));
    expect(replies.find(({ title }) => title === '问候')?.sound.title).toBe('wen hou');
    expect(replies.length).toBeGreaterThanOrEqual(40);
    for (const reply of replies) expect(readReply(reply, new Set())).toMatchObject({ ok: true });
    await rig.directoryDeps.replies.change(
      { site: id },
      { kind: 'removed', id: replies[0]?.id ?? '' },
      { role: 'system' },
      2,
    );
    rmSync(file());
    await seed();
    expect((await rig.directoryDeps.replies.list({ site: id })).replies).toHaveLength(replies.length - 1);
  });

  it('gives it tags in both languages, and none of them a second time', async () => {
    await seed();
    const id = (await site())?.id ?? '';
    const { shoppers } = rig.directoryDeps;
    const made = await shoppers.tags(id);
    expect(made.map(({ name }) => name)).toEqual(['老顾客', '企业采购', 'Regular', 'Wholesale']);
    await shoppers.removeTag(id, made[0]?.id ?? '');
    rmSync(file());
    await seed();
    expect(await shoppers.tags(id)).toEqual(made.slice(1));
  });

  it('writes the sign-ins for their owner only', async () => {
    const demo = await seed();
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(demo);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual(['demo.json']);
  });

  it('does nothing the second time', async () => {
    const demo = await seed();
    const before = await rig.directory.readSiteLog((await site())?.id ?? '', 0);
    expect(await seed()).toEqual(demo);
    expect(await rig.directory.readSiteLog((await site())?.id ?? '', 0)).toEqual(before);
  });

  it.each([
    ['is lost', () => rmSync(file())],
    ['is cut', () => writeFileSync(file(), readFileSync(file(), 'utf8').slice(0, 100))],
    ['is not what it was', () => writeFileSync(file(), '{"site":"demo","signIns":[]}')],
    ['is of another store', () => writeFileSync(file(), readFileSync(file(), 'utf8').replace(/sbk_..../, 'sbk_AAAA'))],
  ])('makes everything secret anew when the file %s', async (_, spoil) => {
    const first = await seed();
    spoil();
    const second = await seed();
    expect(second.apiKey).not.toBe(first.apiKey);
    expect(second.jwtSecret).not.toBe(first.jwtSecret);
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(second);
    for (const { email, password } of second.signIns) {
      expect((await rig.directory.agentByEmail(email))?.agent.passwordHash).toBe(`hash of ${password}`);
    }
    expect(await seed()).toEqual(second);
  });

  it('can lose its file as often as it likes', async () => {
    for (let i = 0; i < 4; i++) {
      await seed();
      rmSync(file());
    }
    const demo = await seed();
    expect((await site())?.memberKeys).toHaveLength(2);
    expect((await site())?.memberKeys).toContainEqual(expect.objectContaining({ secret: demo.jwtSecret }));
  });

  it('says in a line when the file can’t be written', async () => {
    writeFileSync(dataDir, 'a file, not a folder');
    await expect(seed()).rejects.toThrow(`${file()} can't be written: ENOTDIR`);
  });

  it('starts anew beside a file of a store that is gone', async () => {
    const first = await seed();
    rig = createCliRig();
    const second = await seed();
    expect(second.apiKey).not.toBe(first.apiKey);
    expect(await site()).toBeDefined();
  });
});
