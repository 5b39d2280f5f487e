import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `from"./a.js"` and `import"./a.js"` of a built module, not `import("./a.js")`. */
const STATIC = /\b(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g;

/**
 * All built modules that a page has to load before this one runs, itself first.
 *
 * @param read the text of a file
 */
export function withStaticImports(
  file: string,
  read: (file: string) => string = (path) => readFileSync(path, 'utf8'),
): string[] {
  const found = new Set([file]);
  for (const each of found) {
    for (const [, path = ''] of read(each).matchAll(STATIC)) found.add(join(dirname(each), path));
  }
  return [...found];
}
