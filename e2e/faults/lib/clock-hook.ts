/**
 * Loaded before a server (`--import`): its wall clock jumps by the next of `FAULT_CLOCK_JUMPS` (ms, separated by commas) with
 * each SIGUSR2, and it says so. Timers and monotonic time go on as they are, as when somebody sets a machine's clock.
 */
const jumps = (process.env.FAULT_CLOCK_JUMPS ?? '').split(',').map(Number);
const real = Date.now;
let shiftMs = 0;
Date.now = () => real() + shiftMs;
process.on('SIGUSR2', () => {
  shiftMs += jumps.shift() ?? 0;
  process.stderr.write(`the clock is off by ${shiftMs} ms\n`);
});
