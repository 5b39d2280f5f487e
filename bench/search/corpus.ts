/** Numbers from a seed (mulberry32): the same corpus on every machine. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What shoppers and agents say most: the head of the vocabulary. */
const CHINESE =
  '你好 请问 谢谢 这个 可以 什么 时候 发货 快递 物流 订单 退货 换货 退款 尺码 颜色 优惠 发票 质量 收到 地址 电话 客服 商品 有货 没有 怎么 多少 今天 明天 已经 还没 帮忙 查询 稍等 满意 评价 赠品 包装 损坏'.split(
    ' ',
  );
const ENGLISH =
  'the a is it my to order please when thanks refund return size color parcel delivery invoice address phone hello can you for and not yet today tomorrow received broken exchange coupon price stock help wait sorry number'.split(
    ' ',
  );

const SYLLABLES =
  'ba be bi ca co da de di fa fo ga go ha he ka la le li lo ma me mi na ne no pa pe ra re ri ro sa se so ta te ti to va vo'.split(
    ' ',
  );

export interface Vocabulary {
  chinese: readonly string[];
  english: readonly string[];
}

/** Words by how often they are said. Chinese ones are of two characters, and a fifth of them of one or three. */
export function vocabulary(seed: number, size: number): Vocabulary {
  const random = numbers(seed);
  const pick = (count: number) => Math.floor(random() * count);
  const hanzi = () => String.fromCharCode(0x4e00 + pick(3000));
  const made = (head: readonly string[], make: () => string) => {
    const words = new Set(head);
    while (words.size < size) words.add(make());
    return [...words];
  };
  return {
    chinese: made(CHINESE, () => Array.from({ length: [1, 2, 2, 2, 2, 2, 2, 2, 2, 3][pick(10)] ?? 2 }, hanzi).join('')),
    english: made(ENGLISH, () => Array.from({ length: 2 + pick(3) }, () => SYLLABLES[pick(SYLLABLES.length)]).join('')),
  };
}

/** A word by Zipf's law: the n-th is said 1/n as often as the first. */
export const zipf = (words: readonly string[], random: () => number): string =>
  words[Math.min(words.length - 1, Math.floor(Math.exp(random() * Math.log(words.length + 1))) - 1)] ?? '';

/** Something said, of 3 to 14 words: three in five in Chinese, some with an order's number. */
export function sentence({ chinese, english }: Vocabulary, random: () => number): string {
  const length = 3 + Math.floor(random() * 12);
  const number = random() < 0.05 ? ` ${orderNumber(random)}` : '';
  if (random() < 0.6) {
    const words = Array.from({ length }, () => zipf(chinese, random) + (random() < 0.15 ? '，' : ''));
    return `${words.join('')}${number}`;
  }
  return `${Array.from({ length }, () => zipf(english, random)).join(' ')}${number}.`;
}

export const orderNumber = (random: () => number): string =>
  `SF${String(Math.floor(random() * 1e12)).padStart(12, '0')}`;
