import { describe, expect, it } from 'vitest';
import { act, agent, begin, cid, id, NOON, SITE as OTHER } from '../../ports/store-world.contract.ts';
import { createOverview } from '../../relay/overview.ts';
import { createVirtualClock } from '../../testing/virtual-clock.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';

describe('GET /api/v1/floor/conversations', () => {
  const open = async (duty: 'agent' | 'supervisor' | 'admin' = 'supervisor') => {
    const rig = await createHttpRig({ duty });
    const cookie = await rig.cookie();
    const ask = async () => {
      const headers = { origin: PUBLIC_URL, cookie };
      const answer = await rig.request('/api/v1/floor/conversations', { headers });
      return { status: answer.status, json: await answer.json() };
    };
    return { rig, ask };
  };

  it.each(['supervisor', 'admin'] as const)('[OV1] shows a %s all that is open in their site, masked', async (duty) => {
    const { rig, ask } = await open(duty);
    await begin(rig.store, 1, { site: SITE, text: 'call me: 13812345678' });
    await begin(rig.store, 2, { site: SITE });
    await begin(rig.store, 3, { site: SITE });
    await begin(rig.store, 4, { site: OTHER });
    const take = { do: 'take', by: agent(), hasRoom: true, mayPick: true } as const;
    for (const n of [2, 3]) await act(rig.store, id('c', n), { ...take, cid: cid(n + 10) }, SITE);
    await act(rig.store, id('c', 3), { do: 'close', by: agent(), cid: cid(20) }, SITE);
    const { status, json } = await ask();
    expect(status).toBe(200);
    expect(json).toMatchObject({ at: expect.any(Number), more: false });
    const rows: { conversation: string; last?: { text: string } }[] = json.conversations;
    expect(rows.map(({ conversation }) => conversation).sort()).toEqual([id('c', 1), id('c', 2)]);
    expect(rows).toContainEqual(
      expect.objectContaining({ state: 'active', agent: { id: id('a', 1), name: 'Agent 1' }, waitingSince: NOON }),
    );
    expect(JSON.stringify(rows)).not.toContain('13812345678');
    expect(rows.find(({ conversation }) => conversation === id('c', 1))?.last?.text).toMatch(/138\*+5678/);
  });

  it('[OV1] is no look at another site, however short a time ago that one was looked at', async () => {
    const { rig } = await open();
    await begin(rig.store, 1, { site: SITE });
    await begin(rig.store, 4, { site: OTHER });
    const overview = createOverview({ store: rig.store, clock: createVirtualClock() });
    const seen = async (site: string) =>
      (await overview.read(site)).conversations.map(({ conversation }) => conversation);
    expect([await seen(OTHER), await seen(SITE), await seen(OTHER)]).toEqual([
      [id('c', 4)],
      [id('c', 1)],
      [id('c', 4)],
    ]);
  });

  it('[OV1] shows an agent nothing', async () => {
    const { rig, ask } = await open('agent');
    await begin(rig.store, 1, { site: SITE });
    expect(await ask()).toMatchObject({ status: 403, json: { code: 'forbidden' } });
  });
});
