import { describe, expect, test } from 'vitest';
import { MAX_EXCEPTIONS, MAX_SPANS_A_DAY, parseHours } from './parse.ts';
import { hoursJson } from './sample.contract.ts';

const GOOD = hoursJson('Asia/Shanghai', '07:00-02:00', { '2026-11-11': '00:00-24:00', '2027-02-06': '' });

/** `code path` of each fault, `ok` when there is none. */
function faultsOf(json: unknown): string[] {
  const result = parseHours(json);
  return result.ok ? ['ok'] : result.faults.map(({ code, path }) => `${code} ${path}`);
}

describe('service hours from JSON', () => {
  test('[HR8] good ones come through a file of JSON unharmed', () => {
    const result = parseHours(JSON.parse(JSON.stringify(GOOD)));
    expect(result).toMatchObject({ ok: true, hours: { zone: { name: 'Asia/Shanghai' }, rhythm: 'changes' } });
    expect(result.ok && result.hours.week[0]).toEqual([{ from: 420, to: 1560 }]);
    expect(result.ok && [...result.hours.exceptions.values()]).toEqual([[{ from: 0, to: 1440 }], []]);
  });

  test('[HR8] spans may come in any order, touch, and be cut in two at midnight', () => {
    expect(faultsOf(hoursJson('UTC', '12:00-18:00 08:00-12:00'))).toEqual(['ok']);
    expect(faultsOf(hoursJson('UTC', '00:00-02:00 22:00-24:00'))).toEqual(['ok']);
    expect(faultsOf(hoursJson('UTC', '02:00-10:00 22:00-02:00'))).toEqual(['ok']);
    expect(faultsOf(hoursJson('UTC', '22:00-00:00'))).toEqual(['ok']);
  });

  const week = (day: object) => ({ ...GOOD, week: { ...GOOD.week, ...day } });
  const exceptions = (...list: unknown[]) => ({ ...GOOD, exceptions: list });
  const { exceptions: _, ...withoutExceptions } = GOOD;
  const many = (count: number) => Array.from({ length: count }, () => ({ from: '09:00', to: '10:00' }));

  test.each([
    ['nothing', null, ['wrong_shape ']],
    ['a list', [GOOD], ['wrong_shape ']],
    ['an unknown zone', { ...GOOD, zone: 'Asia/Nowhere' }, ['zone_unknown zone']],
    ['an offset for a zone', { ...GOOD, zone: '+08:00' }, ['zone_unknown zone']],
    ['no zone', { ...GOOD, zone: undefined }, ['zone_unknown zone']],
    ['no week', { ...GOOD, week: undefined }, ['wrong_shape week']],
    ['a day left out', week({ wed: undefined }), ['wrong_shape week.wed']],
    ['no list of exceptions', withoutExceptions, ['wrong_shape exceptions']],
    ['a span that is none', week({ mon: ['07:00-02:00'] }), ['wrong_shape week.mon[0]']],
    ['a bad opening', week({ mon: [{ from: '7:00', to: '02:00' }] }), ['time_invalid week.mon[0].from']],
    ['opening at 24:00', week({ mon: [{ from: '24:00', to: '02:00' }] }), ['time_invalid week.mon[0].from']],
    ['closing at 24:01', week({ mon: [{ from: '07:00', to: '24:01' }] }), ['time_invalid week.mon[0].to']],
    ['closing at 12:60', week({ mon: [{ from: '07:00', to: '12:60' }] }), ['time_invalid week.mon[0].to']],
    ['a number for a time', week({ mon: [{ from: 7, to: '12:00' }] }), ['time_invalid week.mon[0].from']],
    ['no time at all', week({ mon: [{ from: '07:00', to: '07:00' }] }), ['span_empty week.mon[0]']],
    ['an overlap', hoursJson('UTC', '08:00-12:00 11:59-18:00'), daysOf('spans_overlap week.')],
    [
      'an overlap behind midnight, from Sunday to Monday too',
      hoursJson('UTC', '00:00-06:00', {}, { sun: '22:00-00:30' }),
      ['spans_overlap week.mon'],
    ],
    [
      'an overlap in an exception',
      exceptions({ date: '2026-11-11', spans: [...many(1), ...many(1)] }),
      ['spans_overlap exceptions[0].spans'],
    ],
    ['a day that does not exist', exceptions({ date: '2027-02-29', spans: [] }), ['date_invalid exceptions[0].date']],
    ['a date with a time', exceptions({ date: '2027-02-28T00:00', spans: [] }), ['date_invalid exceptions[0].date']],
    ['a day before 1970', exceptions({ date: '1969-12-31', spans: [] }), ['date_invalid exceptions[0].date']],
    ['an exception without spans', exceptions({ date: '2027-02-28' }), ['wrong_shape exceptions[0].spans']],
    ['an exception that is none', exceptions('2027-02-28'), ['wrong_shape exceptions[0]']],
    [
      'the same day twice',
      exceptions({ date: '2027-02-28', spans: [] }, { date: '2027-02-28', spans: [] }),
      ['exception_twice exceptions[1].date'],
    ],
    ['too many spans', week({ mon: many(MAX_SPANS_A_DAY + 1) }), ['too_many week.mon']],
    ['too many exceptions', exceptions(...Array(MAX_EXCEPTIONS + 1).fill(null)), ['too_many exceptions']],
  ])('[HR8] refuses %s by name', (_name, json, faults) => {
    expect(faultsOf(json)).toEqual(faults);
  });

  test('[HR8] names every fault at once', () => {
    const json = { ...week({ mon: [{ from: 'x', to: 'y' }] }), zone: '', exceptions: [{ date: '', spans: [] }] };
    expect(faultsOf(json)).toEqual([
      'zone_unknown zone',
      'time_invalid week.mon[0].from',
      'time_invalid week.mon[0].to',
      'date_invalid exceptions[0].date',
    ]);
  });
});

function daysOf(prefix: string): string[] {
  return ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => prefix + day);
}
