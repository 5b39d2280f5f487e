import { expect, test } from 'vitest';
import { MAX_LIMIT_MS, MIN_LIMIT_MS, parseReplyRule, REPLY_RULE } from './rule.ts';

/** `code path` of each fault, `ok` when there is none. */
function faultsOf(json: unknown): string[] {
  const result = parseReplyRule(json);
  return result.ok ? ['ok'] : result.faults.map(({ code, path }) => `${code} ${path}`);
}

const reply = (limitMs: unknown, warnBeforeMs: unknown = 0) => ({
  ...REPLY_RULE,
  limits: { ...REPLY_RULE.limits, reply: { limitMs, warnBeforeMs } },
});

test('[RK9] good thresholds come through a file of JSON unharmed, without what means nothing', () => {
  const json = { ...JSON.parse(JSON.stringify(REPLY_RULE)), colour: 'red' };
  expect(parseReplyRule(json)).toEqual({ ok: true, rule: REPLY_RULE });
  expect(faultsOf(reply(MIN_LIMIT_MS, MIN_LIMIT_MS))).toEqual(['ok']);
  expect(faultsOf(reply(MAX_LIMIT_MS))).toEqual(['ok']);
});

test.each([
  ['nothing', null, ['wrong_shape ']],
  [
    'no limits',
    { counts: 'all_time' },
    ['wrong_shape limits', 'wrong_shape limits.first_reply', 'wrong_shape limits.reply'],
  ],
  ['one limit', { ...REPLY_RULE, limits: { reply: REPLY_RULE.limits.reply } }, ['wrong_shape limits.first_reply']],
  ['a limit below a second', reply(MIN_LIMIT_MS - 1), ['limit_invalid limits.reply.limitMs']],
  ['a limit above a day', reply(MAX_LIMIT_MS + 1), ['limit_invalid limits.reply.limitMs']],
  ['a limit that is not whole', reply(1000.5), ['limit_invalid limits.reply.limitMs']],
  ['a limit in words', reply('45000'), ['limit_invalid limits.reply.limitMs']],
  ['a warning longer than the limit', reply(5000, 5001), ['warning_invalid limits.reply.warnBeforeMs']],
  ['a warning after the limit', reply(5000, -1), ['warning_invalid limits.reply.warnBeforeMs']],
  ['no word about what counts', { ...REPLY_RULE, counts: undefined }, ['counts_unknown counts']],
  [
    'everything',
    { limits: { first_reply: {}, reply: 3 }, counts: true },
    [
      'limit_invalid limits.first_reply.limitMs',
      'warning_invalid limits.first_reply.warnBeforeMs',
      'wrong_shape limits.reply',
      'counts_unknown counts',
    ],
  ],
])('[RK9] %s is refused by name', (_, json, faults) => {
  expect(faultsOf(json)).toEqual(faults);
});
