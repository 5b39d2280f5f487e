import { describe, expect, test } from 'vitest';
import { createLocalBus } from '../buses/local/bus.ts';
import type { Present, Staffing } from '../ports/staffing.ts';
import { createRouter } from '../router/router.ts';
import { SITE, settle } from '../testing/rig.ts';
import { createTestSettings } from '../testing/settings.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import { createBoard } from './board.ts';
import { ask, groups, min, na, type Rig, routed, row, rows, staff, take, wei } from './sample.contract.ts';

const online = (id: string, over: Partial<Present> = {}): Present => ({
  ...{ id, name: id, status: 'online', lineLostSince: undefined },
  ...over,
});

/** Another process over the same store, a minute after the last one: who is here, and the settings, as said. */
function restarted(rig: Rig, people: Present[], settings: Parameters<typeof createTestSettings>[0] = {}) {
  const clock = createVirtualClock(rig.clock.now() + 60_000);
  const listeners = new Set<(site: string) => void>();
  const staffing: Staffing = {
    all: () => people,
    unanswered: () => undefined,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const board = createBoard();
  const router = createRouter({
    ...{ store: rig.store, clock, bus: createLocalBus(() => undefined), staffing, board },
    settings: createTestSettings({ staff: staff({}), ...settings }),
    log: {
      debug() {},
      info() {},
      warn() {},
      error(_, message) {
        throw new Error(message);
      },
      child() {
        return this;
      },
    },
  });
  return {
    router,
    board,
    come(present: Present) {
      people.push(present);
      for (const listener of listeners) listener(SITE);
    },
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= 500) {
        clock.advance(Math.min(left, 500));
        await settle();
        await settle();
      }
    },
  };
}

/** One conversation that Li Na has, one that waits, then the process is no more. */
async function crashed() {
  const rig = routed();
  const one = await rig.agent('na');
  const [held, waiting] = [await ask(rig), await ask(rig)];
  await take(rig, one, held.conversation);
  await rig.pass(200);
  rig.router?.stop();
  return { rig, held, waiting };
}

describe('after a crash', () => {
  test('[RTR9] who had a line has the grace to come back; what waits is not given up meanwhile', async () => {
    const { rig, held, waiting } = await crashed();
    const next = restarted(rig, [online(na.id, { lineLostSince: rig.clock.now() + 60_000 })]);
    await next.router.start();
    await next.pass(14_000);
    expect((await rows(rig, [held, waiting])).map((each) => each?.state)).toEqual(['active', 'requested']);
    next.come(online(wei.id));
    await next.pass(45_000);
    expect((await row(rig, held))?.state).toBe('active');
    await next.pass(2000);
    // The grace is over: it waits at its place, before the one that waited all the time.
    expect((await row(rig, held))?.state).toBe('requested');
    expect(next.board.place(SITE, held.conversation)).toMatchObject({ place: 1 });
    expect(next.board.place(SITE, waiting.conversation)).toMatchObject({ place: 2 });
  });

  test('[RTR9] where nobody comes back all of it is a left message in the end, and nothing is forgotten', async () => {
    const { rig, held, waiting } = await crashed();
    const next = restarted(rig, []);
    next.board.wake(SITE);
    await next.pass(14_000);
    expect((await row(rig, waiting))?.state).toBe('requested');
    await next.pass(2000);
    expect((await rows(rig, [held, waiting])).map((each) => each?.state)).toEqual(['active', 'left']);
    await next.pass(46_000);
    expect((await rows(rig, [held, waiting])).map((each) => each?.state)).toEqual(['left', 'left']);
  });

  test('[RTR9] after any start what waits or is held is routed, also where nobody comes for the site', async () => {
    const { rig, held, waiting } = await crashed();
    const next = restarted(rig, []);
    await next.router.start();
    await next.pass(16_000);
    expect((await rows(rig, [held, waiting])).map((each) => each?.state)).toEqual(['active', 'left']);
    await next.pass(46_000);
    expect((await row(rig, held))?.state).toBe('left');
  });

  test('[RTR9] offers are found anew', async () => {
    const { rig, waiting } = await crashed();
    const next = restarted(rig, [online(wei.id)], { groups: groups({ mode: 'automatic', acceptMs: 20_000 }) });
    await next.router.start();
    await next.pass(500);
    expect(next.board.offers(SITE, wei.id)).toMatchObject([{ conversation: waiting.conversation }]);
  });

  test('[RTR9] what somebody has who is no longer of the staff waits again', async () => {
    const { rig, held } = await crashed();
    const left = new Map(staff({}));
    left.delete(na.id);
    const next = restarted(rig, [online(wei.id)], { staff: left });
    await next.router.start();
    await next.pass(500);
    expect((await row(rig, held))?.state).toBe('requested');
    expect((await rig.store.readDesk(SITE, held.conversation, { after: 0, limit: 9 })).events.at(-1)).toMatchObject({
      ...{ kind: 'requeued', why: 'agent_gone' },
    });
  });

  test('[RTR15] a guest who does not come back is in it no more, one who did stays', async () => {
    const { rig, held } = await crashed();
    const { conversation } = held;
    const invited = { type: 'invite', conversation, text: 'Does it fit?' } as const;
    const [one, two] = [await rig.agent('na'), await rig.agent('wei', 'supervisor')] as const;
    await rig.agent('min');
    await two.say({ type: 'join', cid: rig.cid(), conversation });
    await one.say({ ...invited, cid: rig.cid(), to: min.id });
    const before = await row(rig, held);
    expect(before).toMatchObject({ guests: [{ id: wei.id }], invited: [{ agent: { id: min.id } }] });
    const next = restarted(rig, [online(na.id), online(min.id)]);
    await next.router.start();
    await next.pass(59_000);
    expect(await row(rig, held)).toEqual(before);
    await next.pass(2000);
    expect(await row(rig, held)).not.toHaveProperty('guests');
    expect(await row(rig, held)).toMatchObject({ invited: [{ agent: { id: min.id } }] });
  });
});
