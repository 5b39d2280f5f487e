import { describe, expect, test } from 'vitest';
import { hoursFor } from './hours.ts';
import { dateAt, naturalDay } from './natural-day.ts';
import { isOpen, nextChange, nextOpening } from './open.ts';
import { hoursOf, iso, utc } from './sample.contract.ts';
import { dueAfter, serviceTimeMs } from './service-time.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** 21 November 2026 is a Saturday; Shanghai is eight hours ahead, all year. */
const NIGHTLY = hoursOf('Asia/Shanghai', '07:00-02:00', { '2026-11-24': '', '2026-11-25': '10:00-12:00 13:00-15:00' });
const shanghai = (text: string) => utc(`${text}+08:00`);

describe('open or closed', () => {
  test('[HR3] is open past midnight until the night’s hours end, and not at the closing instant', () => {
    expect(isOpen(NIGHTLY, shanghai('2026-11-22T00:00:00'))).toBe(true);
    expect(isOpen(NIGHTLY, shanghai('2026-11-22T01:59:59.999'))).toBe(true);
    expect(isOpen(NIGHTLY, shanghai('2026-11-22T02:00:00'))).toBe(false);
    expect(isOpen(NIGHTLY, shanghai('2026-11-22T06:59:59.999'))).toBe(false);
    expect(isOpen(NIGHTLY, shanghai('2026-11-22T07:00:00'))).toBe(true);
  });

  test('[HR3] a closed day leaves the night before it alone, and has no night of its own', () => {
    expect(isOpen(NIGHTLY, shanghai('2026-11-24T01:30:00'))).toBe(true);
    expect(isOpen(NIGHTLY, shanghai('2026-11-24T02:00:00'))).toBe(false);
    expect(isOpen(NIGHTLY, shanghai('2026-11-25T01:30:00'))).toBe(false);
    expect(iso(nextOpening(NIGHTLY, shanghai('2026-11-24T03:00:00')))).toBe('2026-11-25T02:00Z');
  });

  test('[HR3] other hours replace the weekday’s, the pause included', () => {
    const noon = shanghai('2026-11-25T11:59:59.999');
    expect(isOpen(NIGHTLY, noon)).toBe(true);
    expect(nextChange(NIGHTLY, noon)).toEqual({ at: shanghai('2026-11-25T12:00:00'), open: false });
    expect(nextChange(NIGHTLY, shanghai('2026-11-25T12:00:00'))?.at).toBe(shanghai('2026-11-25T13:00:00'));
  });

  test('[HR3] a campaign day that begins while the night before is still open is open once', () => {
    const hours = hoursOf('Asia/Shanghai', '07:00-02:00', { '2026-11-11': '00:00-24:00' });
    expect(nextChange(hours, shanghai('2026-11-10T12:00:00'))).toEqual({
      at: shanghai('2026-11-12T00:00:00'),
      open: false,
    });
    const day = naturalDay(hours, '2026-11-11');
    expect(day?.open).toEqual([{ start: day?.start, end: day?.end }]);
    const short = hoursOf('Asia/Shanghai', '07:00-02:00', { '2026-11-11': '00:30-01:00' });
    expect(nextChange(short, shanghai('2026-11-10T12:00:00'))?.at).toBe(shanghai('2026-11-11T02:00:00'));
  });
});

describe('the next change', () => {
  test('[HR4] is none when it is always or never open', () => {
    expect(nextChange(hoursOf('UTC', '00:00-24:00'), 0)).toBeUndefined();
    expect(nextChange(hoursOf('UTC', '08:00-20:00 20:00-08:00'), 0)).toBeUndefined();
    expect(nextChange(hoursOf('UTC', ''), 0)).toBeUndefined();
    expect(nextOpening(hoursOf('UTC', ''), 0)).toBeUndefined();
    expect(nextOpening(hoursOf('UTC', '00:00-24:00'), 5)).toBe(5);
  });

  test.each([
    ['00:00-24:00', '2999-05-04T00:00Z', '2999-05-05T00:00Z'],
    // What the night before runs into stays open, so the day closes at its own opening time, and opens a day later.
    ['08:00-20:00 20:00-08:00', '2999-05-04T08:00Z', '2999-05-05T08:00Z'],
  ])('[HR4] always open (%s) closes on its one holiday, a thousand years ahead', (daily, closes, opens) => {
    const hours = hoursOf('UTC', daily, { '2999-05-04': '' });
    const change = nextChange(hours, utc('2026-11-22T00:00Z'));
    expect([change?.open, iso(change?.at)]).toEqual([false, closes]);
    expect(iso(nextOpening(hours, change?.at ?? 0))).toBe(opens);
    expect(nextChange(hours, utc(opens))).toBeUndefined();
  });

  test('[HR4] never open but for two campaigns opens for them, and never again', () => {
    const hours = hoursOf('UTC', '', { '2999-05-04': '10:00-11:00', '2030-01-01': '23:00-01:00' });
    const seen: (string | undefined)[] = [];
    let next = nextChange(hours, 0);
    while (next) {
      seen.push(iso(next.at));
      next = nextChange(hours, next.at);
    }
    expect(seen).toEqual(['2030-01-01T23:00Z', '2030-01-02T01:00Z', '2999-05-04T10:00Z', '2999-05-04T11:00Z']);
  });

  test('[HR4] a closed season longer than a year is seen through', () => {
    const days = Array.from({ length: 450 }, (_, day) =>
      iso(utc('2027-01-01T00:00Z') + day * 24 * HOUR_MS)!.slice(0, 10),
    );
    const hours = hoursOf('UTC', '09:00-17:00', Object.fromEntries(days.map((date) => [date, ''])));
    expect(iso(nextOpening(hours, utc('2026-12-31T17:00Z')))).toBe('2028-03-26T09:00Z');
  });
});

describe('natural days', () => {
  test('[HR5] share a night’s hours between them', () => {
    expect(naturalDay(NIGHTLY, '2026-11-22')?.open.map(({ start, end }) => [iso(start), iso(end)])).toEqual([
      ['2026-11-21T16:00Z', '2026-11-21T18:00Z'],
      ['2026-11-21T23:00Z', '2026-11-22T16:00Z'],
    ]);
  });

  test('[HR5] follow each other without overlap where midnight comes twice', () => {
    const hours = hoursOf('America/St_Johns', '00:00-24:00');
    const first = naturalDay(hours, '2008-11-01')!;
    const second = naturalDay(hours, '2008-11-02')!;
    expect(first.end).toBe(second.start);
    expect((second.end - second.start) / HOUR_MS).toBe(25);
    expect(dateAt(hours, second.start - 1)).toBe('2008-11-01');
    // The clock shows 1 November, 23:01, for the second time.
    expect(dateAt(hours, second.start + 2 * MINUTE_MS)).toBe('2008-11-02');
  });

  test.each(['2026-02-30', '2026-13-01', '26-01-01', '1969-12-31', '', '2026-11-22T00:00'])('“%s” is none', (date) => {
    expect(naturalDay(NIGHTLY, date)).toBeUndefined();
  });

  test('the first one is 1 January 1970', () => {
    expect(naturalDay(NIGHTLY, '1970-01-01')?.start).toBe(-8 * HOUR_MS);
  });
});

describe('service time', () => {
  test('[HR5] counts what was open, across the pause, the night and the closed day', () => {
    const from = shanghai('2026-11-23T20:00:00');
    expect(serviceTimeMs(NIGHTLY, from, shanghai('2026-11-25T14:00:00'))).toBe((6 + 2 + 1) * HOUR_MS);
    expect(serviceTimeMs(NIGHTLY, from, from)).toBe(0);
    expect(serviceTimeMs(NIGHTLY, from, from - HOUR_MS)).toBe(0);
  });

  test('[HR6] what is used up at closing time is due then, a ms more only after the next opening', () => {
    const from = shanghai('2026-11-25T11:30:00');
    expect(dueAfter(NIGHTLY, from, 30 * MINUTE_MS)).toBe(shanghai('2026-11-25T12:00:00'));
    expect(dueAfter(NIGHTLY, from, 30 * MINUTE_MS + 1)).toBe(shanghai('2026-11-25T13:00:00.001'));
    expect(dueAfter(NIGHTLY, shanghai('2026-11-24T04:00:00'), 0)).toBe(shanghai('2026-11-24T04:00:00'));
    expect(dueAfter(NIGHTLY, shanghai('2026-11-24T04:00:00'), 1)).toBe(shanghai('2026-11-25T10:00:00.001'));
  });

  test('[HR6] is due never when it closes for good before', () => {
    const hours = hoursOf('UTC', '', { '2027-01-01': '10:00-11:00' });
    expect(iso(dueAfter(hours, 0, HOUR_MS))).toBe('2027-01-01T11:00Z');
    expect(dueAfter(hours, 0, HOUR_MS + 1)).toBeUndefined();
  });
});

describe('a group', () => {
  const site = hoursOf('Asia/Shanghai', '09:00-18:00');

  test('[HR7] has the site’s hours unless it has its own', () => {
    const own = hoursOf('Europe/Berlin', '');
    expect(hoursFor(site, undefined)).toBe(site);
    expect(hoursFor(site, own)).toBe(own);
  });
});
