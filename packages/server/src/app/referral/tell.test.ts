import type { Referral } from '@shopbell/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Target } from '../../ports/outgoing.ts';
import { act, agent, begin, cid, id, NOON, SITE } from '../../ports/store-world.contract.ts';
import { createMemoryDirectory } from '../../stores/memory/directory.ts';
import { createMemoryOutbox } from '../../stores/memory/outbox.ts';
import { createMemoryStore } from '../../stores/memory/store.ts';
import { createMemoryStoreDoors } from '../../stores/memory/store-doors.ts';
import { createMemoryStores } from '../../stores/memory/stores.ts';
import { createVirtualClock } from '../../testing/virtual-clock.ts';
import { hashCode } from './code.ts';
import { agree, type FollowDeps } from './follow.ts';
import { createGuesses } from './guesses.ts';
import { createTellStores } from './tell.ts';

const C1 = id('c', 1);
const HOOK: Target = { name: `webhook:${id('k', 1)}`, topics: new Set(['referral']) };
const OTHER: Target = { name: `webhook:${id('k', 2)}`, topics: new Set(['message']) };
const CODE = '7K2QM9XW4T';
const MARKET = {
  ...{ id: 'market', name: 'Market Street', address: '8 Market Street', services: [], maps: {} },
  position: { lat: 31.2304, lng: 121.4737 },
};
const SYSTEM = { role: 'system' } as const;
const HERE = '203.0.113.9';

describe('what stores are told', () => {
  const clock = createVirtualClock(NOON + 5000);
  let deps: FollowDeps;
  let tell: ReturnType<typeof createTellStores>;
  let outbox: ReturnType<typeof createMemoryOutbox>;
  let doors: ReturnType<typeof createMemoryStoreDoors>;
  let store: ReturnType<typeof createMemoryStore>;
  const rows = async () => [
    ...(await outbox.list(SITE, HOOK.name, { limit: 9 })),
    ...(await outbox.list(SITE, OTHER.name, { limit: 9 })),
  ];

  beforeEach(async () => {
    outbox = createMemoryOutbox();
    store = createMemoryStore({ onDurable: () => {}, outbox });
    const directory = createMemoryDirectory();
    const shop = {
      account: 'acc',
      slug: 'shop',
      name: 'Loom & Leaf',
      timeZone: 'UTC',
      origins: [],
      anyLocalhost: false,
    };
    const account = { kind: 'account', id: 'acc', name: 'Shop' } as const;
    await directory.change([account, { kind: 'site', site: { id: SITE, ...shop } }], SYSTEM, NOON);
    const stores = createMemoryStores(directory);
    await stores.change(SITE, { kind: 'added', store: MARKET }, SYSTEM, NOON);
    doors = createMemoryStoreDoors(directory);
    tell = createTellStores({ store, stores, doors, directory });
    let made = 0;
    const targets = { of: () => [HOOK, OTHER] };
    deps = { store, clock, guesses: createGuesses(clock), targets, newId: () => id('k', 100 + ++made) };
    await begin(store, 1);
    await act(store, C1, { do: 'take', by: agent(), cid: cid(2), hasRoom: true, mayPick: true });
    await act(store, C1, { do: 'answer', by: agent(), cid: cid(3), text: 'Come and see' });
    const referral: Referral = {
      ...{ id: id('k', 9), site: SITE, hash: hashCode(CODE), store: 'market', by: { role: 'agent', id: agent().id } },
      ...{
        said: { conversation: C1, seq: 4 },
        note: 'Wants size 42',
        sentAt: NOON,
        expiresAt: NOON + 9e9,
        state: 'sent',
      },
    };
    await store.commit(SITE, [], () => ({ changes: [{ put: 'referral', referral }], result: undefined }));
  });

  it('[RB9] is written down once, when the shopper agrees, for who is told of it', async () => {
    expect(await rows()).toEqual([]);
    expect(await tell.payload(SITE, id('k', 9))).toBeUndefined();
    const all = await Promise.all(Array.from({ length: 5 }, () => agree(deps, CODE, HERE)));
    expect(all).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(await rows()).toMatchObject([{ target: HOOK.name, topic: 'referral', about: { ref: id('k', 9) } }]);
    expect(JSON.stringify(await rows())).not.toContain('42');
    const { phone: _, position: __, services: ___, maps: ____, ...shown } = { ...MARKET, phone: undefined };
    expect(await tell.payload(SITE, id('k', 9))).toMatchObject({ store: shown, note: 'Wants size 42' });
  });

  it('[RB5] [RB9] is nothing once it was erased or taken back, though it waits to go out', async () => {
    await agree(deps, CODE, HERE);
    const target = await store.commit(SITE, [], (view) => ({ changes: [], result: view.event(C1, 4) }));
    const amends = { by: agent(), of: 4, target, now: NOON, windowMs: 9 } as const;
    await act(store, C1, { do: 'recall', cid: cid(4), ...amends });
    expect(await tell.payload(SITE, id('k', 9))).toBeUndefined();
    await act(store, C1, { do: 'wipe', by: SYSTEM });
    expect(await tell.payload(SITE, id('k', 9))).toBeUndefined();
  });

  it('goes to the store’s own mailbox, where it has one', async () => {
    await agree(deps, CODE, HERE);
    expect(await tell.letter(SITE, id('k', 9))).toBeUndefined();
    await doors.change(SITE, 'market', { kind: 'mail_set', mail: 'market@example.com' }, SYSTEM, NOON);
    expect(await tell.letter(SITE, id('k', 9))).toEqual({
      ...{ about: 'store_note', to: 'market@example.com', site: 'Loom & Leaf', store: 'Market Street' },
      ...{ note: 'Wants size 42', expiresAt: NOON + 9e9 },
    });
  });
});
