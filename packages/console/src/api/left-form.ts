import { LEFT_FORM_CONTACT, type LeftForm } from '@shopbell/domain';
import { CONTACT_FIELDS } from '@shopbell/protocol/constants';
import { fields, isNumber, isText, type Reader } from './read.ts';

/** What is asked of who leaves a message, and whether the server sends letters at all. */
export interface LeftFormHere {
  readonly form: LeftForm;
  readonly mails: boolean;
}

export const toLeftForm: Reader<LeftFormHere> = (value) => {
  const { form: of, mails } = fields(value) ?? {};
  const { contact: given, fields: asked, order, promise, mailAfterMs } = fields(of) ?? {};
  const contact = LEFT_FORM_CONTACT.find((one) => one === given);
  if (!contact || !Array.isArray(asked) || !isNumber(mailAfterMs)) return undefined;
  const form = {
    contact,
    fields: CONTACT_FIELDS.filter((field) => asked.includes(field)),
    order: order === true,
    mailAfterMs,
    ...(isText(promise) ? { promise } : {}),
  };
  return { form, mails: mails === true };
};
