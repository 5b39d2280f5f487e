import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../limits.ts';
import { parseUp } from '../parse.ts';
import { fastSay } from './fast-say.ts';
import { Say } from './say.ts';

const cid = '019aa8d1-7b2c-7a00-8000-000000000001';
const conversation = '01k9zc3m8t0123456789';

/** Values for each field: good ones, and every way we know to be nearly good. */
const values: Readonly<Record<string, readonly unknown[]>> = {
  type: ['say', 'say', 'say', 'note', 'Say', 1, null, undefined],
  cid: [
    cid,
    cid,
    cid.toUpperCase(),
    cid.replace('-7', '-4'),
    `${cid}\n`,
    ` ${cid}`,
    cid.slice(1),
    '',
    7,
    null,
    undefined,
    [cid],
  ],
  conversation: [
    conversation,
    undefined,
    conversation.replace('k', 'i'),
    `${conversation}\n`,
    '',
    5,
    null,
    {},
    [conversation],
  ],
  text: [
    'hello',
    ' x ',
    '中文 😀',
    'x'.repeat(LIMITS.textMaxChars),
    '😀'.repeat(LIMITS.textMaxChars),
    'x'.repeat(LIMITS.textMaxChars + 1),
    '😀'.repeat(LIMITS.textMaxChars + 1),
    '',
    ' \n\t\u3000',
    '\ud800',
    'a\udc00b',
    '\u0000',
    9,
    null,
    undefined,
    ['hello'],
  ],
  page: [undefined, undefined, { url: 'https://x.example/', title: 't' }, { url: 1 }, null],
  extra: [undefined, undefined, 1, '__proto__'],
};

/** A small generator of its own, so that a failing case can be run again. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function sample(seed: number): string {
  const pick = chance(seed);
  const entries = Object.entries(values).flatMap(([name, all]) => {
    const value = all[pick(all.length)];
    if (value === undefined) return [];
    return [[name === 'extra' && value === '__proto__' ? '__proto__' : name, value] as const];
  });
  const parts = entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{${parts.sort(() => pick(3) - 1).join(',')}}`;
}

describe('a say that is checked without the schema', () => {
  test('is one that the schema takes too, and the same frame; over 50,000 nearly good ones', () => {
    let taken = 0;
    for (let seed = 1; seed <= 50_000; seed++) {
      const json = sample(seed);
      const fast = fastSay(JSON.parse(json));
      if (fast === undefined) continue;
      taken += 1;
      const schema = v.safeParse(Say, JSON.parse(json));
      expect({ seed, fast }).toEqual({ seed, fast: schema.success ? schema.output : schema.issues });
    }
    expect(taken).toBeGreaterThan(50);
  });

  test.each([
    ['with its conversation', { type: 'say', cid, conversation, text: 'hi' }],
    ['without one', { type: 'say', cid, text: '中 😀' }],
  ])('is the plain one %s', (_, frame) => {
    expect(fastSay(frame)).toEqual(frame);
    expect(parseUp(JSON.stringify(frame))).toEqual({ ok: true, frame });
  });

  test.each([
    ['with a page', { page: { url: 'https://x.example/', title: 't' } }],
    ['with an unknown key', { extra: 1 }],
    ['with a fault', { cid: 'x' }],
  ])('is none %s: the schema judges that', (_, change) => {
    expect(fastSay({ type: 'say', cid, conversation, text: 'hi', ...change })).toBeUndefined();
  });
});
