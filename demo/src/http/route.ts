import type { Visit } from './visit.ts';

/** One address of the shop. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** Of the whole path; its groups are handed on. */
  readonly path: RegExp;
  /** Undefined when there is no such thing: the shop's own page for that follows. */
  readonly answer: (visit: Visit, ...groups: readonly string[]) => Response | Promise<Response> | undefined;
}
