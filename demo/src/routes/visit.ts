import { sendPage } from '../http/reply.ts';
import type { Route } from '../http/route.ts';
import { visitPage } from '../pages/visit.ts';

export const visitRoutes: readonly Route[] = [
  { method: 'GET', path: /^\/visit-us$/, answer: (visit) => sendPage(visit, visitPage(visit)) },
];
