import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { AppDeps } from '../app/deps.ts';
import { refused } from '../app/outcome.ts';
import { systemDeed } from '../app/system-deed.ts';
import { take } from '../app/take.ts';
import type { AgentWho } from '../app/who.ts';
import { createIds } from '../ids.ts';
import type { Store } from '../ports/store.ts';
import { agent, begin, cid, id, SITE } from '../ports/store-world.contract.ts';
import { createMemoryStore } from '../stores/memory/store.ts';
import { openDatabase } from '../stores/sqlite/open.ts';
import { createSqliteStore } from '../stores/sqlite/store.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';

const RACES = 1000;
/** Too few for all that is asked at a time, so that some find no room. */
const AGENTS = 15;
const LIMIT = 3;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const STORES: Record<string, () => Store> = {
  memory: () => createMemoryStore({ onDurable: () => undefined }),
  sqlite: () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-routing-'));
    const opened = openDatabase({
      dataDir,
      fatal: (error) => {
        throw error;
      },
    });
    const store = createSqliteStore({ ...opened, onDurable: () => undefined });
    ends.push(async () => {
      await store.close();
      await opened.close();
      rmSync(dataDir, { recursive: true, force: true });
    });
    return store;
  },
};

const who = (n: number): AgentWho => ({
  ...{
    role: 'agent',
    site: SITE,
    agent: { id: agent(n).id, name: agent(n).name },
    duty: 'agent',
    session: `${n}`,
    signedInAt: 0,
  },
});

describe.each(Object.keys(STORES))('two agents take at once, in the %s store', (kind) => {
  test.each(['pick', 'automatic'] as const)(
    `[RTR8] one wins and the other is told, and nobody is ever over the limit, ${RACES} times (%s)`,
    async (mode) => {
      const store = STORES[kind]!();
      const clock = createVirtualClock();
      const ids = createIds();
      const deps: AppDeps = { store, clock, newId: () => ids(clock.now()) };
      const picks = { limit: () => LIMIT, mayPick: () => true, isOff: () => false };
      const loads = () =>
        store.commit(SITE, [], (view) => ({
          changes: [],
          result: Array.from({ length: AGENTS }, (_, n) => view.load(who(n + 1).agent.id)),
        }));
      const taking = (n: number, m: number) =>
        take(deps, who(m), { type: 'take', cid: cid(n * 2 + (m % 2) + 10_000), conversation: id('c', n) }, picks);
      // Where requests are given out the routing races with somebody who was offered it a moment ago.
      const giving = (n: number, m: number) =>
        systemDeed(
          deps,
          SITE,
          id('c', n),
          (view) => ({
            ...{ do: 'assign', by: { role: 'system' }, agent: who(m).agent },
            hasRoom: view.load(who(m).agent.id) < LIMIT,
            isThere: true,
          }),
          who(m).agent.id,
        );
      let [told, full] = [0, 0];
      async function race(n: number): Promise<void> {
        await begin(store, n);
        const one = 1 + (n % AGENTS);
        const other = 1 + ((n * 7 + 1) % AGENTS);
        const two = other === one ? 1 + (one % AGENTS) : other;
        const [first, second] = n % 2 === 0 ? [one, two] : [two, one];
        const asked = [taking(n, first), mode === 'pick' ? taking(n, second) : giving(n, second)] as const;
        const [a, b] = await Promise.all(asked);
        const outcomes = [refused(a) ? a.refused : 'won', 'refused' in b ? b.refused : 'won'];
        const row = await store.conversation(SITE, id('c', n));
        if (row?.state !== 'active') {
          expect(outcomes).toEqual(['at_limit', 'at_limit']);
          full += 1;
          return;
        }
        expect(outcomes.filter((outcome) => outcome === 'won')).toHaveLength(1);
        expect(row.agent.id).toBe(who(outcomes[0] === 'won' ? first : second).agent.id);
        if (outcomes.includes('already_taken')) told += 1;
      }
      const TOGETHER = 50;
      for (let n = 1; n <= RACES; n += TOGETHER) {
        await Promise.all(Array.from({ length: TOGETHER }, (_, i) => race(n + i)));
        expect(Math.max(...(await loads()))).toBeLessThanOrEqual(LIMIT);
        // All is given back, so that there is room again.
        const held = await store.conversations(SITE, { of: 'held', limit: 999 });
        await Promise.all(
          held.map(({ id: of, ...each }) =>
            systemDeed(deps, SITE, of, () => ({
              ...{ do: 'requeue', by: { role: 'system' }, from: each.state === 'active' ? each.agent.id : '' },
              why: 'line_lost',
            })),
          ),
        );
      }
      expect(full).toBeGreaterThan(0);
      expect(told).toBeGreaterThan(RACES / 3);
    },
    120_000,
  );
});
