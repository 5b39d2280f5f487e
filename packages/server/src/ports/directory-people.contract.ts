import { beforeEach, describe, expect, it } from 'vitest';
import type { Directory, DirectoryChange, NewSession } from './directory.ts';
import type { Invitation } from './directory-people.ts';
import type { LogActor } from './site-log.ts';

const SYSTEM: LogActor = { role: 'system' };
const ADMIN: LogActor = { role: 'agent', id: 'boss' };
const hash = (char: string): string => char.repeat(43);

const site = (id: string): DirectoryChange => ({
  kind: 'site',
  site: { id, account: 'acc1', slug: `shop-${id}`, name: id, timeZone: 'UTC', origins: [], anyLocalhost: false },
});
const agent = (id: string): DirectoryChange => ({
  kind: 'agent',
  agent: { id, account: 'acc1', email: `${id}@example.com`, name: `Name ${id}`, passwordHash: '$old' },
});
const invitation = (over: Partial<Invitation> = {}): DirectoryChange => ({
  kind: 'invitation',
  invitation: {
    site: 's1',
    id: 'i1',
    email: 'new@example.com',
    role: 'supervisor',
    hash: hash('i'),
    createdAt: 600,
    expiresAt: 5000,
    ...over,
  },
});
const session = (over: Partial<NewSession> = {}): NewSession => ({
  site: 's1',
  hash: hash('a'),
  agent: 'a1',
  kind: 'cookie',
  createdAt: 1000,
  lastUsedAt: 1000,
  expiresAt: 90_000,
  ...over,
});

/** What every directory keeps to about people and their accounts. `open` gives an empty one. */
export function peopleContract(name: string, open: () => Promise<Directory>): void {
  describe(`people: ${name}`, () => {
    let directory: Directory;
    const change = (at: number, ...changes: DirectoryChange[]) => directory.change(changes, ADMIN, at);
    const log = async (of = 's1', after = 3) =>
      (await directory.readSiteLog(of, after)).map(({ kind, body }) => [kind, body]);

    beforeEach(async () => {
      directory = await open();
      const made = await directory.change(
        [
          { kind: 'account', id: 'acc1', name: 'Merchant' },
          site('s1'),
          site('s2'),
          agent('boss'),
          agent('a1'),
          { kind: 'membership', site: 's1', agent: 'boss', role: 'admin' },
          { kind: 'membership', site: 's1', agent: 'a1', role: 'agent' },
          { kind: 'membership', site: 's2', agent: 'a1', role: 'agent' },
        ],
        SYSTEM,
        500,
      );
      expect(made).toEqual({ ok: true });
    });

    it('lists the members of one site, oldest first', async () => {
      expect(await directory.people('s1')).toEqual([
        {
          agent: { id: 'boss', name: 'Name boss', email: 'boss@example.com' },
          role: 'admin',
          since: 500,
          secondFactor: false,
        },
        {
          agent: { id: 'a1', name: 'Name a1', email: 'a1@example.com' },
          role: 'agent',
          since: 500,
          secondFactor: false,
        },
      ]);
      expect((await directory.people('s2')).map((person) => person.agent.id)).toEqual(['a1']);
      expect((await directory.agent('a1'))?.memberships.map((one) => one.site.id)).toEqual(['s1', 's2']);
      expect(await directory.agent('no')).toBeUndefined();
    });

    describe('an invitation', () => {
      it('is found by site and hash, and listed for its site', async () => {
        expect(await change(600, invitation())).toEqual({ ok: true });
        const kept = await directory.invitation({ site: 's1', hash: hash('i') });
        expect(kept).toMatchObject({ id: 'i1', email: 'new@example.com', role: 'supervisor', expiresAt: 5000 });
        expect(await directory.invitation({ site: 's2', hash: hash('i') })).toBeUndefined();
        expect(await directory.invitations('s1')).toEqual([kept]);
        expect(await directory.invitations('s2')).toEqual([]);
        expect(await log()).toEqual([['invitation_sent', { invitation: 'i1', role: 'supervisor' }]]);
      });

      it('[DO11] takes the place of an earlier one for the same e-mail', async () => {
        await change(600, invitation(), invitation({ id: 'i2', hash: hash('j') }));
        expect(await directory.invitation({ site: 's1', hash: hash('i') })).toBeUndefined();
        expect((await directory.invitations('s1')).map(({ id }) => id)).toEqual(['i2']);
      });

      it('is refused for somebody who is a member', async () => {
        const refused = await change(600, invitation({ email: 'a1@example.com' }));
        expect(refused).toMatchObject({ refusal: 'membership_exists' });
        expect(await change(600, invitation({ site: 's2', email: 'boss@example.com' }))).toEqual({ ok: true });
      });

      it('[DO11] is used once, and not after its end', async () => {
        const use = { kind: 'invitation_used', site: 's1', hash: hash('i') } as const;
        await change(600, invitation());
        expect(await change(5000, use)).toMatchObject({ refusal: 'link_unknown' });
        expect(await change(4999, use)).toEqual({ ok: true });
        expect(await change(4999, use)).toMatchObject({ refusal: 'link_unknown' });
        expect((await log()).at(-1)).toEqual(['invitation_used', { invitation: 'i1' }]);
      });

      it('[DO11] is gone when withdrawn', async () => {
        const withdraw = { kind: 'invitation_withdrawn', site: 's1', id: 'i1' } as const;
        await change(600, invitation());
        expect(await change(700, { ...withdraw, site: 's2' })).toMatchObject({ refusal: 'link_unknown' });
        expect(await change(700, withdraw)).toEqual({ ok: true });
        expect(await change(700, withdraw)).toMatchObject({ refusal: 'link_unknown' });
        expect(await directory.invitation({ site: 's1', hash: hash('i') })).toBeUndefined();
      });
    });

    describe('a reset link', () => {
      const link = (char: string) =>
        ({ kind: 'reset_link', link: { agent: 'a1', hash: hash(char), expiresAt: 5000 } }) as const;
      const use = (char: string) => ({ kind: 'reset_link_used', agent: 'a1', hash: hash(char) }) as const;

      it('[DO11] is used once, only the newest, and not after its end', async () => {
        await change(600, link('r'), link('s'));
        expect(await directory.resetLink('a1')).toEqual({ agent: 'a1', hash: hash('s'), expiresAt: 5000 });
        expect(await change(700, use('r'))).toMatchObject({ refusal: 'link_unknown' });
        expect(await change(5000, use('s'))).toMatchObject({ refusal: 'link_unknown' });
        expect(await change(4999, use('s'))).toEqual({ ok: true });
        expect(await change(4999, use('s'))).toMatchObject({ refusal: 'link_unknown' });
      });

      it('is gone with a new password', async () => {
        await change(600, link('r'));
        await change(700, { kind: 'password', agent: 'a1', passwordHash: '$new' });
        expect(await directory.resetLink('a1')).toBeUndefined();
      });

      it('is for agents only, and leaves no line in the log', async () => {
        const stranger = { kind: 'reset_link', link: { agent: 'no', hash: hash('r'), expiresAt: 5000 } } as const;
        expect(await change(600, stranger)).toMatchObject({ refusal: 'agent_unknown' });
        await change(600, link('r'));
        expect(await log()).toEqual([]);
      });
    });

    describe('a new password', () => {
      it('[RE1] is logged at every site of the agent, and spares the session it was changed in', async () => {
        await directory.openSession(session());
        await directory.openSession(session({ hash: hash('b') }));
        await directory.openSession(session({ site: 's2', hash: hash('c') }));
        await change(2000, { kind: 'password', agent: 'a1', passwordHash: '$new', keep: session() });
        expect(await directory.sessionsOf('a1')).toEqual([{ site: 's1', hash: hash('a') }]);
        const line = ['password_changed', { agent: 'a1' }];
        expect([await log('s1'), await log('s2', 2)]).toEqual([[line], [line]]);
        await change(2000, { kind: 'password', agent: 'a1', passwordHash: '$none', locked: true });
        expect(await directory.sessionsOf('a1')).toEqual([]);
        expect((await log()).at(-1)).toEqual(['password_locked', { agent: 'a1' }]);
      });
    });

    describe('a new password for an old one', () => {
      it('[DO7] is refused when the old one is another by now', async () => {
        const before = (await directory.agent('a1'))?.agent.passwordHash ?? '';
        const to = (was: string) => ({ kind: 'password', agent: 'a1', passwordHash: '$new', was }) as const;
        expect(await change(2000, to(`${before}?`))).toMatchObject({ refusal: 'password_changed' });
        expect((await directory.agent('a1'))?.agent.passwordHash).toBe(before);
        expect(await change(2000, to(before))).toEqual({ ok: true });
      });
    });

    describe('words that were taken back', () => {
      it('[RE4] leave a line when they are read', async () => {
        const read = (site: string) => ({ kind: 'words_read', site, conversation: 'c1', seq: 7 }) as const;
        expect(await change(2000, read('no'))).toMatchObject({ refusal: 'site_unknown' });
        expect(await change(2000, read('s1'))).toEqual({ ok: true });
        expect(await log()).toEqual([['words_read', { conversation: 'c1', seq: 7 }]]);
        const behind = { conversation: 'c1', seq: 7, what: 'phone' } as const;
        const looked = { kind: 'revealed', site: 's1', looked: behind } as const;
        expect(await change(2000, looked)).toEqual({ ok: true });
        expect(await change(2000, { ...looked, site: 'no' })).toMatchObject({ refusal: 'site_unknown' });
        expect((await log()).at(-1)).toEqual(['revealed', behind]);
      });
    });

    describe('a role', () => {
      const role = (id: string, next: 'agent' | 'admin') =>
        ({ kind: 'role', site: 's1', agent: id, role: next }) as const;

      it('[DO14] changes with a line in the log, and ends the sessions at that site', async () => {
        await directory.openSession(session());
        await directory.openSession(session({ site: 's2', hash: hash('c') }));
        expect(await change(2000, role('a1', 'admin'))).toEqual({ ok: true });
        expect(await directory.session(session())).toMatchObject({ revokedAt: 2000 });
        expect(await directory.sessionsOf('a1')).toEqual([{ site: 's2', hash: hash('c') }]);
        expect(await directory.sessionsOf('a1', 's1')).toEqual([]);
        expect(await log()).toEqual([['membership_role', { agent: 'a1', role: 'admin', before: 'agent' }]]);
        expect((await directory.readSiteLog('s1', 3))[0]).toMatchObject({ at: 2000, actor: ADMIN });
      });

      it('that is the same changes nothing', async () => {
        await directory.openSession(session());
        expect(await change(2000, role('a1', 'agent'))).toEqual({ ok: true });
        expect(await directory.session(session())).toMatchObject({ revokedAt: undefined });
        expect(await log()).toEqual([]);
      });

      it('[DO14] of the last admin stays', async () => {
        expect(await change(2000, role('boss', 'agent'))).toMatchObject({ refusal: 'last_admin' });
        expect(await change(2000, role('boss', 'admin'))).toEqual({ ok: true });
        expect(await change(2000, role('a1', 'admin'), role('boss', 'agent'))).toEqual({ ok: true });
        expect(await change(2000, role('a1', 'agent'))).toMatchObject({ refusal: 'last_admin' });
      });

      it('is a member’s', async () => {
        expect(await change(2000, role('no', 'agent'))).toMatchObject({ refusal: 'member_unknown' });
      });
    });

    describe('a removal', () => {
      const remove = { kind: 'membership_removed', site: 's1', agent: 'a1' } as const;

      it('[DO14] ends sessions and duty at that site, and only there', async () => {
        await directory.openSession(session());
        await directory.openSession(session({ site: 's2', hash: hash('c') }));
        await directory.setAgentStatus('s1', 'a1', 'online', 'connected', 1500);
        expect(await change(2000, remove)).toEqual({ ok: true });
        expect(await directory.session(session())).toBeUndefined();
        expect(await directory.session(session({ site: 's2', hash: hash('c') }))).toBeDefined();
        expect((await directory.people('s1')).map((person) => person.agent.id)).toEqual(['boss']);
        expect(await directory.signedInAgents()).toEqual([]);
        expect((await log()).slice(1)).toEqual([
          ['agent_status', { agent: 'a1', status: 'off', reason: 'session_ended' }],
          ['membership_removed', { agent: 'a1', role: 'agent' }],
        ]);
      });

      it('leaves nothing to sign off, and nobody to put on duty', async () => {
        await change(2000, remove);
        await directory.setAgentStatus('s1', 'a1', 'off', 'session_ended', 2100);
        await expect(directory.setAgentStatus('s1', 'a1', 'online', 'connected', 2100)).rejects.toThrow();
        expect(await log()).toEqual([['membership_removed', { agent: 'a1', role: 'agent' }]]);
      });

      it('can be followed by coming back', async () => {
        await change(2000, remove);
        expect(await change(2000, remove)).toMatchObject({ refusal: 'member_unknown' });
        expect(await change(3000, { kind: 'membership', site: 's1', agent: 'a1', role: 'agent' })).toEqual({
          ok: true,
        });
      });

      it('[DO14] is not for the last admin', async () => {
        expect(await change(2000, { ...remove, agent: 'boss' })).toMatchObject({ refusal: 'last_admin' });
      });
    });

    describe('a second factor', () => {
      const set: DirectoryChange = {
        kind: 'second_factor',
        agent: 'a1',
        secret: 'S'.repeat(32),
        step: 100,
        recovery: [hash('x'), hash('y')],
      };

      it('is kept once, told of, and logged at every site without its secret', async () => {
        expect(await change(2000, set)).toEqual({ ok: true });
        expect(await change(2000, set)).toMatchObject({ refusal: 'second_factor_exists' });
        expect(await directory.secondFactor('a1')).toEqual({ secret: 'S'.repeat(32), recoveryLeft: 2 });
        expect(await directory.secondFactor('boss')).toBeUndefined();
        expect((await directory.people('s1'))[1]).toMatchObject({ secondFactor: true });
        const line = ['second_factor_set', { agent: 'a1' }];
        expect([await log('s1'), await log('s2', 2)]).toEqual([[line], [line]]);
      });

      it('[DO13] takes each step once, and none before it', async () => {
        await change(2000, set);
        expect(await directory.useStep('a1', 100)).toBe(false);
        expect(await directory.useStep('a1', 102)).toBe(true);
        expect(await directory.useStep('a1', 102)).toBe(false);
        expect(await directory.useStep('a1', 101)).toBe(false);
        expect(await directory.useStep('boss', 200)).toBe(false);
      });

      it('[DO13] takes each recovery code once, and its owner’s only', async () => {
        await change(2000, set);
        expect(await directory.useRecoveryCode('boss', hash('x'), 2100)).toBe(false);
        expect(await directory.useRecoveryCode('a1', hash('x'), 2100)).toBe(true);
        expect(await directory.useRecoveryCode('a1', hash('x'), 2100)).toBe(false);
        expect(await directory.secondFactor('a1')).toMatchObject({ recoveryLeft: 1 });
      });

      it('goes with its recovery codes, and can be set anew', async () => {
        const removed: DirectoryChange = { kind: 'second_factor_removed', agent: 'a1' };
        expect(await change(2000, removed)).toEqual({ ok: true });
        await change(2000, set, removed);
        expect(await directory.secondFactor('a1')).toBeUndefined();
        expect(await directory.useRecoveryCode('a1', hash('x'), 2100)).toBe(false);
        expect((await log()).map(([kind]) => kind)).toEqual(['second_factor_set', 'second_factor_removed']);
        expect(await change(2000, set)).toEqual({ ok: true });
      });
    });
  });
}
