import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderPerformance } from '../bench/scripts/render-performance.ts';
import { renderReadme } from '../bench/scripts/render-readme.ts';
import { renderFingerprint } from '../packages/protocol/scripts/render-fingerprint.ts';
import { renderProtocol } from '../packages/protocol/scripts/render-protocol.ts';
import { renderConfig } from '../packages/server/scripts/render-config.ts';
import { renderHttpApi } from '../packages/server/scripts/render-http-api.ts';
import { renderWebhooks } from '../packages/server/scripts/render-webhooks.ts';
import { checkDocs, type GeneratedDoc } from './gates/docs.ts';
import { withSnippets } from './lib/snippets.ts';
import { ROOT } from './lib/source.ts';
import { renderReliability } from './proof/known.ts';
import { REFERENCE } from './reference/reference.ts';
import { renderErrors } from './reference/render-errors.ts';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** Pages whose examples are files that tests run: the text is written by hand, the blocks are not. */
const WITH_EXAMPLES = ['docs/testing.md', ...globSync('docs/recipes/*.md', { cwd: ROOT })].map((file) => ({
  file: file.replaceAll('\\', '/'),
  render: (): string => withSnippets(read(file), read),
}));

/** Every page that is generated from code, or has a part that is. */
export const DOCS: readonly GeneratedDoc[] = [
  { file: 'docs/protocol.md', render: renderProtocol },
  { file: 'docs/errors.md', render: renderErrors },
  { file: 'docs/configuration.md', render: renderConfig },
  { file: 'docs/http-api.md', render: renderHttpApi },
  { file: 'docs/webhooks.md', render: () => renderWebhooks(read('docs/webhooks.md')) },
  { file: 'docs/performance.md', render: renderPerformance },
  { file: 'docs/reliability.md', render: renderReliability },
  { file: 'README.md', render: () => renderReadme('README.md') },
  { file: 'README.zh-CN.md', render: () => renderReadme('README.zh-CN.md') },
  { file: 'packages/protocol/src/fingerprint.ts', render: renderFingerprint },
  ...REFERENCE,
  ...WITH_EXAMPLES,
];

/** `node scripts/docs.ts` writes the pages; with `--check` it only says which are stale. */
const main = (args: readonly string[]): number => {
  if (args.includes('--check')) {
    const { findings } = checkDocs(DOCS, read);
    for (const { file, text } of findings) console.log(`${file} ${text}`);
    return findings.length > 0 ? 1 : 0;
  }
  for (const { file, render } of DOCS) {
    mkdirSync(dirname(join(ROOT, file)), { recursive: true });
    writeFileSync(join(ROOT, file), render());
    console.log(file);
  }
  return 0;
};

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
