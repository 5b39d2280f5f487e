import { describe, expect, it } from 'vitest';
import { type Findable, findReplies, shelve } from './find.ts';
import { soundsLike } from './sounds.ts';

const reply = (id: string, title: string, text = '', over: Partial<Findable> = {}): Findable => ({
  id,
  step: 'none',
  title,
  text,
  sound: { title: '', text: '' },
  ...over,
});
const ids = (found: readonly Findable[]) => found.map(({ id }) => id);

describe('how a reply sounds', () => {
  it('[RY3] is found by initials, by whole pinyin, and by both mixed', () => {
    const hello = ['ni', 'hao'];
    for (const typed of ['n', 'nh', 'ni', 'nih', 'nihao', 'nhao', 'h', 'hao']) {
      expect(soundsLike(hello, typed), typed).toBe(true);
    }
    for (const typed of ['', 'o', 'nho', 'nihaoma', 'in', 'hn']) expect(soundsLike(hello, typed), typed).toBe(false);
    expect(soundsLike(['zhong', 'guo'], 'zhg')).toBe(true);
    expect(soundsLike(['xi', 'an'], 'xian')).toBe(true);
  });

  it('[RY3] is compared in a time that does not explode, whatever repeats itself', () => {
    const from = performance.now();
    expect(soundsLike(Array(60).fill('a'.repeat(60)), `${'a'.repeat(29)}b`)).toBe(false);
    expect(performance.now() - from).toBeLessThan(1000);
  });
});

describe('looking for replies', () => {
  it('[RY3] finds where every typed word stands, title before sound before text', () => {
    const shelf = shelve([
      reply('text', 'Something', 'about the refund you asked for'),
      reply('sound', '退款', '', { sound: { title: 'refund', text: '' } }),
      reply('in', 'Your refund'),
      reply('start', 'Refund'),
      reply('none', 'Parcel'),
    ]);
    expect(ids(findReplies(shelf, 'REFUND'))).toEqual(['start', 'in', 'sound', 'text']);
    expect(ids(findReplies(shelf, 'refund your'))).toEqual(['in']);
    expect(ids(findReplies(shelf, 'refund asked'))).toEqual(['text']);
    expect(findReplies(shelf, 'refund parcel')).toEqual([]);
    expect(findReplies(shelf, '')).toHaveLength(5);
  });

  it('[RY3] folds width and case', () => {
    const shelf = shelve([reply('a', 'ＶＩＰ Service')]);
    expect(ids(findReplies(shelf, 'vip'))).toEqual(['a']);
    expect(ids(findReplies(shelf, 'ｖｉｐ sERV'))).toEqual(['a']);
  });

  it('[RY3] puts the step of the conversation first, then the better match, then what is used most, then the shop’s order', () => {
    const shelf = shelve([
      reply('a', 'Hi'),
      reply('b', 'Hi'),
      reply('c', 'Oh, hi'),
      reply('d', 'Oh, hi', '', { step: 'greet' }),
    ]);
    expect(ids(findReplies(shelf, 'hi'))).toEqual(['a', 'b', 'c', 'd']);
    const used = new Map([['b', 2]]);
    expect(ids(findReplies(shelf, 'hi', { step: 'greet', used }))).toEqual(['d', 'b', 'a', 'c']);
    expect(ids(findReplies(shelf, 'hi', { used }, 1))).toEqual(['b']);
  });

  it('[RY3] costs a key no more than a few looks at each of two thousand replies', () => {
    let looks = 0;
    // Each text counts how often it is looked at; what is prepared once is not looked at again.
    const counted = (text: string): string[] =>
      new Proxy(text.split(' '), {
        get(all, key, self) {
          if (typeof key === 'string' && /^\d+$/.test(key)) looks++;
          return Reflect.get(all, key, self);
        },
      });
    const replies = Array.from({ length: 2000 }, (_, i) =>
      reply(`${i}`, `退换货运费 ${i}`, '亲，您的包裹已经到达本地，预计今天下午派送，请您保持电话畅通。', {
        sound: { title: 'tui huan huo yun fei', text: 'qin nin de bao guo yi jing dao da ben di'.repeat(5) },
      }),
    );
    const shelf = shelve(replies);
    const watched = {
      ...shelf,
      folded: shelf.folded.map((one) => ({ ...one, textSound: counted(replies[0]?.sound.text ?? '') })),
    };
    expect(findReplies(watched, 'nnn')).toEqual([]);
    expect(looks).toBeLessThan(2000 * 60 * 2);
    looks = 0;
    // What its title sounds like is found without its text.
    expect(findReplies(watched, 'thhyf')).toHaveLength(50);
    expect(looks).toBe(0);
  });
});
