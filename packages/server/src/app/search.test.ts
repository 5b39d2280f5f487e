import { expect, test } from 'vitest';
import { id, SITE } from '../ports/store-world.contract.ts';
import { createSearchDesk } from './search.ts';

function desk() {
  const clock = { at: 0, elapsed: () => clock.at };
  const search = {
    begin() {},
    follow() {},
    ask: () => Promise.resolve({ found: [] }),
    lag: () => ({ rows: 0, ms: 0 }),
    unfound: () => ({ rows: 0, ms: 0 }),
    caughtUp: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const { ask } = createSearchDesk({ search, clock });
  const self = { id: id('a', 1), duty: 'agent', site: { id: SITE } } as const;
  return { clock, ask: (words: string, cursor?: number) => ask(self, { words, cursor }) };
}

test('[MK6] another number is another question, whatever page is asked for and whatever stands between its digits', async () => {
  const { clock, ask } = desk();
  const refused = async (words: (n: number) => string): Promise<number> => {
    let count = 0;
    for (let n = 0; n < 100; n++) {
      clock.at += 1000;
      if ('problem' in (await ask(words(n), 999_999_999))) count += 1;
    }
    return count;
  };
  expect(await refused((n) => `138${1000 + n}8000`)).toBe(100 - 60 - 9);
  expect(await refused((n) => `138\u3164${1000 + n}\u31648000`)).toBe(90);
  clock.at += 10_000;
  // All pages of one number are one question.
  expect(await refused(() => '13812348000')).toBe(0);
});

test('[MK6] numbers are asked for one by one, other words as often as somebody types', async () => {
  const { clock, ask } = desk();
  const refused = async (words: (n: number) => string): Promise<number> => {
    let count = 0;
    for (let n = 0; n < 1000; n++) {
      clock.at += 1000;
      if ('problem' in (await ask(words(n)))) count += 1;
    }
    return count;
  };
  expect(await refused((n) => `kettle ${n}`)).toBe(0);
  // 60 at first and one every ten seconds since.
  expect(await refused((n) => `138-${String(1000 + n)}-8000`)).toBe(1000 - 60 - 99);
  expect(await ask('１３８１２３４８０００')).toMatchObject({ problem: 'rate_limited', retryAfterMs: 1000 });
});
