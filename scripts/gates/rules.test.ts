import { expect, it } from 'vitest';
import { checkRules } from './rules.ts';

const spec = (text: string, path = 'packages/sdk/SPEC.md') => ({ path, text });
const test = (text: string, path = 'packages/sdk/src/outbox/step.test.ts') => ({ path, text });
const texts = (...files: { path: string; text: string }[]) =>
  checkRules(files).findings.map((finding) => `${finding.file}:${finding.line} ${finding.text}`);

const rule = spec('# Rules\n\n- **[OB3]** Nothing is sent twice.\n');

it('accepts a rule whose id starts a title', () => {
  expect(texts(rule, test("it('[OB3] sends nothing twice', () => {})"))).toEqual([]);
});

it('objects to a rule that no title carries, and says where the rule stands', () => {
  expect(texts(rule, test("it('sends nothing twice', () => {})"))).toEqual([
    'packages/sdk/SPEC.md:3 [OB3] is carried by no test title',
  ]);
});

it('objects to an id in a title that no SPEC.md has', () => {
  expect(texts(test("\nit('[OB9] does more', () => {})"))).toEqual([
    'packages/sdk/src/outbox/step.test.ts:2 [OB9] is a rule of no SPEC.md',
  ]);
});

it('does not count an id in a comment, in the middle of a title or in another call', () => {
  const text = "// [OB3] x\nit('says [OB3]', () => {}); log('[OB3] no test')";
  expect(texts(rule, test(text))).toEqual(['packages/sdk/SPEC.md:3 [OB3] is carried by no test title']);
});

it('does not count the test of another package, but counts e2e and the simulation', () => {
  const title = "it('[OB3] sends nothing twice', () => {})";
  expect(texts(rule, test(title, 'packages/server/src/x.test.ts'))).toHaveLength(1);
  expect(texts(rule, test(title, 'e2e/street.test.ts'))).toEqual([]);
  expect(texts(rule, test(title, 'sim/delivery.test.ts'))).toEqual([]);
});

it('reads titles behind each, in templates, in describe, in contracts, and several ids in a row', () => {
  const four = spec('- **[OB1]** a\n- **[OB2]** b\n- **[OB3]** c\n- **[OB4]** d\n');
  const text = [
    "it.each([1])('[OB1] %s', () => {});",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text of a test
    'test(`[OB2] ${name}`, () => {});',
    "describe('[OB3][OB4] both', () => {});",
  ].join('\n');
  expect(texts(four, test(text, 'packages/sdk/src/store.contract.ts'))).toEqual([]);
});

it('objects to the same id in two places', () => {
  const text = "it('[OB3] sends nothing twice', () => {})";
  expect(texts(rule, spec('- **[OB3]** Again.', 'packages/server/SPEC.md'), test(text))).toEqual([
    'packages/server/SPEC.md:1 [OB3] stands in packages/sdk/SPEC.md already',
  ]);
});
