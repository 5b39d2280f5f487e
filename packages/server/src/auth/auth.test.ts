import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Directory, DirectoryChange } from '../ports/directory.ts';
import type { Log } from '../ports/log.ts';
import { createMemoryDirectory } from '../stores/memory/directory.ts';
import { createAuth, IDLE_MS, LIFE_MS } from './auth.ts';
import { readCookie, setCookie } from './cookie.ts';
import type { PasswordHasher } from './password.ts';
import { createSecondFactors } from './second-factor.ts';
import type { Auth, SignIn } from './types.ts';

const URL = 'https://chat.example';
const START = 1_795_000_000_000;

/** Writes down what it is asked, and is right about `right:` hashes only. */
function ledger() {
  const asked: string[] = [];
  const hasher: PasswordHasher = {
    dummy: 'dummy:',
    hash: async (password) => `right:${password}`,
    verify: async (hash, password) => {
      asked.push(hash);
      return hash === `right:${password}`;
    },
  };
  return { asked, hasher };
}

function recorder() {
  const lines: string[] = [];
  const write = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { debug: write, info: write, warn: write, error: write, child: () => log };
  return { lines, log };
}

const site = (id: string): DirectoryChange => ({
  kind: 'site',
  site: { id, account: 'acc', slug: `shop-${id}`, name: id, timeZone: 'UTC', origins: [], anyLocalhost: false },
});
const ann = { id: 'a1', account: 'acc', email: 'ann@example.com', name: 'Ann', passwordHash: 'right:secret password' };

describe('sign-in', () => {
  let directory: Directory;
  let auth: Auth;
  let clock: { at: number };
  let asked: string[];
  let lines: string[];
  let ended: { agent: string; session: string }[];

  beforeEach(async () => {
    directory = createMemoryDirectory();
    const made = await directory.change(
      [
        { kind: 'account', id: 'acc', name: 'Merchant' },
        site('s1'),
        site('s2'),
        site('s3'),
        { kind: 'agent', agent: ann },
        { kind: 'membership', site: 's1', agent: 'a1', role: 'supervisor' },
        { kind: 'membership', site: 's2', agent: 'a1', role: 'agent' },
        { kind: 'agent', agent: { ...ann, id: 'a2', email: 'homeless@example.com' } },
      ],
      { role: 'system' },
      START,
    );
    expect(made).toEqual({ ok: true });
    clock = { at: START };
    const { asked: questions, hasher } = ledger();
    const { lines: written, log } = recorder();
    asked = questions;
    lines = written;
    ended = [];
    const time = { now: () => clock.at, elapsed: () => clock.at - START };
    auth = createAuth({
      directory,
      secondFactors: createSecondFactors(directory, time),
      publicUrl: URL,
      clock: time,
      random: randomBytes,
      hasher,
      log,
      onEnded: (what) => ended.push(what),
    });
  });

  const signIn = (over: Partial<SignIn> = {}) =>
    auth.signIn({
      email: 'ann@example.com',
      password: 'secret password',
      kind: 'token',
      address: '203.0.113.9',
      ...over,
    });
  const good = async (over: Partial<SignIn> = {}) => {
    const result = await signIn(over);
    if (!result.ok) throw new Error(result.problem);
    return result;
  };

  it('gives a session for the oldest membership, or for the site that was asked for', async () => {
    expect((await good()).session.self).toEqual({
      id: 'a1',
      name: 'Ann',
      duty: 'supervisor',
      site: { id: 's1', slug: 'shop-s1', name: 's1' },
    });
    expect((await good({ site: 'shop-s2' })).session.self).toMatchObject({ duty: 'agent', site: { id: 's2' } });
    expect((await good({ email: ' ANN@Example.com ' })).session.expiresAt).toBe(START + LIFE_MS);
  });

  it('[DO4] refuses in the same words whatever is wrong', async () => {
    const refused = { ok: false, problem: 'sign_in_refused' };
    expect(await signIn({ password: 'wrong' })).toEqual(refused);
    expect(await signIn({ email: 'nobody@example.com' })).toEqual(refused);
    expect(await signIn({ email: 'no e-mail at all' })).toEqual(refused);
    expect(await signIn({ site: 'shop-s3' })).toEqual(refused);
    expect(await signIn({ email: 'homeless@example.com' })).toEqual(refused);
  });

  it('[DO4] checks one password for every answer, known account or not', async () => {
    await signIn({ password: 'wrong' });
    await signIn({ email: 'nobody@example.com' });
    await signIn({ site: 'shop-s3' });
    expect(asked).toEqual(['right:secret password', 'dummy:', 'right:secret password']);
  });

  it('[DO5] waits longer and longer after failures, without checking, and only there', async () => {
    for (let i = 0; i < 4; i++) await signIn({ password: 'wrong' });
    const before = asked.length;
    expect(await signIn()).toEqual({ ok: false, problem: 'rate_limited', retryAfterMs: 1000 });
    expect(asked).toHaveLength(before);
    expect(await signIn({ address: '198.51.100.7' })).toMatchObject({ ok: true });
    clock.at += 1000;
    expect(await signIn()).toMatchObject({ ok: true });
  });

  it('[DO4] delays a known and an unknown account alike', async () => {
    const answers = async (email: string) => {
      const problems: string[] = [];
      for (let i = 0; i < 6; i++) {
        const result = await signIn({ email, password: 'wrong' });
        problems.push(result.ok ? 'ok' : result.problem);
      }
      return problems;
    };
    expect(await answers('nobody@example.com')).toEqual(await answers('ann@example.com'));
  });

  it('takes a whole IPv6 network for one address', async () => {
    for (let i = 0; i < 4; i++) await signIn({ password: 'wrong', address: `2001:db8:1:2::${i}` });
    expect(await signIn({ address: '2001:db8:1:2::ffff' })).toMatchObject({ problem: 'rate_limited' });
  });

  it('turns people away rather than keep an endless line', async () => {
    const tries = Array.from({ length: 70 }, (_, i) => signIn({ email: `x${i}@example.com`, address: `10.0.0.${i}` }));
    const answers = await Promise.all(tries);
    expect(answers.filter((answer) => !answer.ok && answer.problem === 'busy')).toHaveLength(4);
    expect(await signIn()).toMatchObject({ ok: true });
  });

  it('keeps only a hash of the token', async () => {
    const { token } = await good();
    const [random = ''] = token.split('.').slice(1);
    const { session } = await good();
    expect(JSON.stringify(await directory.session(session.ref))).not.toContain(random);
  });

  it('[RE3] writes no e-mail, password, token or whole address to the log', async () => {
    const { token } = await good();
    await signIn({ password: 'wrong password' });
    const text = lines.join('\n');
    expect(text).toContain('signed in');
    expect(text).toContain('203.0.113.0');
    for (const hidden of ['ann@', 'secret password', 'wrong password', token, '203.0.113.9']) {
      expect(text).not.toContain(hidden);
    }
  });

  describe('a session', () => {
    const cookie = (token: string) => `a=b; ${setCookie(token, 1000).split(';')[0]}; c=d`;

    it('[DO6] of a cookie is good at the public URL only', async () => {
      const { token } = await good({ kind: 'cookie' });
      expect((await auth.sessionFromCookie(cookie(token), URL))?.self.id).toBe('a1');
      const elsewhere = [undefined, '', 'null', `${URL}/`, 'https://chat.example.evil.example', 'http://chat.example'];
      for (const origin of elsewhere) expect(await auth.sessionFromCookie(cookie(token), origin)).toBeUndefined();
    });

    it('is not taken from a header that holds two', async () => {
      const { token } = await good({ kind: 'cookie' });
      const twice = `${cookie(token)}; ${cookie(token)}`;
      expect(readCookie(twice)).toBeUndefined();
      expect(await auth.sessionFromCookie(twice, URL)).toBeUndefined();
      expect(await auth.sessionFromCookie(undefined, URL)).toBeUndefined();
    });

    it('[DO6] of a cookie is no token, and the other way round', async () => {
      const asCookie = await good({ kind: 'cookie' });
      const asToken = await good({ kind: 'token' });
      expect(await auth.sessionFromToken(asCookie.token)).toBeUndefined();
      expect(await auth.sessionFromCookie(cookie(asToken.token), URL)).toBeUndefined();
      expect((await auth.sessionFromToken(asToken.token))?.ref).toEqual(asToken.session.ref);
    });

    it('of one site does not open another', async () => {
      const { token } = await good();
      expect(await auth.sessionFromToken(token.replace('s1.', 's2.'))).toBeUndefined();
      expect(await auth.sessionFromToken('')).toBeUndefined();
    });

    it('[DO7] is over after 12 hours without use', async () => {
      const { token, session } = await good();
      clock.at += IDLE_MS - 1;
      expect(await auth.sessionFromToken(token)).toBeDefined();
      clock.at += IDLE_MS - 1;
      expect(await auth.isRevoked(session.ref)).toBe(false);
      clock.at += IDLE_MS;
      expect(await auth.sessionFromToken(token)).toBeUndefined();
      expect(await auth.isRevoked(session.ref)).toBe(true);
    });

    it('[DO7] is over after 7 days, used or not', async () => {
      const { token, session } = await good();
      const hour = 3_600_000;
      for (let used = START; used < START + LIFE_MS; used += hour) {
        clock.at = used;
        expect(await auth.isRevoked(session.ref)).toBe(false);
      }
      clock.at = START + LIFE_MS;
      expect(await auth.sessionFromToken(token)).toBeUndefined();
    });

    it('[DO7] is over at once when signed out, and says so', async () => {
      const { token, session } = await good();
      await auth.signOut(session);
      expect(await auth.sessionFromToken(token)).toBeUndefined();
      expect(await auth.isRevoked(session.ref)).toBe(true);
      expect(ended).toEqual([{ agent: 'a1', session: session.ref.hash }]);
    });

    it('[DO7] takes the place of the one before it', async () => {
      const first = await good({ kind: 'cookie' });
      const second = await good({ kind: 'cookie', replaces: first.session });
      expect(second.token).not.toBe(first.token);
      expect(await auth.isRevoked(first.session.ref)).toBe(true);
      expect(await auth.isRevoked(second.session.ref)).toBe(false);
      expect(ended).toEqual([{ agent: 'a1', session: first.session.ref.hash }]);
    });

    it('that nobody knows is revoked', async () => {
      expect(await auth.isRevoked({ site: 's1', hash: 'x' })).toBe(true);
    });

    it('[DO7] ends with a new password', async () => {
      const { session } = await good();
      await directory.change([{ kind: 'password', agent: 'a1', passwordHash: 'x' }], { role: 'system' }, clock.at);
      expect(await auth.isRevoked(session.ref)).toBe(true);
    });
  });
});
