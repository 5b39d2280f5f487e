import type { DeskEvent, PublicEvent } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';
import { fold } from '@shopbell/sdk/agent';
import { expect, it } from 'vitest';
import { createItems, GROUP_MAX, itemsOf } from './items.ts';

const ME = '01arz3ndektsv4rrffq6';
const shopper = { role: 'shopper', id: '01arz3ndektsv4rrffqs' } as const;
const me = { role: 'agent', id: ME, name: 'Mei' } as const;
const NOON = new Date(2026, 10, 21, 12).getTime();

const threadOf = (events: readonly PublicEvent[], desk: readonly DeskEvent[], more: boolean): Thread => ({
  conversation: '01arz3ndektsv4rrffqc',
  state: 'active',
  events: fold(events),
  desk,
  more,
  pending: [],
  typing: [],
  receipts: { delivered: 0, read: 0 },
  seen: 0,
});

/** The same numbers each time, from 0 up to `below`. */
function chance(seed: number): (below: number) => number {
  let last = seed;
  return (below) => {
    last = (last * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((last / 2_147_483_648) * below);
  };
}

it('gives for a thread that grows what it gives for the whole of it, whatever comes in whatever order', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const pick = chance(seed);
    const order = createItems();
    let events: PublicEvent[] = [];
    let desk: DeskEvent[] = [];
    let at = NOON;
    for (let step = 0; step < 60; step++) {
      at += [1000, 30_000, 200_000, 40_000_000][pick(4)] ?? 0;
      const seq = (events.at(-1)?.seq ?? 100) + 1;
      const by = pick(2) === 0 ? me : shopper;
      const what = pick(12);
      if (what < 6) events = [...events, { kind: 'message', seq, at, by, text: `m${seq}` }];
      else if (what < 8) {
        // It may name an event that is not there so far, or one that stands far above.
        const afterSeq = seq - 1 + pick(4) - (pick(5) === 0 ? 9 : 0);
        desk = [...desk, { kind: 'note', deskSeq: desk.length + 1, afterSeq, at, by: me, text: `n${desk.length}` }];
      } else if (what === 8 && events.length > 0) {
        const of = events[pick(events.length)]?.seq ?? 0;
        const isWords = events.some((one) => one.seq === of && one.kind === 'message' && one.by === shopper);
        if (isWords) events = [...events, { kind: 'edited', seq, at, by: shopper, of, text: `e${seq}` }];
      } else if (what === 9) {
        const first = events[0]?.seq ?? 101;
        if (first > 1) events = [{ kind: 'message', seq: first - 1, at: NOON - step, by, text: 'older' }, ...events];
      }
      const unread = pick(9) === 0 ? 1 : undefined;
      const thread = threadOf(events, desk, pick(3) > 0);
      expect(order(thread, ME, unread), `seed ${seed}, step ${step}`).toEqual(itemsOf(thread, ME, unread));
    }
  }
});

it('leaves what did not change the same object, and changes nothing that was given before', () => {
  const order = createItems();
  const said = (seq: number): PublicEvent => ({
    kind: 'message',
    seq,
    at: NOON + seq * 50_000,
    by: shopper,
    text: 'm',
  });
  const events = Array.from({ length: 100 }, (_, i) => said(i + 1));
  const before = order(threadOf(events, [], false), ME);
  const copy = structuredClone(before);
  const after = order(threadOf([...events, said(101)], [], false), ME);
  expect(before).toEqual(copy);
  expect(after.slice(0, -1).filter((item, at) => item !== before[at])).toEqual([]);
});

it('lets no group grow without end', () => {
  const events = Array.from(
    { length: 100 },
    (_, i): PublicEvent => ({ kind: 'message', seq: i + 1, at: NOON + i, by: shopper, text: 'm' }),
  );
  const sizes = itemsOf(threadOf(events, [], false), ME).map((item) => (item.kind === 'group' ? item.lines.length : 0));
  expect(sizes).toEqual([0, GROUP_MAX, GROUP_MAX, GROUP_MAX, 100 - 3 * GROUP_MAX]);
});
