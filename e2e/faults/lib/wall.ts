/** The wall clock of this process, for all that is loaded after this: it may be set, as people do; monotonic time goes on. */
const real = Date.now;
let shiftMs = 0;
Date.now = () => real() + shiftMs;

/** Sets the clock by so much, in ms, on top of all before. */
export function jump(ms: number): void {
  shiftMs += ms;
}
