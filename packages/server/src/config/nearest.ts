/** Number of single-character changes between two words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The word most like `word`, or undefined when all differ in more than a third of it. Two changes are always forgiven. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  let best: { word: string; distance: number } | undefined;
  for (const candidate of words) {
    const found = distance(word, candidate);
    if (best === undefined || found < best.distance) best = { word: candidate, distance: found };
  }
  return best !== undefined && best.distance <= Math.max(2, word.length / 3) ? best.word : undefined;
}
