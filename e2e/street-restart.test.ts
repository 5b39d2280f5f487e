import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Relay, startRelay } from './lib/index.ts';
import { greeted, newCid, newToken, shopperHello } from './lib/wire.ts';

let relay: Relay;
beforeAll(async () => {
  relay = await startRelay({ SHOPBELL_LIMIT_RATE_PER_SECOND: '100000', SHOPBELL_LIMIT_RATE_BURST: '100000' });
});
afterAll(() => relay.remove());

test('kill -9 in the middle of a flood loses nothing acknowledged, and a retry is stored once', async () => {
  const token = newToken();
  const wire = await greeted(relay.url, shopperHello({ token }));
  const sent: { cid: string; text: string }[] = [];
  const flood = setInterval(() => {
    for (let i = 0; i < 20; i++) {
      const each = { cid: newCid(), text: `message ${sent.length}` };
      sent.push(each);
      wire.send({ type: 'say', ...each });
    }
  }, 5);
  await wire.next((frame) => frame.type === 'ack' && frame.cid === sent[200]?.cid);
  await relay.kill();
  clearInterval(flood);
  await wire.closed;
  const acked = wire.frames.filter(({ type }) => type === 'ack');
  expect(acked.length).toBeGreaterThan(200);
  const first = acked[0] ?? { conversation: '' };

  await relay.start();
  const back = await greeted(
    relay.url,
    shopperHello({ token, follow: [{ conversation: first.conversation, seq: 0 }] }),
  );
  for (const each of sent) back.send({ type: 'say', conversation: first.conversation, ...each });
  const last = sent.at(-1)?.cid;
  const end = await back.next((frame) => frame.type === 'ack' && frame.cid === last);
  await back.next((frame) => frame.type === 'facts' && frame.head === end.seq);

  const events = back.frames
    .filter(({ type }) => type === 'facts')
    .flatMap((frame) => frame.events as { seq: number; cid?: string; text?: string }[]);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
  expect(events.flatMap(({ text }) => (text ? [text] : []))).toEqual(sent.map(({ text }) => text));
  for (const { cid, seq } of acked) expect(events.find((event) => event.cid === cid)?.seq).toBe(seq);
  back.socket.close();
});

test('SIGTERM says goodbye with the heads and a time to return, and exits with 0', async () => {
  const wire = await greeted(relay.url, shopperHello());
  const cid = newCid();
  wire.send({ type: 'say', cid, text: 'hello' });
  await wire.next((frame) => frame.type === 'ack' && frame.cid === cid);
  relay.child.process.kill('SIGTERM');
  const goaway = await wire.next(({ type }) => type === 'goaway');
  expect(goaway).toMatchObject({ waitMs: expect.any(Number), heads: [{ seq: 2 }] });
  expect(await wire.closed).toEqual({ code: 1012, reason: 'draining' });
  expect(await relay.child.ended).toBe(0);
  await relay.start();
});

test('SIGTERM waits for a peer that is slow to say goodbye, and not for ever', async () => {
  const wire = await greeted(relay.url, shopperHello());
  // A peer that reads nothing answers no goodbye.
  wire.socket.pause();
  const started = performance.now();
  relay.child.process.kill('SIGTERM');
  expect(await relay.child.ended).toBe(0);
  const waitedMs = performance.now() - started;
  expect(waitedMs).toBeGreaterThan(1000);
  expect(waitedMs).toBeLessThan(10_000);
  wire.socket.terminate();
  await relay.start();
});
