import { SiteSlug } from '@shopbell/protocol';
import * as v from 'valibot';
import { setCookie } from '../../../auth/cookie.ts';
import { json } from '../reply.ts';
import { route } from '../route.ts';
import { Code, Email, Password } from './account-shapes.ts';
import { SessionShape } from './session-shape.ts';

const Credentials = v.object({
  email: Email,
  password: Password,
  /** Slug; default: the agent's oldest membership. */
  site: v.exactOptional(SiteSlug),
  /** Of the second factor, or a recovery code; for who has one. */
  code: v.exactOptional(Code),
});

const SignedIn = v.object({
  ...SessionShape.entries,
  /** Only for clients without an Origin; browsers get a cookie instead. */
  token: v.exactOptional(v.string()),
});

/** A browser gets a cookie and never sees the token; a client without an Origin gets the token and no cookie. */
export const signIn = route({
  method: 'post',
  path: '/api/v1/session',
  summary: 'Signs an agent in for one site. A session that came along is replaced.',
  allow: 'public',
  body: Credentials,
  answers: { 200: { doc: 'Signed in.', json: SignedIn } },
  problems: ['sign_in_refused', 'code_required', 'code_refused', 'rate_limited'],
  async handle({ body, origin, cookieOrigin, client, header }, { auth }) {
    const kind = origin === undefined ? 'token' : 'cookie';
    const result = await auth.signIn({
      ...body,
      kind,
      address: client.address,
      replaces: kind === 'cookie' ? await auth.sessionFromCookie(header('cookie'), cookieOrigin) : undefined,
    });
    if (!result.ok) return result;
    const { token, session } = result;
    const told = { self: session.self, expiresAt: session.expiresAt };
    return kind === 'token'
      ? json(200, { ...told, token })
      : json(200, told, { 'set-cookie': setCookie(token, result.lifeMs) });
  },
});
