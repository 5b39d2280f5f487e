import type { Command } from '@shopbell/domain';
import { expect, test } from 'vitest';
import type { Target } from '../../ports/outgoing.ts';
import type { Store } from '../../ports/store.ts';
import {
  act,
  agent,
  begin,
  cid,
  does,
  id,
  NOON,
  OTHER_SITE,
  opens,
  SITE,
  says,
  shopper,
} from '../../ports/store-world.contract.ts';
import { createMemoryOutbox } from '../../stores/memory/outbox.ts';
import { createMemoryStore } from '../../stores/memory/store.ts';
import { TOPIC_NAMES, type TopicName } from './topics.ts';
import { withOutgoing } from './with-outgoing.ts';

const ALL: readonly TopicName[] = TOPIC_NAMES;
const hook = (n: number, topics: readonly string[] = ALL): Target => ({
  name: `webhook:${id('k', n)}`,
  topics: new Set(topics),
});

function open(targets: readonly Target[]) {
  const outbox = createMemoryOutbox();
  const bare = createMemoryStore({ onDurable: () => {}, outbox });
  let made = 0;
  let told = 0;
  const store = withOutgoing(bare, {
    targets: { of: (site) => (site === SITE ? targets : []) },
    clock: { now: () => NOON },
    newId: () => id('k', ++made),
    written: () => {
      told += 1;
    },
  });
  const listed = async (n: number) =>
    (await outbox.list(SITE, `webhook:${id('k', n)}`, { limit: 99 }))
      .toReversed()
      .map(({ topic, about }) => `${topic} ${'lane' in about ? `${about.lane} ${about.number}` : about.ref}`);
  return { bare, store, outbox, listed, ids: () => made, told: () => told };
}

test('[OG1] writes a row for every target of what happened, in the commit of it', async () => {
  const { store, listed, told } = open([hook(1), hook(2, ['message', 'conversation_closed'])]);
  await begin(store, 1);
  await act(store, id('c', 1), { do: 'take', by: agent(), cid: cid(2), hasRoom: true, mayPick: true });
  await act(store, id('c', 1), { do: 'note', by: agent(), cid: cid(3), text: 'nobody is told of a note' });
  await act(store, id('c', 1), { do: 'close', by: agent(), cid: cid(4) });
  expect(await listed(1)).toEqual([
    ...['conversation_opened public 1', 'message public 2', 'conversation_assigned public 3'],
    'conversation_closed public 4',
  ]);
  expect(await listed(2)).toEqual(['message public 2', 'conversation_closed public 4']);
  expect(told()).toBe(3);
});

test('[OG1] tells once that a shopper asks, and not that it went back to the queue', async () => {
  const { store, listed } = open([hook(1, ['conversation_opened'])]);
  await begin(store, 1);
  await act(store, id('c', 1), { do: 'take', by: agent(), cid: cid(2), hasRoom: true, mayPick: true });
  await act(store, id('c', 1), {
    do: 'give_back',
    by: agent(),
    cid: cid(3),
    text: 'for somebody else',
    reason: 'expertise',
  });
  expect((await store.conversation(SITE, id('c', 1)))?.state).toBe('requested');
  expect(await listed(1)).toEqual(['conversation_opened public 1']);
});

test('[OG1] tells once of what was left, and not that it is in the inbox again, however often it comes back', async () => {
  const { store, listed } = open([hook(1, ['message_left'])]);
  await begin(store, 1, { leave: {} });
  let now = NOON;
  const step = (command: Parameters<typeof act>[2]) => {
    now += 1000;
    return store.commit(SITE, [], does(id('c', 1), command, now));
  };
  const by = { role: 'system' } as const;
  await step({ do: 'take', by: agent(), cid: cid(2), hasRoom: true, mayPick: true });
  await step({ do: 'give_back', by: agent(), cid: cid(3), text: 'for somebody else', reason: 'expertise' });
  await step({ do: 'take', by: agent(2), cid: cid(4), hasRoom: true, mayPick: true });
  await step({ do: 'requeue', by, from: agent(2).id, why: 'line_lost' });
  expect((await store.conversation(SITE, id('c', 1)))?.state).toBe('left');
  expect(await listed(1)).toEqual(['message_left public 3']);
  await step({ do: 'take', by: agent(), cid: cid(5), hasRoom: true, mayPick: true });
  await step({ do: 'answer', by: agent(), cid: cid(6), text: 'Yes' });
  await step({ do: 'give_back', by: agent(), cid: cid(7), text: 'for somebody else', reason: 'expertise' });
  const since = now;
  await step(says(1, 8, 'One more thing'));
  await step({ do: 'leave', by, since, why: 'nobody_on_duty' });
  expect(await listed(1)).toHaveLength(2);
});

test('[OG1] tells of an answer to who has left where they are reached, left message or not, and to nobody else', async () => {
  const { store, listed } = open([hook(1, ['left_replied'])]);
  const answered = async (n: number, over: object) => {
    await begin(store, n, over);
    await act(store, id('c', n), { do: 'take', by: agent(), cid: cid(10 * n), hasRoom: true, mayPick: true });
    await act(store, id('c', n), { do: 'answer', by: agent(), cid: cid(10 * n + 1), text: 'Here' });
  };
  await answered(1, { contact: { phone: '13800138000' } });
  await answered(2, {});
  await answered(3, { contact: { name: 'Li Lei', order: 'A-1' } });
  expect(await listed(1)).toEqual(['left_replied public 4']);
});

test('[RG6] a rating that is asked for is told once it is over, from the ask at the close or from one before, while none was given', async () => {
  const terms = { until: NOON + 9e8 };
  const begun = async (n: number, ...deeds: readonly Command[]) => {
    const { store, listed } = open([hook(1, ['rating_asked'])]);
    await begin(store, n);
    const take = { do: 'take', by: agent(), cid: cid(2), hasRoom: true, mayPick: true } as const;
    const answer = { do: 'answer', by: agent(), cid: cid(3), text: 'Yes' } as const;
    for (const deed of [take, answer, ...deeds]) await act(store, id('c', n), deed);
    return listed(1);
  };
  const ask = { do: 'ask_rating', by: agent(), cid: cid(4), terms, oversees: false } as const;
  const close = { do: 'close', by: agent(), cid: cid(5) } as const;
  const low = { upTo: 2, dueAt: NOON };
  const rate = { do: 'rate', by: shopper(), cid: cid(6), now: NOON, said: { stars: 5 }, low } as const;
  expect(await begun(1, { ...close, rating: terms })).toEqual(['rating_asked public 6']);
  expect(await begun(1, ask, close)).toEqual(['rating_asked public 6']);
  expect(await begun(1, ask, { ...close, rating: terms })).toEqual(['rating_asked public 7']);
  expect(await begun(1, close, ask)).toEqual(['rating_asked public 6']);
  expect(await begun(1, ask, rate, close)).toEqual([]);
  expect(await begun(1, ask)).toEqual([]);
});

test('[OG1] says nothing of a commit that failed, or changed nothing', async () => {
  const { store, listed, told } = open([hook(1)]);
  await begin(store, 1);
  await expect(begin(store, 1)).rejects.toThrow();
  await act(store, id('c', 1), { do: 'close', by: agent(2), cid: cid(9) });
  expect(await listed(1)).toEqual(['conversation_opened public 1', 'message public 2']);
  expect(told()).toBe(1);
});

test('[OG1] gives the same ids when a decision runs again', async () => {
  const { bare, ids, outbox } = open([]);
  let made = 0;
  const twice: Store = {
    ...bare,
    commit: (site, keys, decide, sender) =>
      bare.commit(
        site,
        keys,
        (view) => {
          decide(view);
          return decide(view);
        },
        sender,
      ),
  };
  const store = withOutgoing(twice, {
    targets: { of: () => [hook(1)] },
    clock: { now: () => NOON },
    newId: () => id('k', ++made),
    written: () => {},
  });
  await begin(store, 1);
  expect(made).toBe(2);
  expect(ids()).toBe(0);
  const rows = await outbox.list(SITE, `webhook:${id('k', 1)}`, { limit: 9 });
  expect(rows.map((row) => row.id)).toEqual([id('k', 2), id('k', 1)]);
});

test('[OG6] passes a commit on as it came where a site tells nobody', async () => {
  const { bare, ids } = open([]);
  const seen: unknown[] = [];
  const watched: Store = {
    ...bare,
    commit(site, keys, decide, sender) {
      seen.push(decide);
      return bare.commit(site, keys, decide, sender);
    },
  };
  const store = withOutgoing(watched, {
    targets: { of: (site) => (site === SITE ? [hook(1)] : []) },
    clock: { now: () => NOON },
    newId: () => id('k', 1),
    written: () => {},
  });
  const decide = opens(1, { site: OTHER_SITE }, NOON);
  await store.commit(OTHER_SITE, [], decide);
  expect(seen).toEqual([decide]);
  expect(ids()).toBe(0);
});

test('[OG2] a row holds ids, numbers and times, and no word', async () => {
  const { store, outbox } = open([hook(1)]);
  await begin(store, 1, { text: 'PLANTED', page: { url: 'https://shop.example/PLANTED', title: 'PLANTED' } });
  await act(store, id('c', 1), says(1, 2, 'PLANTED'));
  const rows = await outbox.list(SITE, `webhook:${id('k', 1)}`, { limit: 9 });
  expect(rows).toHaveLength(3);
  expect(JSON.stringify(rows)).not.toContain('PLANTED');
});
