import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { golden } from '../scripts/golden.ts';
import { DOWN, type DownType, LIMITS, PROBLEM_CODES, parseUp, UP } from './index.ts';

const cid = '019aa8d1-7b2c-7a00-8000-000000000001';
const say = (extra: object) => JSON.stringify({ type: 'say', cid, text: 'hi', ...extra });

describe('golden frames', () => {
  test.each(golden('up'))('up/$name parses to exactly what it says', ({ json }) => {
    expect(parseUp(json)).toEqual({ ok: true, frame: JSON.parse(json) });
  });

  test.each(golden('down'))('down/$name is what the schemas allow, without a key too many', ({ type, json }) => {
    expect(v.parse(DOWN[type as DownType], JSON.parse(json))).toEqual(JSON.parse(json));
  });

  test('there is one for every frame', () => {
    expect(new Set(golden('up').map(({ type }) => type))).toEqual(new Set(Object.keys(UP)));
    expect(new Set(golden('down').map(({ type }) => type))).toEqual(new Set(Object.keys(DOWN)));
  });

  test('every kind of event is in one', () => {
    const kinds = (schema: { options: readonly { entries: { kind: { literal: string } } }[] }) =>
      schema.options.map(({ entries }) => entries.kind.literal);
    const seen = golden('down').flatMap(({ json }) =>
      (JSON.parse(json).events ?? []).map((e: { kind: string }) => e.kind),
    );
    expect(new Set(seen)).toEqual(
      new Set([...kinds(DOWN.facts.entries.events.item), ...kinds(DOWN.desk.entries.events.item)]),
    );
  });
});

describe('parseUp', () => {
  test.each([
    ['text that is no JSON', '{', { code: 'bad_json' }],
    ['a list', '[]', { code: 'bad_json' }],
    ['null', 'null', { code: 'bad_json' }],
    ['a frame without a type', '{}', { code: 'bad_frame', path: 'type' }],
    ['an unknown type', '{"type":"dance"}', { code: 'unknown_frame', about: 'dance' }],
    ['a type inherited from Object', '{"type":"constructor"}', { code: 'unknown_frame', about: 'constructor' }],
    ['a missing text', JSON.stringify({ type: 'say', cid }), { code: 'bad_frame', path: 'text', cid }],
    ['a text of the wrong type', say({ text: 5 }), { code: 'bad_frame', path: 'text', cid }],
    ['VNode-shaped JSON for a text', say({ text: { type: 'script', props: {} } }), { code: 'bad_frame', path: 'text' }],
    [
      'VNode-shaped JSON for a title',
      say({ page: { url: '', title: { type: 'b' } } }),
      { code: 'bad_frame', path: 'page.title' },
    ],
    ['an empty text', say({ text: ' \n' }), { code: 'text_empty', path: 'text' }],
    ['a text over the limit', say({ text: 'x'.repeat(LIMITS.textMaxChars + 1) }), { code: 'text_too_long', cid }],
    ['half a surrogate pair', say({ text: 'a\ud83d' }), { code: 'bad_text' }],
    ['a cid that is no UUIDv7', say({ cid: 'x' }), { code: 'bad_frame', path: 'cid' }],
    ['a foreign looking id', say({ conversation: '../1' }), { code: 'bad_frame', path: 'conversation' }],
    [
      'NaN as a cursor',
      '{"type":"history","conversation":"01kah0t3vq8m2r5x9zbc","before":1e999}',
      { code: 'bad_frame', path: 'before' },
    ],
    [
      'more than 200 cursors',
      JSON.stringify({ type: 'follow', conversations: Array(201).fill({ conversation: '01kah0t3vq8m2r5x9zbc' }) }),
      { code: 'too_many', path: 'conversations' },
    ],
  ])('refuses %s by name', (_, json, expected) => {
    expect(parseUp(json)).toMatchObject({ ok: false, ...expected });
  });

  test('counts text in code points, so 4,000 emoji fit', () => {
    expect(parseUp(say({ text: '😀'.repeat(LIMITS.textMaxChars) })).ok).toBe(true);
    expect(parseUp(say({ text: '😀'.repeat(LIMITS.textMaxChars + 1) }))).toMatchObject({ code: 'text_too_long' });
  });

  test('drops unknown keys and shares nothing with what came', () => {
    expect(parseUp(say({ admin: true, ['__proto__']: { x: 1 } }))).toEqual({
      ok: true,
      frame: { type: 'say', cid, text: 'hi' },
    });
  });

  test('every code it can answer is in the problem table', () => {
    expect(PROBLEM_CODES).toEqual(
      expect.arrayContaining([
        'bad_json',
        'bad_frame',
        'unknown_frame',
        'text_empty',
        'text_too_long',
        'bad_text',
        'too_many',
      ]),
    );
  });
});
