import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a client of the first release knows of the wire: the golden frames as they were then, frozen. A frame is known by
 * its type, a state by its topic, an event by its kind; of each it relies on what all its samples have in common.
 */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
interface Fields {
  readonly [key: string]: Json;
}

const samples: Readonly<Record<string, Fields>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'street-frames.json'), 'utf8'),
);

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nameOf = (value: Fields): string | undefined => {
  if (typeof value.kind === 'string') return `event ${value.kind}`;
  if (value.type !== 'state' || !isFields(value.state)) return `frame ${String(value.type)}`;
  const { topic, rows } = value.state;
  if (topic !== 'waiting' && topic !== 'mine') return `state ${String(topic)}`;
  return rows === undefined ? 'patch of a list' : 'list';
};

const eventsOf = (frame: Fields): Fields[] =>
  [frame.events, frame.desk].flatMap((list) => (Array.isArray(list) ? list.filter(isFields) : []));

/** What both have, as deep as objects go. */
function common(a: Fields, b: Fields): Fields {
  const shared = Object.keys(a).filter((key) => key in b && typeof a[key] === typeof b[key]);
  return Object.fromEntries(
    shared.map((key) => {
      const [x, y] = [a[key] as Json, b[key] as Json];
      return [key, isFields(x) && isFields(y) ? common(x, y) : x];
    }),
  );
}

const known = new Map<string, Fields>();
for (const each of Object.values(samples).flatMap((frame) => [frame, ...eventsOf(frame)])) {
  const name = nameOf(each);
  if (name === undefined) continue;
  const before = known.get(name);
  known.set(name, before ? common(before, each) : each);
}

function lacks(shape: Fields, value: Fields): string | undefined {
  for (const [key, sample] of Object.entries(shape)) {
    if (typeof value[key] !== typeof sample) return key;
    const inner = value[key];
    const missing = isFields(sample) && isFields(inner) ? lacks(sample, inner) : undefined;
    if (missing !== undefined) return `${key}.${missing}`;
  }
  return undefined;
}

/**
 * How a client of then reads a frame or an event: `unknown` is skipped; a field it relies on and that is not there, or of
 * another type, is named.
 */
export function readAsThen(value: object): 'known' | 'unknown' | { readonly missing: string } {
  if (!isFields(value)) return 'unknown';
  const name = nameOf(value);
  const shape = name === undefined ? undefined : known.get(name);
  if (name === undefined || !shape) return 'unknown';
  const missing = lacks(shape, value);
  return missing === undefined ? 'known' : { missing: `${name}: ${missing}` };
}
