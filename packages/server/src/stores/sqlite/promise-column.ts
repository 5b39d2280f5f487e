import type { AgentName, Conversation } from '@shopbell/domain';

/** What the column holds of one: its words are the log's. */
export interface Kept {
  seq: number;
  due: number;
  owner: AgentName;
}

/** The column `promises`: null while none is open. */
export const promisesJson = ({ promises }: Conversation): string | null =>
  promises
    ? JSON.stringify(promises.map(({ deskSeq, dueAt, owner }): Kept => ({ seq: deskSeq, due: dueAt, owner })))
    : null;

export function broken(): never {
  throw new TypeError('column promises holds no promises');
}

function kept(value: unknown): Kept {
  if (typeof value !== 'object' || value === null || !('seq' in value && 'due' in value && 'owner' in value)) {
    return broken();
  }
  const { seq, due, owner } = value;
  if (typeof owner !== 'object' || owner === null || !('id' in owner && 'name' in owner)) return broken();
  const { id, name } = owner;
  if (typeof seq !== 'number' || typeof due !== 'number' || typeof id !== 'string' || typeof name !== 'string') {
    return broken();
  }
  return { seq, due, owner: { id, name } };
}

/** What is in the column. Throws on a text that holds no promises. */
export function parsePromises(json: string): readonly Kept[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.map(kept) : broken();
}
