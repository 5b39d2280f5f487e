import { describe, expect, it } from 'vitest';
import { idOf } from '../testing/fixtures.ts';
import { DEFAULT_NOTICES, readNotices, writeNotices } from './notice-settings.ts';
import { readTabs } from './tabs.ts';

describe('what an agent wishes to be told', () => {
  it('is read as it was written', () => {
    const news = { strip: false, sound: 'loud', desktop: true } as const;
    const own = { kinds: { ...DEFAULT_NOTICES.kinds, news }, muted: true, words: true };
    expect(readNotices(writeNotices(own))).toEqual(own);
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['another thing', '[1]'],
    ['null', 'null'],
    ['other values', '{"kinds":{"due":{"strip":1,"sound":"shrill","desktop":"yes"}},"muted":"no","words":1}'],
    ['endless text', JSON.stringify({ muted: true, words: true, more: 'x'.repeat(5000) })],
  ])('[CN1] is the default where there is %s', (_, text) => {
    expect(readNotices(text)).toEqual(DEFAULT_NOTICES);
    expect(readNotices(text).words).toBe(false);
  });

  it('keeps the default of what an older console didn’t know', () => {
    expect(readNotices('{"muted":true,"kinds":{"due":{"sound":"off"}}}')).toEqual({
      ...DEFAULT_NOTICES,
      muted: true,
      kinds: { ...DEFAULT_NOTICES.kinds, due: { strip: true, sound: 'off', desktop: true } },
    });
  });
});

describe('what another tab tells', () => {
  it('is read by its kind, and nothing else is', () => {
    expect(readTabs({ is: 'asks', more: 1 })).toEqual({ is: 'asks' });
    expect(readTabs({ is: 'looks', open: idOf(1) })).toEqual({ is: 'looks', open: idOf(1) });
    expect(readTabs({ is: 'looks' })).toEqual({ is: 'looks' });
    expect(readTabs({ is: 'kept', agent: 'a', text: '{}' })).toEqual({ is: 'kept', agent: 'a', text: '{}' });
  });

  it.each([undefined, null, 'asks', {}, { is: 'kept' }, { is: 'kept', agent: 1, text: '' }, { is: 'other' }])(
    'is nothing for %j',
    (message) => expect(readTabs(message)).toBeUndefined(),
  );

  it('names no conversation that is none', () => {
    expect(readTabs({ is: 'looks', open: '<b>' })).toEqual({ is: 'looks' });
    expect(readTabs({ is: 'looks', open: 'x'.repeat(10_000) })).toEqual({ is: 'looks' });
  });
});
