import { expect, test } from 'vitest';
import { simulate } from './day.contract.ts';
import { nobodyLost, nobodyOverLimit, nobodyPassedOver, placesWithoutHoles } from './judge.contract.ts';

const REQUESTS = 10_000;

test.each([2026])(
  '[RT1] [RT2] [RT4] [RT8] [RT9] [RT11] a day of 10,000 requests, seed %i: everybody is served, left with a reason, or gave up',
  (seed) => {
    const day = simulate(seed, REQUESTS, (floor, answer, now) => {
      nobodyOverLimit(floor, answer, now);
      nobodyPassedOver(floor, answer, now);
      nobodyLost(floor, answer);
      placesWithoutHoles(floor, answer, now);
      // Whoever waits is told how long, unless a reason for not knowing is there to see.
      for (const { group, offeredTo, expectedWaitMs } of answer.waiting) {
        if (expectedWaitMs !== undefined || offeredTo !== undefined || group === 'own') continue;
        const reach = floor.agents.filter((agent) => agent.status === 'online' && agent.lineLostSince === undefined);
        expect(reach.filter(({ groups }) => groups.includes(group))).toEqual([]);
      }
    });
    const left = Object.values(day.left).reduce((sum, count) => sum + count, 0);
    expect(day.unsettled).toBe(0);
    expect(day.served + left + day.gaveUp).toBe(REQUESTS);
    // A day in which nothing happened would prove nothing.
    expect(day.served).toBeGreaterThan(REQUESTS / 2);
    for (const count of [day.lapsed, day.requeued, day.linesLost, day.longestLine]) expect(count).toBeGreaterThan(20);
    expect(Object.keys(day.left).sort()).toEqual([
      'everybody_away',
      'nobody_able',
      'nobody_on_duty',
      'queue_full',
      'waited_too_long',
    ]);
  },
  60_000,
);

test('[RT3] a day of a seed is the same day again', () => {
  const watch = () => undefined;
  expect(simulate(5, 1000, watch)).toEqual(simulate(5, 1000, watch));
});
