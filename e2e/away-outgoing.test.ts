import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Chat, createChat } from '@shopbell/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMailbox } from '../packages/server/src/testing/mailbox.ts';
import { type Relay, signInOf, startRelay } from './lib/relay.ts';
import { openReceiver, type Receiver, webhookAdmin } from './lib/webhook-receiver.ts';

/** What a receiver at a failing moment has to wait for: the first pauses are seconds. */
const SOON = { timeout: 40_000, interval: 50 };

let relay: Relay;
let box: Awaited<ReturnType<typeof openMailbox>>;
let receiver: Receiver;
let admin: Awaited<ReturnType<typeof webhookAdmin>>;
const chats: Chat[] = [];

beforeAll(async () => {
  [box, receiver] = [await openMailbox(), await openReceiver()];
  relay = await startRelay({
    SHOPBELL_SMTP_URL: box.url,
    SHOPBELL_MAIL_FROM: 'The shop <shop@example.com>',
    SHOPBELL_WEBHOOKS_TO_LOCALHOST: 'yes',
  });
  admin = await webhookAdmin(relay.url, signInOf(relay, 'admin'));
});
afterAll(async () => {
  for (const chat of chats) chat.destroy();
  await relay.remove();
  await receiver.close();
  await box.close();
});

const chat = (): Chat => {
  const { site, apiKey } = relay.demo;
  const one = createChat({ endpoint: relay.url, site, apiKey });
  chats.push(one);
  return one;
};

const wordsOf = (of: Receiver): string[] =>
  of.taken.flatMap(({ type, data }) => (type === 'message' ? [String((data.event as { text: string }).text)] : []));

test('an invitation and a reset arrive in a mailbox, with links to the public address', async () => {
  await admin.ask('POST', 'invitations', { email: 'bob@example.com', role: 'agent' });
  const invitation = await box.letter(1);
  expect(invitation.to).toEqual(['bob@example.com']);
  expect(invitation.headers.from).toBe('"The shop" <shop@example.com>'.replaceAll('"', ''));
  const link = /http\S+#invitation\/\S+/.exec(invitation.text)?.[0] ?? '';
  expect(link.startsWith(`${relay.url}/console/`)).toBe(true);
  const token = link.split('#invitation/')[1];
  expect(await admin.ask('POST', 'invitations/look', { token })).toMatchObject({ email: 'bob@example.com' });
  const { email } = signInOf(relay, 'agent');
  await fetch(`${relay.url}/api/v1/password-resets`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: 'evil.example' },
    body: JSON.stringify({ email }),
  });
  const reset = await box.letter(2);
  expect(reset.to).toEqual([email]);
  expect(reset.text).toContain(`${relay.url}/console/#reset/`);
  expect(relay.child.output()).not.toContain('bob@example.com');
});

test('what a receiver could not take arrives later, signed, in order, and once', async () => {
  const hook = await admin.add(receiver, ['conversation_opened', 'message']);
  receiver.answer(500);
  const shopper = chat();
  for (const n of [1, 2, 3]) await shopper.send(`words ${n}`);
  await expect.poll(() => receiver.calls(), SOON).toBeGreaterThan(1);
  await relay.kill();
  await relay.start();
  receiver.answer(200);
  await expect.poll(() => wordsOf(receiver), SOON).toEqual(['words 1', 'words 2', 'words 3']);
  await expect.poll(async () => (await admin.seen(hook))?.waiting, SOON).toBe(0);
  expect(receiver.taken.map(({ type }) => type)).toEqual(['conversation_opened', 'message', 'message', 'message']);
  expect(new Set(receiver.taken.map(({ id }) => id)).size).toBe(4);
  const { deliveries } = await admin.ask<{ deliveries: { state: string; tries: number; last: { status: number } }[] }>(
    'GET',
    `webhooks/${hook}/deliveries`,
  );
  expect(deliveries.map(({ state, last }) => `${state} ${last.status}`)).toEqual(Array(4).fill('sent 200'));
  expect(deliveries.at(-1)?.tries).toBeGreaterThan(0);
  await admin.ask('DELETE', `webhooks/${hook}`);
});

test('what was taken back before it went is told without a word', async () => {
  const hook = await admin.add(receiver, ['message', 'message_recalled']);
  receiver.answer(500);
  const shopper = chat();
  const { seq } = await shopper.send('PLANTED and taken back');
  // A try has its words from when it began: this one is over, and the next is seconds away.
  const tries = async () => {
    const { deliveries } = await admin.ask<{ deliveries: { tries: number }[] }>('GET', `webhooks/${hook}/deliveries`);
    return deliveries[0]?.tries;
  };
  await expect.poll(tries, SOON).toBe(1);
  await shopper.recall(seq);
  const before = receiver.taken.length;
  receiver.answer(200);
  await expect
    .poll(() => receiver.taken.slice(before).map(({ type }) => type), SOON)
    .toEqual(['message', 'message_recalled']);
  expect(receiver.taken[before]?.data).toMatchObject({ event: { kind: 'erased', why: 'recalled' } });
  expect(receiver.taken.map(({ body }) => body).join()).not.toContain('PLANTED');
  await admin.ask('DELETE', `webhooks/${hook}`);
});

test('a private address is never called: not by a name, not by a redirect', async () => {
  let calls = 0;
  const hidden = createServer((_, response) => {
    calls += 1;
    response.end();
  });
  await new Promise<void>((resolve) => hidden.listen(0, '127.0.0.1', resolve));
  const { port } = hidden.address() as AddressInfo;
  const tried = async (url: string) => {
    const id = await admin.add(receiver, ['message'], url);
    const result = await admin.ask('POST', `webhooks/${id}/test`);
    await admin.ask('DELETE', `webhooks/${id}`);
    return result;
  };
  // A name that leads to this machine is not this machine's name.
  for (const host of ['localhost.localdomain', 'ip6-localhost', '127.0.0.2', '[::ffff:127.0.0.1]', '169.254.169.254']) {
    expect(await tried(`https://${host}:${port}/`), host).toMatchObject({
      failure: expect.stringMatching(/^(private_address|unresolved|timeout)$/),
    });
  }
  receiver.answer(302, 0, { location: `http://127.0.0.1:${port}/` });
  expect(await tried(receiver.url)).toMatchObject({ failure: 'redirect', status: 302 });
  receiver.answer(204);
  expect(await tried(receiver.url)).toMatchObject({ status: 204 });
  expect(calls).toBe(0);
  hidden.close();
});
