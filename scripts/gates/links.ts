import { posix } from 'node:path';
import { type Finding, lineAt, type SourceFile, type Verdict } from '../lib/source.ts';

/** `[text](target)`, `![text](target "title")`, `[name]: target`, and the same in HTML. */
const LINKS: readonly RegExp[] = [
  /\]\(\s*<?([^)\s>]+)>?(?:\s+["'(][^)]*)?\)/g,
  /^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)>?/gm,
  /<(?:a|img|source)\b[^>]*?\s(?:href|src|srcset)="([^"\s]+)"/g,
];

/** What stands in a table's cell until somebody knows better. */
const PLACEHOLDER = /(?<=\|\s*)(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|TB[A]|TB[D]|\?+)(?=\s*\|)/g;

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** The same page without fenced blocks, on the same lines. */
const withoutFences = (text: string): string => text.replace(/^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ {0,3}\1/gm, blank);

const withoutCode = (text: string): string =>
  withoutFences(text)
    .replace(/(`+)(?!`)[^`\n]*?\1(?!`)/g, blank)
    .replace(/<!--[\s\S]*?-->/g, blank);

/** A heading's anchor, as GitHub makes it. */
const slug = (heading: string): string =>
  heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

/** Every place of a page that a link can name; a heading's second occurrence has `-1` behind it. */
export const anchorsOf = (text: string): ReadonlySet<string> => {
  const page = withoutFences(text);
  const anchors = new Set(
    [...page.matchAll(/<[a-z]\w*\b[^>]*?\s(?:id|name)="([^"]+)"/g)].map((match) => match[1] ?? ''),
  );
  for (const [, heading = ''] of page.matchAll(/^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$/gm)) {
    const base = slug(heading);
    let anchor = base;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${base}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
};

const decode = (target: string): string => {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
};

/** The path a relative link means, relative to the root; undefined when it leads out of the repository. */
const resolve = (page: string, target: string): string | undefined => {
  const path = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(page), target);
  const clean = posix.normalize(path).replace(/\/$/, '');
  return clean.startsWith('..') ? undefined : clean;
};

/**
 * Every relative link and picture of a page leads to something in the repository, every anchor to a heading, and no table
 * still holds a placeholder. Links to other hosts are not looked at.
 *
 * @param paths every file of the repository, relative to the root
 */
export const checkLinks = (files: readonly SourceFile[], paths: readonly string[]): Verdict => {
  const pages = files.filter(({ path }) => path.endsWith('.md'));
  const known = new Set(['.']);
  for (const path of paths) for (let at = path; at !== '.'; at = posix.dirname(at)) known.add(at);
  const anchors = new Map(pages.map(({ path, text }) => [path, anchorsOf(text)]));
  let links = 0;

  const fault = (page: string, target: string): string | undefined => {
    const [link = '', anchor] = target.split('#', 2).map(decode);
    const path = link === '' ? page : resolve(page, link);
    if (path === undefined || !known.has(path)) return 'leads nowhere';
    if (!anchor) return undefined;
    return (anchors.get(path)?.has(anchor) ?? true) ? undefined : 'names no heading there';
  };

  const findings = pages.flatMap(({ path, text }): Finding[] => {
    const page = withoutCode(text);
    const relative = LINKS.flatMap((pattern) => [...page.matchAll(pattern)])
      .map((match) => ({ target: match[1] ?? '', line: lineAt(page, match.index) }))
      .filter(({ target }) => !/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(target));
    links += relative.length;
    const broken = relative.flatMap(({ target, line }) => {
      const what = fault(path, target);
      return what === undefined ? [] : [{ file: path, line, text: `“${target}” ${what}` }];
    });
    const open = [...page.matchAll(PLACEHOLDER)].map((match) => ({
      file: path,
      line: lineAt(page, match.index),
      text: `“${match[0]}” is a placeholder: put the figure there`,
    }));
    return [...broken, ...open];
  });
  return { findings, note: `${links} links on ${pages.length} pages` };
};
