import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAuth } from '../auth/auth.ts';
import { createSecondFactors } from '../auth/second-factor.ts';
import type { Log } from '../ports/log.ts';
import { parseCommand } from './command.ts';
import { runCommand } from './run-command.ts';
import { createCliRig } from './testing.ts';

const log: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => log };

describe('more people', () => {
  let rig: ReturnType<typeof createCliRig>;
  const run = (...args: string[]) => {
    rig.lines.length = 0;
    const command = parseCommand(args);
    if (command.run === 'serve') throw new Error('serves');
    return runCommand(command, rig.io, rig.deps);
  };
  const shop = (slug: string, email: string) =>
    run(
      '--create-admin',
      `--email=${email}`,
      '--name=Ann',
      `--site-slug=${slug}`,
      `--site-name=${slug}`,
      '--origin=https://shop.example',
      '--time-zone=UTC',
    );
  const add = (over: Record<string, string> = {}, ...more: string[]) => {
    const flags = { 'site-slug': 'shop', email: 'Bob@Example.com', name: 'Bob', duty: 'supervisor', ...over };
    return run('--add-agent', ...Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`), ...more);
  };
  const typing = (text: string) => {
    rig.io.stdin = {
      async *[Symbol.asyncIterator]() {
        yield text;
      },
    };
  };
  const password = () => /^Password {2}(.*)$/m.exec(rig.lines.join('\n'))?.[1] ?? '';
  const logEntries = async () => {
    const site = await rig.directory.site({ slug: 'shop' });
    return rig.directory.readSiteLog(site?.id ?? '', 0);
  };
  const clock = { now: () => 2000, elapsed: () => 0 };
  const auth = () =>
    createAuth({
      directory: rig.directory,
      secondFactors: createSecondFactors(rig.directory, clock),
      publicUrl: 'https://chat.example',
      clock,
      random: randomBytes,
      hasher: rig.directoryDeps.hasher,
      log,
    });
  const signIn = (email: string, secret: string, site = 'shop') =>
    auth().signIn({ email, password: secret, site, kind: 'token', address: '203.0.113.9' });

  beforeEach(async () => {
    rig = createCliRig();
    await shop('shop', 'ann@example.com');
  });

  describe('--add-agent', () => {
    it('makes an agent of the site’s account, who can sign in with the printed password', async () => {
      expect(await add()).toBe(0);
      expect(rig.lines.slice(0, 3)).toEqual([
        'Site      shop',
        'Agent     bob@example.com (Bob)',
        'Duty      supervisor',
      ]);
      expect(password()).toHaveLength(20);
      expect(await signIn('bob@example.com', password())).toMatchObject({
        ok: true,
        session: { self: { name: 'Bob', duty: 'supervisor', site: { slug: 'shop' } } },
      });
      const [ann, bob] = [
        await rig.directory.agentByEmail('ann@example.com'),
        await rig.directory.agentByEmail('bob@example.com'),
      ];
      expect(bob?.agent.account).toBe(ann?.agent.account);
      expect((await logEntries()).at(-1)).toMatchObject({ kind: 'membership_added', actor: { role: 'system' } });
      expect(rig.left()).toBe(0);
    });

    it('takes the password from standard input and does not print it', async () => {
      typing('correct horse\n');
      expect(await add({}, '--password-stdin')).toBe(0);
      expect(password()).toBe('as given');
      expect(rig.lines.join()).not.toContain('correct horse');
      expect(await signIn('bob@example.com', 'correct horse')).toMatchObject({ ok: true });
    });

    it('gives somebody of the same account the site too, and leaves name and password', async () => {
      await add();
      const first = password();
      await shop('other', 'ann@example.com');
      expect(await add({ 'site-slug': 'other', name: 'Robert', duty: 'agent' })).toBe(0);
      expect(rig.lines).toContain('Agent     bob@example.com (Bob)');
      expect(password()).toBe('the one they have');
      expect(await signIn('bob@example.com', first, 'other')).toMatchObject({ session: { self: { duty: 'agent' } } });
      expect(await signIn('bob@example.com', first)).toMatchObject({ session: { self: { duty: 'supervisor' } } });
    });

    it.each([
      ['a site that is not there', { 'site-slug': 'shpo' }, 'There is no site shpo.'],
      ['somebody who is there already', { email: 'ann@example.com' }, 'ann@example.com is an agent of shop already.'],
      ['somebody of another account', { email: 'eve@example.com' }, 'eve@example.com belongs to another account.'],
      ['an unknown duty', { duty: 'owner' }, '--duty must be agent, supervisor or admin'],
      ['no e-mail address', { email: 'bob' }, '--email is no e-mail address'],
      ['an empty name', { name: ' ' }, '--name must have 1 to 256 characters'],
    ])('refuses %s in a line, and changes nothing', async (_, over, line) => {
      await shop('foreign', 'eve@example.com');
      const before = await logEntries();
      expect(await add(over)).toBe(1);
      expect(rig.problems).toEqual([line]);
      expect(rig.lines).toEqual([]);
      expect(await logEntries()).toEqual(before);
      expect(await rig.directory.agentByEmail('bob@example.com')).toBeUndefined();
      expect(rig.left()).toBe(0);
    });

    it('refuses before it asks for a password', async () => {
      let asked = 0;
      rig.io.prompt = () => void asked++;
      rig.io.stdin = { ...rig.io.stdin, isTTY: true };
      expect(await add({ 'site-slug': 'shpo' })).toBe(1);
      expect(await add({ email: 'ann@example.com' })).toBe(1);
      expect(asked).toBe(0);
    });
  });

  describe('--new-password', () => {
    it('is the one to sign in with, and ends every session there was', async () => {
      await add();
      const old = password();
      await shop('other', 'ann@example.com');
      await add({ 'site-slug': 'other' });
      const sessions = [await signIn('bob@example.com', old), await signIn('bob@example.com', old, 'other')];
      expect(await run('--new-password', '--email=BOB@example.com')).toBe(0);
      expect(rig.lines[0]).toBe('Agent     bob@example.com (Bob)');
      expect(password()).toHaveLength(20);
      for (const result of sessions) {
        if (!result.ok) throw new Error(result.problem);
        expect(await auth().isRevoked(result.session.ref)).toBe(true);
        expect(await auth().sessionFromToken(result.token)).toBeUndefined();
      }
      expect(await signIn('bob@example.com', old)).toEqual({ ok: false, problem: 'sign_in_refused' });
      expect(await signIn('bob@example.com', password())).toMatchObject({ ok: true });
    });

    it('leaves the sessions of others', async () => {
      await shop('third', 'cat@example.com');
      const cat = await signIn('cat@example.com', password(), 'third');
      await run('--new-password', '--email=ann@example.com');
      if (!cat.ok) throw new Error(cat.problem);
      expect(await auth().isRevoked(cat.session.ref)).toBe(false);
    });

    it('comes from standard input when that is asked for', async () => {
      typing('correct horse\n');
      expect(await run('--new-password', '--email=ann@example.com', '--password-stdin')).toBe(0);
      expect(rig.lines.join()).not.toContain('correct horse');
      expect(await signIn('ann@example.com', 'correct horse')).toMatchObject({ ok: true });
    });

    it('leaves a second factor, which is removed by a command of its own', async () => {
      const found = await rig.directory.agentByEmail('ann@example.com');
      const factor = { kind: 'second_factor', agent: found?.agent.id ?? '', secret: 'A'.repeat(32), step: 1 } as const;
      await rig.directory.change([{ ...factor, recovery: [] }], { role: 'system' }, 1000);
      await run('--new-password', '--email=ann@example.com');
      expect(await signIn('ann@example.com', password())).toEqual({ ok: false, problem: 'code_required' });
      const [secret] = [password()];
      expect(await run('--remove-second-factor', '--email=ANN@example.com')).toBe(0);
      expect(rig.lines.at(-1)).toBe('The second factor is removed: the password alone lets in.');
      expect(await signIn('ann@example.com', secret)).toMatchObject({ ok: true });
      expect((await logEntries()).at(-1)).toMatchObject({ kind: 'second_factor_removed', actor: { role: 'system' } });
      expect(await run('--remove-second-factor', '--email=nobody@example.com')).toBe(1);
    });

    it('says in a line that nobody has the e-mail, or that the password is no good', async () => {
      expect(await run('--new-password', '--email=nobody@example.com')).toBe(1);
      typing('short\n');
      expect(await run('--new-password', '--email=ann@example.com', '--password-stdin')).toBe(1);
      expect(rig.problems).toEqual(['There is no agent nobody@example.com.', 'A password has at least 12 characters.']);
      expect(rig.left()).toBe(0);
    });
  });
});
