import { expect, it } from 'vitest';
import type { Entry } from '../outbox/outbox.ts';
import { createLending } from './lending.ts';
import type { Message } from './messages.ts';

const entry = (cid: string): Entry => ({
  cid,
  request: { type: 'say', conversation: undefined, text: cid },
  at: 0,
  status: 'unsaved',
});

it('[OB8] hands on only what the outbox lets go: what is still on the device goes before anything newer', () => {
  let all = [entry('newer')];
  const posted: Message[] = [];
  const lending = createLending({
    requests: { all: () => all, take: () => undefined, isDropped: () => false, look: () => undefined },
    election: () => ({ role: 'following', term: 1, leader: 'it', heardAt: 0, asked: 0, visible: true, at: undefined }),
    isReady: () => true,
    post: (message) => posted.push(message),
    drop: () => undefined,
  });
  const told = () => posted.flatMap((message) => ('entries' in message ? message.entries.map(({ cid }) => cid) : []));
  lending.lendAll();
  expect(told()).toEqual([]);
  all = [entry('older'), ...all];
  lending.lend(all);
  expect(told()).toEqual(['older', 'newer']);
  lending.again();
  lending.lendAll();
  expect(told()).toEqual(['older', 'newer', 'older', 'newer']);
});
