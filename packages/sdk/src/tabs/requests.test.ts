import { expect, it } from 'vitest';
import { EMPTY_OUTBOX, type Entry, type Outbox } from '../outbox/outbox.ts';
import { createRequests } from './requests.ts';

const entry = (cid: string, more: Partial<Entry> = {}): Entry => ({
  cid,
  request: { type: 'say', conversation: undefined, text: cid },
  at: 0,
  status: 'saved',
  ...more,
});

/** A tab with these requests that hears of others; what it has then, and which of it was stored before. */
function hears(own: readonly Entry[], told: readonly Entry[], leads = true) {
  let outbox: Outbox = { ...EMPTY_OUTBOX, entries: own };
  const update = (by: (outbox: Outbox) => Outbox) => {
    outbox = by(outbox);
  };
  const sender = () => ({ entries: outbox.entries, keeper: undefined, update });
  createRequests({ sender }, () => leads).take(told);
  return outbox.entries.map(({ cid, again = false }) => [cid, again]);
}

it('[OB12] what a leader holds for unsent goes with what another tab offers anew, and is not passed by it', () => {
  const offered = ['b', 'c'].map((cid) => entry(cid, { again: true }));
  expect(hears([entry('b'), entry('d')], offered)).toEqual([
    ['b', true],
    ['c', true],
    ['d', false],
  ]);
});

it('[OB12] what is on the leader’s line, or stored, stays as it is, and so does what a follower waits for', () => {
  const [out, done] = [entry('a', { out: true }), entry('b', { status: 'stored' })];
  const told = [entry('a', { again: true }), entry('b', { again: true })];
  const asIs = [
    ['a', false],
    ['b', false],
  ];
  expect(hears([out, done], told)).toEqual(asIs);
  expect(hears([entry('a'), entry('b')], told, false)).toEqual(asIs);
});

it('[OB7] what another tab has seen saved is saved here', () => {
  let outbox: Outbox = { ...EMPTY_OUTBOX, entries: [entry('a', { status: 'unsaved' })] };
  const sender = () => ({
    entries: outbox.entries,
    keeper: undefined,
    update(by: (outbox: Outbox) => Outbox) {
      outbox = by(outbox);
    },
  });
  createRequests({ sender }, () => false).take([entry('a')]);
  expect(outbox.entries).toMatchObject([{ cid: 'a', status: 'saved' }]);
});
