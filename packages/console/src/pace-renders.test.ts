import { beforeEach, expect, it } from 'vitest';
import { createPace, type Pace } from './pace-renders.ts';

let at = 1000;
let timers: { at: number; run: () => void }[] = [];
let drawn: number[] = [];
let pace: Pace;
/** A drawing that takes so long, in ms. */
const drawing =
  (ms = 1) =>
  () => {
    drawn.push(at);
    at += ms;
  };
const pass = (ms: number): void => {
  at += ms;
  for (const timer of timers.filter((one) => one.at <= at)) {
    timers = timers.filter((one) => one !== timer);
    timer.run();
  }
};

beforeEach(() => {
  at = 1000;
  timers = [];
  drawn = [];
  pace = createPace({
    now: () => at,
    after(ms, run) {
      const timer = { at: at + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    soon: (run) => run(),
  });
});

it('draws at once where it is quiet', () => {
  pace.ask(drawing());
  pass(100);
  pace.ask(drawing());
  expect(drawn).toEqual([1000, 1101]);
});

it('waits as long as the last drawing took, a frame at least and 60 ms at most', () => {
  pace.ask(drawing(40));
  pace.ask(drawing(500));
  pass(39);
  expect(drawn).toEqual([1000]);
  pass(1);
  expect(drawn).toEqual([1000, 1080]);
  pace.ask(drawing());
  pass(60);
  expect(drawn).toEqual([1000, 1080, 1640]);
  pace.ask(drawing());
  pass(15);
  expect(drawn.length).toBe(3);
  pass(1);
  expect(drawn.length).toBe(4);
});

it('draws what waits before a hand is heard, and what comes of it at once', () => {
  pace.ask(drawing(50));
  pace.ask(drawing());
  pace.hand();
  expect(drawn).toEqual([1000, 1050]);
  pace.ask(drawing());
  expect(drawn).toEqual([1000, 1050, 1051]);
  pass(200);
  expect(drawn.length).toBe(3);
  expect(timers).toEqual([]);
});
