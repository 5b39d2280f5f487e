import { type LeftContact, maskAs, maskText } from '@shopbell/domain';
import { CONTACT_FIELDS, type ContactField, type ContactLine } from '@shopbell/protocol';

/** A field that hides what it holds. */
type Hidden = Exclude<ContactField, 'name'>;
const HIDDEN = CONTACT_FIELDS.filter((field): field is Hidden => field !== 'name');

/** What is of another kind: only what is private in it is hidden, and like a member's name it is not looked behind. */
const PLAIN = ['name', 'order'] as const satisfies readonly (keyof LeftContact)[];

/** What a shopper left to be reached by, as the desk reads it: numbers and addresses hidden, one by one to be looked behind. */
export function maskedContact(contact: LeftContact): ContactLine {
  const masked = HIDDEN.filter((field) => contact[field] !== undefined);
  const shown = [
    ...PLAIN.map((field) => [field, contact[field] === undefined ? undefined : maskText(contact[field]).text] as const),
    ...masked.map((field) => [field, maskAs(contact[field] ?? '', field)] as const),
  ].filter(([, text]) => text !== undefined);
  return { ...Object.fromEntries(shown), ...(masked.length > 0 ? { masked } : {}) };
}
