import { type LeftContact, maskAs } from '@shopbell/domain';
import { CONTACT_FIELDS, type ContactField, type ContactLine } from '@shopbell/protocol';

/** A field that hides what it holds. A name is said to be spoken with. */
type Hidden = Exclude<ContactField, 'name'>;
const HIDDEN = CONTACT_FIELDS.filter((field): field is Hidden => field !== 'name');

/** What a shopper left to be reached by, as the desk reads it: numbers and addresses hidden, one by one to be looked behind. */
export function maskedContact(contact: LeftContact): ContactLine {
  const masked = HIDDEN.filter((field) => contact[field] !== undefined);
  const hidden = masked.map((field) => [field, maskAs(contact[field] ?? '', field)]);
  return { ...contact, ...Object.fromEntries(hidden), ...(masked.length > 0 ? { masked } : {}) };
}
