import { expect, it } from 'vitest';
import { STALE_MS } from './age.ts';
import { note, offers } from './journal.ts';

const say = (cid: string, ackedAt: number) => ({
  cid,
  request: { type: 'say', conversation: undefined, text: cid } as const,
  at: ackedAt,
  ackedAt,
  conversation: 'c',
  seq: 2,
  epoch: 'lost',
});

it('[OB12] what was acked more than a day ago is offered to nobody, however long nothing was noted', () => {
  const { journal } = note([], [say('b', 1000), say('a', 500), say('c', 2000)], [], 2000);
  const offered = (wall: number) => offers(journal, 'restored', wall, []).map(({ cid }) => cid);
  expect(offered(STALE_MS + 500)).toEqual(['a', 'b', 'c']);
  expect(offered(STALE_MS + 501)).toEqual(['b', 'c']);
  expect(offered(STALE_MS + 2001)).toEqual([]);
});
