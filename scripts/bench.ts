import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/source.ts';

/** `npm run bench -- NAME …`: the benchmark of that name, with what else it was given. */
const [name = '', ...args] = process.argv.slice(2);
const script = join(ROOT, 'bench', name, 'main.ts');

if (/^[a-z]+$/.test(name) && existsSync(script)) {
  process.exitCode = spawnSync(process.execPath, [script, ...args], { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
} else {
  console.error(
    `Choose a benchmark: ${['relay', 'resume', 'routing', 'search', 'console'].map((each) => `npm run bench -- ${each}`).join(', ')}.`,
  );
  process.exitCode = 1;
}
