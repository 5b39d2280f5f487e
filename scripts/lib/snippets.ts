/** `<!-- from PATH -->` or `<!-- from PATH#REGION -->`, and the fenced block below it. */
const SNIPPET = /(<!-- from ([^\s#]+)(?:#([\w-]+))? -->\n+```\w*\n)[\s\S]*?(^```$)/gm;

const MARK = /#(?:end)?region\b/;

/** The lines between `#region NAME` and its end, in whatever comment they stand, without their common indent. */
function regionOf(text: string, name: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => new RegExp(`#region ${name}\\b(?!-)`).test(line));
  const end = lines.findIndex((line, at) => at > start && line.includes('#endregion'));
  if (start < 0 || end < 0) throw new Error(`there is no region ${name}`);
  const inside = lines.slice(start + 1, end);
  const indent = Math.min(...inside.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length));
  return inside.map((line) => line.slice(indent)).join('\n');
}

/**
 * A page whose blocks are what stands in the files they name: examples that are run somewhere.
 *
 * @param read a file's text, by its path relative to the root; throws when there is none
 */
export const withSnippets = (page: string, read: (path: string) => string): string =>
  page.replace(SNIPPET, (_, head: string, path: string, region: string | undefined, tail: string) => {
    const text = read(path);
    const code = region === undefined ? text : regionOf(text, region);
    const shown = code.split('\n').filter((line) => !MARK.test(line));
    return `${head}${shown.join('\n').trim()}\n${tail}`;
  });
