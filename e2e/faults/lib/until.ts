export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Looks every `everyMs` until `isTrue`, at most `withinMs`. Returns whether it came; throws instead of returning false
 * unless `strict` is false.
 */
export async function until(isTrue: () => boolean, withinMs: number, everyMs = 10, strict = true): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (!isTrue()) {
    if (performance.now() > deadline) {
      if (strict) throw new Error(`not within ${withinMs} ms: ${isTrue}`);
      return false;
    }
    await sleep(everyMs);
  }
  return true;
}
