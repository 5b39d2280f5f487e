import * as v from 'valibot';
import { json } from '../reply.ts';
import { route } from '../route.ts';

export const healthz = route({
  method: 'get',
  path: '/healthz',
  summary: 'Liveness: the process answers.',
  allow: 'public',
  answers: { 200: { doc: 'Alive.', json: v.object({ status: v.literal('alive') }) } },
  problems: [],
  handle: () => json(200, { status: 'alive' }),
});
