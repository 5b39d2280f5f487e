import { expect, it } from 'vitest';
import { STALE_MS } from './age.ts';
import { acked, note, offers, taken } from './journal.ts';

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

it('[OB18] notes from before an erasing are forgotten, also one that was acked again behind it, and those from after it are kept', () => {
  const noted = (journal: ReturnType<typeof note>['journal'], cid: string, seq: number, storedAt: number) => {
    const request = { type: 'note', conversation: 'c', text: cid } as const;
    const ack = { conversation: 'c', at: storedAt, head: { conversation: 'c', seq, deskSeq: 9 } };
    return acked(journal, { cid, request, at: 0, status: 'sending' }, ack, 'now', 0).journal;
  };
  const journal = noted(noted(noted([], 'a', 2, 100), 'b', 4, 150), 'c', 3, 200);
  const wiped = { conversation: 'c', of: 3, cid: undefined, at: 200 };
  expect(taken(journal, wiped, 'now', 0).journal.map(({ cid }) => cid)).toEqual(['c']);
});
