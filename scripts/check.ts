import { runSteps } from './lib/step.ts';
import { tallyLine } from './lib/tally.ts';
import { textSteps, unitStep } from './steps/check.ts';

/** `npm run check`: the fast half of the tests, one line a step. */
const { tally, failed } = await runSteps([...textSteps({ stream: false }), unitStep({ stream: false })], console.log);
if (failed.length > 0) console.log(`\nfailed: ${failed.join(', ')}`);
console.log(tallyLine(tally));
process.exitCode = failed.length > 0 ? 1 : 0;
