import { exec } from './lib/exec.ts';
import { PLANTS, type Plant } from './plant/plants.ts';
import { SIM } from './steps/sim.ts';

/**
 * `npm run sim -- …`: the simulation. `--seeds N`, `--minutes M`, `--seed S` and the rest go to `sim/main.ts`;
 * `--plant NAME` has one guard switched off, `--plants` each of them in turn: then a violation has to be found in 60 s.
 */
const args = process.argv.slice(2);
const HOOK = ['--import', './scripts/plant/hook.ts'];
const DAY_MS = 86_400_000;
const FOUND = /✗ seed (\d+) after ([\d.]+) s/;

async function findPlant({ name, rule, what }: Plant): Promise<boolean> {
  const { output } = await exec('node', [...HOOK, ...SIM, '--bad', '1', '--minutes', '1'], {
    env: { SHOPBELL_PLANT: name },
    timeoutMs: 90_000,
  });
  const [, seed, seconds] = FOUND.exec(output) ?? [];
  const how = output.split('\n').find((line) => /^ {4}\w+ \d/.test(line) || /^ {4}server/.test(line));
  const where = seed === undefined ? 'NOT FOUND in 60 s' : `seed ${seed.padStart(6)}, ${seconds?.padStart(5)} s`;
  console.log(
    `${seed === undefined ? '✗' : '✓'} ${rule.padEnd(4)} ${name.padEnd(24)} ${where}  ${how?.trim() ?? ''}  (${what})`,
  );
  return seed !== undefined;
}

async function findPlants(plants: readonly Plant[]): Promise<boolean> {
  let missed = 0;
  for (const plant of plants) if (!(await findPlant(plant))) missed += 1;
  console.log(`${plants.length - missed} of ${plants.length} planted bugs found`);
  return missed === 0;
}

async function run(): Promise<boolean> {
  if (args.includes('--plants')) {
    const only = args.filter((arg) => !arg.startsWith('--'));
    return findPlants(PLANTS.filter(({ name, inSim = true }) => inSim && (only.length === 0 || only.includes(name))));
  }
  const at = args.indexOf('--plant');
  const name = at < 0 ? '' : (args[at + 1] ?? '');
  const rest = at < 0 ? args : args.toSpliced(at, 2);
  const { code } = await exec('node', [...HOOK, ...SIM, ...rest], {
    env: { SHOPBELL_PLANT: name },
    stream: true,
    timeoutMs: DAY_MS,
  });
  return code === 0;
}

process.exitCode = (await run()) ? 0 : 1;
