import { expect, it } from 'vitest';
import { CONTRACT, checkContract } from './contract.ts';

const spec = { path: 'packages/sdk/SPEC.md', text: '- **[OB1]** In order.\n- **[OB2]** Again.\n' };
const texts = (...rows: string[]) =>
  checkContract([spec, { path: CONTRACT, text: rows.join('\n') }]).findings.map(({ text }) => text);

it('accepts promises that rules keep', () => {
  expect(texts('| C1 | Nothing is lost. | OB1 OB2 |', '| C2 | Nothing is doubled. | OB2 |')).toEqual([]);
});

it.each([
  ['a rule that does not exist', ['| C1 | Nothing is lost. | OB9 |'], '[OB9] is a rule of no SPEC.md'],
  ['a promise without a rule', ['| C1 | Nothing is lost. | |'], 'C1 is kept by no rule'],
  ['a promise without words', ['| C1 | | OB1 |'], 'C1 promises nothing'],
  ['a gap in the numbers', ['| C2 | Nothing is lost. | OB1 |'], 'C2 where C1 comes next'],
  ['a page without promises', ['nothing here'], 'holds no promise'],
])('objects to %s', (_, rows, says) => {
  expect(texts(...rows)).toEqual([says]);
});

it('objects when the page is gone', () => {
  expect(checkContract([spec]).findings).toEqual([{ file: CONTRACT, text: 'is missing' }]);
});
