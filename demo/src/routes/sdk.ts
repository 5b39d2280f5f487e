import { sendPage } from '../http/reply.ts';
import type { Route } from '../http/route.ts';
import { sdkPage } from '../pages/sdk.ts';

export const sdkRoutes: readonly Route[] = [
  { method: 'GET', path: /^\/sdk$/, answer: (visit) => sendPage(visit, sdkPage(visit)) },
];
