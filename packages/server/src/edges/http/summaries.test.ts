import { describe, expect, it } from 'vitest';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const NOON = Date.parse('2026-11-21T12:00:00Z');
const DAY_MS = 86_400_000;
const DAY = '2026-11-21';
const OTHER = '01kafzagnt00000000a9';

async function signedIn(duty: 'agent' | 'supervisor' = 'agent') {
  let now = NOON;
  const rig = await createHttpRig({ duty, now: () => now });
  const headers = { origin: PUBLIC_URL, cookie: await rig.cookie() };
  return {
    rig,
    at: (instant: number) => {
      now = instant;
    },
    get: (path: string) => rig.request(path, { headers }),
    keep: (body: object) =>
      rig.send('POST', '/api/v1/summaries', { day: DAY, after: 0, remarks: [], ...body }, headers),
  };
}
const codeOf = async (answer: Response) => Object(await answer.json()).code;

describe('days', () => {
  it('[SM1] are shown as the log tells them, kept with remarks, and stay as they were kept', async () => {
    const { get, keep, at } = await signedIn();
    const view = await (await get('/api/v1/summaries')).json();
    expect(view).toMatchObject({ day: DAY, zone: 'UTC', open: true, kept: [], figures: { served: [], until: NOON } });
    const remarks = [{ order: 'A-1042', text: 'Sent twice' }, { text: 'Quiet day' }];
    const first = await (await keep({ remarks })).json();
    expect(first).toMatchObject({ version: 1, at: NOON, day: DAY, agent: { name: 'Ann' }, remarks });
    at(NOON + 1000);
    const second = await (await keep({ after: 1, remarks: [] })).json();
    expect((await (await get(`/api/v1/summaries?day=${DAY}`)).json()).kept).toEqual([second, first]);
  });

  it('[SM1] are kept once, though the answer was lost; of two, one is told', async () => {
    const { get, keep } = await signedIn();
    const remarks = [{ text: 'Quiet day' }];
    const first = await (await keep({ remarks })).json();
    expect(await (await keep({ remarks })).json()).toEqual(first);
    const other = await keep({ remarks: [{ text: 'Another' }] });
    expect([other.status, await codeOf(other)]).toEqual([409, 'summary_changed']);
    expect((await (await get('/api/v1/summaries')).json()).kept).toHaveLength(1);
  });

  it('can be kept until two days after their end, and not before they begin', async () => {
    const { get, keep, at } = await signedIn();
    expect(await codeOf(await keep({ day: '2026-11-22' }))).toBe('not_found');
    expect(await codeOf(await get('/api/v1/summaries?day=2026-11-22'))).toBe('not_found');
    expect(await codeOf(await keep({ day: '2026-02-30' }))).toBe('not_found');
    // Sessions end without use.
    for (let hours = 10; hours < 60; hours += 10) {
      at(NOON + hours * 3_600_000);
      await get('/api/v1/summaries');
    }
    at(NOON + 2.5 * DAY_MS - 1);
    expect((await keep({})).status).toBe(200);
    at(NOON + 2.5 * DAY_MS);
    expect(await codeOf(await keep({ after: 1 }))).toBe('summary_closed');
    expect(await (await get(`/api/v1/summaries?day=${DAY}`)).json()).toMatchObject({
      open: false,
      kept: [{ version: 1 }],
    });
  });

  it('[SM2] are the agent’s own; others’ are for supervisors, who read those that were kept by day', async () => {
    const agent = await signedIn();
    expect(await codeOf(await agent.get(`/api/v1/summaries?agent=${OTHER}`))).toBe('forbidden');
    expect(await codeOf(await agent.get('/api/v1/summaries/all'))).toBe('forbidden');
    const boss = await signedIn('supervisor');
    expect((await boss.get(`/api/v1/summaries?agent=${OTHER}`)).status).toBe(200);
    expect(await (await boss.get('/api/v1/summaries/all')).json()).toEqual({
      ...{ day: DAY, zone: 'UTC', kept: [], unkept: [] },
    });
    await boss.keep({});
    const told = await (await boss.get(`/api/v1/summaries/all?day=${DAY}`)).json();
    expect(told.kept).toMatchObject([{ agent: { name: 'Ann' }, version: 1 }]);
    expect((await (await boss.get('/api/v1/summaries/all?day=2026-11-20')).json()).kept).toEqual([]);
  });

  it('refuse what is no remark, by its place', async () => {
    const { keep } = await signedIn();
    const bad: readonly (readonly [unknown, string])[] = [
      [[{ text: ' ' }], 'remarks.0.text'],
      [[{ text: 'x'.repeat(401) }], 'remarks.0.text'],
      [[{ text: 'x' }, { order: 'A\u202e1', text: 'x' }], 'remarks.1.order'],
      [Array(13).fill({ text: 'x' }), 'remarks'],
      [[{ text: { html: '<b>' } }], 'remarks.0.text'],
      ['x', 'remarks'],
    ];
    for (const [remarks, path] of bad) {
      expect(await (await keep({ remarks })).json()).toMatchObject({ code: 'bad_frame', path });
    }
  });
});
