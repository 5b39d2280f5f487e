import { expect, it } from 'vitest';
import { StoreBusy } from './store.ts';
import type { StoreRig } from './store-world.contract.ts';
import { act, begin, cid, does, id, note, SITE, says, turns, wholeLog } from './store-world.contract.ts';

const C1 = id('c', 1);

/** The order of one sender's commits, when one of them fails. */
export function senderContract(rig: () => StoreRig): void {
  it('[ST6] writes nothing of a sender behind a commit of theirs that failed, in its group or the next, until they were told', async () => {
    const { store, gate } = rig();
    await begin(store, 1);
    gate.hold();
    const settled: string[] = [];
    const sender = {};
    const say = (name: string, c: number, by: object | undefined) =>
      note(
        settled,
        name,
        store.commit(SITE, [], does(C1, says(1, c)), by).catch((error: unknown) => {
          if (!(error instanceof StoreBusy)) throw error;
          settled.push('busy');
        }),
      );
    say('before', 10, sender);
    const thrown = store.commit(
      SITE,
      [],
      () => {
        throw new RangeError('mine');
      },
      sender,
    );
    note(settled, 'thrown', thrown);
    say('behind', 11, sender);
    say('of nobody', 12, undefined);
    say('another', 13, {});
    await gate.reached();
    say('next group', 14, sender);
    say('another’s next', 15, {});
    gate.release();
    await act(store, C1, says(1, 16));
    await turns();
    expect(settled.toSorted()).toEqual([
      'another',
      'another’s next',
      'before',
      'behind',
      'busy',
      'busy',
      'next group',
      'of nobody',
      'thrown',
    ]);
    await store.commit(SITE, [], does(C1, says(1, 11)), sender);
    const cids = (await wholeLog(store, C1)).slice(2).map((event) => event.cid);
    expect(cids).toEqual([10, 12, 13, 15, 16, 11].map(cid));
  });
}
