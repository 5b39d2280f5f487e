import { expect, test } from 'vitest';
import type { Tracked } from '../../ports/outgoing.ts';
import { id, NOON, SITE } from '../../ports/store-world.contract.ts';
import { type DrainEffect, type DrainEvent, IDLE, IN_ALL, PER_TARGET, step } from './step.ts';
import { hook } from './world.contract.ts';

/** What these events have it do, one after another. */
function effects(events: readonly DrainEvent[]): DrainEffect[] {
  let state = IDLE;
  return events.flatMap((event) => {
    const [next, done] = step(state, event, NOON);
    state = next;
    return done;
  });
}

const pending = (targets: number) =>
  Array.from({ length: targets }, (_, t) => ({ site: SITE, target: hook(t), dueAt: NOON }));
const rows = (t: number, count: number): Tracked[] =>
  Array.from({ length: count }, (_, i) => ({
    ...{ site: SITE, target: hook(t), topic: 'message', about: { ref: `${t}.${i}` }, at: NOON, dueAt: NOON },
    ...{ id: id('k', i), n: 100 * t + i, state: 'waiting', tries: 0 },
  }));

test('[OG3] looks again for what was written during a look, and once', () => {
  const woken = { kind: 'woken' } as const;
  const listed = { kind: 'listed', pending: [] } as const;
  expect(effects([woken, woken, woken]).filter((effect) => effect.do === 'look')).toHaveLength(1);
  expect(effects([woken, woken, woken, listed, listed]).filter((effect) => effect.do === 'look')).toHaveLength(2);
});

test('[OG4] has no more on its way than the bounds, however many targets there are', () => {
  const read = Array.from(
    { length: 20 },
    (_, t) => ({ kind: 'read', site: SITE, target: hook(t), rows: rows(t, 9) }) as const,
  );
  const done = effects([{ kind: 'woken' }, { kind: 'listed', pending: pending(20) }]);
  const asked = done.filter((effect) => effect.do === 'read').map(({ target }) => target);
  expect(asked).toHaveLength(IN_ALL / PER_TARGET);
  const all = effects([
    ...[{ kind: 'woken' } as const, { kind: 'listed', pending: pending(20) } as const],
    ...read.filter(({ target }) => asked.includes(target)),
  ]);
  expect(all.filter((effect) => effect.do === 'send')).toHaveLength(IN_ALL);
});

test('[OG3] sends nothing again that a read brings from before it was settled', () => {
  const [lane, [row]] = [{ site: SITE, target: hook(0) }, rows(0, 1)];
  if (!row) throw new Error('no row');
  const attempt = { at: NOON, ms: 1 };
  const done = effects([
    ...([{ kind: 'woken' }, { kind: 'listed', pending: pending(1) }, { kind: 'read', ...lane, rows: [row] }] as const),
    // Another look while it is on its way: it is read anew.
    ...([{ kind: 'woken' }, { kind: 'listed', pending: pending(1) }] as const),
    { kind: 'tried', row, result: { became: 'sent' }, attempt, chance: 0 },
    { kind: 'settled', rows: [row] },
    { kind: 'read', ...lane, rows: [row] },
  ]);
  expect(done.filter((effect) => effect.do === 'send')).toHaveLength(1);
});

test('[OG4] looks at once where something was written, and not before a second is over where nothing could be read', () => {
  const lane = { site: SITE, target: hook(0) };
  const stuck = [
    { kind: 'woken' },
    { kind: 'listed', pending: pending(1) },
    { kind: 'read', ...lane, rows: [] },
  ] as const;
  const reads = (events: readonly DrainEvent[]) => effects(events).filter((effect) => effect.do === 'read').length;
  const again = [{ kind: 'woken' }, { kind: 'listed', pending: pending(1) }] as const;
  expect(reads(stuck)).toBe(1);
  expect(reads([...stuck, ...again])).toBe(1);
  expect(reads([...stuck, { kind: 'woken', written: [lane] }, again[1]])).toBe(2);
});
