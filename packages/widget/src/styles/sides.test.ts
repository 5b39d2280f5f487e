import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';

/** What names a side, and may: each with its reason. */
const MEANT: Readonly<Record<string, string>> = {
  'padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left)':
    'a phone has its edges wherever lines begin',
  'border-radius: 12px 12px 12px 3px': 'a sign, not a text: every page view pays for this sheet',
};

/** A declaration that is not mirrored: it names a side, or gives the second and the fourth of four values apart. */
const namesSide = (declaration: string): boolean => {
  const [property = '', value = ''] = declaration.split(/:\s*/, 2);
  if (/\b(?:left|right)\b|translateX/.test(declaration) || /transform-origin: [\d-]/.test(declaration)) return true;
  const [, second, , fourth] = value.split(/\s+(?![^(]*\))/);
  return /^(?:margin|padding|inset|border-\w+)$/.test(property) && fourth !== undefined && second !== fourth;
};

/** Every declaration of a sheet. */
const declarationsOf = (sheet: string): string[] =>
  sheet
    .replace(/\/\*.*?\*\//gs, '')
    .split(/[{};`]/)
    .map((part) => part.trim().replaceAll(/\s+/g, ' '))
    .filter((part) => /^[\w-]+: ./.test(part));

it('[AW6] no sheet names a left or a right without a reason', () => {
  const found = globSync('*.ts', { cwd: import.meta.dirname })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const sheet = readFileSync(`${import.meta.dirname}/${file}`, 'utf8');
      return declarationsOf(sheet)
        .filter(namesSide)
        .map((declaration) => [basename(file), declaration] as const);
    });
  expect(found.filter(([, declaration]) => !(declaration in MEANT))).toEqual([]);
  // An exception that nobody needs any more is none.
  expect([...new Set(found.map(([, declaration]) => declaration))].sort()).toEqual(Object.keys(MEANT).sort());
});

it.each([
  'padding: 1px 2px 3px 4px',
  'inset: auto 0 calc(100% + 4px) auto',
  'margin-left: 4px',
  'transform: translateX(1px)',
])('[AW6] %s names a side', (declaration) => {
  expect(declarationsOf(`.a { ${declaration}; }`).filter(namesSide)).toHaveLength(1);
});

it.each([
  'padding: 1px 2px 3px',
  'inset: auto 0 8px',
  'padding: 1px 2px 3px 2px',
  'inset-inline: 0 auto',
  'text-align: center',
])('[AW6] %s names none', (declaration) => {
  expect(declarationsOf(`.a { ${declaration}; }`).filter(namesSide)).toEqual([]);
});
