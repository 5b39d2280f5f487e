import { describe, expect, it } from 'vitest';
import { ANN, HOUR, PASSWORD, SITE, START, usePeople } from './testing/people.ts';
import { PUBLIC_URL } from './testing/rig.ts';

const desk = usePeople();
const { anybody, bob, call, invited, lastToken, log, signIn } = desk;

describe('an invitation', () => {
  it('leads from a letter to a member who can sign in', async () => {
    const token = await invited(' BOB@example.com ', 'supervisor');
    expect(desk.rig.mails).toEqual([
      {
        about: 'invitation',
        to: 'bob@example.com',
        link: `${PUBLIC_URL}/console/#invitation/${token}`,
        expiresAt: START + 72 * HOUR,
        site: 'Shop',
        role: 'supervisor',
      },
    ]);
    const look = await anybody('/invitations/look', { token });
    expect(look.json).toEqual({ email: 'bob@example.com', role: 'supervisor', site: 'Shop', known: false });
    expect((await call('GET', '/people')).json.invitations).toMatchObject([{ email: 'bob@example.com' }]);
    const given = { token, name: '  Bob ', password: PASSWORD };
    expect((await anybody('/invitations/accept', given)).status).toBe(204);
    expect((await signIn('bob@example.com', PASSWORD)).json.self).toMatchObject({ name: 'Bob', duty: 'supervisor' });
    const after = (await call('GET', '/people')).json;
    expect(after.invitations).toEqual([]);
    expect(after.people).toMatchObject([
      { id: ANN, role: 'admin', secondFactor: false },
      { name: 'Bob', email: 'bob@example.com', role: 'supervisor', since: START },
    ]);
    expect(await log()).toEqual([
      `invitation_sent by ${ANN}`,
      `invitation_used by ${after.people[1].id}`,
      `membership_added by ${after.people[1].id}`,
      `staff_set by ${after.people[1].id}`,
    ]);
  });

  it('[DO11] is good once, and not after its end', async () => {
    const token = await invited();
    desk.now += 72 * HOUR;
    expect(await anybody('/invitations/look', { token })).toMatchObject({ status: 410, code: 'link_invalid' });
    const given = { token, name: 'Bob', password: PASSWORD };
    expect(await anybody('/invitations/accept', given)).toMatchObject({ code: 'link_invalid' });
    desk.now -= 1;
    const both = await Promise.all([anybody('/invitations/accept', given), anybody('/invitations/accept', given)]);
    expect(both.map(({ code }) => code).toSorted()).toEqual(['link_invalid', undefined]);
    expect(await anybody('/invitations/look', { token })).toMatchObject({ code: 'link_invalid' });
  });

  it('[DO11] ends when it is withdrawn, or sent again', async () => {
    const first = await invited();
    const second = await invited();
    expect(await anybody('/invitations/look', { token: first })).toMatchObject({ code: 'link_invalid' });
    const [{ id }] = (await call('GET', '/people')).json.invitations;
    expect((await call('DELETE', `/invitations/${id}`)).status).toBe(204);
    expect(await call('DELETE', `/invitations/${id}`)).toMatchObject({ status: 404, code: 'person_unknown' });
    expect(await anybody('/invitations/look', { token: second })).toMatchObject({ code: 'link_invalid' });
  });

  it('[DO11] is kept as a hash, and its link is in the letter only', async () => {
    const answer = await call('POST', '/invitations', { email: 'bob@example.com', role: 'agent' });
    const [, secret = ''] = lastToken().split('.');
    expect(secret).toHaveLength(43);
    const kept = JSON.stringify([
      await desk.rig.directory.invitations(SITE),
      await desk.rig.directory.readSiteLog(SITE, 0),
    ]);
    for (const text of [kept, JSON.stringify(answer.json), desk.rig.lines.join()]) expect(text).not.toContain(secret);
    expect(JSON.stringify(await desk.rig.directory.readSiteLog(SITE, 0))).not.toContain('@');
    expect(desk.rig.lines.join()).not.toContain('@');
  });

  it('adds a further site to an account that is there, without name and password', async () => {
    const id = await bob();
    expect((await call('DELETE', `/people/${id}`)).status).toBe(204);
    const token = await invited();
    expect((await anybody('/invitations/look', { token })).json).toMatchObject({ known: true });
    expect((await anybody('/invitations/accept', { token, name: 'Mallory', password: 'x'.repeat(12) })).status).toBe(
      204,
    );
    expect((await signIn('bob@example.com', PASSWORD)).json.self).toMatchObject({ id, name: 'Bob' });
  });

  it('does not reach into another account, and tells only who has the link', async () => {
    const made = await desk.rig.directory.change(
      [
        { kind: 'account', id: 'other', name: 'Other' },
        {
          kind: 'agent',
          agent: { id: 'x1', account: 'other', email: 'xi@example.com', name: 'Xi', passwordHash: 'x' },
        },
      ],
      { role: 'system' },
      desk.now,
    );
    expect(made.ok).toBe(true);
    const token = await invited('xi@example.com');
    expect(await anybody('/invitations/accept', { token })).toMatchObject({ status: 409, code: 'email_taken' });
    expect((await call('GET', '/people')).json.people).toHaveLength(1);
  });

  it.each([
    [{ email: 'no address', role: 'agent' }, 'bad_frame', 'email'],
    [{ email: 'bob@example.com', role: 'owner' }, 'bad_frame', 'role'],
    [{ email: 'ann@example.com', role: 'agent' }, 'already_member', undefined],
  ])('is refused for %j', async (body, code, path) => {
    expect((await call('POST', '/invitations', body)).json).toMatchObject({ code, ...(path ? { path } : {}) });
    expect(desk.rig.mails).toEqual([]);
  });

  it.each([
    [{ password: PASSWORD }, 'name'],
    [{ name: ' ', password: PASSWORD }, 'name'],
    [{ name: 'Bob' }, 'password'],
    [{ name: 'Bob', password: 'eleven char' }, 'password'],
    [{ name: 'Bob', password: '👍'.repeat(11) }, 'password'],
  ])('wants a name and a password of 12 characters: %j', async (given, path) => {
    const token = await invited();
    expect((await anybody('/invitations/accept', { token, ...given })).json).toMatchObject({ code: 'bad_frame', path });
  });

  it.each(['', 'x', `${SITE}.${'A'.repeat(43)}`, `${SITE}.${'A'.repeat(42)}`, `nosite.${'A'.repeat(43)}`])(
    'is not made up: %j',
    async (token) => {
      await invited();
      const { code } = await anybody('/invitations/look', { token });
      expect(code).toBe(token === '' ? 'bad_frame' : 'link_invalid');
    },
  );
});

describe('a role', () => {
  it('[DO14] is changed by an admin; the person comes back with the new one', async () => {
    const id = await bob();
    const { cookie = '' } = await signIn('bob@example.com', PASSWORD);
    expect(await call('GET', '/people', undefined, cookie)).toMatchObject({ code: 'forbidden' });
    expect((await call('POST', `/people/${id}/role`, { role: 'agent' })).status).toBe(204);
    expect((await call('GET', '/session', undefined, cookie)).status).toBe(200);
    expect((await call('POST', `/people/${id}/role`, { role: 'admin' })).status).toBe(204);
    expect((await call('GET', '/session', undefined, cookie)).status).toBe(401);
    expect(desk.rig.ended).toMatchObject([{ agent: id }]);
    const again = (await signIn('bob@example.com', PASSWORD)).cookie;
    expect((await call('GET', '/people', undefined, again)).status).toBe(200);
    expect((await log()).at(-1)).toBe(`membership_role by ${ANN}`);
  });

  it('[DO14] of the last admin stays', async () => {
    expect(await call('POST', `/people/${ANN}/role`, { role: 'agent' })).toMatchObject({ code: 'last_admin' });
    expect(await call('DELETE', `/people/${ANN}`)).toMatchObject({ status: 409, code: 'last_admin' });
    expect((await call('GET', '/session')).status).toBe(200);
  });
});

describe('the groups of who comes', () => {
  it.each([
    ['agent', ['pre-sales', 'after-sales']],
    ['supervisor', []],
    ['admin', []],
  ])('[DO19] %s: %j; the first admin has them all', async (role, groups) => {
    const token = await desk.invited('cleo@example.com', role);
    await desk.anybody('/invitations/accept', { token, name: 'Cleo', password: PASSWORD });
    const { staff } = (await call('GET', '/floor')).json;
    expect(staff[0]).toMatchObject({ agent: ANN, groups: ['pre-sales', 'after-sales'] });
    expect(staff[1]).toMatchObject({ name: 'Cleo', limit: 5, groups });
  });
});

describe('a name', () => {
  it('[DO18] is changed by its owner and by an admin of all their sites, and the log says from what to what', async () => {
    const id = await bob();
    const { cookie = '' } = await signIn('bob@example.com', PASSWORD);
    expect((await call('POST', '/account/name', { name: ' Robert ' }, cookie)).status).toBe(204);
    expect((await call('POST', '/account/name', { name: 'Robert' }, cookie)).status).toBe(204);
    expect((await call('GET', '/session', undefined, cookie)).json.self.name).toBe('Robert');
    expect((await call('POST', `/people/${id}/name`, { name: 'Bo' })).status).toBe(204);
    expect((await call('GET', '/account', undefined, cookie)).json.name).toBe('Bo');
    expect((await desk.rig.directory.readSiteLog(SITE, 2)).slice(-2)).toMatchObject([
      { kind: 'person_name', actor: { id }, body: { agent: id, name: 'Robert', before: 'Bob' } },
      { kind: 'person_name', actor: { id: ANN }, body: { agent: id, name: 'Bo', before: 'Robert' } },
    ]);
    expect((await call('POST', `/people/${ANN}/name`, { name: 'Bo' }, cookie)).code).toBe('forbidden');
  });

  it.each(['', ' ', 'x'.repeat(65), 'a\u0000b', 'a\nb', 'a\u202eb', 'a\u2066b'])(
    '[DO18] is refused: %j',
    async (name) => {
      const id = await bob();
      for (const path of ['/account/name', `/people/${id}/name`])
        expect(await call('POST', path, { name })).toMatchObject({ code: 'bad_frame', json: { path: 'name' } });
      const token = await desk.invited('cleo@example.com');
      const accepted = await desk.anybody('/invitations/accept', { token, name, password: PASSWORD });
      expect(accepted).toMatchObject({ code: 'bad_frame', json: { path: 'name' } });
    },
  );

  it('[GD7] is none that the guard blocks, whoever sets it', async () => {
    const id = await bob();
    const name = '白痴小美';
    const { cookie = '' } = await signIn('bob@example.com', PASSWORD);
    const token = await desk.invited('cleo@example.com');
    const answers = [
      await call('POST', '/account/name', { name }, cookie),
      await call('POST', `/people/${id}/name`, { name }),
      await desk.anybody('/invitations/accept', { token, name, password: PASSWORD }),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 422, code: 'guarded', json: { path: 'name' } });
    expect((await call('GET', '/account', undefined, cookie)).json.name).toBe('Bob');
    expect((await desk.anybody('/invitations/accept', { token, name: '小美', password: PASSWORD })).status).toBe(204);
  });

  it('[DO18] of somebody who works elsewhere too is not for an admin of one site', async () => {
    const id = await bob();
    const second = {
      id: 's2',
      account: 'acc',
      slug: 's2',
      name: 's2',
      timeZone: 'UTC',
      origins: [],
      anyLocalhost: false,
    };
    await desk.rig.directory.change(
      [
        { kind: 'site', site: second },
        { kind: 'membership', site: 's2', agent: id, role: 'agent' },
      ],
      { role: 'system' },
      desk.now,
    );
    expect((await call('POST', `/people/${id}/name`, { name: 'Bo' })).code).toBe('forbidden');
  });
});

describe('a removal', () => {
  it('[DO14] ends sessions at once, and the way in', async () => {
    const id = await bob();
    const { cookie = '' } = await signIn('bob@example.com', PASSWORD);
    expect((await call('DELETE', `/people/${id}`)).status).toBe(204);
    expect(desk.rig.ended).toMatchObject([{ agent: id }]);
    expect((await call('GET', '/session', undefined, cookie)).status).toBe(401);
    expect((await signIn('bob@example.com', PASSWORD)).code).toBe('sign_in_refused');
    expect((await log()).at(-1)).toBe(`membership_removed by ${ANN}`);
    expect(await call('DELETE', `/people/${id}`)).toMatchObject({ status: 404, code: 'person_unknown' });
  });

  it('[DO15] is refused while shoppers wait for them', async () => {
    const id = await bob();
    const { cookie = '' } = await signIn('bob@example.com', PASSWORD);
    desk.rig.held.count = 2;
    expect(await call('DELETE', `/people/${id}`)).toMatchObject({ status: 409, code: 'has_conversations' });
    expect((await call('GET', '/session', undefined, cookie)).status).toBe(200);
  });

  it('[DO15] is taken back when a conversation was taken meanwhile', async () => {
    const id = await bob();
    const part = { limit: 2, groups: ['after-sales'], skills: [], languages: ['zh-CN'] };
    expect((await call('POST', `/floor/staff/${id}`, part)).status).toBe(204);
    desk.rig.held.whenAsked = () => {
      desk.rig.held.count = 1;
    };
    expect(await call('DELETE', `/people/${id}`)).toMatchObject({ code: 'has_conversations' });
    expect((await signIn('bob@example.com', PASSWORD)).json.self).toMatchObject({ id, duty: 'agent' });
    expect((await log()).slice(-3)).toEqual([
      `membership_removed by ${ANN}`,
      `membership_added by ${ANN}`,
      `staff_set by ${ANN}`,
    ]);
    expect((await call('GET', '/floor')).json.staff[1]).toMatchObject({ agent: id, ...part });
  });

  it.each([
    ['DELETE', ''],
    ['POST', '/role'],
    ['POST', '/name'],
    ['POST', '/password-reset'],
    ['DELETE', '/second-factor'],
  ])('%s %s reaches nobody of another site', async (method, end) => {
    const made = await desk.rig.directory.change(
      [
        { kind: 'agent', agent: { id: 'y1', account: 'acc', email: 'yi@example.com', name: 'Yi', passwordHash: 'x' } },
        {
          kind: 'site',
          site: { id: 's2', account: 'acc', slug: 's2', name: 's2', timeZone: 'UTC', origins: [], anyLocalhost: false },
        },
        { kind: 'membership', site: 's2', agent: 'y1', role: 'admin' },
      ],
      { role: 'system' },
      desk.now,
    );
    expect(made.ok).toBe(true);
    expect(await call(method, `/people/y1${end}`, { role: 'agent', name: 'Bo' })).toMatchObject({
      code: 'person_unknown',
    });
    expect(desk.rig.mails).toEqual([]);
  });
});
