/** How an e-mail is kept and looked up: trimmed, lower case, one Unicode form. Any text has such a form. */
export function normaliseEmail(text: string): string {
  return text.trim().normalize('NFKC').toLowerCase();
}
