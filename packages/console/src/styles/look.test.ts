import { readFileSync } from 'node:fs';
import { LOOK_CHOICES, STANDARD_BRAND } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import { SAMPLE } from '../views/look/sample.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const widget = (path: string): string => read(`../../../widget/src/${path}`);

/** What is said of custom properties, the last of each, without white space. */
const declared = (css: string): ReadonlyMap<string, string> =>
  new Map(
    [...css.matchAll(/(--[\w-]+):([^;]+);/g)].map(([, name = '', value = '']) => [name, value.replace(/\s/g, '')]),
  );

describe('the preview of the look', () => {
  it('[CL2] has the colours of the widget', () => {
    // What stands on the brand is said once there, at the launcher itself.
    const launcher = widget('styles/launcher.ts')
      .replace('    color: color(', '    --on-brand: color(')
      .replace(`var(--shop-bell-brand, ${STANDARD_BRAND}) xyz`, 'var(--brand) xyz');
    const theirs = declared(launcher + widget('styles/tokens.ts'));
    const ours = declared(read('./look.css'));
    expect(ours.size).toBe(10);
    for (const [name, value] of ours) expect([name, value]).toEqual([name, theirs.get(name)]);
  });

  it('[CL2] has its words and its own colour', () => {
    expect(widget('styles/launcher.ts')).toContain(`--shop-bell-brand, ${STANDARD_BRAND})`);
    for (const tag of ['en', 'zh-CN'] as const) {
      const { heading, online, box } = SAMPLE[tag];
      const texts = widget(`i18n/${tag}.ts`);
      for (const words of [`title: '${heading}'`, `online: '${online}'`, `placeholder: '${box}'`])
        expect(texts).toContain(words);
    }
    expect(widget('storage.ts')).toContain(`[${LOOK_CHOICES.storage.map((kind) => `'${kind}'`).join(', ')}]`);
  });
});
