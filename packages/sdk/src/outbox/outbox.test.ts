import { describe, expect, it } from 'vitest';
import { eachSeed } from '../testing/walk.ts';
import * as box from './outbox.ts';
import { IN_FLIGHT_MAX, pump } from './pace.ts';

const limits = { ratePerSecond: 10, rateBurst: 100 };
const entry = (cid: string): box.Entry => ({
  cid,
  request: { type: 'say', conversation: undefined, text: cid },
  at: 0,
  status: 'saved',
});
const of = (...cids: string[]) => cids.reduce((outbox, cid) => box.add(outbox, entry(cid)), box.EMPTY_OUTBOX);
const done = (outbox: box.Outbox, cid: string) => box.seen(box.acked(outbox, cid), cid);
const states = (outbox: box.Outbox) => outbox.entries.map(({ cid, status }) => `${cid} ${status}`);
const sent = ({ going }: box.Pumped) => going.map(({ cid }) => cid);

describe('the outbox', () => {
  it('[OB1] sends in the order of the presses', () => {
    const pumped = pump(of('a', 'b', 'c'), 0, limits);
    expect(sent(pumped)).toEqual(['a', 'b', 'c']);
    expect(states(pumped.outbox)).toEqual(['a sending', 'b sending', 'c sending']);
    expect(sent(pump(pumped.outbox, 1, limits))).toEqual([]);
  });

  it('[OB2] sends everything unanswered again, in order, after a lost line', () => {
    const { outbox } = pump(of('a', 'b', 'c'), 0, limits);
    const cut = box.cut(done(outbox, 'b'));
    expect(states(cut)).toEqual(['a sending', 'c sending']);
    expect(sent(pump(cut, 10, limits))).toEqual(['a', 'c']);
  });

  it('[OB3] never has more than 20 unanswered', () => {
    const cids = Array.from({ length: 30 }, (_, index) => `m${index}`);
    const first = pump(of(...cids), 0, limits);
    expect(sent(first)).toEqual(cids.slice(0, IN_FLIGHT_MAX));
    const second = pump(done(first.outbox, 'm3'), 1, limits);
    expect(sent(second)).toEqual(['m20']);
  });

  it('[OB3] stays below the relay’s rate, and says when to go on', () => {
    const slow = { ratePerSecond: 10, rateBurst: 4 };
    const first = pump(of('a', 'b', 'c'), 0, slow);
    expect(sent(first)).toEqual(['a', 'b']);
    expect(first.waitMs).toBeCloseTo(111.1, 1);
    expect(sent(pump(first.outbox, 111, slow))).toEqual([]);
    const second = pump(first.outbox, 112, slow);
    expect([sent(second), second.waitMs]).toEqual([['c'], undefined]);
  });

  it('[OB4] holds everything for as long as the relay asks, then goes on with the oldest alone', () => {
    const { outbox } = pump(of('a', 'b', 'c'), 0, limits);
    const held = box.later(box.later(outbox, 'a', 100, 2_000), 'b', 101, 2_000);
    expect(pump(held, 1_000, limits)).toMatchObject({ going: [], waitMs: undefined });
    const answered = box.later(held, 'c', 102, 2_000);
    expect(pump(answered, 1_000, limits)).toMatchObject({ going: [], waitMs: 1_102 });
    const alone = pump(answered, 2_102, limits);
    expect(sent(alone)).toEqual(['a']);
    expect(sent(pump(done(alone.outbox, 'a'), 2_103, limits))).toEqual(['b', 'c']);
  });

  it('[OB4] an ack that is older than the refusal does not end the waiting', () => {
    const { outbox } = pump(of('a', 'b', 'c'), 0, limits);
    const refused = done(box.later(outbox, 'b', 100, 10), 'a');
    const more = box.add(refused, entry('d'));
    expect(sent(pump(more, 200, limits))).toEqual([]);
    const alone = pump(box.later(more, 'c', 200, 10), 300, limits);
    expect(sent(alone)).toEqual(['b']);
    expect(sent(pump(done(alone.outbox, 'b'), 301, limits))).toEqual(['c', 'd']);
  });

  it('[OB5] a final refusal stays with its code and blocks nobody', () => {
    const { outbox } = pump(of('a', 'b'), 0, limits);
    const refused = box.refused(outbox, 'a', 'text_too_long');
    expect(refused.entries[0]).toMatchObject({ status: 'failed', problem: 'text_too_long' });
    const more = box.add(box.cut(refused), entry('c'));
    expect(sent(pump(more, 1, limits))).toEqual(['b', 'c']);
    expect(sent(pump(box.retry(more, 'a'), 1, limits))).toEqual(['a', 'b', 'c']);
  });

  it('[OB6] is done with a request once it is acked and its event is in the thread, in either order', () => {
    const { outbox } = pump(of('a'), 0, limits);
    const acked = box.acked(outbox, 'a');
    expect(states(acked)).toEqual(['a stored']);
    expect(states(box.cut(acked))).toEqual(['a stored']);
    expect(states(box.seen(acked, 'a'))).toEqual([]);
    const seen = box.seen(outbox, 'a');
    expect(seen.entries[0]).toMatchObject({ status: 'sending', seen: true });
    expect(states(box.acked(seen, 'a'))).toEqual([]);
  });
});

describe('random walks of the outbox', () => {
  it('[OB1] a relay that dedups stores every request once, in order', () =>
    eachSeed(200, ({ number }) => {
      const stored: string[] = [];
      let wire: string[] = [];
      let outbox = box.EMPTY_OUTBOX;
      let now = 0;
      let pressed = 0;
      const answer = (faults: boolean) => {
        const cid = wire.shift();
        if (!cid) return;
        if (!stored.includes(cid) && faults && number() < 0.2) {
          // A relay that refuses for now refuses what is behind as well.
          for (const other of [cid, ...wire]) outbox = box.later(outbox, other, now, Math.floor(number() * 500));
          wire = [];
          return;
        }
        if (!stored.includes(cid)) stored.push(cid);
        if (!faults || number() < 0.8) outbox = done(outbox, cid);
        else {
          outbox = box.cut(outbox);
          wire = [];
        }
      };
      const go = () => {
        const pumped = pump(outbox, now, { ratePerSecond: 10, rateBurst: 20 });
        outbox = pumped.outbox;
        wire.push(...sent(pumped));
      };
      for (let i = 0; i < 300; i++) {
        const dice = number();
        if (dice < 0.3 && pressed < 60) outbox = box.add(outbox, entry(`m${pressed++}`));
        else if (dice < 0.6) answer(true);
        else go();
        now += Math.floor(number() * 100);
      }
      for (let i = 0; i < 2_000 && outbox.entries.length; i++) {
        go();
        answer(false);
        now += 100;
      }
      expect(outbox.entries).toEqual([]);
      expect(stored).toEqual(Array.from({ length: pressed }, (_, index) => `m${index}`));
    }));
});
