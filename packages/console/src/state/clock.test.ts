import { REPLY_RULE } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import { ME, message, rowOf, shopperOf, threadOf } from '../testing/fixtures.ts';
import { type ClockRules, replyClock } from './clock.ts';

const asked = message(2, shopperOf(1), 1000, 'hello');
const taken = { kind: 'assigned', seq: 3, at: 61_000, by: ME, agent: ME } as const;
const active = rowOf(1, { state: 'active', agent: ME, waitingSince: 1000 });

describe('the reply clock', () => {
  it('runs from the first unanswered message while nobody has taken it', () => {
    expect(replyClock(rowOf(1, { waitingSince: 1000 }), undefined)).toMatchObject({ since: 1000, limitMs: 45_000 });
  });

  it('stands still for an answered one, a left message and a closed one', () => {
    expect(replyClock(rowOf(1, { state: 'active' }), undefined)).toBeUndefined();
    expect(replyClock(rowOf(1, { state: 'left', waitingSince: 1000 }), undefined)).toBeUndefined();
    expect(replyClock(rowOf(1, { state: 'closed', waitingSince: 1000 }), undefined)).toBeUndefined();
  });

  it('runs for one that came back answered from its return on, and for one nobody had answered from those words on', () => {
    const back = rowOf(1, { waitsSince: 90_000, last: { by: 'agent', at: 50_000, text: 'Yes' } });
    expect(replyClock(back, undefined)).toMatchObject({ since: 90_000, limitMs: 45_000 });
    expect(replyClock({ ...back, waitingSince: 60_000 }, undefined)).toMatchObject({ since: 60_000 });
    expect(replyClock({ ...back, state: 'left' }, undefined)).toBeUndefined();
  });

  it('runs from the assignment when that came later', () => {
    const thread = threadOf(1, { events: [asked, taken] });
    expect(replyClock(active, thread)).toMatchObject({ since: 61_000, limitMs: 45_000 });
  });

  it('allows three minutes once the shopper was answered', () => {
    const thread = threadOf(1, { events: [asked, taken, message(4, ME, 70_000, 'hi')] });
    const again = { ...active, waitingSince: 90_000 };
    expect(replyClock(again, thread)).toMatchObject({ since: 90_000, limitMs: 180_000 });
  });

  it('goes by the row for a log that isn’t loaded from its beginning', () => {
    const owed = { ...active, firstOwedAt: 61_000 };
    for (const thread of [undefined, threadOf(1, { more: true, events: [asked] })]) {
      expect(replyClock(owed, thread)).toMatchObject({ since: 61_000, limitMs: 45_000 });
    }
    expect(replyClock({ ...owed, firstOwedAt: 1 }, threadOf(1, { events: [asked, taken] }))?.since).toBe(61_000);
  });

  it('takes what isn’t loaded for answered', () => {
    expect(replyClock(active, undefined)?.limitMs).toBe(180_000);
    expect(replyClock(active, threadOf(1, { more: true }))?.limitMs).toBe(180_000);
  });

  it('gives a new agent the first reply’s time, whatever the one before said', () => {
    const other = { id: 'wei', name: 'Wei', role: 'agent' } as const;
    const handed = { kind: 'assigned', seq: 6, at: 95_000, by: other, agent: ME } as const;
    const first = { ...taken, agent: other, by: other };
    const events = [asked, first, message(4, other, 70_000, 'hi'), message(5, shopperOf(1), 90_000, 'and?'), handed];
    const clock = replyClock({ ...active, waitingSince: 90_000 }, threadOf(1, { events }));
    expect(clock).toMatchObject({ since: 95_000, limitMs: 45_000 });
  });

  it('runs for a left message that was taken only when the shopper writes again', () => {
    const left = { kind: 'left', seq: 3, at: 2000, by: { role: 'system' } } as const;
    const events = [asked, left, { ...taken, seq: 4 }];
    expect(replyClock(active, threadOf(1, { events }))).toBeUndefined();
    const again = [...events, message(5, shopperOf(1), 80_000, 'are you there?')];
    expect(replyClock(active, threadOf(1, { events: again }))).toMatchObject({ since: 80_000, limitMs: 180_000 });
  });

  describe('by the site’s rules', () => {
    const limits = {
      first_reply: { limitMs: 20_000, warnBeforeMs: 5000 },
      reply: { limitMs: 60_000, warnBeforeMs: 0 },
    };
    const DAY = [{ from: '09:00', to: '18:00' }];
    const week = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: DAY, sun: DAY };
    const hours = { zone: 'UTC', week, exceptions: [] };
    const rules = (over: Partial<ClockRules> = {}): ClockRules => ({
      replyRule: { limits, counts: 'service_time' },
      groups: [],
      ...over,
    });
    const at = (time: string) => Date.parse(`2026-11-20T${time}Z`);
    const waits = (since: number, group?: string) => ({
      ...rowOf(1, { waitingSince: since }),
      ...(group ? { group } : {}),
    });

    it('has the site’s limits and warnings', () => {
      expect(replyClock(waits(1000), undefined, rules())).toMatchObject({
        limitMs: 20_000,
        warnsAt: 16_000,
        dueAt: 21_000,
        overdueAt: 21_001,
      });
    });

    it('stands still while the group is closed, where only service time counts', () => {
      const clock = replyClock(waits(at('17:59:50')), undefined, rules({ hours }));
      expect(clock?.dueAt).toBe(Date.parse('2026-11-21T09:00:10Z'));
      const always = { replyRule: { ...rules().replyRule, counts: 'all_time' as const }, hours };
      const running = replyClock(waits(at('17:59:50')), undefined, rules(always));
      expect(running).toMatchObject({ dueAt: at('18:00:10'), hours: undefined });
    });

    it('goes by the group’s own hours before the site’s', () => {
      const own = { ...hours, week: { ...week, fri: [{ from: '09:00', to: '22:00' }] } };
      const both = rules({ hours, groups: [{ id: 'vip', hours: own }, { id: 'plain' }] });
      expect(replyClock(waits(at('17:59:50'), 'vip'), undefined, both)?.dueAt).toBe(at('18:00:10'));
      expect(replyClock(waits(at('17:59:50'), 'plain'), undefined, both)?.dueAt).toBeGreaterThan(at('23:00:00'));
      expect(replyClock(waits(at('17:59:50'), 'gone'), undefined, both)?.dueAt).toBeGreaterThan(at('23:00:00'));
    });

    it('is the trade’s until the server has told the site’s', () => {
      expect(replyClock(waits(1000), undefined)?.limitMs).toBe(REPLY_RULE.limits.first_reply.limitMs);
    });
  });
});
