import { ChatError } from '@shopbell/sdk';
import { expect, it } from 'vitest';
import en from './i18n/en.ts';
import zh from './i18n/zh-CN.ts';
import { failedText, refusedText } from './refusal.ts';

it('tells the shopper what they can do about a refused line', () => {
  expect(refusedText(en, new ChatError('jwt_expired', '', 'again'))).toBe(en.refusedPerson);
  expect(refusedText(en, new ChatError('identify_failed', ''))).toBe(en.refusedPerson);
  expect(refusedText(en, new ChatError('protocol_unsupported', ''))).toBe(en.refusedVersion);
  expect(refusedText(en, new ChatError('origin_refused', ''))).toBe(en.refused);
  expect(refusedText(en, undefined)).toBe(en.refused);
});

it('tells why one message was refused', () => {
  expect(failedText(en, 'text_too_long')).toBe(en.failedTooLong);
  expect(failedText(en, 'forbidden')).toBe(en.failed);
  for (const t of [en, zh]) {
    const all = (['hook_refused', 'hook_failed', 'text_too_long', 'forbidden'] as const).map((code) =>
      failedText(t, code),
    );
    expect(new Set(all).size).toBe(all.length);
  }
  expect([failedText(en, 'hook_refused'), failedText(en, 'hook_failed')]).toEqual([
    'Not sent: this page does not allow it',
    'Not sent: the page could not check it',
  ]);
});
