import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_ONCE } from '../app/outgoing/overdue.ts';
import type { Mail } from '../ports/mailer.ts';
import type { TargetName } from '../ports/outgoing.ts';
import { act, agent, begin, cid, id, NOON, SITE, says, shopper } from '../ports/store-world.contract.ts';
import type { Webhook } from '../ports/webhooks.ts';
import { createMemoryDirectory } from '../stores/memory/directory.ts';
import { createMemoryOutbox } from '../stores/memory/outbox.ts';
import { createMemoryStore } from '../stores/memory/store.ts';
import { createMemoryWebhooks } from '../stores/memory/webhooks.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import { createOutbound, type Outbound } from './outbound.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {}, child: () => quiet };
const C1 = id('c', 1);
const HOOK: TargetName = `webhook:${id('k', 900)}`;

/** What came, told apart by its topic. */
let came: { headers: IncomingMessage['headers']; body: { type: string; data: Record<string, never> }; text: string }[];
let status: number;
let server: ReturnType<typeof createServer>;
let url: string;
let made: number;
let outbound: Outbound;
let world: Awaited<ReturnType<typeof open>>;

beforeEach(async () => {
  [came, status, made] = [[], 200, 0];
  server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    if (status === 200) came.push({ headers: request.headers, body: JSON.parse(text), text });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterEach(async () => {
  await outbound.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function open(
  topics: readonly string[],
  mailed: Mail[] | undefined = undefined,
  send = async (mail: Mail, _?: string) => void mailed?.push(mail),
) {
  const clock = createVirtualClock(NOON);
  const outbox = createMemoryOutbox();
  const store = createMemoryStore({ onDurable: () => {}, outbox });
  const webhooks = createMemoryWebhooks({ ...createMemoryDirectory(), change: async () => ({ ok: true }) });
  const webhook: Webhook = {
    ...{ id: id('k', 900), url, topics, state: 'on', createdAt: NOON },
    secrets: [`whsec_${Buffer.from('a secret').toString('base64')}`],
  };
  const entry = { kind: 'webhook_removed', body: { id: '', host: '' } } as const;
  await webhooks.put(SITE, webhook, entry, { role: 'system' }, NOON);
  const mailer = mailed && { send };
  outbound = createOutbound({
    ...{ store, outbox, webhooks, clock, log: quiet, mailer, readers: { referral: async (_, ref) => ({ code: ref }) } },
    letters: {
      message: async () => ({
        mail: { about: 'password_reset', to: 'mei@example.com', link: 'https://chat.example', expiresAt: 0 },
      }),
    },
    webhooksToThisMachine: true,
    newId: () => id('k', ++made),
  });
  await outbound.load();
  return {
    ...{ clock, outbox, webhook, webhooks, store: outbound.store },
    /** Waits until nothing waits. */
    async sent(): Promise<void> {
      await expect.poll(() => outbox.counts(SITE, HOOK), { timeout: 4000 }).toMatchObject({ waiting: 0 });
    },
  };
}

test('[WK9] tells what happened, signed, with the event as it is in the log', async () => {
  world = await open(['conversation_opened', 'message', 'conversation_closed']);
  outbound.start(async () => {});
  await begin(world.store, 1, { text: '你好' });
  await act(world.store, C1, { do: 'take', by: agent(), cid: cid(2), hasRoom: true, mayPick: true });
  await act(world.store, C1, { do: 'close', by: agent(), cid: cid(3) });
  await world.sent();
  expect(came.map(({ body }) => body.type)).toEqual(['conversation_opened', 'message', 'conversation_closed']);
  const [, message] = came;
  const { events } = await world.store.readPublic(SITE, C1, { after: 1, limit: 1 });
  expect(message?.body).toEqual({
    ...{ type: 'message', version: 1, timestamp: new Date(NOON).toISOString() },
    data: {
      conversation: expect.objectContaining({ id: C1, participant: shopper().id }),
      event: events[0],
    },
  });
  const { 'webhook-id': key, 'webhook-timestamp': seconds, 'webhook-signature': signature } = message?.headers ?? {};
  expect([key, seconds]).toEqual([id('k', 2), String(NOON / 1000)]);
  const expected = createHmac('sha256', 'a secret').update(`${key}.${seconds}.${message?.text}`).digest('base64');
  expect(signature).toBe(`v1,${expected}`);
});

test('[WK11] [OG2] tells no word that was taken back or erased before it went', async () => {
  world = await open(['message', 'message_recalled']);
  await begin(world.store, 1, { text: 'PLANTED 1' });
  await act(world.store, C1, says(1, 2, 'PLANTED 2'));
  const target = await world.store.commit(SITE, [], (view) => ({ changes: [], result: view.event(C1, 3) }));
  await act(world.store, C1, { do: 'recall', by: shopper(), cid: cid(5), of: 3, target, now: NOON, windowMs: 9 });
  outbound.start(async () => {});
  await world.sent();
  expect(came.map(({ body }) => body.type)).toEqual(['message', 'message', 'message_recalled']);
  expect(came[1]?.body.data).toMatchObject({ event: { kind: 'erased', was: 'message', why: 'recalled' } });
  expect(JSON.stringify(came.slice(1))).not.toContain('PLANTED');
  status = 500;
  await act(world.store, C1, says(1, 6, 'PLANTED 3'));
  await expect.poll(async () => (await world.outbox.list(SITE, HOOK, { limit: 1 }))[0]?.tries).toBe(1);
  await act(world.store, C1, { do: 'wipe', by: { role: 'system' } });
  status = 200;
  world.clock.advance(60_000);
  await world.sent();
  expect(came.at(-1)?.body).toMatchObject({ type: 'message', data: { event: { kind: 'erased', why: 'erased' } } });
  expect(JSON.stringify(came.slice(1))).not.toContain('PLANTED');
});

test('[WK13] a gateway is told where who left a message wants to be reached, until that is erased', async () => {
  world = await open(['message_left', 'left_replied']);
  outbound.start(async () => {});
  const contact = { name: 'Li Lei', phone: '+86 139 5555 0100' };
  await begin(world.store, 1, { leave: { contact, order: 'A-1042', dueAt: NOON + 7 } });
  await act(world.store, C1, { do: 'take', by: agent(), cid: cid(2), hasRoom: true, mayPick: true });
  await act(world.store, C1, { do: 'answer', by: agent(), cid: cid(3), text: 'It comes tomorrow' });
  await world.sent();
  const reached = () => came.map(({ body: { type, data } }) => [type, Object(data.conversation).contact]);
  expect(reached()).toEqual([
    ['message_left', { ...contact, order: 'A-1042' }],
    ['left_replied', { ...contact, order: 'A-1042' }],
  ]);
  await act(world.store, C1, { do: 'wipe', by: { role: 'system' } });
  await world.outbox.again(SITE, HOOK, NOON, (await world.outbox.list(SITE, HOOK, { limit: 1 }))[0]?.n);
  outbound.wake();
  await expect.poll(reached).toHaveLength(3);
  expect(came[2]?.text).not.toMatch(/Li Lei|5555|A-1042/);
});

test('[WK4] what a crash has left of a webhook that was removed is dropped at the next start', async () => {
  world = await open(['message']);
  await begin(world.store, 1);
  await world.webhooks.remove(
    SITE,
    world.webhook.id,
    { kind: 'webhook_removed', body: { id: '', host: '' } },
    { role: 'system' },
    NOON,
  );
  await outbound.load();
  await outbound.targets.changed(SITE);
  expect(await world.outbox.targets()).toHaveLength(1);
  outbound.start(async () => {});
  await expect.poll(world.outbox.targets).toEqual([]);
  expect(came).toEqual([]);
});

test('[WK10] what is off waits, and hears nothing of what happens meanwhile', async () => {
  world = await open(['message']);
  status = 500;
  outbound.start(async () => {});
  await begin(world.store, 1);
  await expect.poll(async () => (await world.outbox.list(SITE, HOOK, { limit: 1 }))[0]?.tries).toBe(1);
  const set = async (state: Webhook['state']) => {
    const entry = { kind: 'webhook_removed', body: { id: '', host: '' } } as const;
    await world.webhooks.put(SITE, { ...world.webhook, state }, entry, { role: 'system' }, NOON);
    await outbound.targets.changed(SITE);
    outbound.wake();
  };
  await set('off');
  status = 200;
  await act(world.store, C1, says(1, 2));
  world.clock.advance(3_600_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(came).toEqual([]);
  await set('on');
  await world.sent();
  expect(came.map(({ body }) => body.data)).toMatchObject([{ event: { seq: 2 } }]);
});

test('[WK12] tells of a promise once it is due, once for each due time, and not of one that was kept', async () => {
  world = await open(['promise_overdue']);
  outbound.start(async () => {});
  await begin(world.store, 1);
  await act(world.store, C1, { do: 'take', by: agent(), cid: cid(2), hasRoom: true, mayPick: true });
  const promise = { do: 'promise', by: agent(), what: 'gift', text: 'a mug', most: 8 } as const;
  for (const [n, after] of [
    [3, 60_000],
    [4, 90_000],
    [5, 1e9],
    [8, 60_000],
  ] as const) {
    await act(world.store, C1, { ...promise, cid: cid(n), dueAt: NOON + after });
  }
  const settle = { do: 'settle', by: agent(), oversees: false } as const;
  await act(world.store, C1, { ...settle, promise: cid(4), cid: cid(6), outcome: 'kept' });
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 30_000) {
      world.clock.advance(30_000);
      await new Promise((resolve) => setTimeout(resolve, 5));
      // A call's own time runs on this clock, too.
      await world.sent();
    }
  };
  await pass(300_000);
  await world.sent();
  expect(came.map(({ body }) => body.data)).toMatchObject([
    { event: { kind: 'promised', cid: cid(3), text: 'a mug' } },
    { event: { kind: 'promised', cid: cid(8) } },
  ]);
  await act(world.store, C1, {
    ...settle,
    promise: cid(3),
    cid: cid(7),
    outcome: 'moved',
    dueAt: world.clock.now() + 1,
    text: 'later',
  });
  // Another process looks, too: what was told is in the store, and erasing leaves it there.
  await act(world.store, C1, { do: 'wipe', by: { role: 'system' } });
  outbound.drain();
  await outbound.stop();
  const again = createOutbound({
    ...{ store: world.store, outbox: world.outbox, webhooks: world.webhooks, clock: world.clock, log: quiet },
    ...{ mailer: undefined, readers: {}, letters: {}, webhooksToThisMachine: true, newId: () => id('k', ++made) },
  });
  outbound = again;
  await again.load();
  again.start(async () => {});
  await pass(300_000);
  await world.sent();
  expect(came).toHaveLength(3);
  expect(came[2]?.body.data).toMatchObject({ event: { cid: cid(3), text: '' } });
  expect(came[2]?.headers['webhook-id']).not.toBe(came[0]?.headers['webhook-id']);
});

test('[WK12] tells of the last promise however many told ones stand open before it', async () => {
  world = await open(['promise_overdue']);
  const most = AT_ONCE + 1;
  for (let n = 1; n <= most; n += 1) {
    await begin(world.store, n);
    await act(world.store, id('c', n), { do: 'take', by: agent(), cid: cid(2 * n), hasRoom: true, mayPick: true });
    const promise = { do: 'promise', by: agent(), what: 'gift', text: 'a mug', most: 8 } as const;
    await act(world.store, id('c', n), { ...promise, cid: cid(1000 + n), dueAt: NOON + n });
  }
  outbound.start(async () => {});
  world.clock.advance(30_000);
  await expect.poll(() => came.length).toBe(most);
  await begin(world.store, most + 1);
  await act(world.store, id('c', most + 1), {
    ...{ do: 'take', by: agent(), cid: cid(900), hasRoom: true, mayPick: true },
  });
  await act(world.store, id('c', most + 1), {
    ...{ do: 'promise', by: agent(), what: 'gift', text: 'the last', most: 8, cid: cid(901), dueAt: NOON + 40_000 },
  });
  world.clock.advance(30_000);
  await expect.poll(() => came.length).toBe(most + 1);
  expect(came.at(-1)?.body.data).toMatchObject({ event: { text: 'the last' } });
});

test('[ML3] goes by mail too where mail is set up, and a thing kept elsewhere is read by who keeps it', async () => {
  const mails: Mail[] = [];
  world = await open(['message'], mails);
  outbound.start(async () => {});
  await begin(world.store, 1);
  await world.sent();
  await expect.poll(() => mails.length).toBe(1);
  const about = { ref: 'R7' };
  const row = { id: id('k', 77), target: HOOK, topic: 'referral', about, at: NOON, dueAt: NOON };
  await world.store.commit(SITE, [], () => ({ changes: [{ put: 'outgoing', outgoing: row }], result: undefined }));
  await world.sent();
  expect(came.at(-1)?.body).toMatchObject({ type: 'referral', data: { code: 'R7' } });
});

test('[ML4] letters wait while the mail server is down for an hour, and go then, once each and under their ids', async () => {
  let [down, asked] = [true, 0];
  const arrived: (string | undefined)[] = [];
  world = await open(['conversation_closed'], [], async (_, key) => {
    asked += 1;
    if (down) throw Object.assign(new Error('nobody is there'), { code: 'ECONNECTION' });
    arrived.push(key);
  });
  outbound.start(async () => {});
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 10_000) {
      world.clock.advance(10_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  for (const n of [1, 2, 3, 4, 5]) {
    await begin(world.store, n);
    await pass(720_000);
  }
  expect([asked > 10, asked < 200, arrived]).toEqual([true, true, []]);
  const waiting = await world.outbox.list(SITE, 'mail', { limit: 9 });
  expect(waiting.map(({ state, last }) => `${state} ${last?.failure}`)).toEqual(Array(5).fill('waiting unreachable'));
  down = false;
  await pass(4 * 3_600_000);
  expect(arrived.toSorted()).toEqual(waiting.map((row) => row.id).toSorted());
  expect(await world.outbox.counts(SITE, 'mail')).toEqual({ waiting: 0, dead: 0 });
});

test('[WK6] says which webhook too much waits for', async () => {
  world = await open(['message']);
  status = 500;
  const filled: string[] = [];
  outbound.start(async (_, webhook) => void filled.push(webhook));
  world.outbox.counts = async () => ({ waiting: 100_001, dead: 0 });
  world.clock.advance(60_000);
  await expect.poll(() => filled).toEqual([id('k', 900)]);
});

test('[WK5] tries one out by a call of its own, that nothing is kept of', async () => {
  world = await open(['message']);
  expect(await outbound.tryOut(world.webhook, id('k', 5))).toMatchObject({ status: 200, ms: expect.any(Number) });
  expect(came[0]?.body).toMatchObject({ type: 'test', version: 1 });
  status = 503;
  expect(await outbound.tryOut(world.webhook, id('k', 6))).toMatchObject({ status: 503, failure: 'refused' });
  expect(await world.outbox.list(SITE, HOOK, { limit: 9 })).toEqual([]);
});
