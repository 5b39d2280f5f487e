import { writeFileSync } from 'node:fs';
import { loadFault } from './registry.ts';
import type { Attempt, Report } from './report.ts';
import type { Fault, Outcome, Scale } from './types.ts';

/**
 * Runs one fault and its control in this process and writes the report:
 * `node e2e/faults/lib/one.ts NAME short|long FILE`. Each fault has a process of its own, so that none inherits
 * sockets, timers or memory from the one before. With `planted` as the last word it runs the fault alone and writes the
 * attempt: see `planted.ts`.
 */
const attempt = async (run: () => Promise<Outcome>): Promise<Attempt> => {
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  try {
    const outcome = await run();
    return { outcome, seconds: seconds() };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error), seconds: seconds() };
  }
};

const report = async (fault: Fault, scale: Scale): Promise<Report> => {
  const { name, what, rules, control, shows } = fault;
  const notRun = await fault.notHere?.();
  if (notRun !== undefined) return { name, what, rules, control, shows, notRun };
  const held = await attempt(() => fault.run(scale));
  return { name, what, rules, control, shows, held, controlled: await attempt(() => fault.runControl(scale)) };
};

// What was started and mounted is taken down at the exit.
process.once('SIGTERM', () => process.exit(143));

const [name = '', scale = '', file = '', planted] = process.argv.slice(2);
if (scale !== 'short' && scale !== 'long') throw new Error('the scale is short or long');
const fault = await loadFault(name);
const result = planted === 'planted' ? await attempt(() => fault.run(scale)) : await report(fault, scale);
writeFileSync(file, JSON.stringify(result));
// A fault may leave a half-open socket behind on purpose.
process.exit(0);
