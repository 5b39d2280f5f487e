/** Time between the starts of two small groups, in ms. */
const SPACING_MS = 1;
/** Commits that are worth a transaction and a sync of their own at once. */
const LARGE_GROUP = 32;

/**
 * When the next group starts. What a group costs is per group as long as it is small, so small ones keep 1 ms between their
 * starts and gather what comes meanwhile. A commit that comes alone starts at the end of this turn of the loop.
 * `now` is monotonic, in ms.
 */
export function createSpacing(now: () => number = () => performance.now()): (run: () => void, waiting: number) => void {
  let startedAt = Number.NEGATIVE_INFINITY;
  return (run, waiting) => {
    const start = (): void => {
      startedAt = now();
      run();
    };
    if (waiting >= LARGE_GROUP || now() - startedAt >= SPACING_MS) setImmediate(start);
    else setTimeout(start, SPACING_MS);
  };
}
