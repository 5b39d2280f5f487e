/**
 * Nothing of the machine may leak into a run: its clocks, its timers, its chance. From `forbid` on, asking for any of
 * them throws, and names what was asked for. What the simulation's own frame needs is kept aside first.
 */
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/** The machine, for the frame around the runs. */
export const machine = {
  nowMs: performance.now.bind(performance),
  /** A turn of the real event loop, so that signals are heard. */
  turn: () => new Promise<void>((resolve) => realImmediate(resolve)),
};

const realImmediate = setImmediate;

/** Whether Node itself asks, for what it has under way since before: an answer's end, a file that was closed. No run has begun that. */
const isOfNode = (): boolean => /^(?:.*\n){3} +at .*\(?node:internal/.test(String(new Error('who asks').stack));

const never =
  <A extends unknown[], R>(what: string, real?: (...args: A) => R) =>
  (...args: A): R => {
    if (real && isOfNode()) return real(...args);
    throw new Error(`the simulation asked the machine for ${what}`);
  };

/** Takes the machine away. For a process that runs nothing but simulation. Returns what gives it back. */
export function forbid(): () => void {
  const RealDate = Date;
  const before = { Date, setTimeout, setInterval, setImmediate, fetch, WebSocket };
  const { random } = Math;
  const { randomBytes, randomUUID } = crypto;
  const { now } = performance;
  const FrozenDate = function date(...args: ConstructorParameters<typeof Date>) {
    return args.length > 0 ? new RealDate(...args) : never('the date', () => new RealDate())();
  };
  Object.assign(FrozenDate, { now: never('Date.now', RealDate.now), UTC: RealDate.UTC, parse: RealDate.parse });
  Object.assign(globalThis, {
    Date: FrozenDate,
    setTimeout: never('setTimeout', before.setTimeout),
    setInterval: never('setInterval', before.setInterval),
    setImmediate: never('setImmediate', before.setImmediate),
    fetch: never('fetch', before.fetch),
    WebSocket: never('a WebSocket'),
  });
  Math.random = never('Math.random', random);
  performance.now = never('performance.now', now.bind(performance));
  Object.assign(crypto, { randomBytes: never('randomBytes'), randomUUID: never('randomUUID') });
  syncBuiltinESMExports();
  return () => {
    Object.assign(globalThis, before);
    Math.random = random;
    performance.now = now;
    Object.assign(crypto, { randomBytes, randomUUID });
    syncBuiltinESMExports();
  };
}
