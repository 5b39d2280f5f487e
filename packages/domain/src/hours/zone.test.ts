/// <reference lib="esnext.temporal" />
import { afterEach, describe, expect, test, vi } from 'vitest';
import { utc } from './sample.contract.ts';
import { Zone, zoneNamed } from './zone.ts';

/** Zones of every kind of change, and a fixed draw of the others. */
const ZONES = [
  ...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai', 'America/Sao_Paulo', 'Pacific/Apia'],
  ...[
    'America/Recife',
    'America/Noronha',
    'America/Boa_Vista',
    'Africa/Casablanca',
    'Africa/Cairo',
    'America/St_Johns',
  ],
  ...Intl.supportedValuesOf('timeZone').filter((_, index) => index % 23 === 7),
];

afterEach(() => vi.restoreAllMocks());

describe('a zone', () => {
  test.each(ZONES)('[HR1] %s has the offset that the engine has around every change since 1970', (name) => {
    const zone = new Zone(name);
    const offset = (at: number) =>
      Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name).offsetNanoseconds / 1e6;
    let from = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    for (;;) {
      const change = from.getTimeZoneTransition('next');
      if (!change || change.year > 2040) break;
      const at = change.epochMilliseconds;
      const seen = [at - 1, at].map((instant) => zone.offsetAt(instant));
      expect(seen, change.toString()).toEqual([offset(at - 1), offset(at)]);
      from = change;
    }
  });

  test('[HR1] consists of stretches without gaps that end where the clock changes', () => {
    const [before, during, after, ...more] = new Zone('America/Recife').stretches(
      utc('2000-10-01T00:00Z'),
      utc('2000-11-01T00:00Z'),
    );
    expect(more).toEqual([]);
    expect(before).toEqual({ start: utc('2000-10-01T00:00Z'), end: utc('2000-10-08T03:00Z'), offset: -3 * 3_600_000 });
    expect(during).toEqual({ start: utc('2000-10-08T03:00Z'), end: utc('2000-10-15T02:00Z'), offset: -2 * 3_600_000 });
    expect(after).toEqual({ start: utc('2000-10-15T02:00Z'), end: utc('2000-11-01T00:00Z'), offset: -3 * 3_600_000 });
  });

  test('[HR1] asks the engine once for what it is asked often', () => {
    const made = vi.spyOn(Intl, 'DateTimeFormat');
    const format = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
    const zone = new Zone('Europe/Berlin');
    const day = () => {
      for (let minute = 0; minute < 1440; minute++) zone.offsetAt(utc('2026-03-29T00:00Z') + minute * 60_000);
    };
    day();
    const asked = format.mock.calls.length;
    expect(asked).toBeLessThan(70);
    day();
    expect(format).toHaveBeenCalledTimes(asked);
    expect(made).toHaveBeenCalledTimes(1);
  });

  test('[HR1] remembers no more than a thousand pieces of time', () => {
    const zone = new Zone('UTC');
    const format = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
    for (let piece = 0; piece <= 1000; piece++) zone.offsetAt(piece * 2 ** 29);
    const asked = format.mock.calls.length;
    zone.offsetAt(1000 * 2 ** 29);
    expect(format).toHaveBeenCalledTimes(asked);
    zone.offsetAt(0);
    expect(format).toHaveBeenCalledTimes(asked + 2);
  });

  test('is the same for the same name, in any case of letters', () => {
    expect(zoneNamed('Asia/Shanghai')).toBe(zoneNamed('asia/shanghai'));
    expect(zoneNamed('Etc/GMT+8')?.offsetAt(0)).toBe(-8 * 3_600_000);
  });

  test.each(['Nowhere/Else', '', '+08:00', 'Europe/', 'Europe/Berlin ', '../UTC'])('“%s” is none', (name) => {
    expect(zoneNamed(name)).toBeUndefined();
  });
});
