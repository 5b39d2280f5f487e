import { expect, it } from 'vitest';
import { checkDocs } from './docs.ts';

const docs = [{ file: 'docs/protocol.md', render: () => '# Protocol\n' }];
const texts = (text: string | undefined) => checkDocs(docs, () => text).findings.map((finding) => finding.text);

it('accepts a page that is what its generator writes', () => {
  expect(texts('# Protocol\n')).toEqual([]);
});

it('objects to a stale page and says how to renew it', () => {
  expect(texts('# Protocol\n\nedited by hand\n')).toEqual(['is stale: run `node scripts/docs.ts`']);
});

it('objects to a page that is missing', () => {
  expect(texts(undefined)).toEqual(['is missing: run `node scripts/docs.ts`']);
});
