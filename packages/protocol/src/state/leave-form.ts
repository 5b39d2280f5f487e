import * as v from 'valibot';
import { CONTACT_FIELDS } from '../contact.ts';
import { Instant } from '../ids.ts';
import { Label } from '../text.ts';

/**
 * What the site asks of who leaves a message: whether to say where one can be reached, by which of the fields, and the order's number.
 * `promise` are the shop's words over it, `{by}` in them the time of `answersBy`: when an answer to what is left now would be due,
 * rounded up to a quarter of an hour. Absent: service has ended for good. `mails`: an answer that is not seen goes to an e-mail address
 * that was left as well; absent where the server sends no mail.
 */
export const LeaveForm = v.object({
  contact: v.picklist(['optional', 'required', 'none']),
  fields: v.array(v.picklist(CONTACT_FIELDS)),
  order: v.boolean(),
  promise: v.exactOptional(Label),
  answersBy: v.exactOptional(Instant),
  mails: v.exactOptional(v.literal(true)),
});
export type LeaveForm = v.InferOutput<typeof LeaveForm>;
