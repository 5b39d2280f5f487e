/** How an e-mail is kept and looked up: trimmed, lower case, one Unicode form. Any text has such a form. */
export function normaliseEmail(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase();
}

/** Does a normalised e-mail look like one? At most 254 characters, one `@`, a name before and a domain after it. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]+\.[^\s@<>"(),:;\\[\].]+$/.test(text);
}
