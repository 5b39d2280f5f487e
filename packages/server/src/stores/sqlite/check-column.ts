import type { Conversation, OrderCheck } from '@shopbell/domain';

/** The column `checks`: null where there are none. */
export const checksJson = ({ checks }: Conversation): string | null => (checks ? JSON.stringify(checks) : null);

function broken(): never {
  throw new TypeError('column checks holds no order checks');
}

function check(value: unknown): OrderCheck {
  if (typeof value !== 'object' || value === null || !('seq' in value) || typeof value.seq !== 'number')
    return broken();
  return { seq: value.seq, ...('confirmed' in value ? { confirmed: true } : {}) };
}

/** What is in the column. Throws on a text that holds no order checks. */
export function parseChecks(json: string): readonly OrderCheck[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.map(check) : broken();
}
