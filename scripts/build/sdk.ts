import { join } from 'node:path';
import { ROOT } from '../lib/source.ts';
import { bundleModule } from './module.ts';

/** What a shop's bundler makes of `import { createChat } from '@shopbell/sdk'`, for the limit of its size. */
export const bundleSdk = (): Promise<void> =>
  bundleModule('packages/sdk/src/create-chat.ts', join(ROOT, 'node_modules/.cache/size'), 'sdk');
