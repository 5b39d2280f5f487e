import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/source.ts';
import { runSteps } from './lib/step.ts';
import { buildSteps } from './steps/build.ts';

/** `npm run bench -- NAME …`: the benchmark of that name, with what else it was given. */
const [name = '', ...args] = process.argv.slice(2);
const script = join(ROOT, 'bench', name, 'main.ts');

/** What a browser loads is built where it is stale. */
const isBuilt = async (): Promise<boolean> =>
  !['console', 'page'].includes(name) ||
  (await runSteps(buildSteps({ always: false }), console.log)).failed.length === 0;

if (/^[a-z]+$/.test(name) && existsSync(script)) {
  if (!(await isBuilt())) throw new Error('The build failed.');
  process.exitCode = spawnSync(process.execPath, [script, ...args], { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
} else {
  console.error(
    `Choose a benchmark: ${['relay', 'resume', 'routing', 'search', 'large', 'console', 'page'].map((each) => `npm run bench -- ${each}`).join(', ')}.`,
  );
  process.exitCode = 1;
}
