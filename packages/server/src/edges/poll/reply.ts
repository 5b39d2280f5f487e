import type { ServerResponse } from 'node:http';
import { type ProblemCode, problemRow } from '@shopbell/protocol/constants';
import { parseOrigin } from '../../auth/origin.ts';
import type { Answer } from './line.ts';

/**
 * Headers of every answer. It is whole, with its length: what is on the way may hold it back, keep it or look at it as it likes. Any
 * page may read what its own requests brought, as over a WebSocket; whether it is one of the site's is the greeting's business.
 */
const headersFor = (origin: string | undefined): Record<string, string> => ({
  'cache-control': 'no-store',
  'content-type': 'text/plain; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'cross-origin',
  vary: 'origin',
  ...(origin !== undefined && parseOrigin(origin) ? { 'access-control-allow-origin': origin } : {}),
});

function write(response: ServerResponse, origin: string | undefined, status: number, body: string): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { ...headersFor(origin), 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** Refuses a request; the line it is for, if there is one, goes on. */
export function refuse(response: ServerResponse, origin: string | undefined, code: ProblemCode): void {
  const { http, text } = problemRow(code);
  write(response, origin, http, JSON.stringify({ code, text }));
}

/** What was sent has been taken. */
export const accept = (response: ServerResponse, origin: string | undefined): void =>
  write(response, origin, 200, '{}');

/** Frames, behind a line that says which they are; with the line's name where it is new. */
export function tell(response: ServerResponse, origin: string | undefined, answer: Answer, line?: string): void {
  const { frames, ...head } = answer;
  write(response, origin, 200, [JSON.stringify({ line, ...head }), ...frames].join('\n'));
}
