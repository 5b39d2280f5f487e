import { faultNames } from '../../e2e/faults/lib/registry.ts';
import { runFaults } from '../faults/run.ts';
import type { Print, Step } from '../lib/step.ts';
import { tallyLine } from '../lib/tally.ts';

/** Every fault once, in its short form. Each counts as two tests: its run, and its control. */
export const faultsStep = (print: Print): Step => ({
  name: 'faults',
  run: async () => {
    const { tally, reports } = await runFaults(faultNames(), 'short', print);
    const notRun = reports.filter((report) => report.notRun !== undefined).length;
    return { tally, note: `${tallyLine(tally)}${notRun > 0 ? `; ${notRun} faults not run` : ''}` };
  },
});
