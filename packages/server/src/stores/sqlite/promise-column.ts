import type { AgentName, Conversation } from '@shopbell/domain';

/** What the column holds of one: its words are the log's. */
export interface Kept {
  seq: number;
  due: number;
  owner: AgentName;
  /** Who gave it to them. */
  from?: AgentName;
}

/** The column `promises`: null while none is open. */
export const promisesJson = ({ promises }: Conversation): string | null =>
  promises
    ? JSON.stringify(
        promises.map(
          ({ deskSeq, dueAt, owner, givenBy }): Kept => ({
            ...{ seq: deskSeq, due: dueAt, owner },
            ...(givenBy ? { from: givenBy } : {}),
          }),
        ),
      )
    : null;

export function broken(): never {
  throw new TypeError('column promises holds no promises');
}

function named(value: unknown): AgentName {
  if (typeof value !== 'object' || value === null || !('id' in value && 'name' in value)) return broken();
  const { id, name } = value;
  return typeof id === 'string' && typeof name === 'string' ? { id, name } : broken();
}

function kept(value: unknown): Kept {
  if (typeof value !== 'object' || value === null || !('seq' in value && 'due' in value && 'owner' in value)) {
    return broken();
  }
  const { seq, due } = value;
  if (typeof seq !== 'number' || typeof due !== 'number') return broken();
  return { seq, due, owner: named(value.owner), ...('from' in value ? { from: named(value.from) } : {}) };
}

/** What is in the column. Throws on a text that holds no promises. */
export function parsePromises(json: string): readonly Kept[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value.map(kept) : broken();
}
