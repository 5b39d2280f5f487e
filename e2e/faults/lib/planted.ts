import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../lib/process.ts';
import type { Attempt } from './report.ts';
import type { Outcome, Scale } from './types.ts';

/** Tells a fault that runs under a plant that it will not end well: it need not wait for what can't come. */
export const isPlanted = (): boolean => process.argv.at(-1) === 'planted';

/**
 * Runs a fault in a process whose SDK has a guard switched off (`scripts/plant/plants.ts`): for controls of what the client
 * does. Throws what the run threw.
 */
export async function runPlanted(name: string, scale: Scale, plant: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-planted-'));
  const file = join(folder, 'attempt.json');
  try {
    const args = ['--import', './scripts/plant/hook.ts', 'e2e/faults/lib/one.ts', name, scale, file, 'planted'];
    await promisify(execFile)(process.execPath, args, { cwd: ROOT, env: { ...process.env, SHOPBELL_PLANT: plant } });
    const { outcome, error }: Attempt = JSON.parse(readFileSync(file, 'utf8'));
    if (!outcome) throw new Error(error);
    return outcome;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
