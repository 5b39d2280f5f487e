import type { IncomingMessage } from 'node:http';
import type { ProblemCode } from '@shopbell/protocol/constants';

/** The lines of a body, or why it is refused. */
export type Lines = { readonly lines: readonly string[] } | { readonly problem: ProblemCode };

/** Reads a body of at most `maxBytes`. Rejects when the client gives up on the way. */
export async function readLines(request: IncomingMessage, maxBytes: number): Promise<Lines> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > maxBytes) return { problem: 'frame_too_large' };
    parts.push(part);
  }
  try {
    return { lines: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)).split('\n') };
  } catch {
    return { problem: 'bad_utf8' };
  }
}
