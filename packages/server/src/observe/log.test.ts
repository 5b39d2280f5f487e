import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

function record(level: 'debug' | 'info' = 'debug') {
  const lines: string[] = [];
  return { lines, log: createLog({ level, write: (line) => lines.push(line) }) };
}

describe('the log', () => {
  it('writes one line of JSON with level, time, fields and message', () => {
    const { lines, log } = record();
    log.child({ session: 's1' }).warn({ code: 'rate_limited', ms: 12.5, ok: false }, 'refused');
    expect(JSON.parse(lines.join(''))).toEqual({
      level: 'warn',
      at: expect.any(Number),
      session: 's1',
      code: 'rate_limited',
      ms: 12.5,
      ok: false,
      msg: 'refused',
    });
  });

  it('leaves out what is below its level', () => {
    const { lines, log } = record('info');
    log.debug({}, 'quiet');
    expect(lines).toEqual([]);
  });

  it('keeps ids, codes, routes and truncated addresses', () => {
    const { lines, log } = record();
    const fields = { site: '01kafzs1te0000000001', code: 'ECONNRESET', route: '/api/v1/session', from: '203.0.113.0' };
    log.info(fields, 'x');
    expect(JSON.parse(lines.join(''))).toMatchObject(fields);
  });

  const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl';
  const RANDOM = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyMQA';
  const hostile: [string, string, (log: ReturnType<typeof record>['log']) => void][] = [
    ['a message’s text', 'wedding', (log) => log.info({ text: 'wedding' }, 'said')],
    ['a text under another name', 'my ring', (log) => log.info({ data: 'I lost my ring' }, 'said')],
    ['a Chinese text', '退款', (log) => log.info({ what: '我要退款' }, 'said')],
    ['a text deep inside', 'wedding', (log) => log.info({ a: { b: [{ text: 'wedding' }] } }, 'said')],
    ['a whole frame', 'wedding', (log) => log.info({ frame: { type: 'say', text: 'wedding' } }, 'said')],
    ['a password', 'hunter2', (log) => log.info({ password: 'hunter2' }, 'x')],
    ['a token by name', 'abc', (log) => log.info({ sessionToken: 'abc' }, 'x')],
    ['a token in a list', RANDOM, (log) => log.info({ list: [RANDOM] }, 'x')],
    ['a token inside a word', RANDOM, (log) => log.info({ where: `/chat?t=${RANDOM}` }, 'x')],
    ['an API key', RANDOM, (log) => log.info({ given: `sbk_${RANDOM}` }, 'x')],
    ['a session', RANDOM, (log) => log.info({ given: `01kafzs1te0000000001.${RANDOM}` }, 'x')],
    ['a JWT', 'c2lnbmF0dXJl', (log) => log.info({ given: JWT }, 'x')],
    ['a JWT in the message', 'eyJzdWIi', (log) => log.info({}, `bad ${JWT}`)],
    ['an e-mail', 'ann', (log) => log.info({ who: 'ann@example.com' }, 'x')],
    ['an e-mail in the message', 'ann', (log) => log.info({}, 'no account ann@example.com')],
    ['an e-mail as a key', 'ann', (log) => log.info({ 'ann@example.com': 1 }, 'x')],
    ['headers', 'secret', (log) => log.info({ headers: { cookie: 'secret' } }, 'x')],
    ['a bearer token in an error', 's3cr3t', (log) => log.error({ error: new Error('got Bearer s3cr3t') }, 'x')],
    ['a child’s fields', 'wedding', (log) => log.child({ text: 'wedding' }).info({}, 'x')],
    ['an error’s cause', 'ann', (log) => log.error({ error: new Error('x', { cause: new Error('ann@a.b') }) }, 'x')],
    ['a shopper’s name', 'Ann', (log) => log.info({ name: 'Ann' }, 'x')],
    ['an object with a talkative toJSON', 'wedding', (log) => log.info({ o: { toJSON: () => 'wedding day' } }, 'x')],
  ];

  it.each(hostile)('[RE3] holds back %s', (_, hidden, write) => {
    const { lines, log } = record();
    write(log);
    expect(lines).toHaveLength(1);
    expect(lines.join('')).not.toContain(hidden);
  });

  it('[RE3] holds back bytes', () => {
    const { lines, log } = record();
    log.info({ bytes: Buffer.from('wedding') }, 'x');
    expect(lines.map((line) => JSON.parse(line).bytes)).toEqual(['[bytes]']);
  });

  it('[RE3] holds back what the JSON parser cites', () => {
    const { lines, log } = record();
    try {
      JSON.parse('{"text": wedding day');
    } catch (error) {
      log.error({ error }, 'no JSON');
    }
    expect(lines.join('')).not.toContain('wedding');
    expect(lines.join('')).toContain('SyntaxError');
  });

  it('tells where an error came from', () => {
    const { lines, log } = record();
    log.error({ error: Object.assign(new Error('disk full'), { code: 'ENOSPC' }) }, 'commit failed');
    const { error } = JSON.parse(lines.join(''));
    expect(error).toMatchObject({ type: 'Error', code: 'ENOSPC', message: 'disk full' });
    expect(error.stack).toContain('log.test.ts');
  });

  it('cannot be made to break a line, loop or grow without end', () => {
    const { lines, log } = record();
    const loop: Record<string, unknown> = { n: 1n };
    loop.self = loop;
    log.info({ loop, many: Array.from({ length: 5000 }, (_, i) => i), line: 'a\n{"level":"error"}' }, 'x\ny');
    expect(lines).toHaveLength(1);
    expect(lines.join('').trimEnd()).not.toContain('\n');
    expect(lines.join('').length).toBeLessThan(2000);
  });
});
