import { describe, expect, test } from 'vitest';
import { naturalDay } from './natural-day.ts';
import { isOpen, nextChange } from './open.ts';
import { hoursOf, iso, utc } from './sample.contract.ts';
import { serviceTimeMs } from './service-time.ts';

/** The changes from an instant up to another: `+` opens, `-` closes. */
function changes(hours: ReturnType<typeof hoursOf>, from: string, to: string): string[] {
  const found: string[] = [];
  for (let at = utc(from); ; ) {
    const next = nextChange(hours, at);
    if (!next || next.at >= utc(to)) return found;
    expect([isOpen(hours, next.at - 1), isOpen(hours, next.at)]).toEqual([!next.open, next.open]);
    found.push(`${next.open ? '+' : '-'}${iso(next.at)}`);
    at = next.at;
  }
}

const hoursLong = (hours: ReturnType<typeof hoursOf>, date: string): number => {
  const day = naturalDay(hours, date);
  if (!day) throw new Error(date);
  return (day.end - day.start) / 3_600_000;
};

/** What a span of one night does when the clock changes in it: zone, span, from, to, changes. */
type Row = [zone: string, span: string, what: string, from: string, to: string, expected: string[]];

const SPRING: Row[] = [
  ['Europe/Berlin', '02:30-05:00', 'opens at the jump', '2026-03-29T00:00Z', '2026-03-29T12:00Z', ['+01:00', '-03:00']],
  [
    'Europe/Berlin',
    '00:00-02:30',
    'closes at the jump',
    '2026-03-28T12:00Z',
    '2026-03-29T12:00Z',
    ['+23:00', '-01:00'],
  ],
  ['Europe/Berlin', '02:00-03:00', 'is skipped whole', '2026-03-28T12:00Z', '2026-03-29T12:00Z', []],
  [
    'Europe/Berlin',
    '22:00-06:00',
    'is an hour shorter',
    '2026-03-28T12:00Z',
    '2026-03-29T12:00Z',
    ['+21:00', '-04:00'],
  ],
  [
    'America/New_York',
    '02:15-04:00',
    'opens at the jump',
    '2026-03-08T06:00Z',
    '2026-03-08T18:00Z',
    ['+07:00', '-08:00'],
  ],
  [
    'Australia/Lord_Howe',
    '02:15-04:00',
    'opens at the jump of 30 minutes',
    '2026-10-03T14:00Z',
    '2026-10-04T02:00Z',
    ['+15:30', '-17:00'],
  ],
  ['Australia/Lord_Howe', '02:00-02:30', 'is skipped whole', '2026-10-03T12:00Z', '2026-10-04T12:00Z', []],
  [
    'America/Sao_Paulo',
    '00:00-08:00',
    'opens at the jump of midnight',
    '2018-11-04T02:00Z',
    '2018-11-04T14:00Z',
    ['+03:00', '-10:00'],
  ],
  [
    'America/Sao_Paulo',
    '20:00-24:00',
    'closes at the jump of midnight',
    '2018-11-03T12:00Z',
    '2018-11-04T12:00Z',
    ['+23:00', '-03:00'],
  ],
];

const AUTUMN: Row[] = [
  [
    'Europe/Berlin',
    '02:30-05:00',
    'opens at the first 02:30',
    '2026-10-24T12:00Z',
    '2026-10-25T12:00Z',
    ['+00:30', '-04:00'],
  ],
  [
    'Europe/Berlin',
    '00:00-02:30',
    'closes at the second 02:30',
    '2026-10-24T12:00Z',
    '2026-10-25T12:00Z',
    ['+22:00', '-01:30'],
  ],
  ['Europe/Berlin', '02:30-02:45', 'stays one', '2026-10-24T12:00Z', '2026-10-25T12:00Z', ['+00:30', '-01:45']],
  [
    'Europe/Berlin',
    '00:00-02:15 02:30-05:00',
    'has no pause that comes twice',
    '2026-10-24T12:00Z',
    '2026-10-25T12:00Z',
    ['+22:00', '-04:00'],
  ],
  ['Europe/Berlin', '22:00-06:00', 'is an hour longer', '2026-10-24T12:00Z', '2026-10-25T12:00Z', ['+20:00', '-05:00']],
  [
    'America/New_York',
    '01:30-04:00',
    'opens at the first 01:30',
    '2026-11-01T04:30Z',
    '2026-11-01T16:30Z',
    ['+05:30', '-09:00'],
  ],
  [
    'Australia/Lord_Howe',
    '00:00-01:45',
    'closes at the second 01:45',
    '2026-04-04T12:00Z',
    '2026-04-05T12:00Z',
    ['+13:00', '-15:15'],
  ],
  [
    'America/Sao_Paulo',
    '20:00-23:30',
    'closes at the second 23:30',
    '2018-02-17T12:00Z',
    '2018-02-18T12:00Z',
    ['+22:00', '-02:30'],
  ],
  [
    'America/Sao_Paulo',
    '23:30-01:00',
    'opens at the first 23:30',
    '2018-02-17T12:00Z',
    '2018-02-18T12:00Z',
    ['+01:30', '-04:00'],
  ],
];

const short = (change: string) => `${change[0]}${change.slice(12, 17)}`;

describe('a wall time that does not exist', () => {
  test.each(SPRING)('[HR2] %s: %s %s', (zone, span, _, from, to, expected) => {
    expect(changes(hoursOf(zone, span), from, to).map(short)).toEqual(expected);
  });
});

describe('a wall time that comes twice', () => {
  test.each(AUTUMN)('[HR2] %s: %s %s', (zone, span, _, from, to, expected) => {
    expect(changes(hoursOf(zone, span), from, to).map(short)).toEqual(expected);
  });

  test('[HR2] where midnight comes twice, both days are open in the hour that does', () => {
    // St John's turned back from 00:01 to 23:01; 2 November 2008 had begun a minute before 1 November went on.
    const hours = hoursOf('America/St_Johns', '12:00-23:30', {}, { sun: '00:00-08:00' });
    expect(changes(hours, '2008-11-01T12:00Z', '2008-11-03T02:00Z').map(short)).toEqual(['+14:30', '-11:30']);
    // The clock shows Saturday, 23:45, again: only Sunday's hours are open then.
    expect(isOpen(hours, utc('2008-11-02T03:15Z'))).toBe(true);
    const night = hoursOf('America/St_Johns', '', { '2008-10-31': '23:59-23:58' });
    expect(changes(night, '2008-10-31T00:00Z', '2008-11-04T00:00Z').map(short)).toEqual(['+02:29', '-03:28']);
    // Between: the clock shows 2 November, and Friday's night is not over.
    expect(isOpen(night, utc('2008-11-02T02:30:30Z'))).toBe(true);
    expect(nextChange(night, utc('2008-11-02T02:30:30Z'))).toEqual({ at: utc('2008-11-02T03:28Z'), open: false });
  });
});

describe('zones without changes, and with odd ones', () => {
  test('[HR2] Asia/Shanghai opens and closes at the same UTC all year', () => {
    const hours = hoursOf('Asia/Shanghai', '07:00-02:00');
    const all = changes(hours, '2026-01-01T00:00Z', '2027-01-01T00:00Z').map(short);
    expect(new Set(all)).toEqual(new Set(['+23:00', '-18:00']));
    expect(all).toHaveLength(730);
  });

  test('[HR2] America/Sao_Paulo has had no summer time since 2019', () => {
    const hours = hoursOf('America/Sao_Paulo', '00:00-24:00');
    expect([hoursLong(hours, '2018-11-04'), hoursLong(hours, '2018-02-17')]).toEqual([23, 25]);
    expect([hoursLong(hours, '2019-11-03'), hoursLong(hours, '2020-02-15')]).toEqual([24, 24]);
  });

  test('[HR2] [HR5] Pacific/Apia skipped 30 December 2011: the day is empty, the nights around it are open', () => {
    const hours = hoursOf('Pacific/Apia', '22:00-02:00');
    expect(naturalDay(hours, '2011-12-30')).toEqual({
      date: '2011-12-30',
      start: utc('2011-12-30T10:00Z'),
      end: utc('2011-12-30T10:00Z'),
      open: [],
    });
    expect(changes(hours, '2011-12-29T12:30Z', '2011-12-31T12:00Z')).toEqual([
      '+2011-12-30T08:00Z',
      '-2011-12-30T12:00Z',
      '+2011-12-31T08:00Z',
    ]);
    const fridays = hoursOf('Pacific/Apia', '', {}, { fri: '09:00-17:00' });
    expect(changes(fridays, '2011-12-24T12:00Z', '2012-01-07T00:00Z')).toEqual([
      '+2012-01-05T19:00Z',
      '-2012-01-06T03:00Z',
    ]);
  });

  test('[HR2] open all day stays open through every change of the clock', () => {
    for (const [zone, date, length] of [
      ['Europe/Berlin', '2026-03-29', 23],
      ['Europe/Berlin', '2026-10-25', 25],
      ['Australia/Lord_Howe', '2026-10-04', 23.5],
      ['Australia/Lord_Howe', '2026-04-05', 24.5],
      ['America/New_York', '2026-11-01', 25],
    ] as const) {
      const hours = hoursOf(zone, '00:00-24:00', { '2026-12-31': '' });
      const { start, end, open } = naturalDay(hours, date)!;
      expect(open).toEqual([{ start, end }]);
      expect(serviceTimeMs(hours, start, end)).toBe(length * 3_600_000);
    }
  });
});
