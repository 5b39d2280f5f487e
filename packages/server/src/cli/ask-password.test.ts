import { describe, expect, it } from 'vitest';
import { askPassword, readPassword } from './ask-password.ts';
import type { Terminal } from './io.ts';

function terminal(...chunks: (string | Uint8Array)[]) {
  const raw: boolean[] = [];
  const stdin: Terminal = {
    isTTY: true,
    setRawMode: (on) => raw.push(on),
    async *[Symbol.asyncIterator]() {
      yield* chunks;
    },
  };
  let shown = '';
  const write = (text: string) => {
    shown += text;
  };
  return { stdin, write, raw, shown: () => shown };
}

describe('asking for a password', () => {
  it('reads it twice and shows nothing of it', async () => {
    const { stdin, write, raw, shown } = terminal('correct horse\r', 'correct horse\r');
    expect(await askPassword(stdin, write)).toBe('correct horse');
    expect(shown()).toBe('Password (empty for a generated one): \nThe same again: \n');
    expect(raw).toEqual([true, false]);
  });

  it('takes what a terminal sends in one piece, with corrections', async () => {
    const { stdin, write } = terminal('correct horsx\u007fe\ncorrect horse\n');
    expect(await askPassword(stdin, write)).toBe('correct horse');
  });

  it('takes characters of several bytes, cut anywhere', async () => {
    const bytes = Buffer.from('密码密码密码密码密码密码\r');
    const { stdin, write } = terminal(bytes.subarray(0, 4), bytes.subarray(4), bytes);
    expect(await askPassword(stdin, write)).toBe('密码密码密码密码密码密码');
  });

  it('takes an empty answer for "make one"', async () => {
    const { stdin, write } = terminal('\r');
    expect(await askPassword(stdin, write)).toBeUndefined();
  });

  it.each([
    ['is too short', ['short\r'], 'at least 12'],
    ['is too long', [`${'x'.repeat(257)}\r`], 'at most 256'],
    ['differs the second time', ['correct horse\r', 'correct h0rse\r'], 'differ'],
    ['is broken off by Ctrl+C', ['correct ho\u0003'], 'Nothing was changed'],
    ['ends too early', ['correct ho'], 'Nothing was changed'],
  ])('fails when it %s, and gives the terminal back', async (_, chunks, message) => {
    const { stdin, write, raw } = terminal(...chunks);
    await expect(askPassword(stdin, write)).rejects.toThrow(message);
    expect(raw).toEqual([true, false]);
  });
});

describe('a password on standard input', () => {
  it('is everything up to the end, without the last line break', async () => {
    expect(await readPassword(terminal('correct ', 'horse\n').stdin)).toBe('correct horse');
    expect(await readPassword(terminal('correct horse\r\n').stdin)).toBe('correct horse');
    expect(await readPassword(terminal(' correct horse ').stdin)).toBe(' correct horse ');
  });

  it('has the same bounds, and is text', async () => {
    await expect(readPassword(terminal('').stdin)).rejects.toThrow('at least 12');
    await expect(readPassword(terminal('x'.repeat(9000)).stdin)).rejects.toThrow('at most 256');
    await expect(readPassword(terminal(new Uint8Array([0xff, 0xfe])).stdin)).rejects.toThrow('not valid UTF-8');
  });
});
