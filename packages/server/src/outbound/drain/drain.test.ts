import { describe, expect, it } from 'vitest';
import { HOLDS_TRIES } from '../../ports/outgoing.ts';
import { SITE } from '../../ports/store-world.contract.ts';
import { GIVEN_UP_MS } from './retry.ts';
import { IN_ALL, PER_TARGET } from './step.ts';
import { type Answer, createWorld, dice, hook } from './world.contract.ts';

const takes: Answer = { does: 'takes', afterMs: 50 };
const refuses: Answer = { does: 'refuses', afterMs: 50 };
const HOUR = 3_600_000;

describe('what waits to go out', () => {
  it('[OG3] goes out once, in order, as soon as it is written', async () => {
    const world = createWorld(() => takes);
    world.start();
    await world.put(hook(1), 1, 1, 3);
    await world.put(hook(1), 2, 1);
    await world.pass(400);
    expect(world.of(hook(1)).sort()).toEqual(['01.1', '01.2', '01.3', '02.1']);
    expect(world.of(hook(1)).filter((about) => about.startsWith('01'))).toEqual(['01.1', '01.2', '01.3']);
    expect(await world.waiting()).toBe(0);
  });

  it('[OG3] goes out after the receiver was down for an hour, each once', async () => {
    let down = true;
    const world = createWorld(() => (down ? { does: 'refuses', afterMs: 1 } : takes));
    world.start();
    for (let minute = 0; minute < 60; minute += 1) {
      await world.put(hook(1), minute % 7, minute + 1);
      await world.pass(60_000, 1000);
    }
    down = false;
    await world.pass(2 * HOUR, 1000);
    expect(new Set(world.of(hook(1))).size).toBe(60);
    expect(world.arrived).toHaveLength(60);
    expect(await world.outbox.counts(SITE, hook(1))).toEqual({ waiting: 0, dead: 0 });
  });

  it('[OG3] asks a receiver that is down seldom, however much waits for it', async () => {
    let asked = 0;
    const world = createWorld(() => {
      asked += 1;
      return { does: 'refuses', afterMs: 1 };
    });
    world.start();
    for (let c = 0; c < 90; c += 1) await world.put(hook(1), c, 1);
    await world.pass(HOUR, 1000);
    expect(asked).toBeGreaterThan(10);
    expect(asked).toBeLessThan(60);
  });

  it('[OG4] a receiver that fails, or is slow, holds up no other', async () => {
    const world = createWorld(({ target }) =>
      target === hook(1) ? refuses : target === hook(2) ? { does: 'lost', afterMs: 5000 } : takes,
    );
    world.start();
    for (let c = 1; c <= 60; c += 1) {
      await world.put(hook(1), c, 1);
      await world.put(hook(2), c, 1);
    }
    for (let c = 1; c <= 20; c += 1) {
      await world.put(hook(3), c, 1);
      await world.pass(200, 50);
      expect(world.of(hook(3))).toHaveLength(c);
    }
  });

  it('[OG4] what a receiver never takes holds up its conversation for a while, and no other', async () => {
    const world = createWorld(({ about }) => ('number' in about && about.number === 2 ? refuses : takes));
    world.start();
    await world.put(hook(1), 1, 1, 3);
    await world.put(hook(1), 2, 1);
    await world.pass(2000);
    expect(world.of(hook(1)).sort()).toEqual(['01.1', '02.1']);
    await world.pass(HOUR, 1000);
    expect(world.of(hook(1)).sort()).toEqual(['01.1', '01.3', '02.1']);
    const [row] = await world.outbox.list(SITE, hook(1), { state: 'waiting', limit: 9 });
    expect(row?.tries).toBeGreaterThanOrEqual(HOLDS_TRIES);
  });

  it('[OG5] is dead after three days, and goes out when it is asked for', async () => {
    let up = false;
    const world = createWorld(() => (up ? takes : refuses));
    world.start();
    await world.put(hook(1), 1, 1, 2);
    await world.pass(GIVEN_UP_MS + 13 * HOUR, 30_000);
    expect(await world.outbox.counts(SITE, hook(1))).toEqual({ waiting: 0, dead: 2 });
    const [, first] = await world.outbox.list(SITE, hook(1), { state: 'dead', limit: 9 });
    expect(first?.last).toMatchObject({ failure: 'refused', status: 500 });
    expect((first?.last?.at ?? 0) - (first?.firstAt ?? 0)).toBeGreaterThanOrEqual(GIVEN_UP_MS);
    up = true;
    await world.outbox.again(SITE, hook(1), world.clock.now());
    world.drain.wake();
    await world.pass(10 * 60_000, 1000);
    expect(world.of(hook(1))).toEqual(['01.1', '01.2']);
  });

  it('[OG3] waits for a target that is off, and goes out when it is on again', async () => {
    const world = createWorld(() => takes);
    world.off.add(hook(1));
    world.start();
    await world.put(hook(1), 1, 1);
    await world.put(hook(2), 1, 1);
    await world.pass(HOUR, 60_000);
    expect(world.arrived.map(({ target }) => target)).toEqual([hook(2)]);
    world.off.delete(hook(1));
    world.drain.wake();
    await world.pass(200);
    expect(world.of(hook(1))).toEqual(['01.1']);
  });

  it('[WK4] forgets all of a target that is there no more, also what was written behind its removal', async () => {
    const world = createWorld(() => takes);
    world.gone.add(hook(1));
    world.start();
    await world.put(hook(1), 1, 1, 3);
    await world.put(hook(2), 1, 1);
    await world.pass(HOUR, 60_000);
    expect(world.arrived.map(({ target }) => target)).toEqual([hook(2)]);
    expect((await world.outbox.targets()).map(({ target }) => target)).toEqual([hook(2)]);
  });

  it('[OG3] begins nothing while it drains, and keeps what arrived meanwhile', async () => {
    const world = createWorld(() => ({ does: 'takes', afterMs: 300 }));
    world.start();
    await world.put(hook(1), 1, 1, 2);
    await world.pass(100);
    world.drain.drain();
    await world.put(hook(1), 2, 1);
    await world.pass(1000);
    await world.drain.stop();
    expect(world.of(hook(1))).toEqual(['01.1']);
    expect(await world.outbox.list(SITE, hook(1), { state: 'sent', limit: 9 })).toHaveLength(1);
    world.start();
    await world.pass(1000);
    expect(world.of(hook(1)).sort()).toEqual(['01.1', '01.2', '02.1']);
  });

  it('[OG3] waits a second for what is on its way when it stops, and sends again what it has cut', async () => {
    const world = createWorld(({ about }) => ({
      does: 'takes',
      afterMs: 'number' in about && about.number === 1 ? 700 : 60_000,
    }));
    world.start();
    await world.put(hook(1), 1, 1);
    await world.put(hook(1), 2, 9);
    await world.pass(100);
    const stopping = world.drain.stop();
    await world.pass(1100);
    await stopping;
    expect(await world.outbox.list(SITE, hook(1), { state: 'sent', limit: 9 })).toHaveLength(1);
    expect(await world.outbox.counts(SITE, hook(1))).toEqual({ waiting: 1, dead: 0 });
  });

  it('[OG3] goes on when what came of it could not be kept, or nothing could be read', async () => {
    const world = createWorld(() => takes);
    const { settle, due, pending } = world.outbox;
    const fails = async (): Promise<never> => {
      throw new Error('the disk is full');
    };
    Object.assign(world.outbox, { settle: fails, due: fails, pending: fails });
    world.start();
    await world.put(hook(1), 1, 1, 2);
    await world.pass(5000);
    Object.assign(world.outbox, { pending });
    await world.pass(5000);
    Object.assign(world.outbox, { due });
    await world.pass(5000);
    expect(world.of(hook(1))).toEqual(['01.1']);
    Object.assign(world.outbox, { settle });
    await world.pass(5000);
    expect(world.of(hook(1))).toEqual(['01.1', '01.2']);
  });
});

describe('any weather', () => {
  const SEEDS = Array.from({ length: 40 }, (_, i) => 5000 + i);

  it.each(SEEDS)('[OG3] [OG4] everything arrives, in order, within the bounds (seed %i)', async (seed) => {
    const roll = dice(seed);
    const below = (most: number): number => Math.floor(roll() * most);
    const targets = 1 + below(12);
    const until = new Map(Array.from({ length: targets }, (_, t) => [hook(t), below(4) * 60_000]));
    const [fails, loses, kills] = [roll() * 0.4, roll() * 0.2, below(6)];
    let begun = 0;
    const world = createWorld((row, now) => {
      const bad = now - begun < 20 * 60_000;
      const afterMs = 1 + below(bad ? 5000 : 300);
      if (now - begun < (until.get(row.target) ?? 0)) return { does: 'refuses', afterMs };
      const luck = bad ? roll() : 1;
      return { does: luck < fails ? 'refuses' : luck < fails + loses ? 'lost' : 'takes', afterMs };
    }, roll);
    begun = world.clock.now();
    world.start();
    const heads = new Map<string, number>();
    let put = 0;
    for (let turn = 0; turn < 60; turn += 1) {
      const [target, conversation] = [hook(below(targets)), 1 + below(4)];
      const key = `${target} ${conversation}`;
      const from = (heads.get(key) ?? 0) + 1;
      const to = from + below(4);
      heads.set(key, to);
      put += to - from + 1;
      await world.put(target, conversation, from, to);
      await world.pass(below(8000), 500);
      if (kills > 0 && turn % Math.ceil(60 / kills) === 7) {
        world.kill();
        world.start();
      }
    }
    await world.pass(26 * HOUR, 20_000);
    expect(await world.waiting()).toBe(0);
    expect(new Set(world.arrived.map(({ id }) => id)).size).toBe(put);
    expect(world.most.ofOne).toBeLessThanOrEqual(PER_TARGET);
    expect(world.most.ofAll).toBeLessThanOrEqual(IN_ALL);
    // Only who may have had it without our knowing gets it twice.
    if (loses === 0 && kills === 0) expect(world.arrived).toHaveLength(put);
    const rows = await world.outbox.list(SITE, hook(0), { limit: 999 });
    const often = new Set(rows.filter(({ tries }) => tries >= HOLDS_TRIES).map(({ id }) => id));
    const firsts = new Map<string, number>();
    const seen = new Set<string>();
    for (const { id, target, about } of world.arrived.filter((each) => each.target === hook(0))) {
      if (seen.has(id)) continue;
      seen.add(id);
      const [conversation, number] = about.split('.');
      const key = `${target} ${conversation}`;
      // What failed often lets those behind it pass.
      if (!often.has(id)) expect(Number(number), about).toBeGreaterThan(firsts.get(key) ?? 0);
      if (!often.has(id)) firsts.set(key, Number(number));
    }
  });
});
