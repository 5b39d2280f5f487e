import type { ConversationId } from '@shopbell/protocol';
import { ChatError } from '@shopbell/sdk';
import { expect, test } from 'vitest';
import type { Found } from './api/search.ts';
import { idOf } from './testing/fixtures.ts';
import { type Headless, headless } from './testing/headless.ts';

const slowly = () => new ChatError('rate_limited', 'slowly', 'later', undefined, 1000);
const found = (conversation: ConversationId): Found => ({
  ...{ conversation, kind: 'message', seq: 100, at: 1, by: { role: 'shopper' }, state: 'active', group: 'g' },
  ...{ snippet: { text: 'kettle', places: [], cut: { before: false, after: false } }, shopper: { id: conversation } },
});

/** The relay puts off what was asked last, until it need be asked no more. */
async function putOff(desk: Headless, call: 'page' | 'history'): Promise<void> {
  desk.agent.calls.last(call).reject(slowly());
  await desk.settle();
  desk.pass(1000);
  await desk.settle();
}

test('[CW12] a result that was put off and left is asked for no more: the open one has the allowance', async () => {
  const desk = headless();
  await desk.settle();
  for (const n of [1, 2]) {
    desk.app.intents.search.show(found(idOf(n)));
    await desk.settle();
  }
  const [left, open] = desk.agent.calls.of('page');
  left?.reject(slowly());
  open?.reject(slowly());
  await desk.settle();
  desk.pass(1000);
  await desk.settle();
  expect(desk.agent.calls.of('page').map(({ args: [conversation] }) => conversation)).toEqual([
    idOf(1),
    idOf(2),
    idOf(2),
  ]);
});

test.each([
  ['the conversation was left', (desk: Headless) => desk.app.intents.open(idOf(2))],
  ['the session has ended', (desk: Headless) => desk.agent.emit('signedOut', undefined)],
])('[CW12] older words that were put off are asked for no more once %s', async (_, leave) => {
  const desk = headless();
  await desk.settle();
  desk.app.intents.open(idOf(1));
  desk.agent.calls.hold('history');
  const read = desk.app.intents.history(idOf(1));
  await putOff(desk, 'history');
  expect(desk.agent.calls.of('history')).toHaveLength(2);
  leave(desk);
  await putOff(desk, 'history');
  expect(desk.agent.calls.of('history')).toHaveLength(2);
  expect(await read).toBe(false);
});
