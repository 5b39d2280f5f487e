import type { OpenShelf } from '../ports.ts';
import { isDeskRequest } from '../wire/desk-requests.ts';
import { idbShelf } from './idb-outbox.ts';

export { createTalk } from '../client/talk.ts';
export { openKeeper } from '../outbox/open-keeper.ts';
export const openShelf: OpenShelf = (...place) => idbShelf(isDeskRequest, ...place);
export const files = () => import('../files/index.ts');
export const uploads = () => import('../files/uploads.ts');
export { leaveGuard as guard } from './leave-guard.ts';
