import { expect, it } from 'vitest';
import { memoryDisk } from '../testing/memory-disk.ts';
import { settle, virtualClock } from '../testing/virtual-clock.ts';
import { STALE_MS } from './age.ts';
import type { Acked } from './journal.ts';
import { createKeeper } from './keeper.ts';
import * as box from './outbox.ts';

const C = '01kah0t3vq8m2r5x9zb1';
const say = { type: 'say', conversation: C, text: 'words' } as const;
const entry = (cid: string, more: Partial<box.Entry> = {}): box.Entry => ({
  cid,
  request: say,
  at: 0,
  status: 'sending',
  ...more,
});

/** A keeper with these records of what was acked and these requests. */
async function keeperOf(
  journal: readonly Acked[],
  entries: readonly box.Entry[] = [],
  left: readonly string[] = [],
  { keeps = true, leads = true } = {},
) {
  const disk = memoryDisk();
  const clock = virtualClock();
  for (const one of journal) disk.records.set(`db me journal ${one.cid}`, { ...one, ackedAt: clock.wall() });
  for (const cid of left) disk.records.set(`db me outbox ${cid}`, entry(cid));
  let outbox: box.Outbox = { ...box.EMPTY_OUTBOX, entries };
  // Whoever waits is told once.
  const rejected = new Set<string>();
  const keeper = createKeeper({
    shelf: keeps ? disk.open('db', 'me') : undefined,
    clock,
    anew: true,
    after: () => undefined,
    link: { leads },
    guard: () => undefined,
    get: () => outbox,
    set(next) {
      outbox = next;
    },
    arrived: () => undefined,
    changed: () => undefined,
    reject: ({ code }, cid) => rejected.add(`${cid} ${code}`),
  });
  await keeper.ready;
  /** The requests on a line that was greeted by this store: first the device is read. */
  async function greeted(epoch: string): Promise<readonly box.Entry[]> {
    keeper.merge(epoch);
    await settle();
    return keeper.merge(epoch);
  }
  return { keeper, greeted, disk, clock, rejected, left: () => outbox.entries.map(({ cid }) => cid) };
}

it('[OB8] what is on the device takes its place among what other tabs tell of', async () => {
  const theirs = { theirs: true };
  const { keeper } = await keeperOf([], [entry('a', theirs), entry('c', theirs)], ['d', 'b']);
  expect(keeper.merge(undefined).map(({ cid }) => cid)).toEqual(['a', 'b', 'c', 'd']);
});

it('[OB14] what was pressed before the device was read stands behind all that was there, whatever its cid', async () => {
  const { keeper } = await keeperOf(
    [],
    ['a', 'c', 'e'].map((cid) => entry(cid, { status: 'unsaved' })),
    ['d', 'b'],
  );
  expect(keeper.merge(undefined).map(({ cid }) => cid)).toEqual(['b', 'd', 'a', 'c', 'e']);
});

it('[OB14] that is so before anybody is told of it, also while the device is read anew for a restored relay', async () => {
  const acked = { at: 0, ackedAt: 0, conversation: C, seq: 2, epoch: 'lost', request: say } as const;
  const { keeper, greeted } = await keeperOf([{ ...acked, cid: 'j' }], [entry('a', { status: 'unsaved' })], ['d']);
  expect(keeper.merge('restored')).toMatchObject([{ cid: 'a', order: 'ja' }]);
  expect((await greeted('restored')).map(({ cid }) => cid)).toEqual(['d', 'j', 'a']);
});

it('[OB14] what had its place under another secret of this device keeps it', async () => {
  const { keeper } = await keeperOf(
    [],
    [entry('a', { status: 'saved' }), entry('c'), entry('e', { status: 'unsaved' })],
    ['d', 'f'],
  );
  expect(keeper.merge(undefined).map(({ cid }) => cid)).toEqual(['a', 'c', 'd', 'f', 'e']);
});

it('[OB13] takes nothing to be offered anew that it knows itself, or knows to be taken back', async () => {
  const acked = { at: 0, ackedAt: 0, conversation: C, seq: 2, epoch: 'e1' } as const;
  const recall = { type: 'recall', conversation: C, of: 2, said: 'gone' } as const;
  const { keeper } = await keeperOf([
    { ...acked, cid: 'known', request: say },
    { ...acked, cid: 'r', request: recall },
  ]);
  const edit = { type: 'edit', conversation: C, of: 2, said: 'gone', text: 'anew' } as const;
  const told = [entry('known'), entry('gone'), entry('edited', { request: edit }), entry('new')];
  const taken = keeper.adopt(
    told.map((one) => ({ ...one, again: true })),
    true,
  );
  expect(taken.map(({ cid }) => cid)).toEqual(['new']);
});

it('[OB11] a no holds for old words that were on their way before the line was cut, whoever still tells of them', async () => {
  const [cut, out] = [entry('cut'), entry('out', { out: true })];
  const { keeper, clock, left } = await keeperOf([], [cut, out]);
  await clock.advance(STALE_MS + 1);
  const now = { at: clock.wall() - STALE_MS - 1 };
  keeper.decide(false);
  expect(left()).toEqual(['out']);
  expect([keeper.isDropped({ ...cut, ...now }), keeper.adopt([{ ...cut, ...now }], true)]).toEqual([true, []]);
  // What another leader has on its line may be stored.
  expect(keeper.isDropped({ ...cut, ...now, out: true })).toBe(false);
});

it('[OB11] a tab that missed the no drops old words when it hears of it', async () => {
  const { keeper, clock, left } = await keeperOf([], [entry('cut'), entry('out', { out: true })]);
  keeper.discard('cut');
  await clock.advance(STALE_MS + 1);
  keeper.discard('out');
  expect(left()).toEqual(['out']);
});

it('[OB12] what was acked is offered in its place, once, though another tab or the disk tells of it as unsent', async () => {
  const acked = { at: 0, ackedAt: 0, conversation: C, seq: 2, epoch: 'lost', request: say } as const;
  const journal = ['a', 'b', 'c', 'd'].map((cid) => ({ ...acked, cid }));
  const { greeted } = await keeperOf(journal, [entry('b', { theirs: true, seen: true }), entry('e')], ['c']);
  const merged = (await greeted('restored')).map(({ cid, again = false }) => [cid, again]);
  expect(merged).toEqual([...['a', 'b', 'c', 'd'].map((cid) => [cid, true]), ['e', false]]);
});

it('[OB13] words that are to be taken back are asked for no more once the relay has another store', async () => {
  const acked = { at: 0, ackedAt: 0, conversation: C, seq: 2, epoch: 'lost', request: say } as const;
  const recall = { type: 'recall', conversation: C, of: 2, said: 'a' } as const;
  const journal = ['a', 'b', 'c'].map((cid) => ({ ...acked, cid }));
  const asked = [entry('a', { theirs: true, seen: true }), entry('r', { request: recall })];
  const { greeted } = await keeperOf(journal, asked, ['c']);
  expect((await greeted('restored')).map(({ cid }) => cid)).toEqual(['b', 'c', 'r']);
});

it('[OB13] an unsent edit of words that are to be taken back goes with them in another store, and its press is told', async () => {
  const acked = { at: 0, ackedAt: 0, conversation: C, seq: 2, epoch: 'lost', request: say } as const;
  const recall = { type: 'recall', conversation: C, of: 2, said: 'a' } as const;
  const edit = { type: 'edit', conversation: C, of: 2, said: 'a', text: 'anew' } as const;
  const asked = [entry('e', { request: edit }), entry('r', { request: recall })];
  const { greeted, rejected } = await keeperOf([{ ...acked, cid: 'a' }], asked);
  expect((await greeted('restored')).map(({ cid }) => cid)).toEqual(['r']);
  expect([...rejected]).toEqual(['e discarded']);
});

it('[OB13] an edit that another tab made by a clock that was behind waits for its message, and keeps nothing back', async () => {
  const acked = { at: 0, ackedAt: 0, conversation: C, seq: 2, epoch: 'lost' } as const;
  const edit = { type: 'edit', conversation: C, of: 2, said: 'm', text: 'anew' } as const;
  const { keeper, greeted } = await keeperOf([
    { ...acked, cid: 'e', seq: 3, request: edit },
    { ...acked, cid: 'm', request: say },
    { ...acked, cid: 'n', seq: 4, request: say },
  ]);
  const limits = { ratePerSecond: 10, rateBurst: 20 };
  const entries = await greeted('restored');
  const first = keeper.pump({ ...box.EMPTY_OUTBOX, entries }, 0, limits);
  expect(first.going.map(({ cid }) => cid)).toEqual(['m', 'n']);
  expect(keeper.pump(box.acked(first.outbox, 'm'), 0, limits).going.map(({ cid }) => cid)).toEqual(['e']);
});

it('[OB1] an edit before a recall goes to the same store after a reload, too', async () => {
  const recall = { type: 'recall', conversation: C, of: 2, said: 'a' } as const;
  const edit = { type: 'edit', conversation: C, of: 2, said: 'a', text: 'anew' } as const;
  const acked = { cid: 'a', at: 0, ackedAt: 0, conversation: C, seq: 2, epoch: 'same', request: say } as const;
  const { keeper } = await keeperOf([acked], [entry('e', { request: edit }), entry('r', { request: recall })]);
  expect(keeper.merge('same').map(({ cid }) => cid)).toEqual(['e', 'r']);
});

it('[OB13] words that another tab holds for unsent are dropped there when they were taken back here', async () => {
  const recall = { type: 'recall', conversation: C, of: 2, said: 'a' } as const;
  const { keeper, clock } = await keeperOf([], [entry('r', { request: recall })]);
  const told = entry('a', { status: 'saved', at: clock.wall() });
  expect([keeper.adopt([told], true), keeper.isDropped(told)]).toEqual([[], true]);
  // Who has had it on a line may be the first to learn that it was stored.
  const sent = entry('a', { at: clock.wall() });
  expect([keeper.adopt([sent], true), keeper.isDropped(sent)]).toEqual([[sent], false]);
});

it('[OB13] words whose recall found nothing to take back are offered to nobody later', async () => {
  const acked = { at: 0, ackedAt: 0, conversation: C, seq: 2, epoch: 'lost', request: say } as const;
  const recall = { type: 'recall', conversation: C, of: 2, said: 'a' } as const;
  const { keeper, greeted } = await keeperOf([{ ...acked, cid: 'a' }], [entry('r', { request: recall })]);
  await greeted('restored');
  keeper.refused(entry('r', { request: recall }), 'message_unknown');
  expect([...(await greeted('restored')), ...(await greeted('another'))].map(({ cid }) => cid)).not.toContain('a');
});

it('[OB13] words that were held back for a recall are offered to nobody later, however that was refused', async () => {
  const acked = { at: 0, ackedAt: 0, conversation: C, seq: 2, request: say } as const;
  const recall = { type: 'recall', conversation: C, of: 2, said: 'a' } as const;
  for (const [epoch, isOffered] of [
    ['lost', false],
    ['restored', true],
  ] as const) {
    const { keeper, greeted } = await keeperOf([{ ...acked, epoch, cid: 'a' }]);
    await greeted('restored');
    keeper.refused(entry('r', { request: recall }), 'conversation_closed');
    expect((await greeted('another')).some(({ cid }) => cid === 'a')).toBe(isOffered);
  }
});

it('[OB12] before a restored relay is offered anything the device is read anew: another tab may know more', async () => {
  const acked = { at: 0, ackedAt: 0, conversation: C, seq: 2, epoch: 'lost', request: say } as const;
  const { keeper, greeted, disk, clock } = await keeperOf([{ ...acked, cid: 'b' }], [entry('d')]);
  const now = { ackedAt: clock.wall() };
  disk.records.set('db me journal a', { ...acked, ...now, cid: 'a' });
  const recall = { type: 'recall', conversation: C, of: 2, said: 'b' } as const;
  disk.records.set('db me outbox c', entry('c', { request: recall }));
  expect(keeper.merge('restored').map(({ cid }) => cid)).toEqual(['d']);
  const pace = { ratePerSecond: 10, rateBurst: 20 };
  const pump = () =>
    keeper.pump({ ...box.EMPTY_OUTBOX, entries: [entry('d', { at: clock.wall() })] }, 0, pace).going.length;
  expect(pump()).toBe(0);
  expect((await greeted('restored')).map(({ cid }) => cid)).toEqual(['a', 'c', 'd']);
  expect(pump()).toBe(1);
});

it('[OB12] who follows a line tells at once what it knows, where the device keeps nothing: the leader waits for that', async () => {
  const acked = { conversation: C, seq: 2, request: say } as const;
  const ack = { type: 'ack', cid: 'b', at: 1, ...acked, head: { conversation: C, seq: 2 } } as const;
  for (const leads of [true, false]) {
    const { keeper, clock } = await keeperOf([], [], [], { keeps: false, leads });
    keeper.acked(entry('b'), ack, 'lost');
    expect(keeper.merge('restored').length).toBe(leads ? 0 : 1);
    await clock.advance(2_000);
    expect(keeper.merge('restored').length).toBe(1);
  }
});

it('[OB12] a device that does not answer is waited for as long as any', async () => {
  const acked = { at: 0, ackedAt: 0, conversation: C, seq: 2, epoch: 'lost', request: say } as const;
  const { keeper, greeted, disk, clock } = await keeperOf([{ ...acked, cid: 'b' }]);
  disk.mode = 'hangs';
  expect(await greeted('restored')).toEqual([]);
  await clock.advance(2_000);
  expect(keeper.merge('restored').map(({ cid }) => cid)).toEqual(['b']);
});

it('[OB12] what is offered anew goes first, though a letter of another tab has put newer words in its place', async () => {
  const [newer, old] = [entry('a', { status: 'saved' }), entry('b', { again: true })];
  const { keeper, clock } = await keeperOf([]);
  const now = { at: clock.wall() };
  const outbox = { ...box.EMPTY_OUTBOX, entries: [{ ...newer, ...now }, old] };
  const { going } = keeper.pump(outbox, clock.now(), { ratePerSecond: 10, rateBurst: 20 });
  expect(going.map(({ cid }) => cid)).toEqual(['b']);
});

it('[OB18] what was erased is forgotten whenever the device tells of it, and offered to no restored relay', async () => {
  const acked = { at: 0, ackedAt: 0, conversation: C, epoch: 'lost', request: say } as const;
  const { keeper, greeted, disk, clock } = await keeperOf([{ ...acked, cid: 'a', seq: 2 }]);
  await greeted('lost');
  keeper.taken({ conversation: C, of: 3, cid: undefined, at: 3 }, 'lost');
  await settle();
  expect([...disk.records.keys()]).toEqual([]);
  // Noted by a tab that had not heard of it.
  for (const [cid, seq] of [
    ['b', 2],
    ['c', 4],
  ] as const)
    disk.records.set(`db me journal ${cid}`, { ...acked, cid, seq, ackedAt: clock.wall() });
  expect((await greeted('restored')).map(({ cid }) => cid)).toEqual(['c']);
  expect([...disk.records.keys()]).toEqual(['db me journal c']);
});

it('[OB18] an ack costs the same however often its log has told of an erasing', async () => {
  const { keeper, clock } = await keeperOf([]);
  let looks = 0;
  const wiped = (seq: number) => ({
    conversation: C,
    get of() {
      looks += 1;
      return seq;
    },
    cid: undefined,
    at: seq,
  });
  const looksOfAck = (cid: string) => {
    looks = 0;
    const head = { conversation: C, seq: 1 };
    keeper.acked(entry(cid), { type: 'ack', cid, at: clock.wall(), conversation: C, seq: 1, head }, 'now');
    return looks;
  };
  keeper.taken(wiped(3), 'now');
  const once = looksOfAck('a');
  for (let page = 0; page < 100; page += 1) keeper.taken(wiped(3 + (page % 2)), 'now');
  expect(looksOfAck('b')).toBe(once);
});
