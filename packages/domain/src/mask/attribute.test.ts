import { expect, test } from 'vitest';
import { maskAttribute } from './attribute.ts';

test.each([
  ['phone', '13812345678', '138****5678', 'phone'],
  ['phone', '021-6234', '021-****', 'phone'],
  ['phone', '91234567', '912****7', 'phone'],
  ['phone_home', '020 7946 0018', '020 **** 0018', 'phone'],
  ['Phone (work)', '447911123456', '447*****3456', 'phone'],
  ['phones', '0151 23456789', '015* ****6789', 'phone'],
  ['whatsapp_id', '447911123456', '447*****3456', 'phone'],
  ['Téléphone', '0612345678', '061****678', 'phone'],
  ['passport', 'G1234567', 'G12****7', 'identity'],
  ['passport', 'E12345678', 'E12****78', 'identity'],
  ['ssn', '078-05-1120', '078-**-**20', 'identity'],
  ['email', '@handle', '@h*****', 'email'],
  ['mobileNo', 13812345678, '138****5678', 'phone'],
  ['联系手机', '13812345678', '138****5678', 'phone'],
  ['contact', '13812345678', '138****5678', 'phone'],
  ['contact', 13812345678, '138****5678', 'phone'],
  ['E-Mail', 'mei@qq.com', 'm**@qq.com', 'email'],
  ['emailAddress', 'mei at home', 'm** ** ****', 'email'],
  ['note', 'write to mei@qq.com or call 13812345678', 'write to m**@qq.com or call 138****5678', 'email'],
  ['shipping_address2', '3 Elm', '3 E**', 'address'],
  ['收货地址', '石狮村老王家', '石狮****', 'address'],
  ['id_number', '11010519491231002X', '110***********002X', 'identity'],
  ['bankCard', '6222021001116245702', '***************5702', 'card'],
] as const)('[MA6] %s %s is shown as %s', (name, value, shown, kind) => {
  expect(maskAttribute(name, value)).toEqual({ value: shown, kind });
});

test.each([
  ['level', 'gold'],
  ['card', 'gold'],
  ['points', 12_000],
  ['phoneVerified', true],
  ['phone_verified_at', '2026-11-20'],
  ['phone_model', 'SM-G991B'],
  ['mobile_app', '3.12.1'],
  ['email', ''],
  ['order_no', '13812345678'],
  ['订单', '6222021001116245702'],
  ['hotel', 'Elm'],
  ['shop.id', 'k-204'],
] as const)('[MA2] %s %s is nobody’s secret', (name, value) => {
  expect(maskAttribute(name, value)).toEqual({ value });
});
