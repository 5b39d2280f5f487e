import { faultNames } from '../e2e/faults/lib/registry.ts';
import { runFaults } from './faults/run.ts';
import { runSteps } from './lib/step.ts';
import { add, tallyLine } from './lib/tally.ts';
import { chromiumStep } from './steps/browser.ts';
import { buildSteps } from './steps/build.ts';

/**
 * `npm run faults`: every fault in its short form; with names only those whose name contains one of them; with `--long`
 * in the long form.
 */
const args = process.argv.slice(2);
const wanted = args.filter((each) => !each.startsWith('--'));
const names = faultNames().filter((name) => wanted.length === 0 || wanted.some((each) => name.includes(each)));
const before = await runSteps([chromiumStep(), ...buildSteps({ always: false })], console.log);
const { tally } = await runFaults(names, args.includes('--long') ? 'long' : 'short', console.log);
const sum = add(before.tally, tally);
console.log(tallyLine(sum));
process.exitCode = sum.failed > 0 || names.length === 0 ? 1 : 0;
