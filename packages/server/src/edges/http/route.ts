import type { Duty } from '@shopbell/domain';
import type { ProblemCode, SiteId } from '@shopbell/protocol';
import type * as v from 'valibot';
import type { Who } from '../../app/who.ts';
import type { Session } from '../../auth/types.ts';
import type { ShopServer } from '../../ports/gate.ts';
import type { Call } from './call.ts';
import type { RouteDeps } from './deps.ts';
import type { ContentReply, EmptyReply, JsonReply, Refusal, Reply } from './reply.ts';

type Schema = v.GenericSchema;

/** One answer of a route: JSON of a schema, another kind of content, or nothing but its status and headers. */
export interface AnswerSpec {
  doc: string;
  json?: Schema;
  /** Media type of content that is not JSON. */
  media?: string;
}
export type AnswerSpecs = Readonly<Record<number, AnswerSpec>>;

/** An answer is only read from here on, so it may be made of what nobody may change. */
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

type ReplyOf<A extends AnswerSpecs> = {
  [S in keyof A & number]: A[S] extends { json: infer J extends Schema }
    ? JsonReply<S, Frozen<v.InferInput<J>>>
    : A[S] extends { media: string }
      ? ContentReply<S>
      : EmptyReply<S>;
}[keyof A & number];

/**
 * Who may call it. There is no default: a route without `allow` does not compile. A `person` is whoever is in conversations: a shopper
 * by their device's secret in a header, from a page of their site, or an agent by their session. A `page` is any page of a site, by its Origin,
 * a program by a key of the site, or an agent by their session: nobody in particular. A `shop` is a shop's server, by its site's API key.
 */
export type Allow = 'public' | 'person' | 'page' | 'shop' | readonly [Duty, ...Duty[]];

interface RouteSpec<A extends Allow, B extends Schema, R extends AnswerSpecs, Q extends Schema> {
  method: 'get' | 'post' | 'delete' | 'patch' | 'options';
  /** As Hono reads it: `:name` is a parameter, `:name{pattern}` a bound one. */
  path: string;
  /** What it is for, in a sentence. */
  summary: string;
  allow: A;
  /** Of what stands behind the `?`, each a text; unknown names are dropped. Without it nothing there is read. */
  query?: Q;
  /** Of the JSON body; unknown keys are dropped. Without it a body is not read. */
  body?: B;
  /** Largest JSON body. Default: 16 KiB. */
  bodyMaxBytes?: number;
  /** Most bytes of a body that is taken as it is, instead of a JSON body: `call.bytes`. */
  rawMaxBytes?: number;
  /** The type of such a body; none that another page's form can send. Default: `application/octet-stream`. */
  rawType?: string;
  answers: R;
  /** Refusals of its own, beside those that every route may give. */
  problems: readonly ProblemCode[];
  handle(
    call: Call & {
      body: v.InferOutput<B>;
      query: v.InferOutput<Q>;
      session: A extends 'public' | 'person' | 'page' | 'shop' ? undefined : Session;
      who: A extends 'person' ? Who : undefined;
      page: A extends 'page' ? OnPage : undefined;
      shop: A extends 'shop' ? ShopServer : undefined;
    },
    deps: RouteDeps,
  ): Promise<ReplyOf<R> | Refusal> | ReplyOf<R> | Refusal;
}

/** Whoever looks at a page of a site. */
export interface OnPage {
  readonly site: SiteId;
  /** It is the console, and an agent signed in there. */
  readonly agent: boolean;
}

/** Who calls, by the route's rule. */
export interface Caller {
  session: Session | undefined;
  who: Who | undefined;
  page: OnPage | undefined;
  shop: ShopServer | undefined;
}

/** A route as the edge, the OpenAPI document and the docs see it. */
export interface Route extends Omit<RouteSpec<Allow, Schema, AnswerSpecs, Schema>, 'handle'> {
  /** Called only with a checked body and query, and, unless `allow` is public, with a session of an allowed duty or whose call it is. */
  handle(
    call: Call & { body: unknown; query: unknown } & Caller,
    deps: RouteDeps,
  ): Promise<Reply | Refusal> | Reply | Refusal;
}

/** Declares a route. The types tie the handler to the schemas and to the rule. */
export function route<
  const A extends Allow,
  const R extends AnswerSpecs,
  B extends Schema = v.GenericSchema<undefined>,
  Q extends Schema = v.GenericSchema<undefined>,
>(spec: RouteSpec<A, B, R, Q>): Route {
  // The edge has checked the body against `spec.body`, the query against `spec.query` and the session against `spec.allow` before it calls.
  return spec as unknown as Route;
}
