import { expect, it } from 'vitest';
import type { Decision, Store, View } from './store.ts';
import type { StoreRig } from './store-world.contract.ts';
import { act, begin, id, nowAndReopened, OTHER_SITE, SITE } from './store-world.contract.ts';

const NAME = 'reminder:order 20771234';
const C1 = id('c', 1);
const [AT, UNTIL] = [1_000, 5_000];

/** Does what nobody has done so far, and says whether it was the first. */
const first =
  (name: string, { at = AT, conversation = C1 } = {}) =>
  (view: View): Decision<boolean> =>
    (view.once(name) ?? 0) > at
      ? { changes: [], result: false }
      : { changes: [{ put: 'once', name, conversation, until: at + UNTIL }], result: true };

const keptUntil = (store: Store, name: string): Promise<number | undefined> =>
  store.commit(SITE, [], (view) => ({ changes: [], result: view.once(name) }));

/** What is done once only. */
export function onceContract(rig: () => StoreRig): void {
  it('[ST43] lets one of many do it, in one group or after another', async () => {
    const { store } = rig();
    const many = await Promise.all(Array.from({ length: 50 }, () => store.commit(SITE, [], first(NAME))));
    expect(many.filter(Boolean)).toHaveLength(1);
    expect(await store.commit(SITE, [], first(NAME))).toBe(false);
    expect(await store.commit(SITE, [], first('another'))).toBe(true);
    expect(await store.commit(OTHER_SITE, [], first(NAME))).toBe(true);
    expect(await store.commit(SITE, [], first('another', { at: AT + UNTIL }))).toBe(true);
    for await (const each of nowAndReopened(rig())) expect(await keptUntil(each, NAME)).toBe(AT + UNTIL);
  });

  it('[ST43] keeps nothing of a commit that throws', async () => {
    const { store } = rig();
    const broken = store.commit(SITE, [], (view) => {
      first(NAME)(view);
      throw new RangeError('mine');
    });
    await expect(broken).rejects.toThrow('mine');
    expect(await store.commit(SITE, [], first(NAME))).toBe(true);
  });

  it('[ST46] forgets it once its time is over, at every site', async () => {
    const { store } = rig();
    for (const site of [SITE, OTHER_SITE]) await store.commit(site, [], first(NAME));
    await store.commit(SITE, [], first('another', { at: AT + 1 }));
    await store.forgetOver(AT + UNTIL - 1);
    expect(await keptUntil(store, NAME)).toBe(AT + UNTIL);
    await store.forgetOver(AT + UNTIL);
    expect(await keptUntil(store, NAME)).toBeUndefined();
    expect(await keptUntil(store, 'another')).toBe(AT + UNTIL + 1);
    const elsewhere = await store.commit(OTHER_SITE, [], (view) => ({ changes: [], result: view.once(NAME) }));
    expect(elsewhere).toBeUndefined();
  });

  it('[ST46] forgets it with the words of its conversation, and no other’s', async () => {
    const { store } = rig();
    for (const n of [1, 2]) await begin(store, n);
    await store.commit(SITE, [], first(NAME));
    await store.commit(SITE, [], first('another', { conversation: id('c', 2) }));
    await act(store, C1, { do: 'wipe', by: { role: 'system' } });
    expect(await keptUntil(store, NAME)).toBeUndefined();
    expect(await keptUntil(store, 'another')).toBe(AT + UNTIL);
  });
}
