import type { PublicEvent } from '@shopbell/protocol';
import { describe, expect, it } from 'vitest';
import { C1, C2, MEI, SHOPPER } from '../testing/shopper.ts';
import { virtualClock } from '../testing/virtual-clock.ts';
import { EMPTY_LANE } from '../timeline/lane.ts';
import type { Log } from '../timeline/log.ts';
import { createMarking, RECEIPT_AFTER_MS, RECEIPT_EVERY_MS } from './receipts.ts';

const said = (seq: number, by: object): PublicEvent =>
  ({ kind: 'message', seq, at: seq, by, text: 'x' }) as PublicEvent;
const log = (conversation: string, items: PublicEvent[], state: Log['state'] = 'active'): Log => ({
  ...EMPTY_LANE,
  conversation,
  state,
  items,
  last: items.at(-1)?.seq,
});
const marks = (conversation: string, shopper: [number, number], shop: [number, number]) => ({
  topic: 'receipts',
  conversation,
  shopper: { delivered: shopper[0], read: shopper[1] },
  shop: { delivered: shop[0], read: shop[1] },
});

function setUp(side: 'shopper' | 'shop' = 'shopper') {
  const clock = virtualClock();
  const logs = new Map<string, Log>();
  const sent: object[] = [];
  const line = { online: true, leads: true };
  let changes = 0;
  const link = {
    get leads() {
      return line.leads;
    },
    send(frame: object) {
      if (line.online) sent.push(JSON.parse(JSON.stringify(frame)));
      return line.online;
    },
  };
  const marking = createMarking(clock, link, logs, side, () => changes++);
  const put = (...items: PublicEvent[]) => {
    logs.set(C1, log(C1, items));
    marking.due();
  };
  return { clock, logs, sent, line, marking, put, changes: () => changes };
}

describe('receipts', () => {
  it('[RC1] tells how far the other side’s messages were applied, by itself, and not of one’s own', async () => {
    const { clock, sent, put } = setUp();
    put(said(1, SHOPPER), said(2, MEI), said(3, SHOPPER));
    await clock.advance(RECEIPT_AFTER_MS);
    expect(sent).toEqual([{ type: 'receipt', conversation: C1, delivered: 2 }]);
    put(said(1, SHOPPER), said(2, MEI), said(3, SHOPPER), said(4, SHOPPER));
    await clock.advance(10_000);
    expect(sent).toHaveLength(1);
    const desk = setUp('shop');
    desk.put(said(1, SHOPPER), said(2, MEI));
    await desk.clock.advance(RECEIPT_AFTER_MS);
    expect(desk.sent).toEqual([{ type: 'receipt', conversation: C1, delivered: 1 }]);
  });

  it('[RC2] tells at most once a second, and the last one in any case', async () => {
    const { clock, sent, put, marking } = setUp();
    const items = [said(1, SHOPPER)];
    for (let seq = 2; seq <= 41; seq++) {
      items.push(said(seq, MEI));
      put(...items);
      marking.read(C1, seq);
      await clock.advance(100);
    }
    await clock.advance(RECEIPT_EVERY_MS);
    expect(sent.length).toBeLessThanOrEqual(6);
    expect(sent.at(-1)).toEqual({ type: 'receipt', conversation: C1, delivered: 41, read: 41 });
    expect(clock.timers).toBe(0);
  });

  it('[RC3] the greater mark counts, whichever comes last, for both sides', () => {
    const { marking } = setUp();
    marking.hear(marks(C1, [4, 3], [6, 5]));
    marking.hear(marks(C1, [2, 2], [7, 1]));
    expect(marking.of(C1)).toEqual({ receipts: { delivered: 7, read: 5 }, seen: 3 });
    expect(marking.of(C2)).toEqual({ receipts: { delivered: 0, read: 0 }, seen: 0 });
    const desk = setUp('shop');
    desk.marking.hear(marks(C1, [4, 3], [6, 5]));
    expect(desk.marking.of(C1)).toEqual({ receipts: { delivered: 4, read: 3 }, seen: 5 });
  });

  it('[TL7] knows nothing of a relay’s former log when it is given another', () => {
    const { marking, put } = setUp();
    put(said(8, MEI));
    marking.hear(marks(C1, [8, 8], [9, 9]));
    marking.clear();
    marking.hear(marks(C1, [0, 0], [2, 0]));
    expect(marking.of(C1)).toEqual({ receipts: { delivered: 2, read: 0 }, seen: 0 });
  });

  it('[WR1] skips receipts that are malformed', () => {
    const { marking, changes } = setUp();
    for (const odd of [
      { conversation: 7 },
      { conversation: C1 },
      { ...marks(C1, [1, 1], [1, 1]), shop: { read: 'x' } },
    ]) {
      marking.hear({ topic: 'receipts', ...odd });
    }
    expect(changes()).toBe(0);
  });

  it('is the same object until a mark grows', () => {
    const { marking, changes } = setUp();
    marking.hear(marks(C1, [4, 3], [6, 5]));
    const before = marking.of(C1);
    marking.hear(marks(C1, [4, 3], [6, 5]));
    expect([marking.of(C1) === before, changes()]).toEqual([true, 1]);
  });

  it('[RC3] reads up to the other side’s newest message in view, and never back', async () => {
    const { clock, sent, marking, put } = setUp();
    put(said(1, SHOPPER), said(2, MEI), said(3, MEI), said(4, SHOPPER));
    marking.read(C1, 4);
    marking.read(C1, 2);
    marking.read(C2, 9);
    expect(marking.of(C1).seen).toBe(3);
    await clock.advance(RECEIPT_AFTER_MS);
    expect(sent).toEqual([{ type: 'receipt', conversation: C1, delivered: 3, read: 3 }]);
  });

  it('[RC4] tells again after a reconnect what the relay does not know, and nothing it knows', async () => {
    const { clock, sent, line, marking, put } = setUp();
    put(said(1, SHOPPER), said(2, MEI), said(3, MEI));
    marking.read(C1, 3);
    line.online = false;
    await clock.advance(RECEIPT_AFTER_MS);
    expect(sent).toEqual([]);
    marking.cut();
    line.online = true;
    marking.hear(marks(C1, [2, 0], [1, 1]));
    await clock.advance(RECEIPT_EVERY_MS);
    expect(sent).toEqual([{ type: 'receipt', conversation: C1, delivered: 3, read: 3 }]);
    marking.cut();
    marking.hear(marks(C1, [3, 3], [1, 1]));
    await clock.advance(RECEIPT_EVERY_MS);
    expect(sent).toHaveLength(1);
    // The line was lost with the receipt on it.
    marking.cut();
    marking.hear(marks(C1, [3, 2], [1, 1]));
    await clock.advance(RECEIPT_EVERY_MS);
    expect(sent.slice(1)).toEqual([{ type: 'receipt', conversation: C1, read: 3 }]);
  });

  it('[RC4] tells again what the relay’s own word lacks: it was out of reach when it was told', async () => {
    const { clock, sent, marking, put } = setUp('shop');
    put(said(1, SHOPPER), said(2, SHOPPER));
    marking.read(C1, 2);
    await clock.advance(RECEIPT_AFTER_MS);
    expect(sent).toHaveLength(1);
    // It is theirs again, on the same line.
    marking.hear(marks(C1, [0, 0], [2, 1]));
    await clock.advance(RECEIPT_EVERY_MS);
    expect(sent.slice(1)).toEqual([{ type: 'receipt', conversation: C1, read: 2 }]);
    marking.hear(marks(C1, [0, 0], [2, 2]));
    await clock.advance(10_000);
    expect(sent).toHaveLength(2);
  });

  it('does not confirm closed conversations that are only looked at', async () => {
    const { clock, sent, logs, marking } = setUp();
    logs.set(C1, log(C1, [said(1, SHOPPER), said(2, MEI)], 'closed'));
    marking.due();
    await clock.advance(RECEIPT_EVERY_MS);
    expect(sent).toEqual([]);
    marking.hear(marks(C1, [0, 0], [1, 1]));
    await clock.advance(RECEIPT_EVERY_MS);
    expect(sent).toHaveLength(1);
  });

  it('[LK5] leaves no timer', () => {
    const { clock, marking, put } = setUp();
    put(said(1, MEI));
    marking.clear();
    expect(clock.timers).toBe(0);
  });

  it('[RC2] tells of many conversations no faster than the relay takes it, and of each in the end', async () => {
    const { clock, sent, logs, marking } = setUp();
    for (let n = 0; n < 250; n++) logs.set(`${n}`, log(`${n}`, [said(1, MEI)]));
    marking.due();
    for (let second = 0; second < 7; second++) {
      const before = sent.length;
      await clock.advance(RECEIPT_EVERY_MS);
      expect(sent.length - before).toBeLessThanOrEqual(40);
    }
    expect(sent).toHaveLength(250);
    expect(clock.timers).toBe(0);
  });

  it('[RC2] tells again what may have been refused, also of what is closed', async () => {
    const { clock, sent, logs, marking } = setUp();
    logs.set(C1, log(C1, [said(1, MEI)]));
    logs.set(C2, log(C2, [said(1, MEI)], 'closed'));
    marking.hear(marks(C2, [0, 0], [0, 0]));
    await clock.advance(RECEIPT_EVERY_MS);
    expect(sent).toHaveLength(2);
    marking.again();
    await clock.advance(RECEIPT_EVERY_MS);
    expect(sent.slice(2)).toEqual(sent.slice(0, 2));
  });
});
