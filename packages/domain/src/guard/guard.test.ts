import { expect, test } from 'vitest';
import { createGuard, MOST_FINDINGS } from './guard.ts';
import { type GuardRules, parseGuard, STANDARD_GUARD } from './rules.ts';

const HOSTS = ['shop.example', 'www.shop2.example'];
const guardOf = (rules: Partial<GuardRules> = {}) => createGuard({ ...STANDARD_GUARD, ...rules }, HOSTS);
const standard = guardOf();

/** `rule meant «what it is in the text»`, one each. */
const found = (text: string, guard = standard, earlier: string[] = []): string[] =>
  guard.look(text, earlier).map(({ rule, meant, start, end }) => `${rule} ${meant} «${text.slice(start, end)}»`);

test.each([
  ['这个我不知道哦', ['phrases 不知道 «不知道»']],
  ['这个我不 知·道', ['phrases 不知道 «不 知·道»']],
  ['這個，不知道。', ['phrases 不知道 «不知道»']],
  ['这事不归我管，您找别人', ['phrases 这事不归我管 «这事不归我管»']],
  ['Sorry, I DON’T know that', ["phrases I don't know «I DON’T know»"]],
  ['ｎｏ  ｉｄｅａ!', ['phrases no idea «ｎｏ  ｉｄｅａ»']],
  ['Shut\u200b up', ['abuse shut up «Shut\u200b up»']],
  ['you f.u.c.k', ['abuse fuck «f.u.c.k»']],
  ['傻 ❤ 逼', ['abuse 傻逼 «傻 ❤ 逼»']],
  ['What the fück?', ['abuse fuck «fück»']],
  ['🙂🙂 白痴', ['abuse 白痴 «白痴»']],
])('[GU1] %s', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ['不，知道了'],
  ['您要这件还是不。知道您喜欢蓝色'],
  ['A classic glass, passed on to the assistant'],
  ['We push it to the top of the list'],
  ['去死皮的那一款，生日您想要哪天到都可以'],
  ['Was it sent? He has hit the button.'],
  ['我操作一下，您妈妈的那件也一起发'],
])('[GU1] nothing is found inside other words or over the end of a sentence: %s', (text) => {
  expect(found(text)).toEqual([]);
});

test('[GU1] what a phrase itself says in two parts is found so, and its letters elsewhere as before', () => {
  const guard = guardOf({ phrases: ['有货，没货', '这个、那个', 'Sorry. No way', '随便你', '随便，你看'] });
  expect(found('您有货，没货都行', guard)).toEqual(['phrases 有货，没货 «有货，没货»']);
  expect(found('您有货,没货都行', guard)).toEqual(['phrases 有货，没货 «有货,没货»']);
  expect(found('有 货 ， 没 货', guard)).toEqual(['phrases 有货，没货 «有 货 ， 没 货»']);
  expect(found('有货没货', guard)).toEqual(['phrases 有货，没货 «有货没货»']);
  expect(found('这个、那个都行', guard)).toEqual(['phrases 这个、那个 «这个、那个»']);
  expect(found('Sorry. No way!', guard)).toEqual(['phrases Sorry. No way «Sorry. No way»']);
  // Elsewhere than the phrase has it, a part of a sentence ends there.
  expect(found('您有，货没货都行', guard)).toEqual([]);
  expect(found('我不随便，你也别', guard)).toEqual([]);
});

test('[GU1] of two phrases with the same letters each is found as it is written', () => {
  for (const phrases of [
    ['这不行', '这，不行'],
    ['这，不行', '这不行'],
  ]) {
    expect(found('这，不行', guardOf({ phrases }))).toEqual(['phrases 这，不行 «这，不行»']);
  }
});

test.each([
  ['加我微信聊', ['contacts wechat «微信»']],
  ['我的V信：xiaomei_88', ['contacts wechat «V信：xiaomei_88»']],
  ['薇 信 号是 abc12345', ['contacts wechat «薇 信 号是 abc12345»']],
  ['威信 mm20240', ['contacts wechat «威信 mm20240»']],
  ['vx mei12345', ['contacts wechat «vx mei12345»']],
  ['扣扣 ８８８８８８', ['contacts qq «扣扣 ８８８８８８»']],
  ['QQ: 1-2-3 or QQ 3456789', ['contacts qq «QQ 3456789»']],
  ['add me on WeChat please', ['contacts wechat «WeChat»']],
  ['打我手机13800138000', ['contacts phone «13800138000»']],
  ['１３８　００１３　８０００', ['contacts phone «１３８　００１３　８０００»']],
  ['1.3.8.0.0.1.3.8.0.0.0 打给我', ['contacts phone «1.3.8.0.0.1.3.8.0.0.0»']],
  ['一三八零零一三八零零零', ['contacts phone «一三八零零一三八零零零»']],
  ['1️⃣3️⃣8️⃣00138000', ['contacts phone «1️⃣3️⃣8️⃣00138000»']],
  ['call +44 20 7946 0958', ['contacts phone «44 20 7946 0958»']],
  ['写信到 mei.li@qq.com 吧', ['contacts email «mei.li@qq.com»']],
  ['mei ＠ qq . com', ['contacts email «mei ＠ qq . com»']],
  ['mei(at)qq.com', ['contacts email «mei(at)qq.com»']],
  ['看 https://evil.example/a?b=1 吧', ['contacts link «https://evil.example/a?b=1»']],
  ['m.tb.cn/h.5 里买', ['contacts link «m.tb.cn/h.5»']],
  ['taobao点com', ['contacts link «taobao点com»']],
  ['taobao . com', ['contacts link «taobao . com»']],
  ['https://shop.example.evil.com', ['contacts link «https://shop.example.evil.com»']],
  ['t.me/meimei', ['contacts link «t.me/meimei»']],
])('[GU2] %s', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ['您可以用微信支付，也可以用支付宝'],
  ['We take WeChat Pay and Alipay, payments are safe'],
  ['订单号 13812345678 已经发货'],
  ['Order no. 13900001111 is on its way'],
  ['价格 199 299 399 49 四档'],
  ['2026-11-22 13:00 之前付款'],
  ['尺寸 13.5 x 26.8 x 40 cm'],
  ['看 https://shop.example/new 和 www.shop2.example，还有 img.shop.example'],
  ['I like it.Shop now. Top quality. Online too.'],
  ['这个 v2.0 版本好用，说明书 manual.pdf'],
  ['在树立威信方面'],
])('[GU2] nothing is found where nobody is led away: %s', (text) => {
  expect(found(text)).toEqual([]);
});

test('[GU2] the shop’s own contacts may be given, however they are written', () => {
  const guard = guardOf({
    own: ['shop_service', '400-138-0013', '+86 138 0013 8000', 'Help@Shop.example', 'help.example'],
  });
  for (const text of [
    '加我们微信 shop_service',
    '138-0013-8000',
    '13800138000',
    '+86 13800138000',
    'help@shop.example',
    'https://help.example/x and www.help.example',
  ]) {
    expect(found(text, guard), text).toEqual([]);
  }
  expect(found('加我微信 mei_2 和 13800138001', guard)).toHaveLength(2);
});

test('[GU3] the third time in a row is one too many, whatever is between the letters', () => {
  const text = '亲，马上为您查询！';
  expect(found(text, standard, ['亲 马上为您查询'])).toEqual([]);
  expect(found(text, standard, ['亲 马上为您查询', '亲，马上为您查询。。'])).toEqual([`repetition  «${text}»`]);
  expect(found(text, standard, ['亲 马上为您查询', '好', '亲，马上为您查询'])).toEqual([]);
  expect(found('好的', standard, ['好的', '好的'])).toEqual([]);
});

test('[GU4] a rule that is off finds nothing, and each finding says whether it asks or refuses', () => {
  const text = '不知道，白痴，加我微信';
  expect(standard.look(text).map(({ rule, level }) => `${rule} ${level}`)).toEqual([
    'phrases warn',
    'abuse block',
    'contacts warn',
  ]);
  const off = guardOf({ levels: { phrases: 'off', abuse: 'off', repetition: 'off', contacts: 'off' } });
  expect(off.look(text, [text, text])).toEqual([]);
});

test('[GU4] a shop adds words of abuse and takes others away', () => {
  const guard = guardOf({ abuse: { add: ['土包子'], without: ['白 痴'] } });
  expect(found('白痴，土 包 子', guard)).toEqual(['abuse 土包子 «土 包 子»']);
});

const long = (unit: string) => unit.repeat(Math.ceil(4096 / unit.length)).slice(0, 4096);
const NASTY = [
  ...[
    '1',
    '1 ',
    '13',
    '138-',
    'a.',
    'a@',
    '@',
    'a@a.',
    'www.',
    'http://',
    '://',
    '(at)',
    '微信',
    '加',
    '微信加',
    'vx',
    'q',
    '点',
  ],
  ...[
    '不知',
    '不 ',
    'fuck',
    'f',
    'ass',
    'I don',
    '\u200b',
    '\u0301',
    'e\u0301',
    'ﷺ',
    '一',
    '一 ',
    '路',
    '路1',
    '+',
    '+1 (',
    '#1',
  ],
  ...['\ud83d', '🙂', '｡', '。', 'a点', '1a', '傻 ', 'shi', '\n', 'ａ', '微信1', 'qq1', 'qq ', '1/', '- '],
];

/** The shortest of three looks, in ms. */
const timeOf = (text: string): number => {
  const times = [1, 2, 3].map(() => {
    const started = performance.now();
    expect(standard.look(text, [text, text]).length).toBeLessThanOrEqual(MOST_FINDINGS);
    return performance.now() - started;
  });
  return Math.min(...times);
};
const KIND = long('亲，您好，这款今天发货，三天就到。');

test('[GU5] 4,096 nasty characters take no longer than kind ones', () => {
  // On an idle machine 25 ms at most; beside others, as much slower as the kind ones are then.
  for (const unit of NASTY) {
    const limit = Math.max(250, 100 * timeOf(KIND));
    expect(timeOf(long(unit)), JSON.stringify(unit)).toBeLessThan(limit);
  }
});

test('[GU5] sixteen times the text takes no longer than sixteen times the time', () => {
  for (const unit of ['a@a.', '1 ', '微信', '不 ', 'a.', 'f', '#1']) {
    const limit = Math.max(1000, 16 * 100 * timeOf(KIND));
    // Below 100 ms on an idle machine; what grew with the square would take seconds.
    expect(timeOf(unit.repeat(65_536 / unit.length)), unit).toBeLessThan(limit);
  }
});

test('[GU6] rules come through a file of JSON; lists are trimmed, and hold everything once', () => {
  const json = JSON.parse(JSON.stringify({ ...STANDARD_GUARD, phrases: [' 不知道 ', '不知道'], colour: 'red' }));
  expect(parseGuard(json)).toEqual({ ok: true, rules: { ...STANDARD_GUARD, phrases: ['不知道'] } });
});

test.each([
  ['nothing', null, ['levels_invalid levels.phrases', 'list_invalid own']],
  ['a level nobody knows', { levels: { phrases: 'loud' } }, ['levels_invalid levels.phrases']],
  ['a phrase of one letter', { phrases: ['！不！'] }, ['entry_too_short phrases[0]']],
  ['a phrase that is none', { phrases: [7] }, ['entry_invalid phrases[0]']],
  ['a phrase with a mark that turns words around', { phrases: ['ab\u202ecd'] }, ['entry_invalid phrases[0]']],
  ['half of a pair', { phrases: ['ab\ud83d'] }, ['entry_invalid phrases[0]']],
  ['a phrase that is a page', { abuse: { add: ['长'.repeat(81)], without: [] } }, ['entry_too_long abuse.add[0]']],
  ['too many', { phrases: Array.from({ length: 201 }, (_, n) => `phrase ${n}`) }, ['list_too_long phrases']],
])('[GU6] refuses %s, by name and place', (_, given, expected) => {
  const result = parseGuard(given === null ? null : { ...STANDARD_GUARD, ...given });
  expect(result.ok ? [] : result.faults.map(({ code, path }) => `${code} ${path}`)).toEqual(
    expect.arrayContaining(expected),
  );
});
