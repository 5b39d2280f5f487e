import { LEFT_FORM_CONTACT, type LeftForm } from '@shopbell/domain';
import { CONTACT_FIELDS } from '@shopbell/protocol/constants';
import { fields, isNumber, isText, type Reader } from './read.ts';

/** What is asked of who leaves a message. */
export const toLeftForm: Reader<LeftForm> = (value) => {
  const { contact: given, fields: asked, order, promise, mailAfterMs } = fields(fields(value)?.form) ?? {};
  const contact = LEFT_FORM_CONTACT.find((one) => one === given);
  if (!contact || !Array.isArray(asked) || !isNumber(mailAfterMs)) return undefined;
  return {
    contact,
    fields: CONTACT_FIELDS.filter((field) => asked.includes(field)),
    order: order === true,
    mailAfterMs,
    ...(isText(promise) ? { promise } : {}),
  };
};
