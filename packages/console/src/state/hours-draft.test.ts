import { describe, expect, it } from 'vitest';
import {
  onEveryDay,
  oneMore,
  oneMoreException,
  ordinaryHours,
  passesMidnight,
  spansAt,
  tidyTime,
  withoutException,
  withSpans,
} from './hours-draft.ts';

const HOURS = ordinaryHours('Asia/Shanghai');

describe('hours that are being written', () => {
  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['9.30', '09:30'],
    ['９：３０', '09:30'],
    ['9点30分', '09:30'],
    ['9点', '09:00'],
    ['24', '24:00'],
    [' 18:00 ', '18:00'],
    ['1830', '18:30'],
    ['noon', 'noon'],
    ['', ''],
  ])('read %j as %j', (typed, time) => expect(tidyTime(typed)).toBe(time));

  it('know what ends on the next day', () => {
    expect(passesMidnight({ from: '07:00', to: '02:00' })).toBe(true);
    expect(passesMidnight({ from: '07:00', to: '24:00' })).toBe(false);
    expect(passesMidnight({ from: '07:00', to: '18:00' })).toBe(false);
  });

  it('offer one more span behind the last one', () => {
    expect(oneMore([])).toEqual([{ from: '09:00', to: '18:00' }]);
    const morning = { from: '09:00', to: '12:00' };
    expect(oneMore([morning])).toEqual([morning, { from: '13:00', to: '18:00' }]);
    const evening = { from: '18:00', to: '21:30' };
    expect(oneMore([evening])[1]).toEqual({ from: '22:30', to: '23:30' });
    for (const to of ['02:00', '23:00', '24:00', ''])
      expect(oneMore([{ from: '18:00', to }])[1]).toEqual({ from: '', to: '' });
  });

  it('change one day, or all by one', () => {
    const night = [{ from: '20:00', to: '02:00' }];
    const changed = withSpans(HOURS, 'fri', night);
    expect(spansAt(changed, 'fri')).toEqual(night);
    expect(spansAt(changed, 'mon')).toEqual(HOURS.week.mon);
    expect(Object.values(onEveryDay(changed, 'fri').week)).toEqual(Array.from({ length: 7 }, () => night));
  });

  it('keep exceptions in order', () => {
    const two = oneMoreException(oneMoreException(HOURS, '2026-12-25'), '2026-10-01');
    expect(two.exceptions.map(({ date }) => date)).toEqual(['2026-10-01', '2026-12-25']);
    expect(spansAt(withSpans(two, 1, [{ from: '10:00', to: '12:00' }]), 1)).toHaveLength(1);
    expect(withoutException(two, 0).exceptions.map(({ date }) => date)).toEqual(['2026-12-25']);
  });
});
