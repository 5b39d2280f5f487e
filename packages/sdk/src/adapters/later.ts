import { createTalk as talkOver } from '../client/talk.ts';
import { pageSight } from './sight.ts';

export { createKeeper } from '../outbox/keeper.ts';
export { openShelf } from './idb-outbox.ts';
export const files = () => import('../files/index.ts');
export { leaveGuard as guard } from './leave-guard.ts';

/** Talks of this browser tell where the shopper is. */
export const createTalk: typeof talkOver = (options) =>
  talkOver({ ...options, ...(options.side === 'shopper' && pageSight ? { sight: pageSight } : {}) });
