import { isEmail } from '@shopbell/protocol';
import { normaliseEmail } from '../auth/email.ts';

/** What is wrong with `--email`: nothing, or a line. */
export function emailProblems(email: string): string[] {
  return isEmail(normaliseEmail(email)) ? [] : ['--email is no e-mail address'];
}

/** What is wrong with a name that people will read: nothing, or a line. At most 256 characters (UTF-16). */
export function labelProblems(flag: '--name' | '--site-name', text: string): string[] {
  return text.trim() !== '' && text.length <= 256 ? [] : [`${flag} must have 1 to 256 characters`];
}
