import type { ProblemCode } from '@shopbell/protocol';
import * as v from 'valibot';

/** Largest JSON body, in bytes, of a route that says nothing else. */
const BODY_MAX_BYTES = 16 * 1024;

/** The type of a body that is taken as it is, of a route that says nothing else. */
export const RAW_TYPE = 'application/octet-stream';

export type ParsedBody =
  | { ok: true; value: unknown }
  | { ok: false; problem: ProblemCode; path?: string; faults?: readonly { code: string; path: string }[] };

/** Fields told of one body; who sends more that is wrong fills in no form. */
const FAULTS_MAX = 20;

/** Reads a stream up to the limit, or says why not: it is longer, or the client gave up on the way. */
async function readBytes(
  body: ReadableStream<Uint8Array> | null,
  max = BODY_MAX_BYTES,
): Promise<Uint8Array | ProblemCode> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of body ?? []) {
      size += part.byteLength;
      if (size > max) return 'frame_too_large';
      parts.push(part);
    }
  } catch {
    return 'bad_json';
  }
  return Buffer.concat(parts);
}

function decode(bytes: Uint8Array): { ok: true; value: unknown } | { ok: false; problem: ProblemCode } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, problem: 'bad_utf8' };
  }
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, problem: 'bad_json' };
  }
}

/**
 * Reads a JSON body into a fresh value of the schema. The content type must be JSON: a form of another page can't send
 * that without asking first.
 */
export async function readBody(
  request: Request,
  schema: v.GenericSchema,
  maxBytes: number = BODY_MAX_BYTES,
): Promise<ParsedBody> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return { ok: false, problem: 'bad_json' };
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return { ok: false, problem: 'frame_too_large' };
  const bytes = await readBytes(request.body, maxBytes);
  if (typeof bytes === 'string') return { ok: false, problem: bytes };
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  if (typeof decoded.value !== 'object' || decoded.value === null || Array.isArray(decoded.value)) {
    return { ok: false, problem: 'bad_json' };
  }
  return parse(schema, decoded.value);
}

/** Reads a body as it is: all of what was announced, or nothing. */
export async function readRaw(
  request: Request,
  max: number,
  wanted: string = RAW_TYPE,
): Promise<Uint8Array | ProblemCode> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== wanted) return 'bad_frame';
  const announced = request.headers.get('content-length');
  if (Number(announced ?? 0) > max) return 'frame_too_large';
  const bytes = await readBytes(request.body, max);
  if (bytes === 'bad_json') return 'bad_frame';
  return typeof bytes !== 'string' && announced !== null && bytes.byteLength !== Number(announced)
    ? 'bad_frame'
    : bytes;
}

/** Reads what stands behind the `?`. Of a name that is there twice the last one counts. */
export const readQuery = (request: Request, schema: v.GenericSchema): ParsedBody =>
  parse(schema, Object.fromEntries(new URL(request.url).searchParams));

function parse(schema: v.GenericSchema, value: unknown): ParsedBody {
  const result = v.safeParse(schema, value);
  if (result.success) return { ok: true, value: result.output };
  const faults = new Map<string, { code: string; path: string }>();
  for (const issue of result.issues) {
    const path = v.getDotPath(issue);
    if (path === null || faults.has(path) || faults.size === FAULTS_MAX) continue;
    // Our own checks have names; what valibot says of a type or a bound is a sentence.
    faults.set(path, { code: /^[a-z_]+$/.test(issue.message) ? issue.message : 'bad_value', path });
  }
  const all = [...faults.values()];
  const [first] = all;
  return { ok: false, problem: 'bad_frame', ...(first === undefined ? {} : { path: first.path, faults: all }) };
}
