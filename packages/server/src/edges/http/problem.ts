import { PROBLEM_CODES, type ProblemCode, problemRow } from '@shopbell/protocol';
import * as v from 'valibot';
import type { Refusal } from './reply.ts';

/** A refusal over HTTP: the same codes, texts and statuses as on the wire. */
export const ProblemBody = v.object({
  code: v.picklist(PROBLEM_CODES),
  text: v.string(),
  /** The field of the body at fault. */
  path: v.exactOptional(v.string()),
  retryAfterMs: v.exactOptional(v.number()),
  /** With `origin_refused`, of a page that isn't this server's own: where its pages are. */
  address: v.exactOptional(v.string()),
  /** All that is wrong with settings, by name and place. */
  faults: v.exactOptional(v.array(v.object({ code: v.string(), path: v.string() }))),
});

/** What any route may answer when the server is not in order. */
export const COMMON_PROBLEMS: readonly ProblemCode[] = ['busy', 'internal'];
/** What a route that changes something may answer besides. */
export const CHANGE_PROBLEMS: readonly ProblemCode[] = ['origin_refused'];
/** What a route with a body may answer besides. */
export const BODY_PROBLEMS: readonly ProblemCode[] = ['bad_json', 'bad_utf8', 'bad_frame', 'frame_too_large'];
/** What a route with a query may answer besides. */
export const QUERY_PROBLEMS: readonly ProblemCode[] = ['bad_frame'];
/** What a route for certain duties may answer besides. */
export const SESSION_PROBLEMS: readonly ProblemCode[] = ['session_invalid', 'forbidden'];

/** What a route for a shop's server may answer besides. */
export const SHOP_PROBLEMS: readonly ProblemCode[] = ['origin_refused', 'key_required', 'key_invalid', 'site_unknown'];

/** What may be wrong with a page that asks, or with the program or the agent in its place. */
export const PAGE_PROBLEMS = [
  'site_unknown',
  'origin_refused',
  'key_required',
  'key_invalid',
  'session_invalid',
] as const satisfies readonly ProblemCode[];

/** What a route for persons may answer besides. */
export const PERSON_PROBLEMS: readonly ProblemCode[] = [
  'session_invalid',
  'origin_refused',
  'site_unknown',
  'key_required',
  'key_invalid',
  'jwt_invalid',
  'jwt_expired',
  'other_member',
];
/** What a route that takes bytes may answer besides. */
export const RAW_PROBLEMS: readonly ProblemCode[] = ['bad_frame', 'frame_too_large'];

/** The refusal as an answer. */
export function refusalReply({ problem, path, retryAfterMs, address, faults, headers: own = {} }: Refusal): {
  status: number;
  json: v.InferInput<typeof ProblemBody>;
  headers: Record<string, string>;
} {
  const { http, text } = problemRow(problem);
  const json = {
    code: problem,
    text,
    ...(path === undefined ? {} : { path }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(address === undefined ? {} : { address }),
    ...(faults === undefined ? {} : { faults: [...faults] }),
  };
  const headers: Record<string, string> =
    retryAfterMs === undefined ? { ...own } : { ...own, 'retry-after': String(Math.ceil(retryAfterMs / 1000)) };
  return { status: http, json, headers };
}
