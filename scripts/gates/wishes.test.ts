import { describe, expect, it } from 'vitest';
import { checkWishes } from './wishes.ts';

const HEAD = '| wish | asked of | test |\n| --- | --- | --- |\n';
const tests = { path: 'e2e/a.test.ts', text: "test('goes on', () => {});\ntest(`[GH5] loads (`, () => {});" };
const findings = (row: string) =>
  checkWishes([{ path: 'docs/wishes.md', text: HEAD + row }, tests]).findings.map(({ line, text }) => [line, text]);

describe('the wishes', () => {
  it('pass with tests that exist, also by the begin of a title', () => {
    expect(findings('| it goes on | – | [a](../e2e/a.test.ts) “goes on” |')).toEqual([]);
    expect(findings('| loads | – | [a](../e2e/a.test.ts) “[GH5] loads” |')).toEqual([]);
  });

  it('fail without a test, with a file that is none, and with a title that is gone', () => {
    expect(findings('| it goes on | – | soon |')).toEqual([[3, 'it goes on: names no test']]);
    expect(findings('| it | – | [a](../e2e/b.test.ts) “goes on” |')).toEqual([
      [3, 'it: e2e/b.test.ts is no test file'],
    ]);
    expect(findings('| it | – | [a](../e2e/a.test.ts) “went on” |')).toEqual([
      [3, 'it: there is no test “went on” in e2e/a.test.ts'],
    ]);
  });

  it('fail without their page', () => {
    expect(checkWishes([tests]).findings).toEqual([{ file: 'docs/wishes.md', text: 'is missing' }]);
  });
});
