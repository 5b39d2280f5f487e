import type { CreateTalk } from '../client/ports.ts';
import { createTalk as talkOver } from '../client/talk.ts';
import { telling } from '../client/telling.ts';
import type { OpenShelf } from '../ports.ts';
import { isRequest } from '../wire/requests.ts';
import { idbShelf } from './idb-outbox.ts';
import { pageSight } from './sight.ts';

export { openKeeper } from '../outbox/open-keeper.ts';
export const openShelf: OpenShelf = (...place) => idbShelf(isRequest, ...place);
export const files = () => import('../files/index.ts');
export const uploads = () => import('../files/uploads.ts');
export { leaveGuard as guard } from './leave-guard.ts';

/** Talks of this browser's shoppers tell their page what is news, and the relay where they are. */
export const createTalk: CreateTalk = (options) =>
  talkOver({
    ...options,
    ...telling(options.events, options.beside ?? {}),
    ...(pageSight ? { sight: pageSight } : {}),
  });
