import { createChat } from '@shopbell/sdk';
import { createFaultProxy, randomEndings } from '@shopbell/sdk/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Relay, startRelay } from '../lib/relay.ts';

let relay: Relay;
beforeAll(async () => {
  relay = await startRelay();
});
afterAll(() => relay.remove());

test('the example of docs/testing.md: twenty messages over a line that is cut again and again', async () => {
  const { apiKey } = relay.demo;
  // #region proxy
  const proxy = await createFaultProxy({
    target: { port: relay.port },
    seed: 7,
    conditions: randomEndings({ withinBytes: 4096, withinMs: 2000, kinds: ['cut', 'reset'], besides: { delayMs: 20 } }),
  });
  const chat = createChat({ endpoint: proxy.url, site: 'demo', apiKey });
  const texts = Array.from({ length: 20 }, (_, i) => `message ${i + 1}`);
  await Promise.all(texts.map((text) => chat.send(text)));

  const said = chat.view.thread?.events.flatMap((event) => (event.kind === 'message' ? [event.text] : []));
  expect(said).toEqual(texts);
  expect(proxy.connections.length).toBeGreaterThan(1);
  expect(proxy.connections.every(({ trace }) => trace.length > 1)).toBe(true);

  chat.destroy();
  await proxy.close();
  // #endregion
});
