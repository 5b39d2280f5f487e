import { parseHours } from '@shopbell/domain';
import type { PromiseLine } from '@shopbell/protocol';
import { fakeAgent } from '@shopbell/sdk/testing';
import { describe, expect, test } from 'vitest';
import { idOf, rowOf, SELF } from '../testing/fixtures.ts';
import { headless } from '../testing/headless.ts';
import { dueChoices, fromField, toField } from './promise-due.ts';
import { callsFor, hereOf, nextOwed, noticeKey, noticeOf, owedOf, REMIND_MS } from './promises.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const ME = idOf(900);
const line = (id: string, dueAt: number, owner = ME): PromiseLine => ({
  ...{ id, what: 'gift', owner: { id: owner, name: owner }, at: NOW, dueAt, text: id },
});
const row = (n: number, ...promises: PromiseLine[]) => rowOf(n, { promises });
const ids = (owed: readonly { promise: PromiseLine }[]) => owed.map(({ promise }) => promise.id);
const BY = { id: ME, here: undefined };
const EMPTY = { entries: [], arrived: 0, onTop: false };

describe('the list of promises', () => {
  const rows = [
    row(1, line('soon', NOW + 5), line('late', NOW - 5)),
    row(2, line('others', NOW - 9, idOf(901)), line('later', NOW + 9)),
  ];

  test('has what is overdue first, one’s own before others’, then what is due first', () => {
    expect(ids(owedOf(rows, BY, NOW))).toEqual(['late', 'others', 'soon', 'later']);
    expect(ids(owedOf(rows, BY, NOW + 7))).toEqual(['late', 'soon', 'others', 'later']);
  });

  test('stands on top while something of one’s own is overdue', () => {
    const at = (now: number) => nextOwed(EMPTY, owedOf([row(1, line('a', NOW))], BY, now), false, now).onTop;
    expect([at(NOW - 1), at(NOW)]).toEqual([false, true]);
    expect(nextOwed(EMPTY, owedOf([row(2, line('b', NOW - 1, 'x'))], BY, NOW), false, NOW).onTop).toBe(false);
  });

  test('held, moves nothing: what is settled stays as a ghost, what comes is counted, and it stays in its place', () => {
    const before = nextOwed(EMPTY, owedOf([row(1, line('a', NOW + 1), line('b', NOW + 2))], BY, NOW), false, NOW);
    const sorted = owedOf([row(1, line('b', NOW + 2), line('c', NOW))], BY, NOW + 9);
    const held = nextOwed(before, sorted, true, NOW + 9);
    expect(held.entries.map(({ promise, gone }) => [promise.id, gone])).toEqual([
      ['a', true],
      ['b', false],
    ]);
    expect([held.arrived, held.onTop]).toEqual([1, false]);
    const free = nextOwed(held, sorted, false, NOW + 9);
    expect([ids(free.entries), free.arrived, free.onTop]).toEqual([['c', 'b'], 0, true]);
  });

  test('knows one’s own, also where it came before who one is was known', async () => {
    const agent = fakeAgent({ connection: 'online', self: SELF, promises: [row(1, line('a', NOW + 86_400_000))] });
    const { app, settle } = headless({ agent });
    const mine = () => app.state.promises.shown.value.entries.map((entry) => entry.mine);
    expect([app.state.self.value, mine()]).toEqual([undefined, [false]]);
    await settle();
    expect([app.state.self.value, mine()]).toEqual([SELF, [true]]);
    app.stop();
  });
});

describe('what nobody is there to keep', () => {
  const ANN = { id: ME, name: 'Ann', status: 'online' as const };
  const BO = { id: idOf(901), name: 'Bo' };
  const rows = [row(1, line('bo', NOW - 5, BO.id), line('later', NOW + 5, BO.id)), row(2, line('late', NOW - 1))];
  const here = (duty: 'agent' | 'supervisor', ...colleagues: { id: string; name: string; status?: 'away' | 'off' }[]) =>
    hereOf({ connection: 'online', colleagues: [ANN, ...colleagues] }, { duty });
  const calling = (owed: ReturnType<typeof owedOf>) => ids(owed.filter((one) => callsFor(one, NOW)));

  test('calls who oversees the floor once it is overdue, and stands on top with their own', () => {
    const owed = owedOf(rows, { id: ME, here: here('supervisor') }, NOW);
    expect(ids(owed)).toEqual(['bo', 'late', 'later']);
    expect(calling(owed)).toEqual(['bo', 'late']);
    expect(noticeOf(owed, NOW, [])?.late.map(({ promise }) => promise.id)).toEqual(['bo', 'late']);
    const alone = owedOf(rows.slice(0, 1), { id: ME, here: here('supervisor') }, NOW);
    expect(nextOwed(EMPTY, alone, false, NOW).onTop).toBe(true);
    expect(calling(owedOf(rows, { id: ME, here: here('supervisor', { ...BO, status: 'off' }) }, NOW))).toContain('bo');
  });

  test('calls nobody else, and nobody while who owes it is there or the line can’t say', () => {
    for (const seen of [
      here('agent'),
      here('supervisor', { ...BO, status: 'away' }),
      hereOf({ connection: 'connecting', colleagues: [ANN] }, { duty: 'admin' }),
      hereOf({ connection: 'online', colleagues: [] }, { duty: 'admin' }),
    ]) {
      expect(calling(owedOf(rows, { id: ME, here: seen }, NOW))).toEqual(['late']);
    }
  });
});

describe('the notice', () => {
  const [one] = owedOf([row(1, line('a', NOW))], BY, NOW);
  if (!one) throw new Error('nothing is owed');

  test('comes 15 minutes before and when it is due, and once each', () => {
    expect(noticeOf([one], NOW - REMIND_MS - 1, [])).toBeUndefined();
    expect(noticeOf([one], NOW - REMIND_MS, [])).toEqual({ late: [], soon: [one] });
    const seen = [noticeKey(one, NOW - REMIND_MS)];
    expect(noticeOf([one], NOW - 1, seen)).toBeUndefined();
    expect(noticeOf([one], NOW, seen)).toEqual({ late: [one], soon: [] });
    expect(noticeOf([one], NOW + 1, [...seen, noticeKey(one, NOW)])).toBeUndefined();
  });

  test('comes anew when it is moved, and not for what others owe', () => {
    const moved = { ...one, promise: { ...one.promise, dueAt: NOW + 1 } };
    expect(noticeOf([moved], NOW, [noticeKey(one, NOW - 1)])?.soon).toEqual([moved]);
    expect(noticeOf([{ ...one, mine: false }], NOW, [])).toBeUndefined();
  });
});

describe('when it is due', () => {
  const day = [{ from: '09:00', to: '22:00' }];
  const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: [] };
  const parsed = parseHours({ zone: 'Asia/Shanghai', week, exceptions: [] });
  if (!parsed.ok) throw new Error('bad hours');
  const at = (text: string) => Date.parse(`${text}+08:00`);
  const choose = (text: string) =>
    dueChoices(parsed.hours, 'Asia/Shanghai', at(text)).map((one) => [one.id, new Date(one.at).toISOString()]);

  test('is chosen in hours of service: an hour of it, the close, tomorrow at ten or when it opens', () => {
    expect(choose('2026-11-20T20:00')).toEqual([
      ['hour', '2026-11-20T13:00:00.000Z'],
      ['close', '2026-11-20T14:00:00.000Z'],
      ['tomorrow', '2026-11-21T02:00:00.000Z'],
    ]);
    // Half an hour is left today, and Sunday is closed.
    expect(choose('2026-11-21T21:30')).toEqual([
      ['hour', '2026-11-23T01:30:00.000Z'],
      ['close', '2026-11-21T14:00:00.000Z'],
      ['tomorrow', '2026-11-23T01:00:00.000Z'],
    ]);
    expect(choose('2026-11-21T23:00').map(([id]) => id)).toEqual(['hour', 'tomorrow']);
  });

  test('without hours is an hour from now, or tomorrow at ten in the site’s zone', () => {
    expect(dueChoices(undefined, 'Asia/Shanghai', at('2026-11-20T20:00'))).toEqual([
      { id: 'hour', at: at('2026-11-20T21:00') },
      { id: 'tomorrow', at: at('2026-11-21T10:00') },
    ]);
  });

  test('is read from a field, and written into it, in the site’s zone', () => {
    expect(fromField('Asia/Shanghai', '2026-11-21T09:05')).toBe(at('2026-11-21T09:05'));
    expect(toField('Asia/Shanghai', at('2026-11-21T09:05'))).toBe('2026-11-21T09:05');
    for (const bad of ['', '2026-11-21', '2026-02-30T10:00']) expect(fromField('UTC', bad)).toBeUndefined();
  });
});
