import { clearCookie } from '../../../auth/cookie.ts';
import { DUTIES } from '../../../ports/site.ts';
import { empty } from '../reply.ts';
import { route } from '../route.ts';

export const signOut = route({
  method: 'delete',
  path: '/api/v1/session',
  summary: 'Signs out: ends the session that came along and its connections, on every node.',
  allow: DUTIES,
  answers: { 204: { doc: 'Signed out.' } },
  problems: [],
  async handle({ session }, { auth }) {
    await auth.signOut(session);
    return empty(204, { 'set-cookie': clearCookie() });
  },
});
