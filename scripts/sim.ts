import { SIM_OPTIONS } from '../sim/options.ts';
import { argumentsOf } from './lib/arguments.ts';
import { exec } from './lib/exec.ts';
import { PLANTS } from './plant/plants.ts';
import type { Plant } from './plant/types.ts';
import { SIM } from './steps/sim.ts';

/**
 * `npm run sim -- …`: the simulation. `--seeds N`, `--minutes M`, `--seed S` and the rest go to `sim/main.ts`;
 * `--plant NAME` has one guard switched off, `--plants` each of them in turn: then a violation has to be found in 60 s.
 */
const inSim = PLANTS.filter((plant) => plant.inSim ?? true);
const own = Object.keys(SIM_OPTIONS);
const args = argumentsOf({
  command: 'npm run sim --',
  what: 'The simulation: worlds drawn from seeds. With --plants, names of planted bugs may follow.',
  options: {
    ...SIM_OPTIONS,
    plant: { takes: PLANTS.map(({ name }) => name), what: 'one guard is switched off' },
    plants: {
      takes: 'nothing',
      what: 'each guard in turn is switched off, and must be missed within 60 s',
      not: ['plant', ...own],
    },
  },
  names: { one: 'planted bug', all: inSim.map(({ name }) => name), match: 'whole', only: 'plants' },
});
const HOOK = ['--import', './scripts/plant/hook.ts'];
const DAY_MS = 86_400_000;
const FOUND = /✗ seed (\d+) after ([\d.]+) s/;

/** Found is a plant when a seed shows what it names, and the same seed is well without it. */
async function findPlant({ name, rule, what, tabs, extra, shows = 'stuck' }: Plant): Promise<boolean> {
  const world = [tabs ? '--tabs' : '--no-tabs', '--with', extra ?? 'none'];
  const { output } = await exec('node', [...HOOK, ...SIM, ...world, '--bad', '1', '--shows', shows, '--minutes', '1'], {
    env: { SHOPBELL_PLANT: name },
    timeoutMs: 90_000,
  });
  const [, seed, seconds] = FOUND.exec(output) ?? [];
  const without =
    seed === undefined ? undefined : await exec('node', [...SIM, ...world, '--from', seed, '--seeds', '1']);
  const isFound = without?.code === 0;
  const how = output.split('\n').find((line) => line.startsWith('    '));
  const where = seed === undefined ? 'NOT FOUND in 60 s' : `seed ${seed.padStart(6)}, ${seconds?.padStart(5)} s`;
  const alone = without === undefined || isFound ? '' : ', BAD WITHOUT IT TOO';
  console.log(
    `${isFound ? '✓' : '✗'} ${rule.padEnd(4)} ${name.padEnd(24)} ${where}${alone}  ${shows}: ${how?.trim() ?? ''}  (${what})`,
  );
  return isFound;
}

async function findPlants(plants: readonly Plant[]): Promise<boolean> {
  let missed = 0;
  for (const plant of plants) if (!(await findPlant(plant))) missed += 1;
  console.log(`${plants.length - missed} of ${plants.length} planted bugs found`);
  return missed === 0;
}

async function run(): Promise<boolean> {
  if (args.has('plants')) {
    return findPlants(inSim.filter(({ name }) => args.names.length === 0 || args.names.includes(name)));
  }
  const { code } = await exec('node', [...HOOK, ...SIM, ...args.again(own)], {
    env: { SHOPBELL_PLANT: args.word('plant') ?? '' },
    stream: true,
    timeoutMs: DAY_MS,
  });
  return code === 0;
}

process.exitCode = (await run()) ? 0 : 1;
