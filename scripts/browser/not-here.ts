/** Tests of what an engine can't be asked for by its driver. */
export interface NotHere {
  /** As its launcher is named. */
  readonly engine: 'Firefox' | 'WebKit';
  /** Relative to the root. */
  readonly file: string;
  /** Of the tests' whole names. */
  readonly tests: RegExp;
  readonly why: string;
}

/** Every test that is left out in an engine, by its name, with the reason. One that isn't there any more fails the run. */
export const NOT_HERE: readonly NotHere[] = [
  {
    engine: 'WebKit',
    file: 'packages/sdk/src/adapters/idb-uploads.web.test.ts',
    tests:
      /found by the next page|in one page’s hands|gone for good|nobody else’s|the person is forgotten|still to be written|over after a day|bounded in bytes|are malformed go/,
    why: 'its driver opens private windows alone, whose IndexedDB takes no Blob',
  },
];

const AGENTS: Readonly<Record<NotHere['engine'], RegExp>> = { Firefox: /Firefox\//, WebKit: /AppleWebKit(?!.*Chrome)/ };

/** A line for the page of a test file: in that engine the runner counts these as skipped. */
export const skipping = (file: string): string =>
  NOT_HERE.filter((one) => one.file === file)
    .map(
      ({ engine, tests }) =>
        `${AGENTS[engine]}.test(navigator.userAgent) && beforeEach(function () { ${tests}.test(this.currentTest.fullTitle()) && this.skip(); });\n`,
    )
    .join('');

/** What was skipped somewhere. */
export interface Skipped {
  readonly engine: string;
  readonly file: string;
  /** Its whole name. */
  readonly test: string;
}

/** Which lines to print of what was skipped, and which entries told of nothing although their file was run there. */
export function tellSkipped(
  skipped: readonly Skipped[],
  ran: readonly Pick<Skipped, 'engine' | 'file'>[],
  known: readonly NotHere[] = NOT_HERE,
): { readonly lines: readonly string[]; readonly stale: readonly string[] } {
  const isOf = (one: NotHere, at: Pick<Skipped, 'engine' | 'file'>) => one.engine === at.engine && one.file === at.file;
  const reasonOf = (at: Skipped) => known.find((one) => isOf(one, at) && one.tests.test(at.test))?.why;
  const stale = known.filter((one) => {
    const names = one.tests.source.split('|');
    const found = skipped.filter((at) => isOf(one, at)).map(({ test }) => test);
    return ran.some((at) => isOf(one, at)) && names.some((name) => !found.some((test) => new RegExp(name).test(test)));
  });
  return {
    lines: skipped.map((at) => `not in ${at.engine}: ${at.test} (${reasonOf(at) ?? 'no reason is given'})`),
    stale: stale.map(({ engine, file }) => `not-here.ts names tests of ${file} that are not there in ${engine}`),
  };
}
