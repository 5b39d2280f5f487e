/** One entry of a published package, with the page that tells what it offers. */
export interface Entry {
  /** As it is imported. */
  readonly name: string;
  /** Its declarations as they are published, relative to the root. */
  readonly types: string;
  /** In `docs/reference/`. */
  readonly page: string;
}

/** What shop developers import. `typedoc.tsconfig.json` names the same files. */
export const ENTRIES: readonly Entry[] = [
  { name: '@shopbell/sdk', types: 'packages/sdk/dist/index.d.ts', page: 'sdk.md' },
  { name: '@shopbell/sdk/agent', types: 'packages/sdk/dist/agent.d.ts', page: 'sdk-agent.md' },
  { name: '@shopbell/sdk/cards', types: 'packages/sdk/dist/cards.d.ts', page: 'sdk-cards.md' },
  { name: '@shopbell/sdk/rating', types: 'packages/sdk/dist/rating.d.ts', page: 'sdk-rating.md' },
  { name: '@shopbell/sdk/testing', types: 'packages/sdk/dist/testing/index.d.ts', page: 'sdk-testing.md' },
  { name: '@shopbell/widget', types: 'packages/widget/lib/index.d.ts', page: 'widget.md' },
  { name: '@shopbell/react', types: 'packages/react/dist/index.d.ts', page: 'react.md' },
];

/** What has to be compiled before the declarations are there. */
export const PROJECTS: readonly string[] = ['protocol', 'sdk', 'widget', 'react'].map(
  (name) => `packages/${name}/tsconfig.build.json`,
);
