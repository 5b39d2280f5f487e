import type { Finding, Verdict } from '../lib/source.ts';

/** A page, or a source, that is written by code. */
export interface GeneratedDoc {
  /** Relative to the root. */
  readonly file: string;
  /** The whole text. Pure: the same sources give the same text. */
  render(): string;
}

/**
 * Every generated page is what its generator writes today.
 *
 * @param read the page's text in the repository, undefined when there is none
 */
export const checkDocs = (docs: readonly GeneratedDoc[], read: (file: string) => string | undefined): Verdict => {
  const findings: Finding[] = docs.flatMap(({ file, render }) => {
    const text = read(file);
    if (text === undefined) return [{ file, text: 'is missing: run `node scripts/docs.ts`' }];
    return text === render() ? [] : [{ file, text: 'is stale: run `node scripts/docs.ts`' }];
  });
  return { findings, note: `${docs.length} generated files` };
};
