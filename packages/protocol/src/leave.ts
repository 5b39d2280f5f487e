import * as v from 'valibot';
import { isEmail, isPhone } from './contact.ts';
import { OrderNumber } from './order.ts';
import { Name, PERSON_NAME_MAX_CHARS } from './text.ts';

/** Where a shopper can be reached. What is not right is refused by its name, `contact_invalid`. */
export const Contact = v.object({
  name: v.exactOptional(Name(PERSON_NAME_MAX_CHARS)),
  email: v.exactOptional(v.pipe(v.string(), v.trim(), v.check(isEmail, 'contact_invalid'))),
  phone: v.exactOptional(v.pipe(v.string(), v.trim(), v.check(isPhone, 'contact_invalid'))),
});
export type Contact = v.InferOutput<typeof Contact>;

/** What goes with words that are left: where the shopper can be reached, and the order they are about. */
export const Leave = v.object({ contact: v.exactOptional(Contact), order: v.exactOptional(OrderNumber) });
export type Leave = v.InferOutput<typeof Leave>;
