import { UP } from '@shopbell/protocol';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { FREE_FIELDS } from '../../testing/free-fields.ts';
import { HOSTILE } from '../../testing/hostile.ts';
import { ROUTES } from './routes/index.ts';

interface Field {
  readonly path: string;
  readonly schema: v.GenericSchema;
}

const isSchema = (value: unknown): value is v.GenericSchema => Object(value).kind === 'schema';
const shapesOf = (schema: v.GenericSchema): Record<string, unknown> => Object(schema);

/** Every place in a schema where a text may stand. */
function fieldsOf(schema: unknown, path: string): readonly Field[] {
  if (!isSchema(schema)) return [];
  const { type, entries, wrapped, item, value, options } = shapesOf(schema);
  if (entries) return Object.entries(Object(entries)).flatMap(([name, each]) => fieldsOf(each, `${path}.${name}`));
  if (wrapped) return fieldsOf(wrapped, path);
  if (item) return fieldsOf(item, `${path}[]`);
  if (type === 'record') return fieldsOf(value, `${path}{}`);
  if (Array.isArray(options)) return options.flatMap((each) => fieldsOf(each, path));
  return type === 'string' || type === 'unknown' || type === 'any' ? [{ path, schema }] : [];
}

const FIELDS = [
  ...Object.entries(UP).flatMap(([type, schema]) => fieldsOf(schema, type)),
  ...ROUTES.flatMap(({ method, path, body, query }) => [
    ...fieldsOf(body, `${method} ${path}`),
    ...fieldsOf(query, `${method} ${path}?`),
  ]),
];

/** What a pattern bounds to ids, days, languages and their like. */
const isBound = ({ schema }: Field): boolean => {
  const { pipe } = shapesOf(schema);
  // One that only asks for something to be there bounds nothing.
  return Array.isArray(pipe) && pipe.some(({ type, requirement }) => type === 'regex' && !requirement.test('<="'));
};

it('[HO1] every field for free text, of a frame, a body or a query, is written down with what becomes of it', () => {
  const free = FIELDS.filter((field) => !isBound(field)).map(({ path }) => path);
  expect([...new Set(free)].toSorted()).toEqual(Object.keys(FREE_FIELDS).toSorted());
});

it('[HO1] every other field takes none of the hostile strings', () => {
  const bound = FIELDS.filter(isBound);
  expect(bound.length).toBeGreaterThan(50);
  // Letters and digits, as ids and time zones have them.
  const hostile = HOSTILE.filter((text) => !['constructor', '__proto__', '-2+3'].includes(text));
  const taken = bound.flatMap(({ path, schema }) =>
    hostile.filter((text) => v.is(schema, text)).map((text) => [path, text.slice(0, 60)]),
  );
  expect(taken).toEqual([]);
});

it('[HO1] no field takes anything but a text where a text is meant', () => {
  const shaped = { type: 'img', props: { src: 'x', onerror: '__ran=1' }, __v: 1 };
  const taken = FIELDS.filter(({ schema }) => schema.type === 'string').filter(({ schema }) =>
    [shaped, [shaped], 1, true].some((value) => v.is(schema, value)),
  );
  expect(taken.map(({ path }) => path)).toEqual([]);
});
