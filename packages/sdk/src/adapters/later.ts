export { createTalk } from '../client/talk.ts';
export { verbs } from '../client/verbs.ts';
export { createKeeper } from '../outbox/keeper.ts';
export { openShelf } from './idb-outbox.ts';
export { leaveGuard as guard } from './leave-guard.ts';
