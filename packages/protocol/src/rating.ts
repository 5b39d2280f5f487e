/** The fewest and the most stars of a rating. */
export const STARS_MIN = 1;
export const STARS_MAX = 5;

/** The most of the answer to “would you recommend us?”, which begins at 0. */
export const RECOMMEND_MAX = 10;

/**
 * What can be said of a conversation by its stars where the shop has no words of its own. Each screen says them in its language; on the
 * wire and in the log they are these.
 */
export const STANDARD_TAGS = {
  low: ['slow', 'unsolved', 'unclear', 'unfriendly'],
  middle: ['slow', 'unsolved', 'unclear', 'friendly'],
  high: ['fast', 'solved', 'clear', 'friendly'],
} as const;
export type StandardTag = (typeof STANDARD_TAGS)[keyof typeof STANDARD_TAGS][number];

/** What may be said with so many stars: the shop's own words where it asked with some, one list for each number of stars. */
export function tagsOffered(tags: readonly (readonly string[])[] | undefined, stars: number): readonly string[] {
  if (tags) return tags[stars - STARS_MIN] ?? [];
  if (stars < 3) return STANDARD_TAGS.low;
  return stars === 3 ? STANDARD_TAGS.middle : STANDARD_TAGS.high;
}
