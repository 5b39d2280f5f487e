import { isToken } from '../ids.ts';
import { fits } from '../wire/shape.ts';

/** What a device remembers of a person; nothing when it is not what was written. */
export function parseRemembered(value: string | undefined): { token: string; member?: string } | undefined {
  try {
    const stored: unknown = JSON.parse(value ?? '');
    return fits({ token: '', 'member?': '' }, stored) && isToken(stored.token) ? stored : undefined;
  } catch {
    return undefined;
  }
}
