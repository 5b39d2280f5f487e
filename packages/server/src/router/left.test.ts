import { describe, expect, test } from 'vitest';
import { DEFAULT_LEFT_REPLY_WITHIN_MS } from '../ports/settings.ts';
import { type Peer, SITE } from '../testing/rig.ts';
import {
  ask,
  desk,
  groups,
  kinds,
  na,
  newest,
  places,
  type Rig,
  routed,
  row,
  rows,
  staff,
  take,
  wei,
} from './sample.contract.ts';

/** What a shop has that set nothing. */
const DUE_MS = DEFAULT_LEFT_REPLY_WITHIN_MS;

describe('a queue that is full', () => {
  const said = (peer: Peer) => newest(peer, 'availability');

  test('[RL29] shoppers who come are told that nobody would answer, within a second, until there is room', async () => {
    const rig = routed({
      groups: groups({ maxWaiting: 1, mode: 'automatic' }),
      staff: staff({ limit: 1, groups: ['pre-sales'] }),
    });
    const na = await rig.agent('na');
    const visitor = await rig.shopper('b');
    const first = await ask(rig);
    await rig.pass(1500);
    expect(said(visitor)).toMatchObject({ value: 'online' });
    const second = await ask(rig);
    await rig.pass(1500);
    expect(said(visitor)).toMatchObject({ value: 'away' });
    expect(said(await rig.shopper('c'))).toMatchObject({ value: 'away' });
    const third = await ask(rig);
    await rig.pass(1500);
    expect((await row(rig, third))?.state).toBe('left');
    // Who waits has a place, and is not told that nobody is there.
    expect(said(second.shopper)).toMatchObject({ value: 'online' });
    await na.say({ type: 'close', cid: rig.cid(), conversation: first.conversation });
    await rig.pass(1500);
    expect(said(visitor)).toMatchObject({ value: 'online' });
  });

  test('[RL29] who comes while it fills up keeps nobody else from being told', async () => {
    const rig = routed({ groups: groups({ maxWaiting: 0, mode: 'automatic' }), staff: staff({ limit: 1 }) });
    await rig.agent('na');
    const visitor = await rig.shopper('b');
    await ask(rig);
    await rig.pass(200);
    const next = await rig.shopper('c');
    await rig.pass(1500);
    expect([said(visitor), said(next)]).toMatchObject([{ value: 'away' }, { value: 'away' }]);
  });

  test('[RL29] in one group it is not in the others; where agents take for themselves, room is no matter', async () => {
    const one = groups({ maxWaiting: 1 }).map((group) => ({ ...group, maxWaiting: group.id === 'pre-sales' ? 1 : 9 }));
    const rig = routed({ groups: one });
    await rig.agent('na');
    const visitor = await rig.shopper('b');
    await ask(rig);
    await rig.pass(1500);
    expect(said(visitor)).toMatchObject({ value: 'online' });
    rig.settings.change({ groups: one.map((group) => ({ ...group, maxWaiting: 0 })) });
    await rig.pass(1500);
    expect(said(visitor)).toMatchObject({ value: 'away' });
  });
});

describe('nobody answers', () => {
  test('[RTR1] with nobody on duty a request is a left message, its shopper is told by when, and the desk why', async () => {
    const rig = routed();
    const asking = await ask(rig);
    await rig.pass(100);
    const now = rig.clock.now();
    const left = (await row(rig, asking))?.left;
    expect(left).toMatchObject({ at: expect.any(Number), dueAt: left!.at + DUE_MS });
    expect(now - left!.at).toBeLessThan(100);
    expect(kinds(asking.shopper)).toEqual(['requested', 'message', 'left']);
    expect((await desk(rig, asking)).at(-1)).toMatchObject({ kind: 'left_because', why: 'nobody_on_duty' });
    expect(asking.shopper.raw.join()).not.toContain('nobody_on_duty');
  });

  test('[RTR1] what is said to it later stays with it, and whoever comes takes it from the list', async () => {
    const rig = routed();
    const asking = await ask(rig);
    await rig.pass(100);
    await asking.shopper.say({ type: 'say', cid: rig.cid(), conversation: asking.conversation, text: 'It is urgent' });
    const one = await rig.agent('na');
    await rig.pass(200);
    expect(newest(one, 'left')).toMatchObject({ rows: [{ state: 'left', last: { text: 'It is urgent' } }] });
    expect(newest(one, 'waiting')).toMatchObject({ rows: [] });
    await take(rig, one, asking.conversation);
    await one.say({ type: 'say', cid: rig.cid(), conversation: asking.conversation, text: 'Here I am' });
    expect(await row(rig, asking)).toMatchObject({ state: 'active', left: { repliedAt: expect.any(Number) } });
  });

  test('[RTR1] everybody away, everybody full past the limit, waited too long: left, each for its reason', async () => {
    const rig = routed({ groups: groups({ maxWaiting: 1, maxWaitMs: 60_000 }), staff: staff({ limit: 1 }) });
    const one = await rig.agent('na');
    const first = await ask(rig);
    await take(rig, one, first.conversation);
    const second = await ask(rig);
    const third = await ask(rig);
    await rig.pass(200);
    expect((await rows(rig, [first, second, third])).map((each) => each?.state)).toEqual([
      'active',
      'requested',
      'left',
    ]);
    await rig.pass(60_000, 1000);
    expect((await row(rig, second))?.state).toBe('left');
    await one.say({ type: 'status', status: 'away' });
    const fourth = await ask(rig);
    await rig.pass(200);
    const whys = await Promise.all([third, second, fourth].map((asking) => desk(rig, asking)));
    expect(whys.map((events) => events.at(-1))).toMatchObject([
      { why: 'queue_full' },
      { why: 'waited_too_long' },
      { why: 'everybody_away' },
    ]);
    expect((await row(rig, first))?.state).toBe('active');
  });

  test('[RTR1] of agents who never look at an offer nobody holds a request for longer than its wait', async () => {
    const rig = routed({ groups: groups({ mode: 'automatic', acceptMs: 20_000, maxWaitMs: 60_000 }) });
    await rig.agent('na');
    await rig.agent('wei');
    const asking = await ask(rig);
    await rig.pass(60_000, 1000);
    expect((await row(rig, asking))?.state).toBe('requested');
    await rig.pass(2 * 20_000 + 1000, 1000);
    expect(await row(rig, asking)).toMatchObject({ state: 'left' });
    expect((await desk(rig, asking)).at(-1)).toMatchObject({ why: 'waited_too_long' });
  });

  test('[RTR5] the last agent signs off with five waiting: five left messages, none lost, each told', async () => {
    const rig = routed();
    const one = await rig.agent('na');
    const all = [];
    for (let n = 0; n < 5; n++) all.push(await ask(rig, { text: `Question ${n}` }));
    await rig.pass(1500);
    expect(all.map(({ shopper }) => places(shopper).at(-1))).toEqual([1, 2, 3, 4, 5]);
    await one.say({ type: 'status', status: 'off' });
    await rig.pass(1500);
    for (const [n, asking] of all.entries()) {
      expect(await row(rig, asking)).toMatchObject({ state: 'left', last: { text: `Question ${n}` } });
      expect(kinds(asking.shopper)).toEqual(['requested', 'message', 'left']);
      expect(places(asking.shopper).at(-1)).toBe(0);
    }
    rig.clock.advance(1000);
    const states = one.of('state').map(({ state }) => state);
    const listed = states.flatMap((state) => (state.topic === 'left' && 'put' in state ? state.put : []));
    expect(new Set(listed.map(({ conversation }) => conversation))).toEqual(
      new Set(all.map(({ conversation }) => conversation)),
    );
  });

  test('[RTR5] what an agent has who signs off waits again, for a colleague', async () => {
    const rig = routed();
    const [one, two] = [await rig.agent('na'), await rig.agent('wei')];
    const asking = await ask(rig);
    await take(rig, one, asking.conversation);
    await one.say({ type: 'status', status: 'off' });
    await rig.pass(200);
    expect(await row(rig, asking)).toMatchObject({ state: 'requested', lastAgent: expect.any(String) });
    expect((await desk(rig, asking)).at(-1)).toMatchObject({ kind: 'requeued', why: 'signed_off' });
    expect(kinds(asking.shopper)).toEqual(['requested', 'message', 'assigned', 'requested']);
    await take(rig, two, asking.conversation);
    expect(two.problems()).toEqual([]);
  });

  test.each(['line', 'session'])('[RTR5] who signs out gives back at once, their %s ending first', async (first) => {
    for (const colleagues of [1, 0]) {
      const rig = routed();
      const one = await rig.agent('na');
      if (colleagues > 0) await rig.agent('wei');
      const asking = await ask(rig);
      await take(rig, one, asking.conversation);
      await rig.pass(20_000, 1000);
      if (first === 'line') one.hangUp('parted');
      rig.bus.publish({ kind: 'cut', agent: na.id, session: 's-na' });
      await rig.pass(500);
      const state = colleagues > 0 ? 'requested' : 'left';
      expect((await row(rig, asking))?.state).toBe(state);
      expect(await desk(rig, asking)).toContainEqual(expect.objectContaining({ kind: 'requeued', why: 'signed_off' }));
      expect(kinds(asking.shopper).at(-1)).toBe(state);
    }
  });
});

describe('a left message that was taken', () => {
  const HOUR = 3_600_000;

  test('[RTR14] is due when it was, when who took it signs off without an answer', async () => {
    const rig = routed();
    const asking = await ask(rig);
    await rig.pass(100);
    const before = (await row(rig, asking))?.left;
    rig.clock.advance(23 * HOUR);
    const one = await rig.agent('na');
    await take(rig, one, asking.conversation);
    await one.say({ type: 'status', status: 'off' });
    await rig.pass(500);
    expect(await row(rig, asking)).toMatchObject({ state: 'left', left: before });
    const told = asking.shopper.of('facts').flatMap(({ events }) => events.filter(({ kind }) => kind === 'left'));
    expect(told.map((event) => 'dueAt' in event && event.dueAt)).toEqual([before?.dueAt, before?.dueAt]);
  });

  test('[RTR14] keeps its answer; what its shopper says then is asked of whoever is there', async () => {
    const rig = routed();
    const asking = await ask(rig);
    await rig.pass(100);
    rig.clock.advance(2 * HOUR);
    const one = await rig.agent('na');
    await take(rig, one, asking.conversation);
    await one.say({ type: 'say', cid: rig.cid(), conversation: asking.conversation, text: 'Here I am' });
    const answered = (await row(rig, asking))?.left;
    expect(answered?.repliedAt).toBeDefined();
    await one.say({ type: 'status', status: 'off' });
    await rig.pass(500);
    expect(await row(rig, asking)).toMatchObject({ state: 'left', left: answered });
    rig.clock.advance(HOUR);
    const say = { type: 'say', conversation: asking.conversation, text: 'One more thing' } as const;
    await asking.shopper.say({ ...say, cid: rig.cid() });
    await rig.pass(500);
    const anew = (await row(rig, asking))?.left;
    expect(anew).toEqual({ at: expect.any(Number), dueAt: anew!.at + DUE_MS });
    expect(anew!.at).toBeGreaterThan(answered!.repliedAt!);
  });
});

describe('hours', () => {
  // The rig’s clock starts on Friday, 21 November 2025, 08:00 UTC.
  const day = [{ from: '09:00', to: '17:00' }];
  const hours = {
    zone: 'UTC',
    week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
    exceptions: [],
  };
  const HOUR = 3_600_000;

  test('[RTR6] a request outside of its group’s hours is left at once, whoever is there, and due in service time', async () => {
    const rig = routed({ hours, leftReplyWithinMs: 2 * HOUR });
    await rig.agent('na');
    const asking = await ask(rig);
    await rig.pass(100);
    const left = await row(rig, asking);
    // It opens at nine; two hours of service are over at eleven.
    expect(left).toMatchObject({ state: 'left', left: { dueAt: 1_763_712_000_000 + 3 * HOUR } });
    expect((await desk(rig, asking)).at(-1)).toMatchObject({ why: 'outside_hours' });
    rig.clock.advance(HOUR);
    const inside = await ask(rig);
    await rig.pass(100);
    expect((await row(rig, inside))?.state).toBe('requested');
  });

  test.each([
    ['signs off', async (_: Rig, one: Peer) => one.say({ type: 'status', status: 'off' })],
    [
      'gives it back',
      async (rig: Rig, one: Peer, conversation: string) =>
        one.say({ type: 'give_back', cid: rig.cid(), conversation, reason: 'other', text: 'Late' }),
    ],
  ])('[RTR6] who came in time and whose agent %s after closing goes to a colleague', async (_, go) => {
    const rig = routed({ hours, groups: groups({ mode: 'automatic' }) });
    rig.clock.advance(8.5 * HOUR);
    const one = await rig.agent('na');
    const asking = await ask(rig);
    await rig.pass(100);
    await rig.agent('wei');
    expect(await row(rig, asking)).toMatchObject({ state: 'active', agent: { id: na.id } });
    rig.clock.advance(HOUR);
    await go(rig, one, asking.conversation);
    await rig.pass(500);
    expect(await row(rig, asking)).toMatchObject({ state: 'active', agent: { id: wei.id } });
  });

  test('[RTR6] other hours send nobody away who came in time', async () => {
    const rig = routed({ hours });
    rig.clock.advance(3 * HOUR);
    await rig.agent('na');
    const asking = await ask(rig);
    await rig.pass(100);
    rig.clock.advance(60_000);
    rig.settings.change({ hours: { ...hours, week: { ...hours.week, fri: [{ from: '09:00', to: '10:00' }] } } });
    await rig.pass(500);
    expect((await row(rig, asking))?.state).toBe('requested');
    const later = await ask(rig);
    await rig.pass(500);
    expect((await desk(rig, later)).at(-1)).toMatchObject({ why: 'outside_hours' });
  });

  test('[RTR6] who came in time is not sent away by closing; a transfer to a closed group is a left message', async () => {
    const settings = groups({}).map((group) => (group.id === 'after-sales' ? { ...group, hours } : group));
    const rig = routed({ groups: settings });
    const one = await rig.agent('na');
    rig.clock.advance(HOUR);
    const [kept, moved] = [await ask(rig, { group: 'after-sales' }), await ask(rig)];
    await take(rig, one, moved.conversation);
    await rig.pass(100);
    // One minute before it closes: what waits by then is served after it.
    rig.settings.change({
      groups: settings.map((group) =>
        group.id === 'after-sales'
          ? { ...group, hours: { ...hours, week: { ...hours.week, fri: [{ from: '09:00', to: '09:01' }] } } }
          : group,
      ),
    });
    await rig.pass(61_000, 1000);
    expect((await row(rig, kept))?.state).toBe('requested');
    await one.say({
      ...{ type: 'transfer', cid: rig.cid(), conversation: moved.conversation, group: 'after-sales' },
      ...{ reason: 'expertise', text: 'A parcel' },
    });
    await rig.pass(100);
    expect(await row(rig, moved)).toMatchObject({ state: 'left', group: 'after-sales', site: SITE });
    expect((await desk(rig, moved)).slice(-2)).toMatchObject([
      { kind: 'transferred', text: 'A parcel' },
      { kind: 'left_because', why: 'outside_hours' },
    ]);
  });
});
