import { expect, it } from 'vitest';
import type { Decision, View } from './store.ts';
import type { StoreRig } from './store-world.contract.ts';
import { SITE } from './store-world.contract.ts';

const NAME = 'reminder:order 20771234';
const [AT, UNTIL] = [1_000, 5_000];

/** Does what nobody has done so far, and says whether it was the first. */
const first =
  (name: string, at = AT) =>
  (view: View): Decision<boolean> =>
    (view.once(name) ?? 0) > at
      ? { changes: [], result: false }
      : { changes: [{ put: 'once', name, at, until: at + UNTIL }], result: true };

/** What is done once only. */
export function onceContract(rig: () => StoreRig): void {
  it('[ST43] lets one of many do it, in one group or after another', async () => {
    const { store } = rig();
    const many = await Promise.all(Array.from({ length: 50 }, () => store.commit(SITE, [], first(NAME))));
    expect(many.filter(Boolean)).toHaveLength(1);
    expect(await store.commit(SITE, [], first(NAME))).toBe(false);
    expect(await store.commit(SITE, [], first('another'))).toBe(true);
    expect(await store.commit('01kafzs1te000000000z', [], first(NAME))).toBe(true);
    expect(await store.commit(SITE, [], first(NAME, AT + UNTIL))).toBe(true);
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
}
