import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { faultNames } from '../e2e/faults/lib/registry.ts';
import { rowOf } from './faults/table.ts';
import { argumentsOf } from './lib/arguments.ts';
import { ROOT } from './lib/source.ts';
import { runSteps } from './lib/step.ts';
import { origin } from './proof/machine.ts';
import { renderProof, withProof } from './proof/page.ts';
import { type Part, parts } from './proof/parts.ts';
import { chromiumStep } from './steps/browser.ts';
import { buildSteps } from './steps/build.ts';

/**
 * `npm run proof`: every fault in the long form, 100,000 seeds of the simulation, every planted bug; writes what came out
 * into docs/reliability.md. With names of parts (a fault, `simulation`, `planted bugs`) it runs those alone and keeps what
 * is known of the others on this machine.
 */
const PAGE = join(ROOT, 'docs/reliability.md');
const KNOWN = join(ROOT, 'node_modules/.cache/reports/proof.json');

function readKnown(): Record<string, Part> {
  try {
    return JSON.parse(readFileSync(KNOWN, 'utf8'));
  } catch {
    return {};
  }
}

const all = parts(faultNames());
const { names: asked } = argumentsOf({
  command: 'npm run proof --',
  what: 'The long form of everything, about an hour; writes docs/reliability.md. With names, those parts alone.',
  options: {},
  names: { one: 'part', all: [...all.keys()], match: 'whole' },
});

await runSteps([chromiumStep(), ...buildSteps({ always: false })], console.log);
const known = asked.length > 0 ? readKnown() : {};
for (const [name, run] of all) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const part = await run(origin(new Date()));
  known[name] = part;
  for (const line of part.report ? rowOf(part.report) : [`${part.isGood ? '✓' : '✗'} ${name}`, ...(part.lines ?? [])]) {
    console.log(line);
  }
  // After each part: an hour of work must not be lost with the last one.
  mkdirSync(dirname(KNOWN), { recursive: true });
  writeFileSync(KNOWN, JSON.stringify(known));
}
const done = [...all.keys()].flatMap((name) => known[name] ?? []);
writeFileSync(PAGE, withProof(readFileSync(PAGE, 'utf8'), renderProof(done, [...all.keys()])));
const good = done.filter(({ isGood, report }) => isGood && report?.notRun === undefined).length;
console.log(`${good} of ${all.size} parts are good; see docs/reliability.md`);
process.exitCode = done.every(({ isGood, name }) => isGood || (asked.length > 0 && !asked.includes(name))) ? 0 : 1;
