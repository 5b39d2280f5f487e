import { createChat } from '@shopbell/sdk';
import { createAgent } from '@shopbell/sdk/agent';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Relay, signInOf, startRelay } from './lib/index.ts';

let relay: Relay;
beforeAll(async () => {
  relay = await startRelay();
});
afterAll(() => relay.remove());

test('a shopper and an agent talk, in Node, through the two clients', async () => {
  const chat = createChat({ endpoint: relay.url, site: 'demo', apiKey: relay.demo.apiKey });
  const agent = createAgent({ endpoint: relay.url });
  const heard: string[] = [];
  const answered = new Promise<void>((resolve) => {
    chat.on('message', (message) => {
      heard.push(message.text);
      if (!message.mine) resolve();
    });
  });

  await agent.signIn(signInOf(relay, 'agent'));
  await agent.connect();
  const { conversation, seq } = await chat.send('Is the kettle in stock? 有货吗?');
  expect(seq).toBe(2);

  await agent.take(conversation);
  await agent.send(conversation, 'Yes, in three colours. 👍');
  await answered;
  expect(heard).toEqual(['Is the kettle in stock? 有货吗?', 'Yes, in three colours. 👍']);

  await agent.close(conversation);
  chat.destroy();
  agent.destroy();
});

test('a shop that an admin has just made serves its own shoppers, and nobody else’s', async () => {
  const admin = signInOf(relay, 'admin');
  const call = async (path: string, body: object, token = '') => {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const answer = await fetch(`${relay.url}/api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.status, path).toBeLessThan(300);
    const text = await answer.text();
    return text === '' ? {} : JSON.parse(text);
  };
  const { token: demoToken } = await call('session', admin);
  await call('sites', { slug: 'second', name: 'Second', timeZone: 'UTC', origins: [] }, demoToken);
  const { token } = await call('session', { ...admin, site: 'second' });
  const { secret: apiKey } = await call('site/keys', { use: 'api' }, token);

  const chat = createChat({ endpoint: relay.url, site: 'second', apiKey });
  const [here, demo] = [createAgent({ endpoint: relay.url }), createAgent({ endpoint: relay.url })];
  await here.signIn({ ...admin, site: 'second' });
  expect(await here.connect()).toMatchObject({ duty: 'admin', site: { slug: 'second', name: 'Second' } });
  await demo.signIn(admin);
  await demo.connect();
  const { conversation } = await chat.send('Is this the second shop?');
  await here.take(conversation);
  const answered = new Promise<string>((resolve) => {
    chat.on('message', ({ mine, text }) => mine || resolve(text));
  });
  await here.send(conversation, 'It is.');
  expect(await answered).toBe('It is.');
  await expect(demo.take(conversation)).rejects.toMatchObject({ code: 'conversation_unknown' });
  const strange = createChat({ endpoint: relay.url, site: 'second', apiKey: relay.demo.apiKey });
  const refused = new Promise<string>((resolve) => {
    strange.on('error', ({ code }) => resolve(code));
  });
  void strange.send('Hello?').catch(() => undefined);
  expect(await refused).toBe('key_invalid');
  for (const one of [chat, strange, here, demo]) one.destroy();
});
