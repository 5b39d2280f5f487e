import type { LogFields } from '../ports/log.ts';

/** Fields that hold what people write, who they are, or what lets somebody in. */
const HIDDEN =
  /text|body|note|draft|pass|secret|token|jwt|cookie|authori[sz]ation|api_?key|e?mail|phone|title|url|page|referr?er|agent_?name|user_?agent|headers|query|payload|frame$|^name$/i;
const DEPTH_MAX = 3;
const ENTRIES_MAX = 20;

const PATTERNS: readonly [RegExp, string][] = [
  // Texts in quotes: V8 and SQLite cite what they could not read.
  [/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|“[^”]*”/gs, '"…"'],
  [/\S+@\S+/g, '[mail]'],
  // Member tokens, and any 32 bytes: session tokens, API keys, anonymous tokens, hashes.
  [/eyJ[\w-]+(?:\.[\w-]*){0,2}/g, '[token]'],
  [/[\w-]{40,}={0,2}/g, '[token]'],
  [/\b(Bearer|Basic)\s+\S+/gi, '$1 [token]'],
];

/** A message of code, without quotations, e-mails and tokens. At most 500 characters. */
export function cleanText(text: string): string {
  return PATTERNS.reduce((rest, [pattern, mark]) => rest.replace(pattern, mark), text).slice(0, 500);
}

/** Ids, codes, paths and addresses are words of ASCII; what people write is not, and only its length is kept. */
function cleanWord(text: string): string {
  return /^[\x21-\x7e]{0,128}$/.test(text) ? cleanText(text) : `[${text.length} characters]`;
}

/** The places of a stack trace, without its first line, which repeats the message. */
function places(stack: string | undefined): string | undefined {
  const lines = stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return lines.length === 0 ? undefined : lines.slice(0, 10).join('\n');
}

function cleanError(error: Error, depth: number): LogFields {
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: cleanWord(error.code) } : {};
  return {
    type: cleanWord(name),
    ...code,
    message: cleanText(message),
    stack: places(stack),
    ...(cause === undefined ? {} : { cause: cleanValue(cause, depth + 1) }),
  };
}

function cleanValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanWord(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined) return value;
  if (depth > DEPTH_MAX || typeof value !== 'object') return `[${typeof value}]`;
  if (value instanceof Error) return cleanError(value, depth);
  if (Array.isArray(value)) return value.slice(0, ENTRIES_MAX).map((entry) => cleanValue(entry, depth + 1));
  if (ArrayBuffer.isView(value)) return '[bytes]';
  return cleanFields({ ...value }, depth + 1);
}

/**
 * The fields as they may be logged: hidden ones say only that they were there, sentences only how long they were, and
 * deep or endless values are cut.
 */
export function cleanFields(fields: LogFields, depth = 0): LogFields {
  const entries = Object.entries(fields).slice(0, ENTRIES_MAX);
  return Object.fromEntries(
    entries.map(([key, value]) => [
      cleanWord(key),
      HIDDEN.test(key) && value !== undefined ? '[hidden]' : cleanValue(value, depth),
    ]),
  );
}
