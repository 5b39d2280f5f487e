import { type Finding, lineAt, type SourceFile, type Verdict } from '../lib/source.ts';

/** A pattern that has no business in the repository. Each is written so that it doesn't match its own source. */
interface Word {
  readonly pattern: RegExp;
  readonly what: string;
  /** Which files are searched. */
  readonly where: (path: string) => boolean;
}

const anywhere = (): boolean => true;
const isSource = (path: string): boolean => /\.([cm]?[jt]sx?|html|css|svg)$/.test(path);

/**
 * Ways to turn text into markup or code; `built.ts` looks for them in the built files too. Reading `outerHTML` is no such
 * way, so only writing it counts.
 */
export const SINKS =
  /\binnerHTM[L]\b|\bouterHTM[L]\s*\+?=(?!=)|\bunsafeHTM[L]\b|\bdangerouslySetInner[H]TML\b|\binsertAdjacentHTM[L]\b|\beva[l]\(|\bnew Functio[n]\(|\bdocument\.writ[e]\(/g;

export const WORDS: readonly Word[] = [
  { pattern: /\b(?:TOD[O]|FIXM[E]|XX[X]|HAC[K])\b/g, what: 'a note to self: do it or drop it', where: anywhere },
  { pattern: /(?<![\w.-])\/(?:wor[k]|far[m])\/|\/bash_job[s]/g, what: 'a path of one machine', where: anywhere },
  { pattern: /\/\/[\w.-]*registr[y]\.[a-z]/g, what: 'the host of a package registry', where: anywhere },
  {
    pattern: /\b(?:sub-?agen[t]|coding agen[t]|AI assistan[t]|language mode[l]|LL[M])s?\b/gi,
    what: 'how this was made is no part of it',
    where: anywhere,
  },
  { pattern: SINKS, what: 'turns text into markup or code', where: isSource },
  { pattern: /@ts-ignor[e]\b|@ts-nochec[k]\b/g, what: 'silences the compiler', where: isSource },
];

/** Files that are not text, or not ours to word. */
const SKIPPED = /\.(png|jpg|jpeg|webp|avif|gif|ico|woff2?|gz|br|sqlite)$|^LICENSE$/;

/** Nothing in the repository that doesn't belong there. */
export const checkWords = (files: readonly SourceFile[], words: readonly Word[] = WORDS): Verdict => {
  const read = files.filter((file) => !SKIPPED.test(file.path));
  const findings: Finding[] = read.flatMap((file) =>
    words
      .filter(({ where }) => where(file.path))
      .flatMap(({ pattern, what }) =>
        [...file.text.matchAll(pattern)].map((match) => ({
          file: file.path,
          line: lineAt(file.text, match.index),
          text: `“${match[0]}”: ${what}`,
        })),
      ),
  );
  return { findings, note: `${read.length} files` };
};
