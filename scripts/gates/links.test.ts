import { describe, expect, it } from 'vitest';
import { anchorsOf, checkLinks } from './links.ts';

const PATHS = ['README.md', 'docs/guide.md', 'docs/pictures/widget.png', 'packages/sdk/src/index.ts'];
const GUIDE = { path: 'docs/guide.md', text: '# Guide\n\n## The first `step`\n\n## Proving a member\n' };

const found = (text: string, path = 'README.md') =>
  checkLinks([{ path, text }, GUIDE], PATHS).findings.map(({ line, text: said }) => `${line} ${said}`);

describe('what leads somewhere', () => {
  it.each([
    '[guide](docs/guide.md)',
    '[guide](docs/guide.md "Read it")',
    '[guide](./docs/../docs/guide.md#proving-a-member)',
    '[step](docs/guide.md#the-first-step)',
    '[here](#here)\n\n## Here',
    '[folder](packages/sdk) and [folder](packages/sdk/)',
    '[root](/docs/guide.md)',
    '![picture](docs/pictures/widget.png)',
    '[guide]: docs/guide.md',
    '<img src="docs/pictures/widget.png" alt="">',
    '[code](packages/sdk/src/index.ts#L3)',
  ])('accepts %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('reads a link from the folder of its page', () => {
    expect(found('[picture](pictures/widget.png) [back](../README.md)', 'docs/other.md')).toEqual([]);
    expect(found('[picture](docs/pictures/widget.png)', 'docs/other.md')).toHaveLength(1);
  });

  it('leaves other hosts, code and comments alone', () => {
    expect(found('[x](https://example.com/nothing.md) [m](mailto:a@example.com)')).toEqual([]);
    expect(found('`[x](gone.md)`\n\n```md\n[x](gone.md)\n| TO_MEASURE |\n```\n<!-- [x](gone.md) -->')).toEqual([]);
  });
});

describe('what leads nowhere', () => {
  it.each([
    ['[gone](docs/gone.md)', '2 “docs/gone.md” leads nowhere'],
    ['![gone](docs/pictures/gone.png)', '2 “docs/pictures/gone.png” leads nowhere'],
    ['[![picture](docs/gone.png)](docs/guide.md)', '2 “docs/gone.png” leads nowhere'],
    ['[case](Docs/guide.md)', '2 “Docs/guide.md” leads nowhere'],
    ['[out](../elsewhere/page.md)', '2 “../elsewhere/page.md” leads nowhere'],
    ['[gone]: gone.md', '2 “gone.md” leads nowhere'],
    ['<img alt="" src="gone.png">', '2 “gone.png” leads nowhere'],
    ['[part](docs/guide.md#proving-a-guest)', '2 “docs/guide.md#proving-a-guest” names no heading there'],
    ['[part](#nothing)', '2 “#nothing” names no heading there'],
  ])('objects to %s', (text, said) => {
    expect(found(`\n${text}`)).toEqual([said]);
  });
});

it('numbers headings that come twice', () => {
  expect([...anchorsOf('# One\n\n## Two\n\n## Two\n\n```sh\n# three\n```\n')]).toEqual(['one', 'two', 'two-1']);
});

it('keeps the anchors of headings in other scripts, and those set by hand', () => {
  expect([...anchorsOf('## 中文 说明!\n\n### ← say\n\n<a id="event-left"></a>')]).toEqual([
    'event-left',
    '中文-说明',
    '-say',
  ]);
});

describe('placeholders in tables', () => {
  it('objects to each cell that waits for its figure', () => {
    const rows = '| | cold | warm |\n| --- | --- | --- |\n| start | START_COLD | START_WARM |\n| test | ?? | 12 s |';
    expect(found(rows)).toEqual([
      '3 “START_COLD” is a placeholder: put the figure there',
      '3 “START_WARM” is a placeholder: put the figure there',
      '4 “??” is a placeholder: put the figure there',
    ]);
  });

  it('leaves names alone that are set as code or stand in a sentence', () => {
    expect(found('| `SHOPBELL_DATA_DIR` | the folder SHOPBELL_DATA_DIR names |')).toEqual([]);
  });
});
