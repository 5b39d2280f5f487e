import type { Step } from '../lib/step.ts';
import { tool } from './tools.ts';

/** How the simulation is run: many short lives, so a large nursery; and nobody looks at the stacks of its errors. */
export const SIM = ['--max-semi-space-size=64', '--stack-trace-limit=0', 'sim/main.ts'];

/** What takes 20 s. A number, not a time: a slow machine must not see less than a quick one. */
const SEEDS = 2400;
const TIMEOUT_MS = 30 * 60_000;

/** In these seeds every rare state that is not marked as too rare must be reached. */
export const simStep = (): Step =>
  tool('simulation', 'node', [...SIM, '--seeds', `${SEEDS}`, '--reach', 'short'], { timeoutMs: TIMEOUT_MS });
