import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../lib/process.ts';

const GOLDEN = 'packages/protocol/golden/up';

/** Every frame a client may send, as the golden frames have it; hellos are left out. */
export const goldenRequests = (): object[] =>
  readdirSync(join(ROOT, GOLDEN))
    .filter((file) => !file.startsWith('hello'))
    .map((file) => JSON.parse(readFileSync(join(ROOT, GOLDEN, file), 'utf8')));

const HOSTILE = [
  '1e999',
  '-1',
  '0.1',
  '1e21',
  'null',
  '[]',
  '{}',
  'true',
  '""',
  '"\\ud800"',
  '"\\u0000"',
  '"__proto__"',
  `"${'9'.repeat(3000)}"`,
  '[[[[[[[[[[]]]]]]]]]]',
];

/** All places of a value: keys from the top down. */
function places(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]));
}

function replaced(value: unknown, path: readonly string[], mark: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return mark;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...(value as object) };
  Object.assign(copy, { [key]: replaced((value as Record<string, unknown>)[key], rest, mark) });
  return copy;
}

const MARK = 'the place that is hostile';

/** A good frame with one place of it gone bad, as text. */
export function mutated(frames: readonly object[], draw: () => number): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(draw() * from.length)] as T;
  const frame = pick(frames);
  return JSON.stringify(replaced(frame, pick(places(frame)), MARK)).replace(JSON.stringify(MARK), () => pick(HOSTILE));
}
