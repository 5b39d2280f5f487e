import { describe, expect, test } from 'vitest';
import { hoursOf, utc } from '../hours/sample.contract.ts';
import { REPLY_RULE, type ReplyRule } from './rule.ts';
import { type Standing, stuckAt } from './stuck.ts';

const NOON = utc('2026-11-22T12:00Z');
const MINUTE = 60_000;
const always = (standing: Standing, overdueAt?: number) =>
  stuckAt(standing, overdueAt === undefined ? undefined : { overdueAt }, REPLY_RULE, undefined);

describe('a case is stuck', () => {
  test('[RK11] when who has it is over the limit of the clock that runs, and not while none runs', () => {
    expect(always({ state: 'active' }, NOON)).toEqual({ why: 'no_reply', at: NOON });
    expect(always({ state: 'active' })).toBeUndefined();
  });

  test('[RK11] when it waits in the queue longer than a first reply may take, from this wait’s beginning', () => {
    expect(always({ state: 'requested', waitsSince: NOON })).toEqual({ why: 'nobody_took', at: NOON + 45_001 });
    // The shopper's own clock, which is older, is the reply's; nobody has it.
    expect(always({ state: 'requested', waitsSince: NOON }, NOON - MINUTE)?.why).toBe('nobody_took');
  });

  test('[RK11] when what was left is not answered by its due time, taken or not', () => {
    const left = { at: NOON, dueAt: NOON + MINUTE };
    const overdue = { why: 'left_overdue', at: NOON + MINUTE + 1 };
    for (const state of ['left', 'active'] as const) expect(always({ state, left })).toEqual(overdue);
    expect(always({ state: 'left', left: { at: NOON } })).toBeUndefined();
    expect(always({ state: 'active', left: { ...left, repliedAt: NOON + 1 } })).toBeUndefined();
  });

  test('[RK11] for what was too late first, and never once it is over', () => {
    const left = { at: NOON, dueAt: NOON + MINUTE };
    expect(always({ state: 'active', left }, NOON + 5)).toEqual({ why: 'no_reply', at: NOON + 5 });
    expect(always({ state: 'active', left }, NOON + 5 * MINUTE)?.why).toBe('left_overdue');
    expect(always({ state: 'requested', waitsSince: NOON + 5 * MINUTE, left })?.why).toBe('left_overdue');
    expect(always({ state: 'closed', left }, NOON)).toBeUndefined();
  });

  test('[RK11] by service time where the site says so, and never when service ends for good before', () => {
    const rule: ReplyRule = { ...REPLY_RULE, counts: 'service_time' };
    // Sunday noon; it opens on Monday at 09:00.
    const weekdays = hoursOf('UTC', '', {}, { mon: '09:00-17:00' });
    const waits: Standing = { state: 'requested', waitsSince: NOON };
    expect(stuckAt(waits, undefined, rule, weekdays)?.at).toBe(utc('2026-11-23T09:00Z') + 45_001);
    expect(stuckAt(waits, undefined, REPLY_RULE, weekdays)?.at).toBe(NOON + 45_001);
    expect(stuckAt(waits, undefined, rule, hoursOf('UTC', ''))).toBeUndefined();
  });
});
