import type { Id } from '@shopbell/protocol';

/** Ids made beforehand, as many as it takes: the same number gives the same one, so that a decision may run again. */
export type NextId = () => Id;

/** Ids for one commit. What it returns is called once in each run of its decision, which then gets the same ids in the same order. */
export function sameIds(newId: () => Id): () => NextId {
  const made: Id[] = [];
  return () => {
    let used = 0;
    return () => {
      const id = made[used] ?? newId();
      made[used] = id;
      used += 1;
      return id;
    };
  };
}
