import { describe, expect, test } from 'vitest';
import { na } from '../conversation/sample.contract.ts';
import { hoursOf, utc } from '../hours/sample.contract.ts';
import { serviceTimeMs } from '../hours/service-time.ts';
import { clockDeadlines, degreeAt, readClock } from './read.ts';
import { REPLY_RULE, type ReplyRule } from './rule.ts';
import type { ClockName, Watch } from './watch.ts';

const SINCE = utc('2026-11-22T04:00Z');
const owed = (clock: ClockName, since = SINCE): Watch => ({ state: 'owed', clock, agent: na.id, since });
const ruleWith = (limitMs: number, warnBeforeMs: number, counts: ReplyRule['counts'] = 'all_time'): ReplyRule => ({
  limits: { ...REPLY_RULE.limits, reply: { limitMs, warnBeforeMs } },
  counts,
});

describe('a reading', () => {
  test('[RK6] turns to a warning before the limit and to overdue after it, each told one change ahead', () => {
    const at = (ms: number) => readClock(owed('reply'), REPLY_RULE, undefined, SINCE + ms);
    const base = { clock: 'reply', agent: na.id, since: SINCE, dueAt: SINCE + 180_000 };
    expect(at(0)).toEqual({ ...base, degree: 'fine', changesAt: SINCE + 120_000 });
    expect(at(119_999)).toEqual({ ...base, degree: 'fine', changesAt: SINCE + 120_000 });
    expect(at(120_000)).toEqual({ ...base, degree: 'warning', changesAt: SINCE + 180_001 });
    expect(at(180_000)).toEqual({ ...base, degree: 'warning', changesAt: SINCE + 180_001 });
    expect(at(180_001)).toEqual({ ...base, degree: 'overdue', changesAt: undefined });
  });

  test('[RK6] has no warning where the site wants none, and nothing but warning where it begins at once', () => {
    const none = ruleWith(60_000, 0);
    expect(readClock(owed('reply'), none, undefined, SINCE)).toMatchObject({
      degree: 'fine',
      changesAt: SINCE + 60_001,
    });
    expect(readClock(owed('reply'), none, undefined, SINCE + 60_000)?.degree).toBe('fine');
    expect(readClock(owed('reply'), ruleWith(60_000, 60_000), undefined, SINCE)?.degree).toBe('warning');
  });

  test('[RK6] is each clock’s own', () => {
    expect(readClock(owed('first_reply'), REPLY_RULE, undefined, SINCE)?.dueAt).toBe(SINCE + 45_000);
    expect(readClock(owed('reply'), REPLY_RULE, undefined, SINCE)?.dueAt).toBe(SINCE + 180_000);
  });

  test('nobody who owes nothing has a clock', () => {
    for (const watch of [{ state: 'queued' }, { state: 'answered', agent: na.id }, { state: 'over' }] as const)
      expect(readClock(watch, REPLY_RULE, undefined, SINCE)).toBeUndefined();
  });

  test('[RK6] stays fine for good when service ends for good', () => {
    const never = hoursOf('UTC', '');
    expect(readClock(owed('reply'), ruleWith(60_000, 1000, 'service_time'), never, SINCE)).toMatchObject({
      dueAt: undefined,
      degree: 'fine',
      changesAt: undefined,
    });
  });

  test('[RK6] all time counts where the site has no hours', () => {
    expect(readClock(owed('reply'), ruleWith(60_000, 0, 'service_time'), undefined, SINCE)?.dueAt).toBe(SINCE + 60_000);
  });
});

test.each([3, 11, 47, 2026])('[RK5] [RK6] the degree is what the service time says, seed %i', (seed) => {
  let random = seed;
  const draw = (below: number) => {
    random = (random * 48_271) % 2_147_483_647;
    return random % below;
  };
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai'];
  const days = ['05:00-02:30', '07:00-02:00', '00:00-00:01 12:00-12:02', '09:00-12:00 13:00-18:00', '00:00-24:00'];
  for (let run = 0; run < 500; run++) {
    const hours = hoursOf(zones[draw(zones.length)]!, days[draw(days.length)]!);
    const limitMs = 1000 + draw(300_000);
    const warnBeforeMs = draw(limitMs + 1);
    const rule = ruleWith(limitMs, warnBeforeMs, 'service_time');
    // The night of 25 October 2026, in which Berlin turns its clocks back, and the days around it.
    const since = utc('2026-10-23T00:00Z') + draw(4 * 86_400_000);
    const instants = clockDeadlines({ clock: 'reply', since }, rule, hours);
    const expected = (at: number) => {
      const passedMs = serviceTimeMs(hours, since, at);
      if (passedMs > limitMs) return 'overdue';
      return warnBeforeMs > 0 && passedMs >= limitMs - warnBeforeMs ? 'warning' : 'fine';
    };
    let now = since;
    for (let change = 0; change < 3; change++) {
      const { degree, changesAt } = degreeAt(instants, now);
      const why = `seed ${seed}, run ${run}: since ${since}, now ${now}`;
      expect(degree, why).toBe(expected(now));
      if (changesAt === undefined) break;
      expect(expected(changesAt - 1), why).toBe(degree);
      expect(expected(changesAt), why).not.toBe(degree);
      now = changesAt;
    }
    expect(degreeAt(instants, now).degree).toBe('overdue');
  }
});
