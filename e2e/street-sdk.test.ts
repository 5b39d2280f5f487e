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
