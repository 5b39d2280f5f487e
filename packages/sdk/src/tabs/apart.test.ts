import { describe, expect, it } from 'vitest';
import type { Link } from '../link/link.ts';
import { welcome } from '../testing/rig.ts';
import { scriptedTransport } from '../testing/scripted-socket.ts';
import { ack } from '../testing/shopper.ts';
import { tabStage } from '../testing/tabs.ts';
import { settle } from '../testing/virtual-clock.ts';
import { APART_MS } from './lazy-line.ts';

it.each(['opened', 'posted to'] as const)(
  '[TB10] a tab whose channel can not be %s has a line of its own, and nothing throws',
  async (what) => {
    const net = scriptedTransport();
    const stage = tabStage({ net });
    const fails = () => {
      throw new DOMException('no channel', 'SecurityError');
    };
    const channel = what === 'opened' ? fails : () => ({ post: fails, close: () => undefined });
    const { chat, tab } = stage.open({ channel });
    const stored = chat.send('alone');
    await stage.clock.advance(600);
    net.last.open();
    net.last.tell(welcome());
    await settle();
    net.last.tell(ack(net.last.sent.at(-1)?.cid, 2));
    await expect(stored).resolves.toMatchObject({ seq: 2 });
    expect(chat.view.leader).toBe(true);
    chat.destroy();
    await settle();
    expect([stage.clock.timers, tab.open]).toEqual([0, 0]);
  },
);

it('[TB10] a shared line that throws when it is needed is not used', async () => {
  const net = scriptedTransport();
  const stage = tabStage({ net });
  const broken = () => {
    throw new Error('no');
  };
  const line: Link = { connection: 'idle', leads: true, lend: broken, send: broken, tell: broken };
  const { chat } = stage.open({ load: async () => () => line });
  void chat.send('alone');
  await settle();
  net.last.open();
  net.last.tell(welcome());
  await settle();
  expect(net.last.sent.at(-1)).toMatchObject({ type: 'say', text: 'alone' });
  chat.destroy();
});

it('[TB10] a tab that can not load the sharing has a line of its own', async () => {
  for (const load of [() => Promise.reject(new Error('offline')), () => new Promise<never>(() => undefined)]) {
    const net = scriptedTransport();
    const stage = tabStage({ net });
    const { chat, rig } = stage.open({ load });
    const stored = chat.send('alone');
    await settle();
    expect(chat.view.pending).toMatchObject([{ text: 'alone' }]);
    await stage.clock.advance(2_000);
    net.last.open();
    net.last.tell(welcome());
    await settle();
    net.last.tell(ack(net.last.sent.at(-1)?.cid, 2));
    await expect(stored).resolves.toMatchObject({ seq: 2 });
    expect(chat.view.leader).toBe(true);
    chat.destroy();
    await settle();
    expect([stage.clock.timers, rig.listening]).toEqual([0, 0]);
  }
});

it('[TB13] a tab that can not load the sharing is greeted with the secret that tabs have come to', async () => {
  const net = scriptedTransport();
  const stage = tabStage({ net });
  const { chat } = stage.open({ load: () => Promise.reject(new Error('offline')) });
  void chat.send('alone').catch(() => undefined);
  await settle();
  await stage.clock.advance(200);
  const token = 'b'.repeat(43);
  stage.device.value = JSON.stringify({ token, at: stage.clock.wall() });
  await stage.clock.advance(APART_MS);
  net.last.open();
  expect(net.sockets.flatMap(({ sent }) => sent)).toMatchObject([{ type: 'hello', token }]);
  chat.destroy();
});

describe('a tab with a line of its own that was greeted before anybody spoke', () => {
  /** Such a tab, after its first words. */
  async function spoken(keeps = true) {
    const net = scriptedTransport();
    const stage = tabStage({ net });
    if (!keeps) stage.device.write = () => undefined;
    const { chat } = stage.open({ load: () => Promise.reject(new Error('offline')) });
    void chat.connect();
    await stage.clock.advance(APART_MS);
    const greet = async () => {
      await settle();
      net.last.open();
      net.last.tell(welcome());
      await settle();
    };
    await greet();
    void chat.send('one').catch(() => undefined);
    await settle();
    const says = () => net.sockets.map(({ sent }) => sent.flatMap(({ type, text }) => (type === 'say' ? text : [])));
    return { ...stage, net, chat, greet, says };
  }

  it('[TB13] says nothing under its secret before all tabs see the same one, and then goes by that', async () => {
    const { clock, net, chat, device, greet, says } = await spoken();
    await clock.advance(200);
    const token = 'b'.repeat(43);
    device.value = JSON.stringify({ token, at: clock.wall() });
    void chat.send('two').catch(() => undefined);
    expect(chat.view.connection).toBe('connecting');
    await clock.advance(APART_MS - 1);
    expect(net.sockets).toHaveLength(1);
    await clock.advance(1);
    await greet();
    expect(says()).toEqual([[], ['one', 'two']]);
    expect(net.last.sent[0]).toMatchObject({ type: 'hello', token });
    chat.destroy();
    expect(clock.timers).toBe(0);
  });

  it('[TB13] waits no less where that line was about to be opened', async () => {
    const net = scriptedTransport();
    const { clock, device, open } = tabStage({ net });
    const { chat } = open({ load: () => Promise.reject(new Error('offline')) });
    void chat.connect().catch(() => undefined);
    await clock.advance(APART_MS - 1);
    void chat.send('one').catch(() => undefined);
    await clock.advance(200);
    const token = 'b'.repeat(43);
    device.value = JSON.stringify({ token, at: clock.wall() });
    await clock.advance(APART_MS - 200);
    net.last.open();
    expect(net.sockets.flatMap(({ sent }) => sent)).toMatchObject([{ type: 'hello', token }]);
    chat.destroy();
  });

  it('[TB13] waits for that once', async () => {
    const { clock, net, chat, greet, says } = await spoken();
    await clock.advance(APART_MS);
    await greet();
    void chat.send('two').catch(() => undefined);
    await settle();
    expect(says()).toEqual([[], ['one', 'two']]);
    const [first, second] = net.sockets.map(({ sent }) => sent[0]?.token);
    expect(second).toBe(first);
    chat.destroy();
  });

  it('[TB13] speaks at once where the device keeps nothing', async () => {
    const { chat, says } = await spoken(false);
    expect(says()).toEqual([['one']]);
    chat.destroy();
  });

  it('[LK5] opens nothing any more once it is over', async () => {
    const { clock, chat, net } = await spoken();
    chat.destroy();
    await clock.advance(APART_MS);
    expect([clock.timers, net.sockets.length]).toEqual([0, 1]);
  });
});

it('[LK5] nothing waits to be opened once a tab that can not load the sharing is over', async () => {
  const stage = tabStage({ net: scriptedTransport() });
  const { promise, reject } = Promise.withResolvers<never>();
  const { chat } = stage.open({ load: () => promise });
  void chat.connect().catch(() => undefined);
  chat.destroy();
  reject(new Error('offline'));
  await settle();
  expect(stage.clock.timers).toBe(0);
});
