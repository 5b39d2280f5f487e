import type { Duty } from '@shopbell/domain';
import type { AgentId, ProblemCode, SiteId } from '@shopbell/protocol';
import type { SessionRef } from '../ports/directory.ts';

/** Whom a session speaks for: one agent at one site, as told to clients. */
export interface Self {
  id: AgentId;
  name: string;
  duty: Duty;
  site: { id: SiteId; slug: string; name: string };
}

/** A live session. `ref` is no secret; it is what `isRevoked` and `signOut` want. */
export interface Session {
  ref: SessionRef;
  self: Self;
  /** When they signed in, epoch ms. */
  createdAt: number;
  /** The absolute end, epoch ms. */
  expiresAt: number;
}

export interface SignIn {
  email: string;
  password: string;
  /** Of the second factor, or a recovery code; for who has one. */
  code?: string | undefined;
  /** Slug; default: the agent's oldest membership. */
  site?: string | undefined;
  /** What the session is for: a browser's cookie or another client's token. */
  kind: 'cookie' | 'token';
  /** The client's address (see `client-address.ts`), for the growing delays. */
  address: string;
  /** The session this one takes the place of, if the client had a live one. */
  replaces?: Session | undefined;
}

export type SignInResult =
  /** `token` is told once; the directory keeps its hash. `lifeMs` is the time to its absolute end. */
  | { ok: true; token: string; session: Session; lifeMs: number }
  | { ok: false; problem: Extract<ProblemCode, 'sign_in_refused' | 'code_required' | 'code_refused'> }
  | { ok: false; problem: Extract<ProblemCode, 'rate_limited' | 'busy'>; retryAfterMs: number };

/** Agents' sign-in and sessions. Idle for 12 h or 7 days old, a session is over. */
export interface Auth {
  /** Same answer and same work whether the account exists or not. */
  signIn(request: SignIn): Promise<SignInResult>;
  /**
   * The session of a browser, from its `Cookie` header. `origin` is the request's Origin and must be the public URL's;
   * undefined when there is none such session.
   */
  sessionFromCookie(header: string | undefined, origin: string | undefined): Promise<Session | undefined>;
  /** The session of a client outside browsers. A cookie's token is not accepted here, nor the other way round. */
  sessionFromToken(token: string): Promise<Session | undefined>;
  /**
   * True once the session is revoked or run out, or its membership is gone. An open socket counts as use: asking restarts
   * the idle time. Ask at least every 5 s for each socket.
   */
  isRevoked(ref: SessionRef): Promise<boolean>;
  /** Ends a session on every node. */
  signOut(session: Session): Promise<void>;
}
