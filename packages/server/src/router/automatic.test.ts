import { describe, expect, test } from 'vitest';
import type { Hint } from '../ports/bus.ts';
import { SITE } from '../testing/rig.ts';
import {
  ask,
  desk,
  groups,
  kinds,
  min,
  na,
  newest,
  offered,
  places,
  routed,
  row,
  rows,
  staff,
  take,
  wei,
} from './sample.contract.ts';

const agents = (all: Awaited<ReturnType<typeof rows>>) =>
  all.map((each) => (each?.state === 'active' ? each.agent.id : each?.state));

describe('between a pass and its commit', () => {
  test('[RTR8] a limit that is lowered holds', async () => {
    const rig = routed({ groups: groups({ mode: 'automatic' }), staff: staff({ limit: 2 }) });
    await rig.agent('na');
    await ask(rig);
    await rig.pass(100);
    const { get } = rig.settings;
    let lowered = false;
    rig.settings.get = async (site) => {
      const found = await get(site);
      if (!lowered) queueMicrotask(() => rig.settings.change({ staff: staff({ limit: 1 }) }));
      lowered = true;
      return found;
    };
    const asking = await ask(rig);
    await rig.pass(3000, 100);
    expect((await row(rig, asking))?.state).toBe('requested');
    expect(rig.board.load(SITE, na.id)).toBe(1);
  });

  test.each(['away', 'busy', 'off'] as const)(
    '[RTR8] who becomes %s is given nothing, a colleague is',
    async (status) => {
      const rig = routed({ groups: groups({ mode: 'automatic' }) });
      const one = await rig.agent('na');
      const { commit } = rig.store;
      let said = false;
      rig.store.commit = async (site, keys, decide) => {
        if (!said && keys.some(({ kind }) => kind === 'agent')) {
          said = true;
          await one.say({ type: 'status', status });
          await rig.agent('wei');
        }
        return commit(site, keys, decide);
      };
      const asking = await ask(rig);
      await rig.pass(500);
      expect(agents(await rows(rig, [asking]))).toEqual([wei.id]);
    },
  );
});

describe('a group that gives requests out', () => {
  test('[RTR2] gives each to who has most room, up to the limit, then in line as room comes', async () => {
    const rig = routed({ groups: groups({ mode: 'automatic' }), staff: staff({ limit: 2 }) });
    const first = await rig.agent('na');
    await rig.agent('wei');
    const all = [];
    for (let n = 0; n < 6; n++) {
      all.push(await ask(rig));
      await rig.pass(100);
    }
    expect(agents(await rows(rig, all))).toEqual([na.id, wei.id, na.id, wei.id, 'requested', 'requested']);
    await rig.pass(1500);
    expect(all.slice(4).map(({ shopper }) => places(shopper).at(-1))).toEqual([1, 2]);
    await first.say({ type: 'close', cid: rig.cid(), conversation: all[0]!.conversation });
    await rig.pass(1500);
    expect(agents(await rows(rig, all.slice(4)))).toEqual([na.id, 'requested']);
    expect(all.slice(4).map(({ shopper }) => places(shopper).at(-1))).toEqual([0, 1]);
    const [assigned] = all[4]!.shopper
      .of('facts')
      .flatMap(({ events }) => events.filter(({ kind }) => kind === 'assigned'));
    expect(assigned).toMatchObject({ by: { role: 'system' }, agent: { id: na.id, name: na.name } });
    expect(newest(first, 'mine')).toMatchObject({ topic: 'mine' });
  });

  test('[RTR2] gives nothing to who is busy, away, without room or of another group', async () => {
    const rig = routed({
      groups: groups({ mode: 'automatic' }),
      staff: new Map([
        ...staff({}),
        [wei.id, { ...staff({}).get(wei.id)!, groups: ['after-sales'] }],
        [min.id, { ...staff({}).get(min.id)!, limit: 0 }],
      ]),
    });
    const busy = await rig.agent('na');
    await rig.agent('wei');
    await rig.agent('min');
    await busy.say({ type: 'status', status: 'busy' });
    const [sales, after] = [await ask(rig), await ask(rig, { group: 'after-sales' })];
    await rig.pass(100);
    expect(agents(await rows(rig, [sales, after]))).toEqual(['requested', wei.id]);
    await busy.say({ type: 'status', status: 'online' });
    await rig.pass(100);
    expect(agents(await rows(rig, [sales]))).toEqual([na.id]);
  });

  test('[RTR2] a shopper who comes back gets the agent who knows the case', async () => {
    const rig = routed({ groups: groups({ mode: 'automatic' }) });
    const first = await rig.agent('na');
    const [asking] = [await ask(rig), await ask(rig)];
    await rig.pass(100);
    await first.say({ type: 'close', cid: rig.cid(), conversation: asking.conversation });
    await rig.agent('wei');
    // Wang Wei has least to do; the case is Li Na's.
    const other = await ask(rig, {});
    await rig.pass(100);
    expect(agents(await rows(rig, [other]))).toEqual([wei.id]);
    await asking.shopper.say({
      type: 'say',
      cid: rig.cid(),
      conversation: asking.conversation,
      text: 'One more thing',
    });
    const next = asking.shopper.of('ack').at(-1)?.conversation ?? '';
    await rig.pass(100);
    expect(await rig.store.conversation(SITE, next)).toMatchObject({ agent: { id: na.id } });
  });
});

describe('offers', () => {
  const settings = { groups: groups({ mode: 'automatic', acceptMs: 20_000 }) };

  test('[RTR3] only who it is offered to takes it; declined or not looked at, it goes on; nobody is passed by for ever', async () => {
    const rig = routed(settings);
    const [one, two] = [await rig.agent('na'), await rig.agent('wei')];
    const asking = await ask(rig);
    await rig.pass(100);
    expect([offered(one), offered(two)]).toEqual([[asking.conversation], []]);
    expect(newest(one, 'offers')).toMatchObject({ offers: [{ group: 'pre-sales', until: expect.any(Number) }] });
    await take(rig, two, asking.conversation);
    expect(two.problems()).toEqual(['not_offered']);
    await one.say({ type: 'pass', conversation: asking.conversation });
    await rig.pass(100);
    expect([offered(one), offered(two)]).toEqual([[], [asking.conversation]]);
    await rig.pass(21_000, 1000);
    // Nobody else is in reach: the round begins anew, without who declined.
    expect([offered(one), offered(two)]).toEqual([[], [asking.conversation]]);
    await take(rig, two, asking.conversation);
    expect(await row(rig, asking)).toMatchObject({ state: 'active', agent: { id: wei.id } });
    await rig.pass(100);
    expect(offered(two)).toEqual([]);
    expect(kinds(asking.shopper)).toEqual(['requested', 'message', 'assigned']);
    expect(asking.shopper.raw.join()).not.toContain('offers');
  });

  test('[RTR3] an offer counts as a conversation, ends with the line, and is told again in a welcome', async () => {
    const rig = routed({ ...settings, staff: staff({ limit: 1 }) });
    const one = await rig.agent('na');
    const [first, second] = [await ask(rig), await ask(rig)];
    await rig.pass(100);
    expect(offered(one)).toEqual([first.conversation]);
    const other = await rig.agent('na');
    expect(offered(other)).toEqual([first.conversation]);
    const two = await rig.agent('wei');
    await rig.pass(100);
    expect(offered(two)).toEqual([second.conversation]);
    for (const line of [one, other]) line.hangUp();
    await two.say({ type: 'pass', conversation: first.conversation });
    await rig.pass(100);
    expect(rig.board.offers(SITE, na.id)).toEqual([]);
    expect((await row(rig, first))?.state).toBe('requested');
    await take(rig, two, second.conversation);
    await two.say({ type: 'close', cid: rig.cid(), conversation: second.conversation });
    await rig.pass(100);
    expect(offered(two)).toEqual([first.conversation]);
  });

  test('[RTR3] a lapsed offer is worth nothing, also before the pass that finds it', async () => {
    const rig = routed(settings);
    const one = await rig.agent('na');
    const asking = await ask(rig);
    await rig.pass(100);
    const [offer] = rig.board.offers(SITE, na.id);
    rig.router?.stop();
    rig.clock.advance((offer?.until ?? 0) - rig.clock.now());
    await take(rig, one, asking.conversation);
    expect(one.problems()).toEqual(['not_offered']);
  });
});

describe('who never looks', () => {
  const settings = { groups: groups({ mode: 'automatic', acceptMs: 20_000 }) };

  test('[RTR16] is away after three accept times in a row, and told so; a colleague gets what waits', async () => {
    const rig = routed(settings);
    const one = await rig.agent('na');
    const all = [await ask(rig), await ask(rig)];
    await rig.pass(59_000, 1000);
    expect(newest(one, 'duty')).toMatchObject({ status: 'online' });
    const two = await rig.agent('wei');
    await rig.pass(4000, 1000);
    expect(newest(one, 'duty')).toMatchObject({ status: 'away' });
    expect(rig.statuses).toContain(`${na.id} away unanswered`);
    expect(offered(one)).toEqual([]);
    expect(offered(two)).toHaveLength(all.length);
    await one.say({ type: 'status', status: 'online' });
    expect(newest(one, 'duty')).toMatchObject({ status: 'online' });
  });

  test('[RTR16] who declines, or takes, has looked', async () => {
    const rig = routed({ groups: groups({ mode: 'automatic', acceptMs: 20_000, maxWaitMs: 3_600_000 }) });
    const one = await rig.agent('na');
    const [first, second] = [await ask(rig), await ask(rig)];
    await rig.pass(45_000, 1000);
    await one.say({ type: 'pass', conversation: first.conversation });
    await rig.pass(45_000, 1000);
    await take(rig, one, second.conversation);
    await rig.pass(45_000, 1000);
    expect(newest(one, 'duty')).toMatchObject({ status: 'online' });
  });
});

describe('a line that is lost', () => {
  test.each(['pick', 'automatic'] as const)(
    '[RTR4] within the grace nothing moves; after it the conversation waits at its old place (%s)',
    async (mode) => {
      const rig = routed({ groups: groups({ mode, graceMs: 30_000 }), staff: staff({ limit: 1 }) });
      const one = await rig.agent('na');
      const asking = await ask(rig);
      await rig.pass(100);
      if (mode === 'pick') await take(rig, one, asking.conversation);
      const two = await rig.agent('wei');
      const second = await ask(rig);
      await rig.pass(100);
      if (mode === 'pick') await take(rig, two, second.conversation);
      const later = await ask(rig);
      await rig.pass(1500);
      one.hangUp();
      await rig.pass(9000, 1000);
      const back = await rig.agent('na');
      await rig.pass(60_000, 1000);
      expect(await row(rig, asking)).toMatchObject({ state: 'active', agent: { id: na.id } });
      back.hangUp();
      await rig.pass(29_000, 1000);
      expect((await row(rig, asking))?.state).toBe('active');
      await rig.pass(2000, 1000);
      expect(await row(rig, asking)).toMatchObject({ state: 'requested', openedAt: expect.any(Number) });
      expect((await desk(rig, asking)).at(-1)).toMatchObject({
        kind: 'requeued',
        why: 'line_lost',
        from: { id: na.id },
      });
      expect([asking, later].map(({ shopper }) => places(shopper).at(-1))).toEqual([1, 2]);
      await two.say({ type: 'close', cid: rig.cid(), conversation: second.conversation });
      await rig.pass(200);
      if (mode === 'automatic') expect(agents(await rows(rig, [asking, later]))).toEqual([wei.id, 'requested']);
    },
  );
});

describe('a line that is lost, and nobody else is there', () => {
  test('[RTR4] who waits is not given up within the grace; shoppers are told sooner that nobody would answer', async () => {
    const rig = routed({ groups: groups({ graceMs: 60_000 }) });
    const one = await rig.agent('na');
    const [asking, other] = [await ask(rig), await rig.shopper('b')];
    await rig.pass(500);
    one.hangUp();
    await rig.pass(59_000, 500);
    expect((await row(rig, asking))?.state).toBe('requested');
    expect(newest(other, 'availability')).toMatchObject({ value: 'away' });
    await rig.pass(1500, 500);
    expect((await row(rig, asking))?.state).toBe('left');
  });

  test('[RTR4] within the grace they come back as they were, and get what waits', async () => {
    const rig = routed({ groups: groups({ mode: 'automatic', graceMs: 60_000 }) });
    const one = await rig.agent('na');
    await rig.pass(100);
    one.hangUp();
    await rig.pass(1000, 100);
    const asking = await ask(rig);
    await rig.pass(40_000, 500);
    expect((await row(rig, asking))?.state).toBe('requested');
    await rig.agent('na');
    await rig.pass(500);
    expect(await row(rig, asking)).toMatchObject({ state: 'active', agent: { id: na.id } });
  });

  test.each(['off', 'away'])('[RL38] who is %s gets no shopper after a lost line', async (status) => {
    const rig = routed({ groups: groups({ mode: 'automatic' }) });
    const one = await rig.agent('na');
    await one.say({ type: 'status', status });
    await rig.pass(1000);
    one.hangUp();
    await rig.pass(12_000, 500);
    await rig.agent('na');
    const asking = await ask(rig);
    await rig.pass(500);
    expect((await row(rig, asking))?.state).toBe('left');
  });

  test('[RTR5] who signs off and hangs up at once gives back at once, for this reason', async () => {
    const rig = routed();
    const [one] = [await rig.agent('na'), await rig.agent('wei')];
    const asking = await ask(rig);
    await take(rig, one, asking.conversation);
    await rig.pass(1000);
    await one.say({ type: 'status', status: 'off' });
    one.hangUp();
    await rig.pass(500);
    expect((await row(rig, asking))?.state).toBe('requested');
    expect((await desk(rig, asking)).at(-1)).toMatchObject({ kind: 'requeued', why: 'signed_off' });
  });
});

describe('hints', () => {
  test('[RL27] one that is repeated brings back nothing that has ended', async () => {
    const rig = routed({ groups: groups({ mode: 'automatic' }), staff: staff({ limit: 1 }) });
    const heard: Hint[] = [];
    rig.bus.subscribe((hint) => heard.push(hint));
    const one = await rig.agent('na');
    const asking = await ask(rig);
    await rig.pass(100);
    await one.say({ type: 'close', cid: rig.cid(), conversation: asking.conversation });
    await rig.pass(100);
    const before = heard.filter((hint) => hint.kind === 'appended' && hint.conversation.state === 'active');
    expect(before).toHaveLength(1);
    for (const hint of before) rig.bus.publish(hint);
    await rig.pass(100);
    expect(rig.board.load(SITE, na.id)).toBe(0);
    const next = await ask(rig);
    await rig.pass(100);
    expect(agents(await rows(rig, [next]))).toEqual([na.id]);
  });
});

describe('places', () => {
  test('[RTR7] are told when they change, at most once a second, in a welcome, and to nobody else', async () => {
    const rig = routed({ staff: staff({ limit: 50 }) });
    const one = await rig.agent('na');
    const all = [];
    for (let n = 0; n < 8; n++) all.push(await ask(rig));
    await rig.pass(1500);
    const last = all.at(-1)!;
    const before = places(last.shopper).length;
    for (const { conversation } of all.slice(0, 6)) {
      await take(rig, one, conversation);
      await rig.pass(100);
    }
    await rig.pass(1500);
    expect(places(last.shopper).at(-1)).toBe(2);
    expect(places(last.shopper).length - before).toBeLessThanOrEqual(2);
    const revs = last.shopper.of('state').flatMap(({ state }) => (state.topic === 'queue' ? [state.rev] : []));
    expect(revs).toEqual([...new Set(revs)].sort((a, b) => a - b));
    expect(one.raw.join()).not.toContain('"queue"');
    await rig.pass(5000);
    const told = places(last.shopper).length;
    await last.shopper.say({ type: 'say', cid: rig.cid(), conversation: last.conversation, text: 'Still here' });
    await rig.pass(2000);
    expect(places(last.shopper)).toHaveLength(told);
  });

  test('[RTR10] words alone make no pass and no read', async () => {
    const rig = routed();
    const one = await rig.agent('na');
    const asking = await ask(rig);
    await take(rig, one, asking.conversation);
    await rig.pass(1000);
    let reads = 0;
    const { conversations } = rig.store;
    rig.store.conversations = (...args) => {
      reads += 1;
      return conversations(...args);
    };
    let asked = 0;
    const { get } = rig.settings;
    rig.settings.get = (site) => {
      asked += 1;
      return get(site);
    };
    for (let n = 0; n < 20; n++) {
      await asking.shopper.say({ type: 'say', cid: rig.cid(), conversation: asking.conversation, text: `${n}` });
      await rig.pass(100);
    }
    expect([reads, asked]).toEqual([0, 0]);
  });
});
