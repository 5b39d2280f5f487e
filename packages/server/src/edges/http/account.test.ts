import { describe, expect, it } from 'vitest';
import { totpCode } from '../../auth/totp.ts';
import { ANN, API, HOUR, PASSWORD, SITE, START, usePeople } from './testing/people.ts';

const desk = usePeople();
const { anybody, bob, call, lastToken, log, signIn } = desk;

describe('a password reset', () => {
  const ask = (email: string) => anybody('/password-resets', { email });
  const reset = (token: string, password = 'another long password') =>
    anybody('/password-resets/use', { token, password });
  /** Letters go out after the answer. */
  const letters = async (count: number) => expect.poll(() => desk.rig.mails.length).toBe(count);

  it('[DO12] is answered in the same way whether there is such an account or not', async () => {
    const [known, unknown] = [await ask('ann@example.com'), await ask('nobody@example.com')];
    expect(known).toEqual(unknown);
    expect(known).toMatchObject({ status: 202, json: undefined });
    await letters(1);
    expect(desk.rig.mails[0]).toMatchObject({
      about: 'password_reset',
      to: 'ann@example.com',
      expiresAt: START + HOUR,
    });
  });

  it('[DO12] is slowed down alike, and sends one letter a minute', async () => {
    const codes = async (email: string) => {
      const got: unknown[] = [];
      for (let i = 0; i < 6; i++) got.push((await ask(email)).code);
      return got;
    };
    const known = await codes('ann@example.com');
    expect(known).toEqual([undefined, undefined, undefined, undefined, 'rate_limited', 'rate_limited']);
    expect(await codes('nobody@example.com')).toEqual(known);
    await letters(1);
  });

  it('sets a password, ends every session, and has their sockets cut', async () => {
    await ask('Ann@Example.com');
    await letters(1);
    const token = lastToken();
    expect((await anybody('/password-resets/look', { token })).json).toEqual({ email: 'ann@example.com' });
    expect(await reset(token, 'too short')).toMatchObject({ code: 'bad_frame' });
    expect((await reset(token)).status).toBe(204);
    expect((await call('GET', '/session')).status).toBe(401);
    expect(desk.rig.ended).toMatchObject([{ agent: ANN }]);
    expect((await signIn('ann@example.com', 'a long password')).code).toBe('sign_in_refused');
    expect((await signIn('ann@example.com', 'another long password')).status).toBe(200);
    expect(await log()).toEqual([`password_changed by ${ANN}`]);
  });

  it('[DO11] works once, and not after its end', async () => {
    await ask('ann@example.com');
    await letters(1);
    const token = lastToken();
    desk.now += HOUR;
    expect(await anybody('/password-resets/look', { token })).toMatchObject({ status: 410, code: 'link_invalid' });
    expect(await reset(token)).toMatchObject({ code: 'link_invalid' });
    desk.now -= 1;
    const both = await Promise.all([reset(token), reset(token)]);
    expect(both.map(({ code }) => code).toSorted()).toEqual(['link_invalid', undefined]);
  });

  it('by an admin shuts somebody out at once, until they have chosen a password', async () => {
    const id = await bob();
    const { cookie = '' } = await signIn('bob@example.com', PASSWORD);
    expect((await call('POST', `/people/${id}/password-reset`, {})).status).toBe(204);
    expect((await call('GET', '/session', undefined, cookie)).status).toBe(401);
    expect(desk.rig.ended).toMatchObject([{ agent: id }]);
    expect((await signIn('bob@example.com', PASSWORD)).code).toBe('sign_in_refused');
    expect(desk.rig.mails.at(-1)).toMatchObject({ about: 'password_reset', to: 'bob@example.com' });
    expect((await reset(lastToken())).status).toBe(204);
    expect((await signIn('bob@example.com', 'another long password')).status).toBe(200);
    expect((await log()).slice(3)).toEqual([`password_locked by ${ANN}`, `password_changed by ${id}`]);
  });
});

describe('a password that is locked while it is checked', () => {
  /** An admin shuts Bob out in the middle of what he asks next. */
  async function lockNext(): Promise<string> {
    const id = await bob();
    const { cookie = '' } = await signIn('bob@example.com', PASSWORD);
    desk.rig.meanwhile.work = async () => {
      desk.rig.meanwhile.work = async () => {};
      expect((await call('POST', `/people/${id}/password-reset`, {})).status).toBe(204);
    };
    return cookie;
  }

  it('[DO7] opens no session', async () => {
    await lockNext();
    expect(await signIn('bob@example.com', PASSWORD)).toMatchObject({ status: 401, code: 'sign_in_refused' });
  });

  it('[DO7] chooses no other', async () => {
    const cookie = await lockNext();
    const change = { current: PASSWORD, password: 'another long password' };
    expect(await call('POST', '/account/password', change, cookie)).toMatchObject({ code: 'password_refused' });
    expect(await signIn('bob@example.com', 'another long password')).toMatchObject({ code: 'sign_in_refused' });
  });
});

describe('a second factor', () => {
  const code = (secret: string, steps = 0) => totpCode(secret, Math.floor(desk.now / 30_000) + steps);

  async function setUp(cookie = desk.admin, password = 'a long password') {
    const { secret, link } = (await call('POST', '/account/second-factor/secret', {}, cookie)).json;
    expect(link).toContain(`secret=${secret}`);
    const proof = { password, secret, code: code(secret) };
    const { json } = await call('POST', '/account/second-factor', proof, cookie);
    return { secret: String(secret), recovery: json.recoveryCodes as string[] };
  }
  const enter = (given?: string) => signIn('ann@example.com', 'a long password', given);

  it('[DO13] is wanted at every sign-in once it is set, and each code is good once', async () => {
    const { secret } = await setUp();
    expect(await enter()).toMatchObject({ status: 401, code: 'code_required' });
    expect(await enter(code(secret))).toMatchObject({ status: 401, code: 'code_refused' });
    desk.now += 30_000;
    expect((await enter(code(secret))).status).toBe(200);
    expect(await enter(code(secret))).toMatchObject({ code: 'code_refused' });
    expect(await enter(code(secret, -1))).toMatchObject({ code: 'code_refused' });
    expect((await signIn('ann@example.com', 'wrong', code(secret, 1))).code).toBe('sign_in_refused');
    desk.now += 60_000;
    expect((await enter(` ${code(secret).replace(/...$/, ' $&')}`)).status).toBe(200);
  });

  it('[DO13] has recovery codes that are good once each', async () => {
    const { recovery } = await setUp();
    expect(recovery).toHaveLength(10);
    expect(recovery[0]).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
    const [first = ''] = recovery;
    expect((await enter(first.toLowerCase())).status).toBe(200);
    expect(await enter(first)).toMatchObject({ code: 'code_refused' });
    expect((await call('GET', '/account')).json).toMatchObject({ secondFactor: true, recoveryCodesLeft: 9 });
  });

  it('[DO13] makes who guesses codes wait, from wherever they come', async () => {
    const { secret } = await setUp();
    desk.now += 30_000;
    const guess = async (from: string, given: string) => {
      const body = JSON.stringify({ email: 'ann@example.com', password: 'a long password', code: given });
      const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
      return Object(await (await desk.rig.request(`${API}/session`, init, from)).json()).code;
    };
    const codes: unknown[] = [];
    for (let i = 0; i < 5; i++) codes.push(await guess(`198.51.100.${i}`, '000000'));
    expect(codes).toEqual([...Array(4).fill('code_refused'), 'rate_limited']);
    expect(await guess('198.51.100.77', code(secret))).toBe('rate_limited');
  });

  it('is set by who knows the password, with a code that proves it, and once', async () => {
    const { secret } = (await call('POST', '/account/second-factor/secret', {})).json;
    const proof = { password: 'a long password', secret, code: code(secret) };
    const set = (over: object) => call('POST', '/account/second-factor', { ...proof, ...over });
    expect(await set({ password: 'wrong' })).toMatchObject({ status: 403, code: 'password_refused' });
    expect(await set({ code: code(secret, 5) })).toMatchObject({ code: 'code_refused' });
    expect(await set({ secret: 'short' })).toMatchObject({ code: 'bad_frame' });
    expect((await enter()).status).toBe(200);
    expect((await set({})).status).toBe(200);
    expect(await set({})).toMatchObject({ status: 409, code: 'second_factor_exists' });
  });

  it('is turned off with password and code', async () => {
    const { recovery } = await setUp();
    const off = (password: string, given: string) =>
      call('POST', '/account/second-factor/off', { password, code: given });
    expect(await off('wrong', recovery[0] ?? '')).toMatchObject({ code: 'password_refused' });
    expect(await off('a long password', '000000')).toMatchObject({ code: 'code_refused' });
    expect((await off('a long password', recovery[0] ?? '')).status).toBe(204);
    expect((await enter()).status).toBe(200);
    expect(await log()).toEqual([`second_factor_set by ${ANN}`, `second_factor_removed by ${ANN}`]);
  });

  it('survives a new password, and is removed by an admin of the site', async () => {
    const id = await bob();
    const { cookie = '' } = await signIn('bob@example.com', PASSWORD);
    await setUp(cookie, PASSWORD);
    expect((await call('GET', '/people')).json.people[1]).toMatchObject({ secondFactor: true });
    const change = { current: PASSWORD, password: 'another long password' };
    expect((await call('POST', '/account/password', change, cookie)).status).toBe(204);
    expect((await signIn('bob@example.com', 'another long password')).code).toBe('code_required');
    expect((await call('DELETE', `/people/${id}/second-factor`)).status).toBe(204);
    expect((await signIn('bob@example.com', 'another long password')).status).toBe(200);
  });

  it('[DO13] of one’s own is not removed by a session alone, an admin’s neither', async () => {
    await setUp();
    const answer = await call('DELETE', `/people/${ANN}/second-factor`);
    expect(answer).toMatchObject({ status: 401, code: 'code_required' });
    expect((await enter()).code).toBe('code_required');
  });

  it('[DO16] is not removed by an admin who has no say at another site of the person', async () => {
    const id = await bob();
    const { cookie = '' } = await signIn('bob@example.com', PASSWORD);
    await setUp(cookie, PASSWORD);
    const site = {
      id: 's2',
      account: 'acc',
      slug: 's2',
      name: 's2',
      timeZone: 'UTC',
      origins: [],
      anyLocalhost: false,
    };
    const change = (...changes: Parameters<typeof desk.rig.directory.change>[0]) =>
      desk.rig.directory.change(changes, { role: 'system' }, desk.now);
    await change({ kind: 'site', site }, { kind: 'membership', site: 's2', agent: id, role: 'agent' });
    const remove = () => call('DELETE', `/people/${id}/second-factor`);
    expect(await remove()).toMatchObject({ status: 403, code: 'forbidden' });
    await change({ kind: 'membership', site: 's2', agent: ANN, role: 'agent' });
    expect(await remove()).toMatchObject({ code: 'forbidden' });
    expect((await signIn('bob@example.com', PASSWORD)).code).toBe('code_required');
    await change(
      { kind: 'membership_removed', site: 's2', agent: ANN },
      { kind: 'membership', site: 's2', agent: ANN, role: 'admin' },
    );
    expect((await remove()).status).toBe(204);
  });

  it('leaves no secret and no code in the log', async () => {
    const { secret, recovery } = await setUp();
    await enter(recovery[0]);
    const text = desk.rig.lines.join() + JSON.stringify(await desk.rig.directory.readSiteLog(SITE, 0));
    for (const hidden of [secret, recovery[0] ?? '']) expect(text).not.toContain(hidden);
    expect(JSON.stringify(await desk.rig.directory.secondFactor(ANN))).not.toContain(recovery[1]);
  });
});

describe('one’s own password', () => {
  it('is changed by who knows it, and ends every other session', async () => {
    const other = await desk.rig.cookie();
    const change = (current: string, password: string) => call('POST', '/account/password', { current, password });
    expect(await change('wrong', PASSWORD)).toMatchObject({ status: 403, code: 'password_refused' });
    expect(await change('a long password', 'short')).toMatchObject({ code: 'bad_frame' });
    expect((await change('a long password', PASSWORD)).status).toBe(204);
    expect((await call('GET', '/session')).status).toBe(200);
    expect((await call('GET', '/session', undefined, other)).status).toBe(401);
    expect(desk.rig.ended).toHaveLength(1);
    expect((await signIn('ann@example.com', PASSWORD)).status).toBe(200);
  });

  it('can’t be guessed with a session that was left open', async () => {
    const codes: unknown[] = [];
    const guess = { current: 'wrong', password: PASSWORD };
    for (let i = 0; i < 5; i++) codes.push((await call('POST', '/account/password', guess)).code);
    expect(codes).toEqual([...Array(4).fill('password_refused'), 'rate_limited']);
  });
});
