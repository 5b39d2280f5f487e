import * as v from 'valibot';
import type { ProblemCode } from './problems.ts';
import { fastSay } from './up/fast-say.ts';
import { UP, type UpFrame, type UpType } from './up/index.ts';
import { sayFault } from './up/say.ts';

/** A frame that was refused at the door: a code of the problem table, and what it is about where that is known. */
export interface ParseFailure {
  ok: false;
  code: ProblemCode;
  about?: string;
  path?: string;
  cid?: string;
}

/** A fresh, checked value: unknown keys are gone, nothing in it is shared with what came. */
export type ParseResult = { ok: true; frame: UpFrame } | ParseFailure;

const TEXT_CODES = new Set<string>(['text_empty', 'text_too_long', 'bad_text', 'too_many', 'contact_invalid']);

function failure(code: ProblemCode, raw: Record<string, unknown>, path?: string): ParseFailure {
  return {
    ok: false,
    code,
    ...(typeof raw.type === 'string' ? { about: raw.type.slice(0, 40) } : {}),
    ...(path ? { path } : {}),
    ...(v.is(UP.take.entries.cid, raw.cid) ? { cid: raw.cid } : {}),
  };
}

/**
 * Parses one frame from a client. Unknown types are refused (`unknown_frame`), unknown keys dropped, missing fields never
 * filled in.
 */
export function parseUp(json: string): ParseResult {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return { ok: false, code: 'bad_json' };
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { ok: false, code: 'bad_json' };
  const record = raw as Record<string, unknown>;
  if (typeof record.type !== 'string') return failure('bad_frame', record, 'type');
  const said = fastSay(record);
  if (said) return { ok: true, frame: said };
  if (!Object.hasOwn(UP, record.type)) return failure('unknown_frame', record);
  const result = v.safeParse(UP[record.type as UpType], record, { abortEarly: true });
  if (result.success) {
    const { output } = result;
    const fault = output.type === 'say' ? sayFault(output) : undefined;
    return fault ? failure(fault.code, record, fault.path) : { ok: true, frame: output };
  }
  const issue = result.issues[0];
  const path = v.getDotPath(issue) ?? undefined;
  return failure(TEXT_CODES.has(issue.message) ? (issue.message as ProblemCode) : 'bad_frame', record, path);
}
