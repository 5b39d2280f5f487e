import { summarise } from '@shopbell/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agent, NOON, OTHER_SITE, SITE } from './store-world.contract.ts';
import type { KeptSummary, Summaries } from './summaries.ts';

interface Opened {
  summaries: Summaries;
  /** The same data seen by one that remembers nothing. */
  reopen(): Promise<Summaries>;
  close(): Promise<void>;
}

/** As it is, then the same data seen by one that remembers nothing. */
async function* nowAndAgain({ summaries, reopen }: Opened): AsyncGenerator<Summaries> {
  yield summaries;
  yield await reopen();
}

const DAY = '2026-11-21';
const summary = (n = 1, more: Partial<KeptSummary> = {}): Omit<KeptSummary, 'version'> => {
  const { id, name } = agent(n);
  const figures = summarise([], id, NOON, NOON + 9);
  return {
    agent: { id, name },
    day: DAY,
    at: NOON,
    figures,
    remarks: [{ order: '订单 7', text: '缺货\n明天补' }],
    ...more,
  };
};

/** What every adapter keeps to. */
export function summariesContract(name: string, open: () => Promise<Opened>): void {
  describe(`summaries: ${name}`, () => {
    let opened: Opened;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('[SM1] keeps every version, the newest first, and what was kept comes back to the letter', async () => {
      const { summaries } = opened;
      expect(await summaries.versions(SITE, agent().id, DAY)).toEqual([]);
      const first = await summaries.keep(SITE, 0, summary());
      expect(first).toStrictEqual({ ...summary(), version: 1 });
      const second = await summaries.keep(SITE, 1, summary(1, { at: NOON + 5, remarks: [] }));
      for await (const each of nowAndAgain(opened)) {
        expect(await each.versions(SITE, agent().id, DAY)).toStrictEqual([second, first]);
        expect(await each.versions(SITE, agent().id, '2026-11-20')).toEqual([]);
        expect(await each.versions(OTHER_SITE, agent().id, DAY)).toEqual([]);
      }
    });

    it('[SM1] of two that follow the same version, one is kept and the other told', async () => {
      const { summaries } = opened;
      const both = await Promise.all([
        summaries.keep(SITE, 0, summary()),
        summaries.keep(SITE, 0, summary(1, { remarks: [] })),
      ]);
      expect(both.map((one) => one?.version)).toEqual([1, undefined]);
      expect(await summaries.keep(SITE, 5, summary())).toBeUndefined();
      expect(await summaries.versions(SITE, agent().id, DAY)).toHaveLength(1);
    });

    it('[SM2] gives a day of a site, with the newest of each', async () => {
      const { summaries } = opened;
      await summaries.keep(SITE, 0, summary(2));
      await summaries.keep(SITE, 0, summary(1));
      await summaries.keep(SITE, 1, summary(1, { remarks: [] }));
      await summaries.keep(OTHER_SITE, 0, summary(3));
      for await (const each of nowAndAgain(opened)) {
        const told = (await each.ofDay(SITE, DAY)).map(({ agent: { name }, version }) => `${name} ${version}`);
        expect(told).toEqual(['Agent 1 2', 'Agent 2 1']);
        expect(await each.ofDay(SITE, '2026-11-20')).toEqual([]);
      }
    });
  });
}
