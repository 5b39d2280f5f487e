import { afterEach, expect, it } from 'vitest';
import { toJson } from './json.ts';

const OLD = [Array.prototype, String.prototype, Number.prototype, Object.prototype];

afterEach(() => {
  for (const prototype of OLD) Reflect.deleteProperty(prototype, 'toJSON');
});

it('[GH1] writes a value as it is, whatever the page has its lists and texts write', () => {
  const frame = { type: 'hello', follow: [{ at: 1, names: ['a "b"'] }], none: [], apiKey: undefined, flag: null };
  const plain = JSON.stringify(frame);
  for (const prototype of OLD) {
    Object.defineProperty(prototype, 'toJSON', { value: () => 'the page’s own', configurable: true });
  }
  expect(JSON.stringify(frame)).toBe('"the page’s own"');
  expect(toJson(frame)).toBe(plain);
});
