import { expect, it } from 'vitest';
import type { Connection } from '../types.ts';
import { createAgreedLine } from './agreed.ts';

/** A line that waits for what the test says. */
function lineOf(connection: Connection = 'online') {
  const sent: object[] = [];
  const world = { connection, isAgreed: false };
  const link = {
    get connection() {
      return world.connection;
    },
    send: (frame: object) => sent.push(frame) > 0,
  };
  return { world, sent, line: createAgreedLine(link, () => world.isAgreed) };
}

const [one, two, typing] = [{ cid: '1' }, { cid: '2' }, { type: 'typing' }] as const;

it('[TB13] requests wait until all tabs see the same secret, then go in order; nothing else waits', () => {
  const { line, sent, world } = lineOf();
  expect([line.send(one), line.send(typing)]).toEqual([true, true]);
  line.flush();
  expect(sent).toEqual([typing]);
  world.isAgreed = true;
  line.send(two);
  line.flush();
  line.send(one);
  expect(sent).toEqual([typing, one, two, one]);
});

it('[TB13] what waited on a line that is gone does not go out on the next one by itself', () => {
  const { line, sent, world } = lineOf();
  line.send(one);
  line.clear();
  world.isAgreed = true;
  line.flush();
  expect(sent).toEqual([]);
  world.isAgreed = false;
  line.send(two);
  world.connection = 'waiting';
  expect(line.send(one)).toBe(false);
  world.isAgreed = true;
  line.flush();
  expect(sent).toEqual([]);
});
