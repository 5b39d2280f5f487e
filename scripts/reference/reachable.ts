import { join } from 'node:path';
import { ROOT } from '../lib/source.ts';
import type { Page } from './pages.ts';

/** Shops import these; the protocol's own types are told by its page. */
const PUBLISHED = ['sdk', 'widget', 'react'].map((name) => join(ROOT, 'packages', name, '/'));

/** What public declarations name although nobody can import it: a reader would find it nowhere. */
export function unreachable(pages: readonly Page[]): string[] {
  const known = new Set(pages.flatMap(({ own }) => own.map(({ place }) => place)));
  return pages.flatMap(({ entry, own }) =>
    own.flatMap(({ name, names }) =>
      names
        .filter(({ place = '' }) => PUBLISHED.some((folder) => place.startsWith(folder)) && !known.has(place))
        .map((used) => `${entry.name}: ${name} names ${used.name}, which no entry exports`),
    ),
  );
}
