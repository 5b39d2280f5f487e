import { describe, expect, it } from 'vitest';
import { ANN, SITE, usePeople } from './testing/people.ts';

const desk = usePeople();
const { bob, call } = desk;

const DAY = [{ from: '09:00', to: '18:00' }];
const WEEK = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: [], sun: [] };
const HOURS = { zone: 'Asia/Shanghai', week: WEEK, exceptions: [{ date: '2026-11-19', spans: [] }] };
const GROUP = { name: ' VIP ', mode: 'automatic', order: 'longest_idle', maxWaiting: 5, maxWaitMs: 60_000, graceMs: 0 };
const STAFF = { limit: 2, groups: ['after-sales'], skills: ['returns'], languages: ['zh-CN'] };
// It is a Wednesday, 19:06 in Shanghai.
const at = (text: string) => Date.parse(`${text}+08:00`);

const floor = async () => (await call('GET', '/floor')).json;
const log = async () => (await desk.rig.directory.readSiteLog(SITE, 2)).map(({ kind, actor }) => [kind, actor]);
const BY_ANN = { role: 'agent', id: ANN };

describe('the floor', () => {
  it('is seen whole by an admin, with who works there', async () => {
    const id = await bob();
    const seen = await floor();
    expect(seen.groups.map((group: { id: string }) => group.id)).toEqual(['pre-sales', 'after-sales']);
    expect(seen.staff).toMatchObject([
      { agent: ANN, name: 'Ann', limit: 5 },
      { agent: id, name: 'Bob', groups: ['pre-sales', 'after-sales'] },
    ]);
    expect(seen).toMatchObject({ timeZone: 'UTC', now: { open: true, next: [] }, leftReplyWithinMs: 28_800_000 });
    expect(seen).not.toHaveProperty('hours');
  });
});

describe('a group', () => {
  it('is made, changed and removed, each time with an entry in the log', async () => {
    expect((await call('POST', '/floor/groups/vip', { ...GROUP, acceptMs: 20_000, hours: HOURS })).status).toBe(204);
    expect((await floor()).groups[2]).toMatchObject({ id: 'vip', name: 'VIP', acceptMs: 20_000, hours: HOURS });
    expect((await call('POST', '/floor/groups/vip', { ...GROUP, hours: null })).status).toBe(204);
    const changed = (await floor()).groups[2];
    expect(changed).not.toHaveProperty('hours');
    expect(changed).not.toHaveProperty('acceptMs');
    expect((await call('DELETE', '/floor/groups/vip')).status).toBe(204);
    expect((await floor()).groups).toHaveLength(2);
    expect(await log()).toEqual([
      ['group_set', BY_ANN],
      ['group_set', BY_ANN],
      ['group_removed', BY_ANN],
    ]);
  });

  it.each([
    [{ ...GROUP, name: '  ' }, 'name'],
    [{ ...GROUP, name: 'x'.repeat(61) }, 'name'],
    [{ ...GROUP, mode: 'both' }, 'mode'],
    [{ ...GROUP, acceptMs: 4999 }, 'acceptMs'],
    [{ ...GROUP, maxWaiting: 1.5 }, 'maxWaiting'],
    [{ ...GROUP, maxWaitMs: 86_400_001 }, 'maxWaitMs'],
    [{ ...GROUP, graceMs: -1 }, 'graceMs'],
  ])('[FL5] is refused by the place of the fault: %j', async (body, path) => {
    expect((await call('POST', '/floor/groups/vip', body)).json).toMatchObject({ code: 'bad_frame', path });
    expect(await log()).toEqual([]);
  });

  it('[FL5] is refused with every field at fault, its name too when that turns words around', async () => {
    const body = { ...GROUP, name: 'VIP \u202e', maxWaiting: 1.5, graceMs: -1 };
    expect((await call('POST', '/floor/groups/vip', body)).json.faults).toEqual([
      { code: 'bad_text', path: 'name' },
      { code: 'bad_value', path: 'maxWaiting' },
      { code: 'bad_value', path: 'graceMs' },
    ]);
    expect(await log()).toEqual([]);
  });

  it('[FL5] is refused with every fault of its hours', async () => {
    const hours = { ...HOURS, zone: 'Mars/Base', week: { ...WEEK, sat: [{ from: '25:00', to: '18:00' }] } };
    const refused = await call('POST', '/floor/groups/vip', { ...GROUP, hours });
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({
      code: 'settings_refused',
      faults: [
        { code: 'zone_unknown', path: 'hours.zone' },
        { code: 'time_invalid', path: 'hours.week.sat[0].from' },
      ],
    });
  });

  it.each(['VIP', 'a_b', 'x'.repeat(33), '售前'])('has an id of small letters, digits and hyphens: %s', async (id) => {
    const { json } = await call('POST', `/floor/groups/${encodeURIComponent(id)}`, GROUP);
    expect(json).toMatchObject({ code: 'settings_refused', faults: [{ code: 'slug_invalid', path: 'id' }] });
  });

  it('stays where every conversation needs one', async () => {
    expect(await call('DELETE', '/floor/groups/pre-sales')).toMatchObject({ status: 409, code: 'group_needed' });
    expect(await call('DELETE', '/floor/groups/no')).toMatchObject({ status: 404, code: 'group_unknown' });
  });
});

describe('what somebody does', () => {
  it('is set whole', async () => {
    const id = await bob();
    const set = { ...STAFF, autoReply: '稍等' };
    expect((await call('POST', `/floor/staff/${id}`, set)).status).toBe(204);
    expect((await floor()).staff[1]).toEqual({ ...set, agent: id, name: 'Bob' });
    expect((await log()).at(-1)).toEqual(['staff_set', BY_ANN]);
  });

  it.each([
    [{ ...STAFF, limit: 101 }, 'bad_frame', 'limit'],
    [{ ...STAFF, languages: ['Chinese, English'] }, 'bad_frame', 'languages.0'],
    [{ ...STAFF, skills: [''] }, 'bad_frame', 'skills.0'],
    [{ ...STAFF, groups: ['no'] }, 'group_unknown', undefined],
  ])('[FL5] is refused for %j', async (body, code, path) => {
    expect((await call('POST', `/floor/staff/${ANN}`, body)).json).toMatchObject({ code, ...(path ? { path } : {}) });
    expect(await log()).toEqual([]);
  });

  it('[GD7] has no away reply that the guard blocks', async () => {
    const set = (autoReply: string) => call('POST', `/floor/staff/${ANN}`, { ...STAFF, autoReply });
    expect((await set('白痴，等着')).json).toMatchObject({
      code: 'settings_refused',
      faults: [{ code: 'guarded', path: 'autoReply' }],
    });
    expect(await log()).toEqual([]);
    expect((await set('加我微信 mei12345')).status).toBe(204);
  });

  it('is set for members of the site only', async () => {
    expect(await call('POST', '/floor/staff/01kafznob0dy00000000', STAFF)).toMatchObject({ code: 'person_unknown' });
  });
});

describe('hours', () => {
  it('are set, tell what comes next, and are taken away', async () => {
    expect((await call('POST', '/floor/hours', { hours: HOURS })).status).toBe(204);
    expect(await floor()).toMatchObject({
      hours: HOURS,
      now: { open: false, next: [{ at: at('2026-11-20T09:00'), open: true }] },
    });
    expect((await floor()).groups[0].now).toMatchObject({ open: false });
    expect((await call('POST', '/floor/hours', { hours: null })).status).toBe(204);
    expect((await floor()).now).toEqual({ open: true, next: [] });
    expect(await log()).toEqual([
      ['hours_set', BY_ANN],
      ['hours_set', BY_ANN],
    ]);
  });

  it('are the site’s own in its view, and a group’s own in the group’s', async () => {
    const night = { ...HOURS, week: { ...WEEK, wed: [{ from: '18:00', to: '02:00' }] }, exceptions: [] };
    await call('POST', '/floor/groups/pre-sales', { ...GROUP, hours: night });
    await call('POST', '/floor/hours', { hours: HOURS });
    const { now, groups } = await floor();
    expect(now.open).toBe(false);
    expect(groups.map((group: { now: { open: boolean } }) => group.now.open)).toEqual([true, false]);
  });

  it('are tried without being set', async () => {
    expect((await call('POST', '/floor/hours/preview', { hours: HOURS })).json).toEqual({
      open: false,
      next: [
        { at: at('2026-11-20T09:00'), open: true },
        { at: at('2026-11-20T18:00'), open: false },
        { at: at('2026-11-23T09:00'), open: true },
        { at: at('2026-11-23T18:00'), open: false },
      ],
    });
    expect((await call('POST', '/floor/hours/preview', { hours: null })).json).toEqual({ open: true, next: [] });
    expect(await floor()).not.toHaveProperty('hours');
    expect(await log()).toEqual([]);
  });

  it('[FL5] are refused with every fault, and tried ones told as much', async () => {
    const hours = {
      zone: 'UTC',
      week: { ...WEEK, mon: [{ from: '09:00', to: '09:00' }] },
      exceptions: [{ date: 'x' }],
    };
    const refused = await call('POST', '/floor/hours', { hours });
    expect(refused).toMatchObject({ status: 422, code: 'settings_refused' });
    const tried = await call('POST', '/floor/hours/preview', { hours });
    expect(tried).toMatchObject({ status: 200, json: { faults: refused.json.faults } });
    expect(refused.json.faults).toEqual([
      { code: 'span_empty', path: 'hours.week.mon[0]' },
      { code: 'wrong_shape', path: 'hours.exceptions[0].spans' },
      { code: 'date_invalid', path: 'hours.exceptions[0].date' },
    ]);
    const { json: none } = await call('POST', '/floor/hours', { hours: 'always' });
    expect(none.faults).toEqual([{ code: 'wrong_shape', path: 'hours' }]);
  });
});

describe('thresholds', () => {
  const limit = { limitMs: 60_000, warnBeforeMs: 10_000 };
  const replyRule = { limits: { first_reply: limit, reply: limit }, counts: 'service_time' };

  const times = { leftReplyWithinMs: 3_600_000, caseWindowMs: 0 };

  it('are set whole', async () => {
    const set = { replyRule, leftReplyWithinMs: 3_600_000, caseWindowMs: 86_400_000 };
    expect((await call('POST', '/floor/thresholds', set)).status).toBe(204);
    expect(await floor()).toMatchObject(set);
    expect(await log()).toEqual([['thresholds_set', BY_ANN]]);
  });

  it('[FL5] are refused with every fault', async () => {
    const wrong = { ...replyRule, limits: { first_reply: { limitMs: 1, warnBeforeMs: 0 } }, counts: 'some' };
    const { json } = await call('POST', '/floor/thresholds', {
      ...times,
      replyRule: wrong,
    });
    expect(json.faults).toEqual([
      { code: 'limit_invalid', path: 'replyRule.limits.first_reply.limitMs' },
      { code: 'wrong_shape', path: 'replyRule.limits.reply' },
      { code: 'counts_unknown', path: 'replyRule.counts' },
    ]);
    for (const [path, ms] of [
      ['leftReplyWithinMs', 59_999],
      ['caseWindowMs', 366 * 86_400_000],
      ['caseWindowMs', -1],
      ['caseWindowMs', undefined],
    ] as const) {
      const body = { ...times, replyRule, [path]: ms };
      expect(await call('POST', '/floor/thresholds', body)).toMatchObject({
        code: 'settings_refused',
        json: { faults: [{ code: 'out_of_bounds', path }] },
      });
    }
    expect(await log()).toEqual([]);
  });
});
