import { expect, it } from 'vitest';
import { welcome } from '../testing/rig.ts';
import { type ScriptedSocket, scriptedTransport } from '../testing/scripted-socket.ts';
import { type Opened, tabStage } from '../testing/tabs.ts';
import { settle } from '../testing/virtual-clock.ts';
import { LEASE_MS } from './election.ts';

/** A browser without Web Locks: two of its tabs may lead at once. */
function bareStage() {
  /** In the order in which it went out, on whichever socket. */
  const said: unknown[] = [];
  const net = scriptedTransport((_socket, { type, text }) => void (type === 'say' && said.push(text)));
  const stage = tabStage({ net, locks: false });
  const accept = async (socket: ScriptedSocket | undefined = net.last) => {
    await settle();
    socket?.open();
    socket?.tell(welcome());
    await settle();
  };
  const say = async ({ chat }: Opened, ...texts: readonly string[]) => {
    for (const text of texts) void chat.send(text).catch(() => undefined);
    await settle();
  };
  return { ...stage, net, accept, said, say };
}

it('[TB4] a leader takes nothing of what another one tells its own followers: older words would come after it', async () => {
  const { open, clock, disk, net, accept, said, say } = bareStage();
  disk.mode = 'refuses';
  const first = open();
  await say(first, 'one');
  await clock.advance(600);
  await say(first, 'two');
  expect(first.chat.view).toMatchObject({ leader: true, connection: 'connecting' });
  first.tab.freeze();
  const second = open();
  void second.chat.connect();
  await clock.advance(600);
  await accept();
  expect(second.chat.view).toMatchObject({ leader: true, connection: 'online' });
  // It has not come to the other one's question yet.
  await say(first, 'three');
  first.tab.thaw();
  await clock.advance(1);
  await accept(net.sockets[0]);
  expect(said).toEqual(['one', 'two', 'three']);
});

it('[TB7] a new tab takes nothing of its leader’s requests before it has been told them all', async () => {
  const { open, clock, disk, net, accept, said, say } = bareStage();
  const [first, other] = [open(), open()];
  await say(first, 'one');
  await clock.advance(600);
  void other.chat.connect();
  await settle();
  other.crash();
  // It does not hear the new tab’s question, but tells how its line fares, and what is said from now on.
  first.tab.deafen(true);
  disk.mode = 'hangs';
  const second = open();
  void second.chat.connect();
  await settle();
  net.last.end();
  await say(first, 'two');
  first.crash();
  await clock.advance(LEASE_MS * 2);
  await accept();
  disk.thaw();
  await clock.advance(1_000);
  expect(said).toEqual(['one', 'two']);
});
