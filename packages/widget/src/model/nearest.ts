/** As a person reads it: `data-Agent_joined` and `agentJoined` are the same name. */
const plainly = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** How many letters one name is from another: one too many, one missing, a wrong one, or two neighbours that changed places count as one. */
function apart(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next[j] = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The name that was meant, when one is near enough: a letter off in four, or the same but for what it ends with. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const said = plainly(given);
  const [found] = names
    .map((name) => {
      const known = plainly(name);
      const isLonger = said.startsWith(known) && said.length - known.length < 3;
      return { name, far: isLonger ? 1 : apart(said, known), most: Math.max(1, Math.floor(known.length / 4)) };
    })
    .filter(({ far, most }) => far <= most)
    .sort((one, other) => one.far - other.far);
  return found?.name;
}
