import type { Step } from '../lib/step.ts';
import { countVitest } from '../lib/tally.ts';
import { gateSteps } from './gates.ts';
import { runner, tool } from './tools.ts';

const UNIT_REPORT = 'node_modules/.cache/reports/unit.json';

/** What looks at the repository's text and runs nothing of it. */
export const textSteps = ({ stream }: { readonly stream: boolean }): Step[] => [
  tool('format and lint', 'biome', ['check', '--error-on-warnings', '.'], { stream }),
  tool('types', 'tsc', ['-b'], { stream }),
  ...gateSteps(),
];

export const unitStep = ({ stream }: { readonly stream: boolean }): Step =>
  runner(
    {
      name: 'unit',
      command: 'vitest',
      args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`],
      report: UNIT_REPORT,
      stream,
    },
    countVitest,
  );
