/** So many who have left are remembered: letters from before that are on their way no more. */
const GONE_MAX = 20;

/** Tells one person from another, and is no secret. */
export const idOf = (secret: string | undefined): string | undefined => secret?.slice(-12);

/** Who has left. */
export interface Gone {
  /** Oldest first, as letters tell them. */
  readonly all: readonly string[];
  /** From here on these are nobody's. Returns those who were not gone yet. */
  add(ids: readonly (string | undefined)[]): readonly string[];
  has(secret: string | undefined): boolean;
}

export function createGone(): Gone {
  let all: readonly string[] = [];
  return {
    get all() {
      return all;
    },
    add(ids) {
      const fresh = ids.flatMap((id) => (id === undefined || all.includes(id) ? [] : id));
      all = [...new Set([...all, ...fresh])].slice(-GONE_MAX);
      return fresh;
    },
    has: (secret) => all.includes(idOf(secret) ?? ''),
  };
}
