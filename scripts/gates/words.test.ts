import { describe, expect, it } from 'vitest';
import { checkWords } from './words.ts';

const found = (text: string, path = 'packages/widget/src/x.ts') =>
  checkWords([{ path, text }]).findings.map(({ line, text: said }) => `${line} ${said}`);

/** Puts a word together at run time, so that this file passes the gate it tests. */
const join = (...parts: string[]) => parts.join('');

describe('what does not belong', () => {
  it.each([
    join('// TO', 'DO later'),
    join('// FIX', 'ME'),
    join("const folder = '/wo", "rk/main'"),
    join('https://regi', 'stry.example.org/lit'),
    join('// written by a sub', 'agent'),
    join('element.inner', 'HTML = text'),
    join('element.outer', 'HTML += text'),
    join('unsafe', 'HTML(text)'),
    join('<p dangerously', 'SetInnerHTML={x} />'),
    join('element.insertAdjacent', "HTML('beforeend', text)"),
    join('ev', "al('1')"),
    join('new Func', "tion('return 1')"),
    join('// @ts-', 'ignore'),
  ])('objects to %s', (text) => {
    expect(found(`\n${text}`)).toEqual([expect.stringMatching(/^2 “/)]);
  });
});

it('leaves ordinary words alone', () => {
  expect(
    found("const evaluated = evaluate(x); // an agent's work/life; networks/work/x; registry.contentType"),
  ).toEqual([]);
});

it('lets a test compare what was drawn', () => {
  expect(found('row.outerHTML === before.outerHTML')).toEqual([]);
});

it('looks for markup sinks in sources, not in prose about them', () => {
  expect(found(join('We never use inner', 'HTML.'), 'docs/security.md')).toEqual([]);
});

it('looks for machine paths in prose too, and not in pictures', () => {
  const text = join('see /wo', 'rk/notes');
  expect(found(text, 'README.md')).toHaveLength(1);
  expect(found(text, 'docs/widget.png')).toEqual([]);
});
