import { type LeftContact, maskAs, maskText } from '@shopbell/domain';
import { CONTACT_FIELDS, type ContactField, type ContactLine } from '@shopbell/protocol';

/** A field that hides what it holds. */
type Hidden = Exclude<ContactField, 'name'>;
const HIDDEN = CONTACT_FIELDS.filter((field): field is Hidden => field !== 'name');

/** What a shopper left to be reached by, as the desk reads it: numbers and addresses hidden, one by one to be looked behind. */
export function maskedContact(contact: LeftContact): ContactLine {
  const masked = HIDDEN.filter((field) => contact[field] !== undefined);
  const hidden = masked.map((field) => [field, maskAs(contact[field] ?? '', field)]);
  const { name } = contact;
  return {
    ...contact,
    // Like a member's name it is not looked behind. An order's number is what agents work with: many look like a telephone's or a card's.
    ...(name === undefined ? {} : { name: maskText(name).text }),
    ...Object.fromEntries(hidden),
    ...(masked.length > 0 ? { masked } : {}),
  };
}
