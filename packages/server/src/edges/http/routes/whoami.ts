import { DUTIES } from '../../../ports/site.ts';
import { json } from '../reply.ts';
import { route } from '../route.ts';
import { SessionShape } from './session-shape.ts';

export const whoami = route({
  method: 'get',
  path: '/api/v1/session',
  summary: 'Tells who is signed in.',
  allow: DUTIES,
  answers: { 200: { doc: 'The session that came along.', json: SessionShape } },
  problems: [],
  handle: ({ session }) => json(200, { self: session.self, expiresAt: session.expiresAt }),
});
