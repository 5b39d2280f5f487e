import * as v from 'valibot';
import { json } from '../reply.ts';
import { route } from '../route.ts';

export const readyz = route({
  method: 'get',
  path: '/readyz',
  summary: 'Readiness: the store takes writes, and the server is not on its way out.',
  allow: 'public',
  answers: { 200: { doc: 'Ready.', json: v.object({ status: v.literal('ready') }) } },
  problems: ['draining', 'busy'],
  async handle(_, { readiness }) {
    const state = await readiness.state();
    return state === 'ready' ? json(200, { status: state }) : { problem: state };
  },
});
