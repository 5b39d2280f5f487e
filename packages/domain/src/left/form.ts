import type { Contact, ContactField, Leave } from '@shopbell/protocol';
import { CONTACT_FIELDS } from '@shopbell/protocol/constants';
import { isWithin, SETTINGS_BOUNDS } from '../settings-bounds.ts';
import { hasControl } from '../text/control.ts';

/** What a site asks of who leaves a message. */
export interface LeftForm {
  /** Whether to say where one can be reached. */
  readonly contact: 'optional' | 'required' | 'none';
  /** What is asked, in this order; not read where nothing is. */
  readonly fields: readonly ContactField[];
  /** Whether the order's number is asked. */
  readonly order: boolean;
  /** The shop's words over the form; `{by}` in them is when an answer is due. Absent: the product's own. */
  readonly promise?: string;
  /** An answer that the shopper has not seen after this time goes out as a letter too, where they left an address; ms. */
  readonly mailAfterMs: number;
}

/** What may be chosen, the product's own first. */
export const LEFT_FORM_CONTACT = ['optional', 'required', 'none'] as const satisfies readonly LeftForm['contact'][];
/** Characters of the shop's own words, at most. */
export const LEFT_PROMISE_MAX = 160;

/** What nobody has set. Who is there reads the answer within minutes; a letter about it would only be in the way. */
export const STANDARD_LEFT_FORM: LeftForm = {
  contact: 'optional',
  fields: ['name', 'email'],
  order: true,
  mailAfterMs: 300_000,
};

export interface LeftFormFault {
  code: 'choice_invalid' | 'fields_invalid' | 'fields_needed' | 'promise_invalid' | 'promise_too_long' | 'out_of_range';
  path: keyof LeftForm;
}

type Result = { ok: true; form: LeftForm } | { ok: false; faults: readonly LeftFormFault[] };

const isField = (value: unknown): value is ContactField => CONTACT_FIELDS.some((field) => field === value);

/** Reads a form from outside: every fault is told by its name. Who has to be reached is asked for an address or a number. */
export function parseLeftForm(value: unknown): Result {
  const given: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const faults: LeftFormFault[] = [];
  const fault = (path: LeftFormFault['path'], code: LeftFormFault['code']) => void faults.push({ code, path });
  const contact = LEFT_FORM_CONTACT.find((one) => one === given.contact);
  if (contact === undefined) fault('contact', 'choice_invalid');
  const chosen: readonly unknown[] | undefined = Array.isArray(given.fields) ? given.fields : undefined;
  const fields = chosen?.every(isField) ? CONTACT_FIELDS.filter((one) => chosen.includes(one)) : undefined;
  if (!fields) fault('fields', 'fields_invalid');
  else if (contact === 'required' && !fields.some((one) => one !== 'name')) fault('fields', 'fields_needed');
  else if (contact === 'optional' && fields.length === 0) fault('fields', 'fields_needed');
  if (typeof given.order !== 'boolean') fault('order', 'choice_invalid');
  const words = given.promise ?? '';
  const promise = typeof words === 'string' ? words.trim() : undefined;
  if (promise === undefined || hasControl(promise)) fault('promise', 'promise_invalid');
  else if ([...promise].length > LEFT_PROMISE_MAX) fault('promise', 'promise_too_long');
  const { mailAfterMs } = given;
  if (!isWithin(mailAfterMs, SETTINGS_BOUNDS.leftMailAfterMs)) fault('mailAfterMs', 'out_of_range');
  if (faults.length > 0 || !contact || !fields || !isWithin(mailAfterMs, SETTINGS_BOUNDS.leftMailAfterMs))
    return { ok: false, faults };
  const form = { contact, fields, order: given.order === true, mailAfterMs };
  return { ok: true, form: promise ? { ...form, promise } : form };
}

/** What the shop asked for, of what was left; what it did not ask is not kept. Refused where it wants to be able to answer. */
export function askedOf(
  { contact: wish, fields, order: wantsOrder }: LeftForm,
  given: Leave,
): Leave | 'contact_missing' {
  const entries = Object.entries(given.contact ?? {});
  const asked = entries.filter(([name]) => wish !== 'none' && fields.some((field) => field === name));
  const contact: Contact = Object.fromEntries(asked);
  if (wish === 'required' && contact.email === undefined && contact.phone === undefined) return 'contact_missing';
  return {
    ...(asked.length > 0 ? { contact } : {}),
    ...(wantsOrder && given.order !== undefined ? { order: given.order } : {}),
  };
}
