import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './source.ts';

/** The part of a `package.json` that the scripts look at. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly publishConfig?: {
    readonly bin?: Readonly<Record<string, string>>;
    /** What is published; `exports` beside it may have more, for the workspace's own tests. */
    readonly exports?: Readonly<Record<string, unknown>>;
  };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A package of the workspace; `folder` is relative to the root. */
export interface Package {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The packages under `packages/` that are published. */
export const publishedPackages = (): Package[] =>
  readdirSync(join(ROOT, 'packages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry): Package => {
      const folder = `packages/${entry.name}`;
      return { folder, manifest: JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) };
    })
    .filter(({ manifest }) => manifest.private !== true);
