import { writeFileSync } from 'node:fs';
import { faultNames } from '../e2e/faults/lib/registry.ts';
import { rowOf } from './faults/table.ts';
import { argumentsOf } from './lib/arguments.ts';
import { runSteps } from './lib/step.ts';
import { PAGE, readKnown, renderReliability, writeKnown } from './proof/known.ts';
import { origin } from './proof/machine.ts';
import { type Part, parts } from './proof/parts.ts';
import { browsersStep } from './steps/browser.ts';
import { buildSteps } from './steps/build.ts';

/**
 * `npm run proof`: every fault in the long form, 100,000 seeds of the simulation, every planted bug, 200 hostile texts in every field, every
 * scene in every look, language and width, the nearest store from 100,000 places, hours in which mail and webhooks are down, the tests of
 * three engines; writes what came out into docs/reliability.md. With names of parts (a fault, `simulation`, `planted bugs`,
 * `hostile texts`, `access`, `nearest store`, `outages`, `engines`) it runs those alone and keeps what is known of the others
 * (e2e/faults/results/proof.json).
 */
const all = parts(faultNames());
const { names: asked } = argumentsOf({
  command: 'npm run proof --',
  what: 'The long form of everything, about an hour; writes docs/reliability.md. With names, those parts alone.',
  options: {},
  names: { one: 'part', all: [...all.keys()], match: 'whole' },
});

process.env.CHROMIUM = 'whole';
await runSteps([browsersStep(), ...buildSteps({ always: false })], console.log);
const known: Record<string, Part> = asked.length > 0 ? { ...readKnown() } : {};
for (const [name, run] of all) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const part = await run(origin(new Date()));
  known[name] = part;
  for (const line of part.report ? rowOf(part.report) : [`${part.isGood ? '✓' : '✗'} ${name}`, ...(part.lines ?? [])]) {
    console.log(line);
  }
  // After each part: an hour of work must not be lost with the last one.
  writeKnown(known);
}
const done = [...all.keys()].flatMap((name) => known[name] ?? []);
writeFileSync(PAGE, renderReliability());
const good = done.filter(({ isGood, report }) => isGood && report?.notRun === undefined).length;
console.log(`${good} of ${all.size} parts are good; see docs/reliability.md`);
process.exitCode = done.every(({ isGood, name }) => isGood || (asked.length > 0 && !asked.includes(name))) ? 0 : 1;
