import { beforeEach, describe, expect, it } from 'vitest';
import type { Directory, DirectoryChange, NewSession } from './directory.ts';
import { STANDARD_GROUPS } from './settings.ts';
import { ACCOUNT_SITES_MAX, type Site } from './site.ts';
import type { LogActor } from './site-log.ts';

const SYSTEM: LogActor = { role: 'system' };
const hash = (char: string): string => char.repeat(43);

const shop = (id: string, over: Partial<Site> = {}): DirectoryChange => ({
  kind: 'site',
  site: {
    id,
    account: 'acc1',
    slug: `shop-${id}`,
    name: `Shop ${id}`,
    timeZone: 'Asia/Shanghai',
    origins: [`https://${id}.example`, `https://www.${id}.example`],
    anyLocalhost: false,
    ...over,
  },
});
const account = (id = 'acc1'): DirectoryChange => ({ kind: 'account', id, name: 'Merchant' });
const agent = (id: string, over: { email?: string; account?: string } = {}): DirectoryChange => ({
  kind: 'agent',
  agent: { id, account: 'acc1', email: `${id}@example.com`, name: `Name ${id}`, passwordHash: `$hash$${id}`, ...over },
});
const member = (site: string, id: string, role: 'agent' | 'supervisor' | 'admin' = 'agent'): DirectoryChange => ({
  kind: 'membership',
  site,
  agent: id,
  role,
});
const secret = (site: string, id: string): DirectoryChange => ({
  kind: 'member_key',
  site,
  key: { id, alg: 'HS256', secret: id.repeat(8).padEnd(32, '.') },
});
const session = (over: Partial<NewSession> = {}): NewSession => ({
  site: 's1',
  hash: hash('a'),
  agent: 'a1',
  kind: 'token',
  createdAt: 1000,
  lastUsedAt: 1000,
  expiresAt: 9000,
  ...over,
});

/** What every directory keeps to. `open` gives an empty one. */
export function directoryContract(name: string, open: () => Promise<Directory>): void {
  describe(`directory: ${name}`, () => {
    let directory: Directory;
    const change = (...changes: DirectoryChange[]) => directory.change(changes, SYSTEM, 500);
    const log = async (site: string) => (await directory.readSiteLog(site, 0)).map(({ n, kind }) => `${n} ${kind}`);

    beforeEach(async () => {
      directory = await open();
      expect(await change(account(), shop('s1'), agent('a1'), member('s1', 'a1'))).toEqual({ ok: true });
    });

    describe('sites', () => {
      it('are found by id and by slug, whole', async () => {
        const site = {
          id: 's1',
          account: 'acc1',
          slug: 'shop-s1',
          name: 'Shop s1',
          timeZone: 'Asia/Shanghai',
          origins: ['https://s1.example', 'https://www.s1.example'],
          anyLocalhost: false,
          memberKeys: [],
        };
        expect(await directory.site({ id: 's1' })).toEqual(site);
        expect(await directory.site({ slug: 'shop-s1' })).toEqual(site);
        expect(await directory.site({ slug: 's1' })).toBeUndefined();
        expect(await directory.site({ id: 'shop-s1' })).toBeUndefined();
      });

      it('keep their slug to themselves', async () => {
        const many = Array.from({ length: ACCOUNT_SITES_MAX }, (_, n) => shop(`m${n}`, { account: 'many' }));
        expect(await change(account('many'), ...many, shop('more', { account: 'many' }))).toMatchObject({
          refusal: 'too_many_sites',
          index: ACCOUNT_SITES_MAX + 1,
        });
        expect(await change(shop('s2', { slug: 'shop-s1' }))).toEqual({ ok: false, refusal: 'slug_taken', index: 0 });
      });

      it('belong to an account that exists', async () => {
        expect(await change(shop('s2', { account: 'no' }))).toMatchObject({ refusal: 'account_unknown' });
      });

      it('share an account that is named again', async () => {
        expect(await change(account(), shop('s2'))).toEqual({ ok: true });
        expect(await directory.site({ id: 's2' })).toMatchObject({ account: 'acc1' });
      });

      it('allow any localhost only when they are the demo', async () => {
        expect(await change(shop('s2', { anyLocalhost: true }))).toMatchObject({ refusal: 'localhost_refused' });
        expect(await change(shop('s2', { anyLocalhost: true, slug: 'demo' }))).toEqual({ ok: true });
        expect(await directory.site({ slug: 'demo' })).toMatchObject({ anyLocalhost: true });
      });
    });

    describe('keys', () => {
      it('of members are at most two active secrets, beside public keys', async () => {
        const jwk = { kty: 'OKP', crv: 'Ed25519', x: 'x'.repeat(43) } as const;
        const open = { kind: 'member_key', site: 's1', key: { id: 'p1', alg: 'EdDSA', jwk } } as const;
        expect(await change(secret('s1', 'k1'), secret('s1', 'k2'), open)).toEqual({ ok: true });
        expect(await change(secret('s1', 'k3'))).toMatchObject({ refusal: 'too_many_keys' });
        expect((await directory.site({ id: 's1' }))?.memberKeys).toEqual([
          { id: 'k1', alg: 'HS256', secret: 'k1k1k1k1k1k1k1k1................' },
          { id: 'k2', alg: 'HS256', secret: 'k2k2k2k2k2k2k2k2................' },
          { id: 'p1', alg: 'EdDSA', jwk },
        ]);
      });

      it('of members make room when retired, and do not come back', async () => {
        await change(secret('s1', 'k1'), secret('s1', 'k2'));
        const retire = { kind: 'member_key_retired', site: 's1', key: 'k1' } as const;
        expect(await change(retire, secret('s1', 'k3'))).toEqual({ ok: true });
        expect((await directory.site({ id: 's1' }))?.memberKeys.map(({ id }) => id)).toEqual(['k2', 'k3']);
        expect(await change(retire)).toMatchObject({ refusal: 'key_unknown' });
        expect(await change(secret('s1', 'k1'))).toMatchObject({ refusal: 'key_exists' });
      });

      it('of the API open their own site only', async () => {
        const key = { kind: 'api_key', site: 's1', id: 'k1', hash: hash('k') } as const;
        expect(await change(shop('s2'), key)).toEqual({ ok: true });
        expect(await directory.apiKeyId('s1', hash('k'))).toBeDefined();
        expect(await directory.apiKeyId('s2', hash('k'))).toBeUndefined();
        expect(await directory.apiKeyId('s1', hash('l'))).toBeUndefined();
        expect(await change(key)).toMatchObject({ refusal: 'key_exists' });
      });

      it('need a site', async () => {
        expect(await change(secret('no', 'k1'))).toMatchObject({ refusal: 'site_unknown' });
        expect(await change({ kind: 'api_key', site: 'no', id: 'k', hash: hash('k') })).toMatchObject({
          refusal: 'site_unknown',
        });
      });
    });

    describe('agents', () => {
      it('are found by e-mail with their memberships, oldest first', async () => {
        await directory.change([shop('s0'), member('s0', 'a1', 'admin')], SYSTEM, 600);
        expect(await directory.agentByEmail('a1@example.com')).toEqual({
          agent: { id: 'a1', account: 'acc1', email: 'a1@example.com', name: 'Name a1', passwordHash: '$hash$a1' },
          memberships: [
            { site: { id: 's1', slug: 'shop-s1', name: 'Shop s1' }, role: 'agent' },
            { site: { id: 's0', slug: 'shop-s0', name: 'Shop s0' }, role: 'admin' },
          ],
        });
        expect(await directory.agentByEmail('A1@example.com')).toBeUndefined();
      });

      it('keep their e-mail to themselves, over all accounts', async () => {
        expect(await change(account('acc2'), agent('a2', { email: 'a1@example.com', account: 'acc2' }))).toEqual({
          ok: false,
          refusal: 'email_taken',
          index: 1,
        });
      });

      it('join a site once, and only sites of their own account', async () => {
        expect(await change(member('s1', 'a1', 'admin'))).toMatchObject({ refusal: 'membership_exists' });
        expect(await change(member('s1', 'no'))).toMatchObject({ refusal: 'agent_unknown' });
        expect(await change(member('no', 'a1'))).toMatchObject({ refusal: 'site_unknown' });
        expect(await change(account('acc2'), agent('a2', { account: 'acc2' }), member('s1', 'a2'))).toMatchObject({
          refusal: 'other_account',
        });
      });
    });

    describe('a list of changes', () => {
      it('[RE2] is carried out whole or not at all', async () => {
        const result = await change(
          shop('s2'),
          agent('a2'),
          member('s2', 'a2'),
          agent('a3', { email: 'a2@example.com' }),
        );
        expect(result).toEqual({ ok: false, refusal: 'email_taken', index: 3 });
        expect(await directory.site({ id: 's2' })).toBeUndefined();
        expect(await directory.agentByEmail('a2@example.com')).toBeUndefined();
        expect(await log('s2')).toEqual([]);
        expect(await change(shop('s2'), agent('a2'), member('s2', 'a2'))).toEqual({ ok: true });
      });
    });

    describe('sessions', () => {
      it('are found by site and hash, with who holds them', async () => {
        await directory.openSession(session());
        expect(await directory.session({ site: 's1', hash: hash('a') })).toEqual({
          ...session(),
          revokedAt: undefined,
          agentName: 'Name a1',
          membership: { site: { id: 's1', slug: 'shop-s1', name: 'Shop s1' }, role: 'agent' },
        });
        expect(await directory.session({ site: 's1', hash: hash('b') })).toBeUndefined();
        expect(await directory.session({ site: 's2', hash: hash('a') })).toBeUndefined();
      });

      it('are for members only', async () => {
        await change(shop('s2'));
        await expect(directory.openSession(session({ site: 's2' }))).rejects.toThrow();
        await expect(directory.openSession(session({ agent: 'no' }))).rejects.toThrow();
      });

      it('[DO7] begin only while the password is the one that was checked', async () => {
        const { passwordHash } = (await directory.agentByEmail('a1@example.com'))?.agent ?? { passwordHash: '' };
        expect(await directory.openSession(session(), undefined, `${passwordHash}?`)).toBe(false);
        expect(await directory.session(session())).toBeUndefined();
        expect(await directory.openSession(session(), undefined, passwordHash)).toBe(true);
      });

      it('end the one they replace', async () => {
        await directory.openSession(session());
        await directory.openSession(session({ hash: hash('b'), createdAt: 2000 }), session());
        expect(await directory.session(session())).toMatchObject({ revokedAt: 2000 });
        expect(await directory.session(session({ hash: hash('b') }))).toMatchObject({ revokedAt: undefined });
      });

      it('are forgotten when the agent signs in after their end', async () => {
        await directory.openSession(session());
        await directory.openSession(session({ hash: hash('b'), createdAt: 8999, expiresAt: 20_000 }));
        expect(await directory.session(session())).toBeDefined();
        await directory.openSession(session({ hash: hash('c'), createdAt: 9000, expiresAt: 20_000 }));
        expect(await directory.session(session())).toBeUndefined();
        expect(await directory.session(session({ hash: hash('b') }))).toBeDefined();
      });

      it('note their use, never backwards', async () => {
        await directory.openSession(session());
        await directory.updateSession(session(), { lastUsedAt: 3000 });
        await directory.updateSession(session(), { lastUsedAt: 2000 });
        expect(await directory.session(session())).toMatchObject({ lastUsedAt: 3000 });
      });

      it('stay revoked, since the first time', async () => {
        await directory.openSession(session());
        await directory.updateSession(session(), { revokedAt: 4000 });
        await directory.updateSession(session(), { revokedAt: 5000 });
        expect(await directory.session(session())).toMatchObject({ revokedAt: 4000 });
        await directory.updateSession({ site: 's1', hash: hash('z') }, { revokedAt: 4000 });
        expect(await directory.session({ site: 's1', hash: hash('z') })).toBeUndefined();
      });

      it('end everywhere with a new password', async () => {
        await change(shop('s2'), member('s2', 'a1'), agent('a2'), member('s2', 'a2'));
        await directory.openSession(session());
        await directory.openSession(session({ site: 's2', hash: hash('b') }));
        await directory.openSession(session({ site: 's2', hash: hash('c'), agent: 'a2' }));
        const reset = { kind: 'password', agent: 'a1', passwordHash: '$new' } as const;
        expect(await directory.change([reset], SYSTEM, 7000)).toEqual({ ok: true });
        expect((await directory.agentByEmail('a1@example.com'))?.agent.passwordHash).toBe('$new');
        expect(await directory.session(session())).toMatchObject({ revokedAt: 7000 });
        expect(await directory.session(session({ site: 's2', hash: hash('b') }))).toMatchObject({ revokedAt: 7000 });
        expect(await directory.session(session({ site: 's2', hash: hash('c') }))).toMatchObject({
          revokedAt: undefined,
        });
        expect(await change({ ...reset, agent: 'no' })).toMatchObject({ refusal: 'agent_unknown' });
      });
    });

    describe('the site log', () => {
      it('[RE1] numbers every change of a site without gaps, with who and when', async () => {
        await change(shop('s2'), secret('s1', 'k1'), { kind: 'api_key', site: 's1', id: 'k2', hash: hash('k') });
        await directory.change(
          [{ kind: 'member_key_retired', site: 's1', key: 'k1' }],
          { role: 'agent', id: 'a1' },
          700,
        );
        expect(await directory.readSiteLog('s1', 0)).toEqual([
          {
            n: 1,
            at: 500,
            kind: 'site_created',
            actor: SYSTEM,
            body: {
              slug: 'shop-s1',
              name: 'Shop s1',
              timeZone: 'Asia/Shanghai',
              origins: ['https://s1.example', 'https://www.s1.example'],
              anyLocalhost: false,
              groups: STANDARD_GROUPS,
            },
          },
          { n: 2, at: 500, kind: 'membership_added', actor: SYSTEM, body: { agent: 'a1', role: 'agent' } },
          { n: 3, at: 500, kind: 'key_added', actor: SYSTEM, body: { key: 'k1', use: 'member' } },
          { n: 4, at: 500, kind: 'key_added', actor: SYSTEM, body: { key: 'k2', use: 'api' } },
          { n: 5, at: 700, kind: 'key_retired', actor: { role: 'agent', id: 'a1' }, body: { key: 'k1' } },
        ]);
        expect(await log('s2')).toEqual(['1 site_created']);
      });

      it('[RE1] leaves no gap where a list was refused', async () => {
        await change(secret('s1', 'k1'), secret('s1', 'k1'));
        await change(secret('s1', 'k2'));
        expect(await log('s1')).toEqual(['1 site_created', '2 membership_added', '3 key_added']);
      });

      it('holds no secret and no e-mail', async () => {
        await change(secret('s1', 'k1'), { kind: 'api_key', site: 's1', id: 'k2', hash: hash('k') });
        const text = JSON.stringify(await directory.readSiteLog('s1', 0));
        for (const hidden of ['k1k1k1', hash('k'), '@example.com', '$hash']) expect(text).not.toContain(hidden);
      });

      it('is read from any place on, in pages', async () => {
        await change(secret('s1', 'k1'), secret('s1', 'k2'));
        const numbers = async (after: number, limit: number) =>
          (await directory.readSiteLog('s1', after, limit)).map(({ n }) => n);
        expect(await numbers(0, 2)).toEqual([1, 2]);
        expect(await numbers(2, 2)).toEqual([3, 4]);
        expect(await numbers(4, 2)).toEqual([]);
      });
    });

    describe('the status of an agent', () => {
      it('[RE1] is logged when it changes, and only then', async () => {
        await directory.setAgentStatus('s1', 'a1', 'off', 'disconnected', 800);
        await directory.setAgentStatus('s1', 'a1', 'online', 'connected', 900);
        await directory.setAgentStatus('s1', 'a1', 'online', 'connected', 901);
        await directory.setAgentStatus('s1', 'a1', 'off', 'session_ended', 950);
        expect((await directory.readSiteLog('s1', 2)).map(({ at, body }) => ({ at, body }))).toEqual([
          { at: 900, body: { agent: 'a1', status: 'online', reason: 'connected' } },
          { at: 950, body: { agent: 'a1', status: 'off', reason: 'session_ended' } },
        ]);
      });

      it('[RE1] has the agent as its actor where they chose it', async () => {
        await directory.setAgentStatus('s1', 'a1', 'away', 'chosen', 900);
        await directory.setAgentStatus('s1', 'a1', 'busy', 'chosen', 910);
        await directory.setAgentStatus('s1', 'a1', 'off', 'disconnected', 920);
        const last = (await directory.readSiteLog('s1', 2)).map(({ actor, body }) => ({ actor, body }));
        expect(last).toEqual([
          { actor: { role: 'agent', id: 'a1' }, body: { agent: 'a1', status: 'away', reason: 'chosen' } },
          { actor: { role: 'agent', id: 'a1' }, body: { agent: 'a1', status: 'busy', reason: 'chosen' } },
          { actor: SYSTEM, body: { agent: 'a1', status: 'off', reason: 'disconnected' } },
        ]);
      });

      it('tells who is not off, and since when', async () => {
        await change(agent('a2'), member('s1', 'a2'), shop('s2'), member('s2', 'a1'));
        await directory.setAgentStatus('s1', 'a1', 'online', 'connected', 900);
        await directory.setAgentStatus('s1', 'a2', 'online', 'connected', 901);
        await directory.setAgentStatus('s2', 'a1', 'online', 'connected', 902);
        await directory.setAgentStatus('s1', 'a1', 'off', 'disconnected', 903);
        await directory.setAgentStatus('s1', 'a2', 'away', 'chosen', 904);
        expect(await directory.signedInAgents()).toEqual([
          { site: 's1', agent: 'a2', status: 'away', since: 904 },
          { site: 's2', agent: 'a1', status: 'online', since: 902 },
        ]);
      });

      it('[RL38] tells their last word: what they chose or came with, not what became of the line', async () => {
        await change(agent('a2'), member('s1', 'a2'));
        expect(await directory.lastWord('s1', 'a1')).toBeUndefined();
        await directory.setAgentStatus('s1', 'a1', 'online', 'connected', 900);
        await directory.setAgentStatus('s1', 'a2', 'online', 'connected', 901);
        expect(await directory.lastWord('s1', 'a1')).toEqual({ status: 'online', at: 900 });
        await directory.setAgentStatus('s1', 'a1', 'away', 'chosen', 902);
        for (const reason of ['disconnected', 'session_ended', 'server_stopped', 'server_lost'] as const) {
          await directory.setAgentStatus('s1', 'a1', 'off', reason, 910);
          expect(await directory.lastWord('s1', 'a1')).toMatchObject({ status: 'away' });
          await directory.setAgentStatus('s1', 'a1', 'away', 'connected', 911);
        }
        await directory.setAgentStatus('s1', 'a1', 'online', 'connected', 912);
        await directory.setAgentStatus('s1', 'a1', 'away', 'unanswered', 913);
        expect(await directory.lastWord('s1', 'a1')).toEqual({ status: 'away', at: 913 });
        await directory.setAgentStatus('s1', 'a1', 'off', 'chosen', 920);
        expect(await directory.lastWord('s1', 'a1')).toEqual({ status: 'off', at: 920 });
        expect(await directory.lastWord('s2', 'a1')).toBeUndefined();
      });

      it('[RTR9] tells whom a stop signed off, since when one asks, as long as they are not back', async () => {
        await change(agent('a2'), member('s1', 'a2'), agent('a3'), member('s1', 'a3'));
        for (const id of ['a1', 'a2', 'a3']) await directory.setAgentStatus('s1', id, 'online', 'connected', 900);
        await directory.setAgentStatus('s1', 'a1', 'off', 'server_stopped', 950);
        await directory.setAgentStatus('s1', 'a2', 'off', 'server_stopped', 960);
        await directory.setAgentStatus('s1', 'a3', 'off', 'disconnected', 960);
        expect(await directory.stoppedAgents(950)).toEqual([
          { site: 's1', agent: 'a1' },
          { site: 's1', agent: 'a2' },
        ]);
        expect(await directory.stoppedAgents(951)).toEqual([{ site: 's1', agent: 'a2' }]);
        await directory.setAgentStatus('s1', 'a2', 'away', 'connected', 970);
        await directory.setAgentStatus('s1', 'a2', 'off', 'chosen', 980);
        expect(await directory.stoppedAgents(951)).toEqual([]);
      });

      it('is for members only', async () => {
        await expect(directory.setAgentStatus('s1', 'no', 'online', 'connected', 900)).rejects.toThrow();
        expect(await log('s1')).toEqual(['1 site_created', '2 membership_added']);
      });
    });
  });
}
