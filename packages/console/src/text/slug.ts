/** An id from a name: small letters, digits and hyphens, at most 32, and none that is taken. A name without any is `group`. */
export function slugOf(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 28)
    .replace(/-$/, '');
  const base = plain === '' ? 'group' : plain;
  for (let n = 1; ; n++) {
    const slug = n === 1 && plain !== '' ? base : `${base}-${n}`;
    if (!taken.includes(slug)) return slug;
  }
}
