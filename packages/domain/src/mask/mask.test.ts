import { expect, test } from 'vitest';
import { findPrivate, maskStart, maskText } from './mask.ts';
import { isIdentity, isLuhn } from './numbers.ts';
import { ORDINARY } from './ordinary.contract.ts';

const found = (text: string): string[] =>
  findPrivate(text).map(({ kind, start, end }) => `${kind} «${text.slice(start, end)}»`);

test.each([
  ['电话13812345678', '电话138****5678'],
  ['138 1234 5678 联系', '138 **** 5678 联系'],
  ['138-1234-5678', '138-****-5678'],
  ['１３８１２３４５６７８', '１３８****５６７８'],
  ['+86 13812345678', '+86 1******5678'],
  ['call +44 20 7946 0958', 'call +44 2* **** 0958'],
  ['邮箱 mei.li@qq.com', '邮箱 m**.**@qq.com'],
  ['身份证11010519491231002X', '身份证110***********002X'],
  ['卡号 6222 0210 0111 6245 702', '卡号 **** **** **** ***5 702'],
  ['card 4111-1111-1111-1111', 'card ****-****-****-1111'],
  ['寄到浙江省杭州市西湖区文三路90号3栋502室', '寄到浙江*******************'],
])('[MA1] %s is shown as %s', (text, expected) => {
  expect(maskText(text).text).toBe(expected);
});

test.each([
  ['我的手机号是13812345678，邮箱a_b@shop.example', ['phone «13812345678»', 'email «a_b@shop.example»']],
  ['订单手机13812345678', ['phone «13812345678»']],
  ['8613812345678', ['phone «8613812345678»']],
  ['0086 138 1234 5678', ['phone «0086 138 1234 5678»']],
  ['(+1) 555 123 4567', ['phone «1) 555 123 4567»']],
  ['解放路12号', ['address «解放路12号»']],
  ['住阳光花园小区3栋2单元501室', ['address «阳光花园小区3栋2单元501室»']],
  ['发到广东省深圳市南山区能到吗', ['address «广东省深圳市南山区»']],
  ['深圳市南山区科技园', []],
  ['北京市朝阳区建国路', ['address «北京市朝阳区建国路»']],
  ['I live at 221B Baker Street, London', ['address «221b Baker Street»'.replace('b', 'B')]],
  [
    '收货地址：四川省成都市武侯区天府大道中段一百号，电话13812345678',
    ['address «四川省成都市武侯区天府大道»', 'phone «13812345678»'],
  ],
])('[MA1] %s', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  '221B Baker Street',
  '221B Baker Ｓｔｒｅｅｔ',
  '221B Baker Ｒｄ',
  '221B Baker Ⓡⓓ',
  '221B Baker 𝐒𝐭𝐫𝐞𝐞𝐭',
  '221B Baker Stréet',
  '221B Baker Stre\u0301et',
])('[MA1] finds a street however it is written, though few texts are looked at closely: %s', (text) => {
  expect(found(text)).toEqual([`address «${text}»`]);
});

test('[MA1] what is masked is as long as it was, and each piece is at its place', () => {
  const text = '🙂13812345678，１３９１２３４５６７８ mei@qq.com 文三路90号🙂';
  const masked = maskText(text);
  expect(masked.text).toHaveLength(text.length);
  expect(masked.pieces.map(({ kind }) => kind)).toEqual(['phone', 'phone', 'email', 'address']);
  let from = 0;
  for (const { start, end } of masked.pieces) {
    expect(masked.text.slice(from, start)).toBe(text.slice(from, start));
    expect(masked.text.slice(start, end)).not.toBe(text.slice(start, end));
    from = end;
  }
});

test('[MA2] numbers of orders, parcels, prices, sizes and times are left alone', () => {
  expect(ORDINARY.length).toBeGreaterThanOrEqual(200);
  const wrong = ORDINARY.flatMap((text) => (found(text).length > 0 ? [[text, ...found(text)]] : []));
  expect(wrong).toEqual([]);
});

test('[MA3] the checks of cards and identity numbers', () => {
  expect(['4111111111111111', '378282246310005', '79927398713'].map(isLuhn)).toEqual([true, true, true]);
  expect(['4111111111111112', '', '79927398710'].map(isLuhn)).toEqual([false, false, false]);
  expect(isIdentity('11010519491231002X')).toBe(true);
  expect(isIdentity('110105194912310021')).toBe(false);
  expect(isIdentity('11010519491331002X')).toBe(false);
  expect(found('110105194912310021')).toEqual([]);
  expect(found('x11010519491231002X')).toEqual([]);
});

test('[MA4] a number that a list cuts off is no way around the mask', () => {
  expect(maskStart('请打 1381234', true)).toBe('请打 *******');
  expect(maskStart('请打 1381234', false)).toBe('请打 1381234');
  expect(maskStart('请打 13812345678', true)).not.toContain('5678');
});

const long = (unit: string) => unit.repeat(Math.ceil(4096 / unit.length)).slice(0, 4096);

test('[MA5] 4,096 nasty characters are looked through in bounded time', () => {
  const units = [
    '1',
    '1 ',
    '138 ',
    'a@',
    '(at)',
    '路1',
    '省',
    '市',
    '杭州市',
    '1a ',
    '1 a b c ',
    '一',
    '区',
    '6222',
    '+',
    '#1',
    '\ud83d',
  ];
  maskText(long('路1号'));
  const timeOf = (text: string): number => {
    const times = [1, 2, 3].map(() => {
      const started = performance.now();
      expect(maskText(text).text).toHaveLength(4096);
      return performance.now() - started;
    });
    return Math.min(...times);
  };
  for (const unit of units) {
    // Beside others on the machine, as much slower as ordinary words are then.
    const limit = Math.max(250, 100 * timeOf(long('这款茶壶在路上了，有 3 个，')));
    expect(timeOf(long(unit)), unit).toBeLessThan(limit);
  }
});
