import { describe, expect, test } from 'vitest';
import { asStated, nobodyLost, nobodyOverLimit, nobodyPassedOver, placesWithoutHoles } from './judge.contract.ts';
import { route, routing } from './route.ts';
import { anyFloor, carriedOut, dice, NOON, retold } from './sample.contract.ts';

const FLOORS = 250;
const SEEDS = [1, 7, 42, 2026];

/** Runs a check on many floors of a seed; what fails names its floor. */
function onFloors(
  seed: number,
  check: (seeded: { floor: ReturnType<typeof anyFloor>; rolls: ReturnType<typeof dice> }) => void,
) {
  for (let i = 0; i < FLOORS; i++) {
    const floorSeed = seed * 10_007 + i;
    const rolls = dice(floorSeed);
    try {
      check({ floor: anyFloor(rolls), rolls });
    } catch (cause) {
      throw new Error(`floor ${floorSeed}: ${cause instanceof Error ? cause.message : cause}`, { cause });
    }
  }
}

describe.each(SEEDS)('floors of seed %i', (seed) => {
  test('[RT1] nobody is over their limit by what a pass gives or leaves offered', () => {
    onFloors(seed, ({ floor }) => nobodyOverLimit(floor, route(floor, NOON), NOON));
    expect.hasAssertions();
  });

  test('[RT2] nobody waits or is sent away for want of room while an able agent in reach has some', () => {
    onFloors(seed, ({ floor }) => nobodyPassedOver(floor, route(floor, NOON), NOON));
    expect.hasAssertions();
  });

  test('[RT2] [RT5] [RT6] [RT7] who gets what is as stated: line, last agent, order of the group, none where agents pick', () => {
    onFloors(seed, ({ floor }) => asStated(floor, route(floor, NOON), NOON));
    expect.hasAssertions();
  });

  test('[RT3] the same floor told in another order has the same answer, and is not touched', () => {
    onFloors(seed, ({ floor, rolls }) => {
      const copy = structuredClone(floor);
      expect(route(retold(floor, rolls), NOON)).toEqual(route(floor, NOON));
      expect(floor).toEqual(copy);
    });
  });

  test('[RT4] whoever waited or lost their agent is assigned, left or waiting, once', () => {
    onFloors(seed, ({ floor }) => nobodyLost(floor, route(floor, NOON)));
    expect.hasAssertions();
  });

  test('[RT9] places are 1 to n in line, waits positive and only with data', () => {
    onFloors(seed, ({ floor }) => placesWithoutHoles(floor, route(floor, NOON), NOON));
    expect.hasAssertions();
  });

  test('[RT13] a pass in pieces gives the answer of a whole one', () => {
    onFloors(seed, ({ floor }) => {
      const pass = routing(floor, NOON);
      let step = pass.next();
      while (!step.done) step = pass.next();
      expect(step.value).toEqual(route(floor, NOON));
    });
  });

  test('[RT14] once it is carried out, another pass changes nothing until the time it names', () => {
    onFloors(seed, ({ floor }) => {
      const answer = route(floor, NOON);
      const after = carriedOut(floor, answer, NOON);
      const { nextAt = NOON + 3_600_000 } = answer;
      expect(nextAt).toBeGreaterThan(NOON);
      for (const now of [NOON, nextAt - 1]) {
        const again = route(after, now);
        const { nextAt: named, ...found } = again;
        expect(found).toEqual({
          ended: [],
          requeued: [],
          assigned: [],
          offered: [],
          left: [],
          waiting: answer.waiting,
        });
        expect(named).toBe(answer.nextAt);
      }
    });
  });
});
