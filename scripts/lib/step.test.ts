import { expect, it } from 'vitest';
import { gate, runSteps } from './step.ts';

const one = { passed: 1, failed: 0, skipped: 0 };

it('runs the steps after a failed one, and names the failed', async () => {
  const ran: string[] = [];
  const lines: string[] = [];
  const steps = [
    { name: 'breaks', run: () => Promise.reject(new Error('no such file')) },
    { name: 'works', run: () => ({ tally: one, note: `3 files, ${ran.push('works')} run` }) },
  ];
  const result = await runSteps(
    steps,
    (line) => lines.push(line),
    () => 0,
  );
  expect(result).toEqual({ tally: { passed: 1, failed: 1, skipped: 0 }, failed: ['breaks'] });
  expect(ran).toEqual(['works']);
  expect(lines[0]).toMatch(/^✗ breaks +0\.0 s$/);
  expect(lines[1]).toContain('no such file');
  expect(lines[2]).toMatch(/^✓ works +0\.0 s {2}3 files, 1 run$/);
});

it('runs the lanes of a list at the same time, those of a lane in order, and the next one after the last of them', async () => {
  const ran: string[] = [];
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const step = (name: string, run: () => unknown) => ({
    name,
    run: async () => {
      await run();
      ran.push(name);
      return { tally: one };
    },
  });
  const nothing = (): void => {};
  const lane = [step('first', nothing), step('opens', () => setTimeout(open)), step('last', () => opened)];
  const steps = [[step('waits', () => opened), lane], step('after', nothing)];
  const { tally, failed } = await runSteps(steps, () => {});
  expect([ran.slice(0, 2), ran.length, ran.at(-1)]).toEqual([['first', 'opens'], 5, 'after']);
  expect([tally.passed, failed]).toEqual([5, []]);
});

it('counts a gate as one test and prints its findings with file and line', async () => {
  const lines: string[] = [];
  const findings = [
    { file: 'a.ts', line: 3, text: 'too long' },
    { file: 'b.ts', text: 'stray' },
  ];
  const result = await runSteps([gate('sizes', () => ({ findings, note: '' }))], (line) => lines.push(line));
  expect(result.tally).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(lines[1]).toBe('    a.ts:3 too long\n    b.ts stray');
});

it('passes a gate without findings', async () => {
  const result = await runSteps([gate('sizes', () => ({ findings: [], note: '' }))], () => {});
  expect(result).toEqual({ tally: one, failed: [] });
});
