import { expect, it } from 'vitest';
import { ChatError } from '../errors.ts';
import { createRig } from '../testing/rig.ts';
import { settle } from '../testing/virtual-clock.ts';
import { createSender } from './sender.ts';

const unconnected = {
  connection: 'idle',
  leads: true,
  lend: () => undefined,
  send: () => false,
  tell: () => undefined,
} as const;

it('[OB9] who keeps it for another secret from now on lets go of the former database and its guard', async () => {
  const rig = createRig();
  rig.disk.mode = 'full';
  const open: string[] = [];
  const guards = new Set<object>();
  const ports = {
    ...rig.ports,
    later: async () => ({
      ...(await rig.ports.later()),
      openShelf(...[name, owner]: Parameters<typeof rig.disk.open>) {
        const shelf = rig.disk.open(name, owner);
        open.push(owner);
        return shelf && { ...shelf, close: () => open.splice(open.indexOf(owner), 1) };
      },
      guard: (on: boolean, who: object) => void (on ? guards.add(who) : guards.delete(who)),
    }),
  };
  const sender = createSender(ports, unconnected, true, () => undefined);
  sender.keep('db', 'first');
  void sender.submit({ type: 'say', conversation: undefined, text: 'one' });
  await settle();
  expect([open, guards.size]).toEqual([['first'], 1]);
  rig.disk.mode = 'ok';
  sender.keep('db', 'second');
  await settle();
  expect([open, guards.size, sender.entries.map(({ status }) => status)]).toEqual([['second'], 0, ['saved']]);
});

it.each([true, false])(
  '[ID1] who leaves while nothing can be loaded is wiped with the next load (at once: %s)',
  async (atOnce) => {
    const rig = createRig();
    rig.disk.records.set('db former outbox a', {
      cid: 'a',
      request: { type: 'say', conversation: undefined, text: 'secret' },
      at: 0,
      status: 'saved',
    });
    let fails = true;
    const later = () => (fails ? Promise.reject(new Error('chunk')) : rig.ports.later());
    const sender = createSender({ ...rig.ports, later }, unconnected, true, () => undefined);
    sender.keep('db', 'former');
    if (!atOnce) await settle();
    sender.wipe(new ChatError('signed_out'));
    await settle();
    expect(rig.disk.records.size).toBe(1);
    fails = false;
    // Another database: its first look does not clear this one.
    sender.keep('other', 'next');
    await settle();
    expect(rig.disk.records.size).toBe(0);
  },
);
