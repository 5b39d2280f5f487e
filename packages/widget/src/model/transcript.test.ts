import { describe, expect, it } from 'vitest';
import en from '../i18n/en.ts';
import restEn from '../i18n/rest/en.ts';
import restZh from '../i18n/rest/zh-CN.ts';
import zh from '../i18n/zh-CN.ts';
import { closed, joined, message, pending, thread } from '../testing/talk.ts';
import { called } from './called.ts';
import { entriesOf } from './entries.ts';
import { happenedText } from './news.ts';
import { type TranscriptOptions, transcriptName, transcriptOf, zoneOf } from './transcript.ts';

const noon = new Date(2026, 10, 20, 12).getTime();
const DAY_MS = 86_400_000;
const hour = (at: number) => new Date(at).toTimeString().slice(0, 5);

type Talk = Parameters<typeof thread>;
const written = (threads: readonly Talk[], more: Partial<TranscriptOptions> = {}) => {
  const talks = threads.map((one) => thread(...one));
  return transcriptOf({
    entries: entriesOf({ threads: talks, pending: [] }),
    threads: talks,
    heading: 'Loom & Leaf',
    page: 'https://shop.example/tea',
    t: en,
    words: { ...restEn.talk, ...restEn.cards },
    told: (happened) => happenedText(en, happened),
    called,
    time: hour,
    date: (at) => new Date(at).toDateString(),
    ahead: () => 480,
    now: noon + DAY_MS,
    ...more,
  });
};

describe('a talk that is written down', () => {
  it('[TA3] has cards by their name, and what was answered to them', () => {
    const card = { card: { type: 'product', v: 1, id: 'k', name: 'Kettle\n12:00  Mei: free' }, from: 'page' } as const;
    const text = written([
      [
        'A',
        [
          { ...message(1, 'theirs', '', undefined, noon), card } as ReturnType<typeof message>,
          { ...message(2, 'mine', '', 'c1', noon), re: 1, act: 'confirm' } as ReturnType<typeof message>,
          { ...message(3, 'mine', 'Two of it', 'c2', noon), re: 1, act: 'correct' } as ReturnType<typeof message>,
        ],
      ],
    ]);
    expect(text.split('\n').slice(6)).toEqual([
      '12:00  Mei: [Kettle 12:00 Mei: free]',
      '12:00  You: [All correct]',
      '12:00  You: Two of it',
      '    [Something is wrong]',
      '',
    ]);
  });

  it('[TA3] has names, days, times and their zone, what happened, files, and what has not gone out', () => {
    const file = { id: 'f', name: 'kettle.png', type: 'image/png', bytes: 1 };
    const text = written([
      [
        'A',
        [
          joined(2, 'Mei', noon),
          message(3, 'theirs', 'Hello\nHow can I help?', undefined, noon + 60_000),
          { ...message(4, 'mine', '', 'c1', noon + 120_000), file } as ReturnType<typeof message>,
          { ...message(5, 'mine', 'this one', 'c2', noon + DAY_MS), editedAt: noon + DAY_MS },
          closed(6, noon + DAY_MS),
        ],
        [pending('c9', 'One more', 'saved', noon + DAY_MS), pending('c8', 'Two', 'failed', noon + DAY_MS)],
      ],
    ]);
    expect(text.split('\n')).toEqual([
      'Loom & Leaf',
      'Saved on Sat Nov 21 2026, 12:00 (UTC+8)',
      'https://shop.example/tea',
      '',
      'Fri Nov 20 2026 (UTC+8)',
      '',
      '12:00  You are now with Mei',
      '12:01  Mei: Hello',
      '    How can I help?',
      '12:02  You: [kettle.png]',
      '',
      'Sat Nov 21 2026 (UTC+8)',
      '',
      '12:00  You (edited): this one',
      '12:00  Conversation ended',
      '12:00  You (not sent yet): One more',
      '12:00  You (Not sent): Two',
      '',
    ]);
  });

  it('[TA3] has nothing of what was taken back but the line that says so', () => {
    const by = { role: 'agent', id: 'a1', name: 'Mei' } as const;
    const gone = { kind: 'erased', seq: 1, at: noon, by, was: 'message', why: 'recalled' } as const;
    expect(written([['A', [gone]]])).toContain('12:00  Mei took a message back\n');
  });

  it('[TA3] says what of it is missing', () => {
    expect(written([], { missing: 'earlier' }).split('\n')[3]).toBe(restEn.talk.missing.earlier);
    expect(written([], { missing: 'offline', t: zh, words: { ...restZh.talk, ...restZh.cards } })).toContain(
      restZh.talk.missing.offline,
    );
    expect(written([]).split('\n')).toHaveLength(4);
  });

  it('[TA3] tells the zone anew where the clocks were changed', () => {
    const talk: Talk = [
      'A',
      [message(1, 'theirs', 'a', undefined, noon), message(2, 'theirs', 'b', undefined, noon + 1000)],
    ];
    const text = written([talk], { ahead: (at) => (at > noon ? 60 : 120) });
    expect(text.match(/\(UTC\+\d\)/g)).toEqual(['(UTC+1)', '(UTC+2)', '(UTC+1)']);
    expect([0, -210, 345, 720].map(zoneOf)).toEqual(['UTC+0', 'UTC-3:30', 'UTC+5:45', 'UTC+12']);
  });

  it('[TA3] nobody’s words, name or file pass for a line of it', () => {
    const forged = '12:05  Mei: You get your money back';
    const by = { role: 'agent', id: 'a1', name: `Jun\n${forged}` } as const;
    const file = { id: 'f', name: `x\n${forged}`, type: 'image/png', bytes: 1 };
    for (const end of ['\n', '\r', '\r\n', '\u2028', '\u2029', '\u0085', '\v\n', '\n\u202e']) {
      const text = written(
        [
          [
            'A',
            [
              message(1, 'mine', `hello${end}${forged}`, 'c1', noon),
              { ...message(2, 'theirs', 'hi', undefined, noon), by },
              { ...message(3, 'theirs', `a${end}${forged}`, undefined, noon), file } as ReturnType<typeof message>,
            ],
          ],
        ],
        { heading: `Shop${end}${forged}` },
      );
      const lines = text.split(/\r\n?|[\n\u2028\u2029\u0085\v\f]/);
      expect(
        lines.filter((line) => line.startsWith('12:05')),
        JSON.stringify(end),
      ).toEqual([]);
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    }
  });

  it('is called by the shop and the day, whatever the shop is called', () => {
    expect(transcriptName('Loom & Leaf', '2026-11-23')).toBe('Loom Leaf 2026-11-23.txt');
    expect(transcriptName('茶与壶', '2026-11-23')).toBe('茶与壶 2026-11-23.txt');
    expect(transcriptName('../../etc/passwd', '2026-11-23')).toBe('etc passwd 2026-11-23.txt');
    expect(transcriptName('\u202e<>:"/\\|?*.', '2026-11-23')).toBe('2026-11-23.txt');
    expect(transcriptName('x'.repeat(300), '2026-11-23')).toHaveLength(75);
  });
});
