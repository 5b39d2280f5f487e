import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT: string = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** One text file; `path` is relative to the root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One thing a gate objects to. */
export interface Finding {
  readonly file: string;
  /** 1-based; absent when the finding is about the whole file. */
  readonly line?: number;
  readonly text: string;
}

/** What a gate answers: its objections, and a short figure for the report. */
export interface Verdict {
  readonly findings: readonly Finding[];
  readonly note: string;
}

/** Every file git tracks or would track, relative to the root. Deleted ones are left out. */
export const repoPaths = (): string[] =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 })
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)));

/** Reads files as UTF-8 text. */
export const readSources = (paths: readonly string[]): SourceFile[] =>
  paths.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

export const isTypeScript = (path: string): boolean => /\.tsx?$/.test(path) && !path.endsWith('.d.ts');

/** Tests, the suites they share and their rigs: they never ship. `sdk/testing` does: its users test with it. */
export const isTest = (path: string): boolean =>
  /\.(test|contract)\.tsx?$/.test(path) || /^packages\/(?!sdk\/)[^/]+\/src\/(.*\/)?testing(\/|\.tsx?$)/.test(path);

/** The 1-based line of an offset. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
