/** What a shopper may leave to be reached by. */
export const CONTACT_FIELDS = ['name', 'email', 'phone'] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** Longest telephone number, in characters as it is written. */
export const PHONE_MAX_CHARS = 40;

/** Is it an address of mail, trimmed and of one case or not? At most 254 characters, one `@`, a name before and a domain after it. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]+\.[^\s@<>"(),:;\\[\].]+$/.test(text);

/** Can it be called? 5 to 20 digits of any script's, with what people write between them. */
export const isPhone = (text: string): boolean =>
  text.length <= PHONE_MAX_CHARS &&
  /^\+?[\p{Nd}\s().\-/＋－（）]+$/u.test(text) &&
  /^(?:\P{Nd}*\p{Nd}){5,20}\P{Nd}*$/u.test(text);
