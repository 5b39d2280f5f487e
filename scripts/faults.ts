import { faultNames } from '../e2e/faults/lib/registry.ts';
import { runFaults } from './faults/run.ts';
import { argumentsOf } from './lib/arguments.ts';
import { runSteps } from './lib/step.ts';
import { add, tallyLine } from './lib/tally.ts';
import { browsersStep } from './steps/browser.ts';
import { buildSteps } from './steps/build.ts';

/**
 * `npm run faults`: every fault in its short form; with names only those whose name contains one of them; with `--long`
 * in the long form.
 */
const all = faultNames();
const args = argumentsOf({
  command: 'npm run faults --',
  what: 'Faults against the real server and browsers. With names, only those whose name contains one of them.',
  options: { long: { takes: 'nothing', what: 'the long form; the short one unless said' } },
  names: { one: 'fault', all, match: 'part' },
});
const names = args.names.length > 0 ? args.names : all;
const before = await runSteps([browsersStep(), ...buildSteps({ always: false })], console.log);
const { tally } = await runFaults(names, args.has('long') ? 'long' : 'short', console.log);
const sum = add(before.tally, tally);
console.log(tallyLine(sum));
process.exitCode = sum.failed > 0 ? 1 : 0;
