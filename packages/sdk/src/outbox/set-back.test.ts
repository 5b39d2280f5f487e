import { expect, it } from 'vitest';
import { agentOver } from '../agent-over.ts';
import { browser } from '../testing/lives.ts';
import { memoryDisk } from '../testing/memory-disk.ts';
import { createRig, greet } from '../testing/rig.ts';
import { scriptedTransport } from '../testing/scripted-socket.ts';
import { ack, C1, MEI } from '../testing/shopper.ts';
import { settle, virtualClock } from '../testing/virtual-clock.ts';

const HOUR = 3_600_000;

it('[OB8] what a page left unsent goes before what the next one says before it knows of that, though the clock was set back', async () => {
  const { open, disk } = browser();
  const first = await open();
  for (const text of ['one', 'two']) void first.chat.send(text);
  await first.crash();
  disk.mode = 'hangs';
  const second = await open(-HOUR);
  void second.chat.connect();
  for (const text of ['three', 'four']) void second.chat.send(text);
  await settle();
  disk.thaw();
  disk.mode = 'ok';
  await settle();
  void second.chat.send('five');
  const order = ['one', 'two', 'three', 'four', 'five'];
  await second.online();
  expect(second.texts()).toEqual(order);
  expect(second.chat.view.pending.map(({ text }) => text)).toEqual(order);
  // And so it stays for whoever reads it next.
  await second.crash();
  const third = await open(-HOUR);
  void third.chat.connect();
  void third.chat.send('six');
  await third.online();
  expect(third.texts()).toEqual([...order, 'six']);
});

it.each([
  ['back', -HOUR],
  ['ahead', HOUR],
])(
  '[OB1] what a page said while its disk refused goes in order, though the clock was set %s meanwhile',
  async (_way, by) => {
    const { open, disk } = browser();
    const { chat, rig, online, texts } = await open();
    disk.mode = 'refuses';
    for (const text of ['one', 'two']) void chat.send(text);
    await settle();
    rig.clock.turn(by);
    void chat.send('three');
    await settle();
    disk.mode = 'ok';
    void chat.send('four');
    await settle();
    expect(chat.view.storage).toBe('device');
    await online();
    expect(texts()).toEqual(['one', 'two', 'three', 'four']);
  },
);

it('[OB12] a restored relay is offered in order what was said before and after the clock was set back', async () => {
  const { open } = browser();
  const first = await open();
  await first.online();
  void first.chat.send('one');
  await settle();
  first.tell(ack(first.says()[0]?.cid, 2));
  await first.crash();
  const second = await open(-HOUR);
  void second.chat.connect();
  await second.online();
  void second.chat.send('two');
  await settle();
  second.tell(ack(second.says()[0]?.cid, 3));
  await second.crash();
  const third = await open(-HOUR);
  void third.chat.connect();
  void third.chat.send('three');
  await third.online({ epoch: 'e2' });
  expect(third.texts()).toEqual(['one', 'two']);
  for (const [index, { cid }] of third.says().entries()) third.tell(ack(cid, index + 2));
  await settle();
  expect(third.texts()).toEqual(['one', 'two', 'three']);
});

it('[OB14] the cid that an agent’s press is given beforehand is greater than what an earlier life left, too', async () => {
  const disk = memoryDisk();
  const page = async (seed: number, wall: number) => {
    const rig = createRig(seed, scriptedTransport(), disk, virtualClock(wall));
    const fetch = async () => new Response(null, { status: 204 });
    const ports = { ...rig.ports, fetch, origin: undefined };
    const agent = agentOver(ports, { endpoint: 'http://localhost:8080', token: 't' });
    void agent.connect();
    const site = { id: '01kah0t3vq8m2r5x9z00', slug: 'demo', name: 'Demo' };
    await greet(rig, { you: { role: 'agent', id: MEI.id, name: 'Mei', duty: 'agent', site }, state: [] });
    return { rig, agent };
  };
  const first = await page(1, 1_700_000_000_000);
  first.rig.net.last.end();
  void first.agent.send(C1, 'one');
  await settle();
  const [left = ''] = [...disk.records.keys()].map((key) => key.split(' ').at(-1));
  const next = await page(2, 1_700_000_000_000 - HOUR);
  expect(next.agent.cid() > left).toBe(true);
});

/** What an earlier page left, a page whose clock is set back by an hour, and a disk that is in trouble at first. */
async function second(mode: 'refuses' | 'hangs' | 'ok', turnedBy: number) {
  const { open, disk } = browser();
  const first = await open();
  for (const text of ['one', 'two']) void first.chat.send(text);
  await first.crash();
  disk.mode = mode;
  const page = await open(turnedBy);
  void page.chat.connect();
  void page.chat.send('three');
  await settle();
  return { disk, page };
}

it('[OB8] what a disk took before it could be read stands behind what it had', async () => {
  const { disk, page } = await second('refuses', -HOUR);
  disk.mode = 'ok';
  void page.chat.send('four');
  await settle();
  await page.online();
  expect(page.texts()).toEqual(['one', 'two', 'three', 'four']);
});

it('[OB8] a page keeps the order of its presses, though the disk’s first call hung and the next ones worked', async () => {
  const { disk, page } = await second('hangs', -HOUR);
  await page.rig.clock.advance(2500);
  disk.mode = 'ok';
  void page.chat.send('four');
  await settle();
  disk.thaw();
  await settle();
  await page.online();
  expect(page.texts()).toEqual(['one', 'two', 'three', 'four']);
});
