import { runSteps } from './lib/step.ts';
import { tallyLine } from './lib/tally.ts';
import { browsersStep, e2eStep } from './steps/browser.ts';
import { buildSteps } from './steps/build.ts';
import { firstServerStep } from './steps/first-server.ts';

/** `npm run e2e -- NAME`: the end-to-end files whose names contain NAME; all without one. */
const steps = [
  browsersStep('firefox', 'webkit'),
  ...buildSteps({ always: false }),
  firstServerStep(),
  e2eStep(process.argv.slice(2)),
];
const { tally, failed } = await runSteps(steps, console.log);
console.log(tallyLine(tally));
process.exitCode = failed.length > 0 ? 1 : 0;
