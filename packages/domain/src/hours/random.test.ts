import { describe, expect, test } from 'vitest';
import { type HoursJson, WEEKDAYS } from './hours.ts';
import { dateAt, naturalDay } from './natural-day.ts';
import { isOpen, nextChange, nextOpening } from './open.ts';
import { parseHours } from './parse.ts';
import { utc } from './sample.contract.ts';
import { dueAfter, serviceTimeMs } from './service-time.ts';
import { slowOpen } from './slow.contract.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LOOKED_AT_MS = 6 * DAY_MS;

/** A change of the clock in each zone; the hours of a walk are looked at for six days around it. */
const PLACES = [
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Asia/Shanghai', '2026-11-11'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['Pacific/Apia', '2011-12-30'],
  ['America/St_Johns', '2008-11-02'],
  ['America/St_Johns', '2008-03-09'],
  ['America/Recife', '2000-10-11'],
  ['Africa/Casablanca', '2026-02-15'],
] as const;

/** A seeded draw below a number: the same seed, the same walk. */
function drawer(seed: number): (below: number) => number {
  let random = seed;
  return (below) => {
    random = (random * 48_271) % 2_147_483_647;
    return random % below;
  };
}

const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Hours that mostly change in the night, when clocks do, with some exceptions around a day; undefined if they overlap. */
function drawHours(draw: (below: number) => number, zone: string, around: number): HoursJson | undefined {
  const minute = () => (draw(3) ? draw(18) * 15 : draw(96) * 15);
  const spans = () => {
    const kind = draw(8);
    if (kind === 0) return [];
    if (kind === 1) return [{ from: '00:00', to: '24:00' }];
    const cuts = [...new Set(Array.from({ length: 2 + 2 * draw(2) }, minute))].sort((a, b) => a - b);
    const pairs = cuts.flatMap((from, index) =>
      index % 2 === 0 && cuts[index + 1] !== undefined ? [{ from: time(from), to: time(cuts[index + 1]!) }] : [],
    );
    const [late, early] = [1320 + draw(8) * 15, draw(3) * 30];
    if (kind < 5)
      return [
        ...pairs.filter(({ from }) => from > time(120)).filter(({ to }) => to < '22:00'),
        { from: time(late), to: time(early) },
      ];
    return pairs;
  };
  const week = { mon: spans(), tue: spans(), wed: spans(), thu: spans(), fri: spans(), sat: spans(), sun: spans() };
  const uniform = draw(6);
  if (uniform < 2) for (const day of WEEKDAYS) week[day] = uniform ? [{ from: '00:00', to: '24:00' }] : [];
  const days = new Set(Array.from({ length: draw(4) }, () => draw(9) - 4));
  const exceptions = [...days].map((day) => ({
    date: new Date(around + day * DAY_MS).toISOString().slice(0, 10),
    spans: spans(),
  }));
  const json = { zone, week, exceptions };
  return parseHours(json).ok ? json : undefined;
}

function walk(seed: number): number {
  const draw = drawer(seed);
  const [zone, date] = PLACES[seed % PLACES.length]!;
  const from = utc(`${date}T00:00Z`) - LOOKED_AT_MS / 2;
  const json = drawHours(draw, zone, utc(`${date}T00:00Z`));
  if (!json) return 0;
  const result = parseHours(json);
  if (!result.ok) throw new Error(`seed ${seed}`);
  const { hours } = result;
  const slow = slowOpen(json, from, from + LOOKED_AT_MS);
  const why = `seed ${seed}: ${JSON.stringify(json)}`;
  const to = from + slow.length * MINUTE_MS;
  const at = (index: number) => from + index * MINUTE_MS;
  const changeAfter = (index: number) => slow.findIndex((open, other) => other > index && open !== slow[index]);

  for (let index = 0; index < slow.length; index++) {
    if (isOpen(hours, at(index)) !== slow[index]) expect.fail(`isOpen at ${at(index)}, ${why}`);
  }
  for (let step = 0; step < 100; step++) {
    const index = draw(slow.length);
    const instant = at(index) + draw(2) * draw(MINUTE_MS);
    const change = changeAfter(index);
    const next = nextChange(hours, instant);
    if (change >= 0) expect(next, why).toEqual({ at: at(change), open: slow[change] });
    else expect(next?.at ?? to, why).toBeGreaterThanOrEqual(to);
    const opening = slow[index] ? instant : change < 0 ? undefined : at(change);
    if (opening !== undefined) expect(nextOpening(hours, instant), why).toBe(opening);
    else expect(nextOpening(hours, instant) ?? to, why).toBeGreaterThanOrEqual(to);

    const other = index + draw(slow.length - index);
    const servedMs = slow.slice(index, other).filter(Boolean).length * MINUTE_MS;
    expect(serviceTimeMs(hours, at(index), at(other)), why).toBe(servedMs);
    const due = dueAfter(hours, at(index), servedMs);
    if (servedMs > 0) {
      expect(due, why).toBeLessThanOrEqual(at(other));
      expect(serviceTimeMs(hours, at(index), due!), why).toBe(servedMs);
      expect(serviceTimeMs(hours, at(index), due! - 1), why).toBe(servedMs - 1);
    } else expect(due, why).toBe(at(index));
  }
  let start: number | undefined;
  for (let day = -2; day <= 2; day++) {
    const name = new Date(utc(`${date}T00:00Z`) + day * DAY_MS).toISOString().slice(0, 10);
    const natural = naturalDay(hours, name)!;
    if (start !== undefined) expect(natural.start, why).toBe(start);
    start = natural.end;
    const openMs = natural.open.reduce((sum, span) => sum + span.end - span.start, 0);
    expect(openMs, why).toBe(serviceTimeMs(hours, natural.start, natural.end));
    if (natural.end > natural.start) {
      expect([dateAt(hours, natural.start), dateAt(hours, natural.end - 1)], why).toEqual([name, name]);
      expect(dateAt(hours, natural.end), why).not.toBe(name);
    }
  }
  return 1;
}

describe('random hours around changes of the clock', () => {
  const SEEDS = Array.from({ length: 6 }, (_, batch) => batch);

  test.each(SEEDS)(
    '[HR2] [HR3] [HR4] [HR5] [HR6] are what a look at the clock every minute says, batch %i',
    (batch) => {
      let walked = 0;
      for (let seed = 1 + batch * PLACES.length; seed <= (batch + 1) * PLACES.length; seed++) walked += walk(seed);
      expect(walked).toBeGreaterThan(PLACES.length / 4);
    },
  );
});
