import { constants, inflateSync } from 'node:zlib';
import type { ProblemCode } from '@shopbell/protocol';

/** Most bytes that are unpacked of one file, and of one of its streams. */
const UNPACKED_MAX_BYTES = 96 * 1024 * 1024;
const STREAM_MAX_BYTES = 24 * 1024 * 1024;
const STREAMS_MAX = 20_000;
/** How far before a stream its dictionary is looked for, in bytes. */
const DICTIONARY_BYTES = 2048;

/** What makes a reader run, start, fetch or unpack something. Without `JavaScript` or `Rendition` there is no script. */
const ACTIVE = new Set([
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'Rendition',
  'RichMedia',
  'XFA',
  'ImportData',
  'GoToE',
]);
/** What can't be looked into. */
const CLOSED = new Set(['Encrypt']);

const NAME = /\/([^\s/[\]<>(){}%]{2,64})/g;
const decoded = (name: string): string =>
  name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function hasActive(text: string): boolean {
  for (const [, name = ''] of text.matchAll(NAME)) {
    const plain = name.includes('#') ? decoded(name) : name;
    if (ACTIVE.has(plain) || CLOSED.has(plain)) return true;
  }
  return false;
}

/** The two bytes that all packed data of this kind begins with; most of what is not packed ends here, at no cost. */
function isPacked([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}

function unpack(bytes: Uint8Array, from: number): string | 'too_much' | undefined {
  if (!isPacked(bytes.subarray(from, from + 2))) return undefined;
  try {
    return inflateSync(bytes.subarray(from), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: STREAM_MAX_BYTES,
    }).toString('latin1');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too_much' : undefined;
  }
}

/**
 * Looks for what could run in a PDF, in its bytes and in all streams that unpack, since objects may hide in those. Nothing in it is
 * taken apart: a reader finds objects anywhere, so the names themselves are looked for, everywhere. Undefined: it is good.
 */
export function faultOfPdf(bytes: Uint8Array): ProblemCode | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const end = text.lastIndexOf('%%EOF');
  if (end < 0) return 'file_broken';
  // Another file behind the end, or a page in front of it.
  if (/\S/.test(text.slice(end + 5).replaceAll('\u0000', ' '))) return 'file_unsafe';
  if (/<(?:!doctype|html|head|body|script|svg|iframe)\b/i.test(text.slice(0, 4096))) return 'file_unsafe';
  if (hasActive(text)) return 'file_unsafe';
  let unpacked = 0;
  let streams = 0;
  for (const found of text.matchAll(/stream\r?\n/g)) {
    if (text.slice(found.index - 3, found.index) === 'end') continue;
    streams += 1;
    if (streams > STREAMS_MAX) return 'file_broken';
    const inside = unpack(bytes, found.index + found[0].length);
    if (inside === 'too_much') return 'file_broken';
    if (inside === undefined) {
      const before = text.slice(Math.max(0, found.index - DICTIONARY_BYTES), found.index);
      const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
      // Objects packed in a way that is not looked into here.
      if (/\/ObjStm\b/.test(dictionary)) return 'file_unsafe';
      continue;
    }
    unpacked += inside.length;
    if (unpacked > UNPACKED_MAX_BYTES) return 'file_broken';
    if (hasActive(inside)) return 'file_unsafe';
  }
  return undefined;
}
