import type { Call } from './call.ts';
import type { BuiltFile } from './folder.ts';
import { type ContentReply, content, type EmptyReply, empty } from './reply.ts';

const acceptsBrotli = (header: string | undefined): boolean =>
  /(^|,)\s*br\s*(;\s*q=(?!0(\.0*)?\s*(,|$))|,|$)/.test(header ?? '');

/** A built file as an answer: compressed for those who take it, 304 for those who have it. */
export function sendFile(
  call: Pick<Call, 'header'>,
  { media, etag, plain, br }: BuiltFile,
  headers: Readonly<Record<string, string>>,
): ContentReply<200> | EmptyReply<304> {
  const packed = br !== undefined && acceptsBrotli(call.header('accept-encoding'));
  const tag = `"${etag}${packed ? '-br' : ''}"`;
  const common = { ...headers, etag: tag, vary: 'accept-encoding' };
  const had = (call.header('if-none-match') ?? '').split(',').map((entry) => entry.trim().replace(/^W\//, ''));
  if (had.includes(tag)) return empty(304, common);
  return packed ? content(200, br, media, { ...common, 'content-encoding': 'br' }) : content(200, plain, media, common);
}

/** What is answered while the folder of built files is missing. */
export function unbuilt(what: string): ContentReply<503> {
  const text = `The ${what} has not been built yet: "npm start" does it.\n`;
  return content(503, text, 'text/plain; charset=utf-8', { 'retry-after': '10' });
}
