import { isToken } from '../ids.ts';
import { fits } from '../wire/shape.ts';

/** What a device remembers of a person. */
export interface Remembered {
  readonly token: string;
  readonly member?: string;
  /** Since when, epoch ms; whatever is there: who needs it looks. Earlier versions wrote none. */
  readonly at?: unknown;
}

/** Nothing when it is not what was written. */
export function parseRemembered(value: string | undefined): Remembered | undefined {
  try {
    const stored: unknown = JSON.parse(value ?? '');
    return fits({ token: '', 'member?': '' }, stored) && isToken(stored.token) ? stored : undefined;
  } catch {
    return undefined;
  }
}
