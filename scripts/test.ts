import { runSteps } from './lib/step.ts';
import { tallyLine } from './lib/tally.ts';
import { browserStep, browsersStep, e2eStep, enginesStep } from './steps/browser.ts';
import { buildSteps } from './steps/build.ts';
import { builtStep } from './steps/built.ts';
import { textSteps, unitStep } from './steps/check.ts';
import { faultsStep } from './steps/faults.ts';
import { firstServerStep } from './steps/first-server.ts';
import { packSteps } from './steps/pack.ts';
import { simStep } from './steps/sim.ts';
import { sizeStep } from './steps/size.ts';
import { tool } from './steps/tools.ts';

/** What is built, and looked at as those see it who load or install it. */
const builtSteps = [
  ...buildSteps({ always: true }),
  builtStep(),
  ...packSteps(),
  tool('unused', 'knip', ['--no-progress'], { stream: true }),
  sizeStep(),
];

/**
 * `npm test`: everything that has to be green. Each gate, tool and limit counts as one test; the runners of unit, browser
 * and end-to-end tests count their own. The last line is the sum.
 */
const { tally, failed } = await runSteps(
  [
    browsersStep('firefox', 'webkit'),
    firstServerStep(),
    // What stands together does what the waits of the others leave room for.
    [unitStep({ stream: true }), [...textSteps({ stream: true }), ...builtSteps]],
    [simStep(), browserStep(), enginesStep()],
    e2eStep(),
    faultsStep(console.log),
  ],
  console.log,
);
if (failed.length > 0) console.log(`\nfailed: ${failed.join(', ')}`);
console.log('Each gate, tool and size limit counts as one test; the runners count their own.');
console.log(tallyLine(tally));
process.exitCode = tally.failed > 0 ? 1 : 0;
