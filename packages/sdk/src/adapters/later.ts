import type { CreateTalk } from '../client/ports.ts';
import { createTalk as talkOver } from '../client/talk.ts';
import { telling } from '../client/telling.ts';
import { pageSight } from './sight.ts';

export { openKeeper } from '../outbox/open-keeper.ts';
export { openShelf } from './idb-outbox.ts';
export const files = () => import('../files/index.ts');
export { leaveGuard as guard } from './leave-guard.ts';

/** Talks of this browser's shoppers tell their page what is news, and the relay where they are. */
export const createTalk: CreateTalk = (options) =>
  talkOver(
    options.side === 'shopper'
      ? { ...options, ...telling(options.events, options.beside ?? {}), ...(pageSight ? { sight: pageSight } : {}) }
      : options,
  );
