import { readdirSync, readFileSync } from 'node:fs';
import type { DownFrame } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import { describe, expect, it } from 'vitest';
import * as limits from '../limits.ts';
import { eachSeed } from '../testing/walk.ts';
import { isDeskEvent } from './desk-events.ts';
import { DESK_FRAMES } from './desk-frames.ts';
import { isPublicEvent } from './events.ts';
import { type Frame, readFrame } from './frames.ts';

const GOLDEN = new URL('../../../protocol/golden/down/', import.meta.url);
const golden = readdirSync(GOLDEN).map((name) => ({ name, json: readFileSync(new URL(name, GOLDEN), 'utf8') }));

/** Compiles only while the guard's types take every frame of the protocol. */
const asRead = (frame: DownFrame): Frame => frame;

describe('reading frames', () => {
  it('has golden frames of every type to read', () => {
    expect(golden.length).toBeGreaterThan(13);
  });

  it.each(golden)('takes the golden frame $name, and knows each event in it', ({ json }) => {
    const frame = readFrame(json, DESK_FRAMES);
    expect(frame).toEqual(asRead(JSON.parse(json)));
    if (typeof frame !== 'object') throw new Error('not read');
    if (frame.type === 'facts' || frame.type === 'history') expect(frame.events.every(isPublicEvent)).toBe(true);
    if (frame.type === 'desk') expect(frame.events.every(isDeskEvent)).toBe(true);
    if (frame.type === 'history') expect((frame.desk ?? []).every(isDeskEvent)).toBe(true);
  });

  it('[WR1] tells unknown frames from malformed ones', () => {
    expect(readFrame('{"type":"brand_new"}')).toBeUndefined();
    expect(readFrame('{"type":"ack"}')).toBe('ack');
    for (const nonsense of ['', '{', 'null', '[]', '"ack"', '{"type":{}}', undefined, new ArrayBuffer(2)]) {
      expect(readFrame(nonsense)).toBe('frame');
    }
  });

  it('[WR1] takes a topic that only a newer relay knows, whatever it holds, and still checks those it knows', () => {
    const told = (state: object) => readFrame(JSON.stringify({ type: 'state', state }));
    expect(told({ topic: 'weather', value: 'fair', conversation: 7 })).toBeTypeOf('object');
    expect(told({ topic: 'availability', value: 'fair' })).toBe('state');
    expect(told({ value: 'online' })).toBe('state');
  });

  it('[WR1] any value in any place of a golden frame is read or refused, never thrown over', () =>
    eachSeed(400, ({ number }) => {
      const pick = <T>(list: readonly T[]): T => list[Math.floor(number() * list.length)] as T;
      const odd = [null, 0, -1, 1.5, '', 'x', true, [], {}, { type: 'div', props: {} }, [[]], { length: 2 }, '1e999'];
      const value: unknown = JSON.parse(pick(golden).json);
      let place = value as Record<string, unknown>;
      for (;;) {
        const key = pick(Object.keys(place));
        const inner = place[key];
        if (typeof inner === 'object' && inner && Object.keys(inner).length && number() < 0.7) {
          place = inner as Record<string, unknown>;
        } else {
          if (number() < 0.3) delete place[key];
          else place[key] = pick(odd);
          break;
        }
      }
      const frame = readFrame(JSON.stringify(value));
      if (typeof frame === 'object' && 'events' in frame) {
        for (const event of frame.events) expect([true, false]).toContain(isPublicEvent(event) || isDeskEvent(event));
      }
      expect(['object', 'string', 'undefined']).toContain(typeof frame);
    }));

  it('[WR1] refuses text that is not text: an element made of objects never reaches a screen', () => {
    const by = { role: 'agent', id: 'x', name: 'Mei' };
    const message = { kind: 'message', seq: 1, at: 1, by, text: 'hi' };
    expect(isPublicEvent(message)).toBe(true);
    for (const text of [{ type: 'div', props: {} }, ['hi'], null, 1])
      expect(isPublicEvent({ ...message, text })).toBe(false);
    expect(isPublicEvent({ ...message, by: { ...by, name: { toString: 1 } } })).toBe(false);
    expect(isPublicEvent({ ...message, by: { role: 'robot', id: 'x' } })).toBe(false);
    expect(isPublicEvent({ ...message, kind: 'constructor' })).toBe(false);
  });
});

it('relies on the same bounds as the protocol', () => {
  expect(limits.BOUNDS).toEqual({
    textMaxChars: LIMITS.textMaxChars,
    ratePerSecond: LIMITS.ratePerSecond,
    rateBurst: LIMITS.rateBurst,
    amendWindowMs: LIMITS.amendWindowMs,
  });
  expect([limits.URL_MAX_CHARS, limits.TITLE_MAX_CHARS]).toEqual([LIMITS.urlMaxChars, LIMITS.titleMaxChars]);
  expect([limits.TYPING_TTL_MS, limits.FOLLOW_MAX]).toEqual([LIMITS.typingTtlMs, LIMITS.followMax]);
  expect([limits.FILE_MAX_BYTES, limits.FILE_NAME_MAX_CHARS]).toEqual([LIMITS.fileMaxBytes, LIMITS.fileNameMaxChars]);
});
