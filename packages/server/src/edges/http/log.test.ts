import type { Duty } from '@shopbell/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { STANDARD_GROUPS, standardStaff } from '../../ports/settings.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';
const ANN = '01kafzagnt00000000a1';
const BOB = '01kafzagnt00000000b2';
const XI = '01kafzagnt00000000x3';

describe('the log of a site', () => {
  let rig: Awaited<ReturnType<typeof createHttpRig>>;

  const start = async (duty: Duty) => {
    rig = await createHttpRig({ duty });
    const agent = (id: string, account: string, name: string) =>
      ({
        kind: 'agent',
        agent: { id, account, email: `${id}@example.com`, name, passwordHash: 'secret-hash' },
      }) as const;
    const staff = { ...standardStaff(BOB, STANDARD_GROUPS), limit: 2 };
    const by = (id: string) => ({ role: 'agent', id }) as const;
    await rig.directory.change(
      [{ kind: 'account', id: 'other', name: 'Other' }, agent(BOB, 'acc', 'Bob <b>'), agent(XI, 'other', 'Xi')],
      { role: 'system' },
      1000,
    );
    await rig.directory.change([{ kind: 'membership', site: SITE, agent: BOB, role: 'agent' }], by(ANN), 2000);
    await rig.directory.setAgentStatus(SITE, BOB, 'online', 'connected', 3000);
    await rig.directory.change([{ kind: 'staff', site: SITE, staff }], by(ANN), 4000);
    await rig.directory.change([{ kind: 'api_key', site: SITE, id: 'k1', hash: 'key-hash' }], by(XI), 5000);
    await rig.directory.change([{ kind: 'membership_removed', site: SITE, agent: BOB }], by(ANN), 6000);
  };
  const read = async (query = '') => {
    const headers = { origin: PUBLIC_URL, cookie: await rig.cookie() };
    const answer = await rig.request(`/api/v1/log${query}`, { headers });
    return { status: answer.status, json: JSON.parse(await answer.text()) };
  };
  const kinds = async (query = '') => (await read(query)).json.entries.map(({ kind }: { kind: string }) => kind);

  describe('for an admin', () => {
    beforeEach(() => start('admin'));

    it('tells who did what, when, and what it was before', async () => {
      const { json } = await read('?topic=floor');
      expect(json.entries).toEqual([
        {
          n: 5,
          at: 4000,
          by: { role: 'agent', id: ANN },
          kind: 'staff_set',
          body: { ...standardStaff(BOB, STANDARD_GROUPS), limit: 2 },
          was: standardStaff(BOB, STANDARD_GROUPS),
        },
        expect.objectContaining({ n: 1, kind: 'site_created', by: { role: 'system' } }),
      ]);
      expect(json.topics).toEqual(['duty', 'floor', 'people', 'shoppers', 'access']);
    });

    it('[RE6] names who was here, and nobody of another merchant', async () => {
      const { json } = await read();
      expect(json.people).toEqual([
        { id: ANN, name: 'Ann', member: true },
        { id: BOB, name: 'Bob <b>', member: false },
      ]);
      expect(json.entries.find(({ kind }: { kind: string }) => kind === 'key_added').by).toEqual({
        role: 'agent',
        id: XI,
      });
      for (const hidden of ['@example.com', 'hash', 'Xi']) expect(JSON.stringify(json)).not.toContain(hidden);
    });

    it('finds by topic and by person', async () => {
      expect(await kinds('?topic=duty')).toEqual(['agent_status', 'agent_status']);
      expect(await kinds(`?topic=people&person=${BOB}`)).toEqual(['membership_removed', 'membership_added']);
      expect(await kinds('?topic=access')).toEqual(['key_added']);
    });

    it('[RE5] goes on where a page ended', async () => {
      for (let index = 0; index < 60; index++) {
        await rig.directory.setAgentStatus(SITE, ANN, index % 2 === 0 ? 'away' : 'online', 'chosen', 7000 + index);
      }
      const first = (await read()).json;
      expect(first.entries).toHaveLength(50);
      const second = (await read(`?before=${first.next}`)).json;
      expect(second.next).toBeUndefined();
      const all = [...first.entries, ...second.entries].map(({ n }: { n: number }) => n);
      expect(all).toEqual(all.map((_, index) => all.length - index));
      expect(first.entries[0]).toMatchObject({ body: { status: 'online' }, was: { status: 'away' } });
    });

    it.each(['?before=0', '?before=x', '?before=1e3', '?topic=all', '?person=%3Cb%3E', `?before=${'9'.repeat(16)}`])(
      'refuses %s',
      async (query) => {
        expect(await read(query)).toMatchObject({ status: 400, json: { code: 'bad_frame' } });
      },
    );
  });

  it('[RE6] shows a supervisor what the floor goes by, and nothing of keys and passwords', async () => {
    await start('supervisor');
    expect((await read()).json.topics).toEqual(['duty', 'floor', 'people', 'shoppers']);
    expect(await kinds()).not.toContain('key_added');
    expect(await kinds()).toContain('staff_set');
    expect(await read('?topic=access')).toMatchObject({ status: 403, json: { code: 'forbidden' } });
  });

  it('[RE6] shows an agent nothing', async () => {
    await start('agent');
    expect(await read()).toMatchObject({ status: 403, json: { code: 'forbidden' } });
  });
});
