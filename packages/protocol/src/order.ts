import { ORDER_MAX_CHARS } from './promise.ts';
import { Name } from './text.ts';

/** An order's number as the shop writes it: one line, and never looked into. */
export const OrderNumber = Name(ORDER_MAX_CHARS);
