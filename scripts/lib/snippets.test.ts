import { expect, it } from 'vitest';
import { withSnippets } from './snippets.ts';

const page = (name: string, code: string) => `# Page\n\n<!-- from ${name} -->\n\`\`\`ts\n${code}\n\`\`\`\n\nText.\n`;
const FILE = `import x from 'x';\n  // #region call\n  call(\n    '$&',\n  );\n  // #endregion\n`;
const read = (path: string) => {
  if (path !== 'a.ts') throw new Error(`no ${path}`);
  return FILE;
};

it('puts a region of a file into its block, without what all its lines are indented by', () => {
  expect(withSnippets(page('a.ts#call', 'stale()'), read)).toBe(page('a.ts#call', "call(\n  '$&',\n);"));
});

it('puts a whole file there, without the marks of its regions', () => {
  expect(withSnippets(page('a.ts', 'stale()'), read)).toBe(
    page('a.ts', "import x from 'x';\n  call(\n    '$&',\n  );"),
  );
});

it('leaves a page alone whose blocks are up to date, and blocks that name no file', () => {
  const once = withSnippets(page('a.ts#call', 'stale()'), read);
  expect(withSnippets(once, read)).toBe(once);
  expect(withSnippets('```ts\nfree()\n```\n', read)).toBe('```ts\nfree()\n```\n');
});

it('fills an empty block and touches nothing behind it', () => {
  const empty = '<!-- from a.ts#call -->\n```ts\n```\n\n```sh\nls\n```\n';
  expect(withSnippets(empty, read)).toBe(empty.replace('```ts\n', () => "```ts\ncall(\n  '$&',\n);\n"));
});

it('refuses a file or a region that is not there', () => {
  expect(() => withSnippets(page('b.ts', ''), read)).toThrow('no b.ts');
  expect(() => withSnippets(page('a.ts#other', 'x'), read)).toThrow('there is no region other');
});
