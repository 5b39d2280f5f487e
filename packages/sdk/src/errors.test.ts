import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEM_CODES } from '@shopbell/protocol';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { ChatError, type ChatErrorCode, type LocalCode } from './errors.ts';
import type { Chat, Stored } from './index.ts';
import { LOCAL_ERRORS } from './local-errors.ts';
import { type Away, type Outcome, outcomeOf } from './outcome.ts';

const ROOT = join(import.meta.dirname, '../../..');
const rows = Object.entries(LOCAL_ERRORS);

describe('the SDK’s own errors', () => {
  it('[XE1] are in the guide as in their table, in its order', () => {
    const guide = readFileSync(join(ROOT, 'docs/sdk.md'), 'utf8');
    const section = guide.slice(guide.indexOf('\n## Errors'));
    const told = [...section.matchAll(/^\| `(\w+)` \| `(\w+)` \| (.+) \|$/gm)].map(([, ...cells]) => cells);
    expect(told).toEqual(rows.map(([code, { retry, text }]) => [code, retry, text]));
  });

  it('[XE1] are explained, like the relay’s, under a heading of their own where an error says', () => {
    const codes = [...rows.map(([code]) => code as ChatErrorCode), ...PROBLEM_CODES];
    for (const code of codes) {
      const [file = '', anchor] = new ChatError(code).docs.split('#');
      const headings = readFileSync(join(ROOT, file), 'utf8').match(/(?<=^### )\w+$/gm);
      expect(headings?.filter((heading) => heading === anchor)).toEqual([code]);
    }
  });

  it('[XE1] are thrown with the advice of their table, wherever that is', () => {
    const made = globSync(join(import.meta.dirname, '**/*.ts'))
      .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
      .flatMap((file) => [
        ...readFileSync(file, 'utf8').matchAll(
          /new ChatError\(\s*'(\w+)'(?:,\s*(?:`[^`]*`|'[^']*'|[\w.]+),\s*'(\w+)')?/g,
        ),
      ]);
    const advice = new Set(
      made.flatMap(([, code = '', retry]) =>
        code in LOCAL_ERRORS ? [`${code} ${retry ?? new ChatError(code as LocalCode).retry}`] : [],
      ),
    );
    const table = new Set(rows.map(([code, { retry }]) => `${code} ${retry}`));
    expect([...advice].filter((one) => !table.has(one))).toEqual([]);
    // Those of hooks are made by a code that is looked up.
    expect([...table].filter((one) => !advice.has(one))).toEqual(['hook_refused fix']);
  });
});

describe('the outcome of a request', () => {
  const stored: Stored = { cid: 'c', conversation: '01kah0t3vq8m2r5x9zb1', seq: 2, at: 1 };

  it('[XE2] is stored, refused or offline, by name', async () => {
    const refusal = new ChatError('blocked', 'no', 'never');
    const away = new ChatError('signed_out');
    expect(await outcomeOf(Promise.resolve(stored))).toEqual({ outcome: 'stored', value: stored });
    expect(await outcomeOf(Promise.reject(refusal))).toEqual({ outcome: 'refused', error: refusal });
    expect(await outcomeOf(Promise.reject(away))).toEqual({ outcome: 'offline', error: away });
    await expect(outcomeOf(Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
  });

  it('[XE2] is told apart in the types', () => {
    expectTypeOf<Awaited<ReturnType<Chat['send']>>>().toEqualTypeOf<Stored>();
    type Of<K extends Outcome<Stored>['outcome']> = Extract<Outcome<Stored>, { outcome: K }>;
    expectTypeOf<Of<'stored'>['value']>().toEqualTypeOf<Stored>();
    expectTypeOf<Of<'offline'>['error']['code']>().toEqualTypeOf<Away>();
    expectTypeOf<Of<'refused'>['error']['code']>().toEqualTypeOf<Exclude<ChatErrorCode, Away>>();
    expectTypeOf<'stored' | 'refused' | 'offline'>().toEqualTypeOf<Outcome<Stored>['outcome']>();
    expect(rows.map(([code]) => code)).toContain('offline');
  });
});
