import { runSteps } from './lib/step.ts';
import { tallyLine } from './lib/tally.ts';
import { browsersStep, e2eStep, enginesStep } from './steps/browser.ts';
import { buildSteps } from './steps/build.ts';

/** As often a candidate is picked in each engine. */
const PICKS = 1000;

/** `npm run proof -- engines`: all that is run in Chromium, Firefox and WebKit, in the long form. */
process.env.IME_PICKS = `${PICKS}`;
process.env.CHROMIUM = 'whole';
const steps = [
  browsersStep('firefox', 'webkit'),
  ...buildSteps({ always: false }),
  enginesStep('all'),
  e2eStep(['embed-csp', 'embed-ime']),
];
const { tally, failed } = await runSteps(steps, console.log);
console.log(tallyLine(tally));
process.exitCode = failed.length > 0 ? 1 : 0;
