import { join } from 'node:path';
import { ROOT } from '../lib/source.ts';
import { declared } from './declared.ts';
import { ENTRIES } from './entries.ts';
import { manifestOf } from './manifest.ts';
import { type Home, type Page, renderIndex, renderPage } from './pages.ts';
import { unreachable } from './reachable.ts';
import { readEntries } from './typedoc.ts';

/** Every generated text by its path, relative to the root; and what is wrong with the declarations. */
export interface Generated {
  readonly texts: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
}

async function generate(): Promise<Generated> {
  const { exports, faults, program } = await readEntries();
  const checker = program.getTypeChecker();
  const homes = new Map<string, Home>();
  const pages = ENTRIES.map((entry): Page => {
    const all = (exports.get(join(ROOT, entry.types)) ?? []).map((each) => declared(each, checker));
    const passedOn = all.flatMap(({ name, place }) => {
      const home = homes.get(place);
      return home ? [{ name, home }] : [];
    });
    const own = all.filter(({ place }) => !homes.has(place));
    for (const { name, place } of own) homes.set(place, { name, page: entry.page });
    return { entry, own, passedOn };
  });
  const texts = Object.fromEntries(pages.map((page) => [`docs/reference/${page.entry.page}`, renderPage(page, homes)]));
  return {
    texts: {
      'docs/reference/README.md': renderIndex(pages),
      ...texts,
      'packages/widget/custom-elements.json': manifestOf(program),
    },
    faults: [...faults, ...unreachable(pages)],
  };
}

// A process of its own: it needs another compiler than the rest, and holds a few hundred megabytes.
process.stdout.write(JSON.stringify(await generate()));
