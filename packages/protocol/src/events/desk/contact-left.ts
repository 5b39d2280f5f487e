import * as v from 'valibot';
import { CONTACT_FIELDS } from '../../contact.ts';
import { OrderNumber } from '../../order.ts';
import { Label } from '../../text.ts';
import { deskStamp } from './stamp.ts';

/**
 * Where the shopper wants to be reached, and the order it is about; what is not named is as it was. For agents `masked` are the fields
 * that hide something: who may look behind them asks (`POST /api/v1/conversations/:id/contact/reveal`). Nothing of it is there where it
 * was erased.
 */
export const ContactLeft = v.object({
  kind: v.literal('contact_left'),
  ...deskStamp,
  contact: v.object({ name: v.exactOptional(Label), email: v.exactOptional(Label), phone: v.exactOptional(Label) }),
  order: v.exactOptional(OrderNumber),
  masked: v.exactOptional(v.array(v.picklist(CONTACT_FIELDS))),
});
