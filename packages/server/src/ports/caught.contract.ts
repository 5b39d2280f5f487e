import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caught } from './caught.ts';
import type { Store } from './store.ts';
import { act, agent, begin, cid, id, OTHER_SITE, SITE, says } from './store-world.contract.ts';

interface Opened {
  store: Store;
  caught: Caught;
  close(): Promise<void>;
}

const C1 = id('c', 1);

/** What an adapter of `Caught` has to do. */
export function caughtContract(name: string, open: () => Promise<Opened>): void {
  describe(`${name}: what the guard found`, () => {
    let opened: Opened;
    const answers = (c: number, level: 'warn' | 'block', site = SITE) =>
      act(
        opened.store,
        C1,
        { do: 'answer', by: agent(), cid: cid(c), text: `words ${c}`, guarded: { level, rules: ['phrases'] } },
        site,
      );

    beforeEach(async () => {
      opened = await open();
      for (const site of [SITE, OTHER_SITE]) {
        await begin(opened.store, 1, { site });
        await act(opened.store, C1, { do: 'take', by: agent(), cid: cid(50), hasRoom: true, mayPick: true }, site);
      }
    });
    afterEach(() => opened.close());

    it('[GD6] is found newest first, page by page, and nothing else is', async () => {
      await answers(10, 'warn');
      await act(opened.store, C1, { do: 'note', by: agent(), cid: cid(11), text: 'n' });
      await act(opened.store, C1, says(1, 12));
      await answers(13, 'block');
      await answers(14, 'warn');
      const [first, second, ...more] = await opened.caught.lately(SITE, 2);
      expect(more).toEqual([]);
      const read = async (deskSeq = 0) =>
        (await opened.store.readDesk(SITE, C1, { after: deskSeq - 1, limit: 1 })).events[0];
      expect(await read(first?.deskSeq)).toMatchObject({ kind: 'guarded', rules: ['phrases'] });
      expect(await read(second?.deskSeq)).toMatchObject({ kind: 'held_back', text: 'words 13' });
      const rest = await opened.caught.lately(SITE, 2, second?.n);
      expect(rest).toHaveLength(1);
      expect(await read(rest[0]?.deskSeq)).toMatchObject({ kind: 'guarded', of: 4 });
      expect(await opened.caught.lately(SITE, 2, rest[0]?.n)).toEqual([]);
    });

    it('[GD6] is found at its own site alone', async () => {
      await answers(10, 'warn', OTHER_SITE);
      expect(await opened.caught.lately(SITE, 9)).toEqual([]);
      expect(await opened.caught.lately(OTHER_SITE, 9)).toHaveLength(1);
      expect(await opened.caught.lately(id('s', 3), 9)).toEqual([]);
    });
  });
}
