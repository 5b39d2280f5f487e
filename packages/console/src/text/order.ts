import { ORDER_MAX_CHARS } from '@shopbell/protocol/constants';
import { codePoints } from './count.ts';

/** May it be an order's number, as the server takes one: one line, no controls, nothing that turns what follows around. Empty counts. */
export const isOrder = (text: string): boolean =>
  codePoints(text) <= ORDER_MAX_CHARS &&
  text.isWellFormed() &&
  !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text);
