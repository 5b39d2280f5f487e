/** The store can't be opened. `message` is one sentence for the operator; the server must not start. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError';
}

/** The part of node:sqlite's errors that says what went wrong; 0 for any other error. */
export function sqliteCode(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return 0;
  return typeof error.errcode === 'number' ? error.errcode : 0;
}

/** What an unknown error says, for a sentence of ours. */
export const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The error itself, or one that says what was thrown. */
export const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
