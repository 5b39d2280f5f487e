import { empty } from '../reply.ts';
import { route } from '../route.ts';

export const consoleHome = route({
  method: 'get',
  path: '/console',
  summary: 'Leads to `/console/`.',
  allow: 'public',
  answers: { 308: { doc: 'The console is one slash further.' } },
  problems: [],
  handle: () => empty(308, { location: '/console/' }),
});
