import type { Referral } from '@shopbell/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Target } from '../../ports/outgoing.ts';
import type { Store } from '../../ports/store.ts';
import { act, agent, begin, cid, id, NOON, SITE } from '../../ports/store-world.contract.ts';
import { createMemoryDirectory } from '../../stores/memory/directory.ts';
import { createMemoryOutbox } from '../../stores/memory/outbox.ts';
import { createMemoryStore } from '../../stores/memory/store.ts';
import { createMemoryStoreDoors } from '../../stores/memory/store-doors.ts';
import { createMemoryStores } from '../../stores/memory/stores.ts';
import { createVirtualClock } from '../../testing/virtual-clock.ts';
import { withOutgoing } from '../outgoing/with-outgoing.ts';
import { hashCode } from './code.ts';
import { agree, type FollowDeps, noteOpened, redeem } from './follow.ts';
import { createGuesses } from './guesses.ts';
import { createTellStores } from './tell.ts';

const C1 = id('c', 1);
const HOOK: Target = {
  name: `webhook:${id('k', 1)}`,
  topics: new Set(['referral', 'referral_sent', 'referral_opened', 'referral_redeemed']),
};
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
  let store: Store;
  /** What is to go out of referrals, oldest first; with a topic only that. */
  const rows = async (topic?: string) =>
    [...(await outbox.list(SITE, HOOK.name, { limit: 9 })), ...(await outbox.list(SITE, OTHER.name, { limit: 9 }))]
      .filter((row) => (topic ? row.topic === topic : row.topic !== 'message'))
      .toReversed();

  beforeEach(async () => {
    outbox = createMemoryOutbox();
    let made = 0;
    store = withOutgoing(createMemoryStore({ onDurable: () => {}, outbox }), {
      targets: { of: () => [HOOK, OTHER] },
      clock,
      newId: () => id('k', 100 + ++made),
      written: () => {},
    });
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
    const stores = createMemoryStores(directory, doors);
    await stores.change(SITE, { kind: 'added', store: MARKET }, SYSTEM, NOON);
    doors = createMemoryStoreDoors(directory);
    tell = createTellStores({ store, stores, doors, directory });
    deps = { store, clock, guesses: createGuesses(clock) };
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
    expect(await rows('referral')).toEqual([]);
    expect(await tell.payloads.referral(SITE, id('k', 9))).toBeUndefined();
    const all = await Promise.all(Array.from({ length: 5 }, () => agree(deps, CODE, HERE)));
    expect(all).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(await rows('referral')).toMatchObject([{ target: HOOK.name, about: { ref: id('k', 9) } }]);
    expect(JSON.stringify(await rows())).not.toContain('42');
    const { phone: _, position: __, services: ___, maps: ____, ...shown } = { ...MARKET, phone: undefined };
    expect(await tell.payloads.referral(SITE, id('k', 9))).toMatchObject({ store: shown, note: 'Wants size 42' });
  });

  it('[RB5] [RB9] is nothing once it was erased or taken back, though it waits to go out', async () => {
    await agree(deps, CODE, HERE);
    const target = await store.commit(SITE, [], (view) => ({ changes: [], result: view.event(C1, 4) }));
    const amends = { by: agent(), of: 4, target, now: NOON, windowMs: 9 } as const;
    await act(store, C1, { do: 'recall', cid: cid(4), ...amends });
    expect(await tell.payloads.referral(SITE, id('k', 9))).toBeUndefined();
    await act(store, C1, { do: 'wipe', by: SYSTEM });
    expect(await tell.payloads.referral(SITE, id('k', 9))).toBeUndefined();
  });

  it('[RB13] tells once each, with the fact or not at all, that it was sent, opened, agreed to and redeemed', async () => {
    for (const _ of Array.from({ length: 5 })) await noteOpened(deps, CODE, HERE);
    for (const _ of Array.from({ length: 2 })) await agree(deps, CODE, HERE);
    const till = { at: undefined, by: { way: 'api' } } as const;
    const typed = { code: CODE, asker: { address: HERE } };
    await Promise.all(Array.from({ length: 5 }, () => redeem(deps, SITE, typed, till)));
    const about = { ref: id('k', 9) };
    const at = clock.now();
    expect(await rows()).toMatchObject([
      { topic: 'referral_sent', about, at },
      { topic: 'referral_opened', about, at },
      { topic: 'referral', about, at },
      { topic: 'referral_redeemed', about, at },
    ]);
    expect(new Set((await rows()).map((row) => row.id)).size).toBe(4);
    const { phone: _, position: __, services: ___, maps: ____, ...market } = { ...MARKET, phone: undefined };
    const referral = {
      ...{ id: id('k', 9), by: { role: 'agent', id: agent().id }, conversation: C1 },
      ...{ sentAt: NOON, expiresAt: NOON + 9e9 },
    };
    const { referral_sent: sent, referral_opened: opened, referral_redeemed: redeemed } = tell.payloads;
    expect(await sent(SITE, id('k', 9))).toEqual({ referral, store: market });
    expect(await opened(SITE, id('k', 9))).toEqual({ referral: { ...referral, openedAt: at }, store: market });
    expect(await redeemed(SITE, id('k', 9))).toEqual({
      referral: { ...referral, openedAt: at, redeemedAt: at, redeemedBy: 'api' },
      ...{ store: market, at: market },
    });
    await act(store, C1, { do: 'wipe', by: SYSTEM });
    expect(JSON.stringify(await redeemed(SITE, id('k', 9)))).not.toContain('42');
  });

  it('goes to the store’s own mailbox, where it has one', async () => {
    await agree(deps, CODE, HERE);
    expect(await tell.letter(SITE, id('k', 9))).toBeUndefined();
    await doors.change(SITE, 'market', { kind: 'mail_set', mail: 'market@example.com' }, SYSTEM, NOON);
    expect(await tell.letter(SITE, id('k', 9))).toEqual({
      ...{ about: 'store_note', to: 'market@example.com', site: 'Loom & Leaf', store: 'Market Street' },
      ...{ note: 'Wants size 42', timeZone: 'UTC', expiresAt: NOON + 9e9 },
    });
  });
});
