import { expect, it } from 'vitest';
import { createRig, greet, welcome } from '../testing/rig.ts';
import { type ScriptedSocket, scriptedTransport } from '../testing/scripted-socket.ts';
import { shopperOn } from '../testing/shopper.ts';
import { settle } from '../testing/virtual-clock.ts';
import { detourOver } from './detour.ts';

/** A shopper whose client may go around, with both ways in the test's hands. */
function shopper() {
  const rig = createRig();
  const poll = scriptedTransport();
  const { clock, chance, transport: socket } = rig.ports;
  let loads = 0;
  let isLoadable = true;
  rig.ports.detour = async () => {
    loads += 1;
    if (!isLoadable) throw new Error('the network is away');
    return { detour: (_, ...line) => detourOver({ clock, chance, socket, poll }, ...line) };
  };
  const { chat, of } = shopperOn(rig);
  return {
    rig,
    poll,
    chat,
    of,
    get loads() {
      return loads;
    },
    offline() {
      isLoadable = false;
    },
    seen: () => of('connection'),
  };
}

const bring = (socket: ScriptedSocket) => {
  socket.open();
  socket.tell(welcome());
};

it('[WA1] where sockets work nothing is loaded', async () => {
  const { rig, chat, ...all } = shopper();
  const connected = chat.connect();
  await greet(rig);
  await connected;
  await rig.clock.advance(20_000);
  expect([all.loads, all.poll.sockets.length, rig.net.sockets.length]).toEqual([0, 0, 1]);
  chat.destroy();
});

it.each([
  ['is refused', 0],
  ['brings nothing for 2 s', 2_000],
])('[WA1] a socket that %s sends the first greeting over HTTP', async (how, ms) => {
  const { rig, chat, poll, seen } = shopper();
  void chat.connect();
  await settle();
  if (how === 'is refused') rig.net.last.end();
  await rig.clock.advance(ms);
  await settle();
  const [tried] = poll.sockets;
  expect(tried?.sent).toEqual([]);
  poll.last.open();
  expect(poll.last.sent).toMatchObject([{ type: 'hello' }]);
  poll.last.tell(welcome());
  await settle();
  expect(seen()).toEqual(['connecting', 'online']);
  expect(rig.net.last.dropped).toBe(true);
  chat.destroy();
});

it('[WA4] the socket that is slow but comes first is the line, and HTTP is dropped', async () => {
  const { rig, chat, poll } = shopper();
  void chat.connect();
  await rig.clock.advance(2_000);
  poll.last.open();
  bring(rig.net.last);
  await settle();
  expect([poll.last.dropped, chat.view.connection]).toEqual([true, 'online']);
  expect(rig.net.last.sent.map(({ type }) => type)).toEqual(['hello']);
  poll.last.tell(welcome({ epoch: 'other' }));
  await settle();
  expect(rig.net.last.dropped).toBe(false);
  chat.destroy();
});

it('[WA3] moves back once a frame came over a socket, and sends what was not answered', async () => {
  const { rig, chat, poll, seen } = shopper();
  void chat.connect();
  await settle();
  rig.net.last.end();
  await settle();
  bring(poll.last);
  await settle();
  void chat.send('words');
  await settle();
  const said = poll.last.sent.find(({ type }) => type === 'say');
  expect(said).toMatchObject({ text: 'words' });

  await rig.clock.advance(5_000);
  const probe = rig.net.last;
  probe.open();
  expect(probe.sent).toEqual([{ type: 'heartbeat' }]);
  expect(poll.last.dropped).toBe(false);
  probe.tell({ type: 'problem', code: 'hello_expected', text: '', retry: 'fix' });
  await settle();
  expect([poll.last.dropped, probe.dropped, rig.net.last === probe]).toEqual([true, true, false]);
  bring(rig.net.last);
  await rig.clock.advance(1_000);
  expect(rig.net.last.sent.filter(({ type }) => type === 'say').map(({ cid }) => cid)).toEqual([said?.cid]);
  expect(seen()).toEqual(['connecting', 'online', 'connecting', 'online']);
  chat.destroy();
});

it('[WA3] a socket that opens and swallows what is said moves nothing', async () => {
  const { rig, chat, poll } = shopper();
  void chat.connect();
  await settle();
  rig.net.last.end();
  await settle();
  bring(poll.last);
  await rig.clock.advance(5_000);
  rig.net.last.open();
  await rig.clock.advance(6_000);
  expect([rig.net.last.dropped, poll.last.dropped, chat.view.connection]).toEqual([true, false, 'online']);
  chat.destroy();
});

it('[WA2] a network that goes away and comes back sends nobody around', async () => {
  const { rig, chat, poll, ...all } = shopper();
  void chat.connect();
  await greet(rig);
  all.offline();
  rig.net.last.end();
  for (let i = 0; i < 20; i++) {
    await rig.clock.advance(1_000);
    rig.net.last.end();
  }
  await rig.clock.advance(10_000);
  bring(rig.net.last);
  await settle();
  expect([poll.sockets.length, chat.view.connection]).toEqual([0, 'online']);
  chat.destroy();
});

it('[WA2] nor does one whose way around can be had from a cache', async () => {
  const { rig, chat, poll } = shopper();
  void chat.connect();
  await greet(rig);
  rig.net.last.end();
  // The line's own wait, then the first two tries.
  for (let i = 0; i < 2; i++) {
    await rig.clock.advance(5_000);
    rig.net.last.end();
    await settle();
  }
  expect(poll.sockets).toHaveLength(0);
  await rig.clock.advance(10_000);
  bring(rig.net.last);
  await settle();
  expect([poll.sockets.length, chat.view.connection]).toEqual([0, 'online']);
  chat.destroy();
});

it('[WA6] a client that ends leaves no line, request or timer of either way', async () => {
  const { rig, chat, poll } = shopper();
  void chat.connect().catch(() => undefined);
  await settle();
  rig.net.last.end();
  await settle();
  bring(poll.last);
  await rig.clock.advance(5_000);
  chat.destroy();
  await settle();
  expect([rig.net.last.dropped, poll.last.dropped, rig.clock.timers]).toEqual([true, true, 0]);
});

it('a refusal over HTTP is obeyed like any', async () => {
  const { rig, chat, poll } = shopper();
  const refused = chat.connect().catch(({ code }) => code);
  await settle();
  rig.net.last.end();
  await settle();
  poll.last.open();
  poll.last.tell({ type: 'problem', code: 'site_unknown', text: 'no', retry: 'never' });
  poll.last.end(4404);
  expect(await refused).toBe('site_unknown');
  expect(chat.view.connection).toBe('refused');
  chat.destroy();
});
