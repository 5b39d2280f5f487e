import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Store } from '../ports/store.ts';
import { agent, begin, cid, id, SITE } from '../ports/store-world.contract.ts';
import { createMemoryStore } from '../stores/memory/store.ts';
import { openDatabase } from '../stores/sqlite/open.ts';
import { createSqliteStore } from '../stores/sqlite/store.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import type { AppDeps } from './deps.ts';
import { giveBack } from './give-back.ts';
import { refused } from './outcome.ts';
import { take } from './take.ts';
import { takeOver } from './take-over.ts';
import { transfer } from './transfer.ts';
import type { AgentWho } from './who.ts';

const RACES = 1000;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const STORES: Readonly<Record<string, () => Store>> = {
  memory: () => createMemoryStore({ onDurable() {} }),
  sqlite() {
    const dataDir = mkdtempSync(join(tmpdir(), 'shopbell-race-'));
    const opened = openDatabase({
      dataDir,
      fatal: (error) => {
        throw error;
      },
    });
    const store = createSqliteStore({ ...opened, onDurable() {} });
    ends.push(async () => {
      await store.close();
      await opened.close();
      rmSync(dataDir, { recursive: true, force: true });
    });
    return store;
  },
};

const name = (n: number) => ({ id: agent(n).id, name: agent(n).name });
const who = (n: number): AgentWho => ({
  role: 'agent',
  site: SITE,
  agent: name(n),
  duty: 'supervisor',
  session: `${n}`,
  signedInAt: 0,
});

/** What several people may want of the same conversation in the same instant; agent 1 has it. */
const WISHES: readonly ((deps: AppDeps, conversation: string, cid: string) => ReturnType<typeof takeOver>)[] = [
  (deps, conversation, cid) =>
    transfer(
      deps,
      who(1),
      { type: 'transfer', cid, conversation, to: agent(2).id, reason: 'workload', text: 'a' },
      { id: agent(2).id, to: () => name(2), limit: () => Infinity },
    ),
  (deps, conversation, cid) =>
    transfer(
      deps,
      who(1),
      { type: 'transfer', cid, conversation, to: agent(3).id, reason: 'language', text: 'b' },
      { id: agent(3).id, to: () => name(3), limit: () => Infinity },
    ),
  (deps, conversation, cid) =>
    takeOver(deps, who(4), { type: 'take_over', cid, conversation, from: agent(1).id, text: 'c' }, () => false),
  (deps, conversation, cid) =>
    takeOver(deps, who(5), { type: 'take_over', cid, conversation, from: agent(1).id, text: 'd' }, () => false),
  (deps, conversation, cid) =>
    giveBack(deps, who(1), { type: 'give_back', cid, conversation, reason: 'off_duty', text: 'e' }),
];

describe.each(Object.keys(STORES))('at once, in the %s store', (kind) => {
  test(`[RL24] of those who hand over, take over and give back one wins and the others are told, ${RACES} times`, async () => {
    const store = STORES[kind]!();
    const deps: AppDeps = { store, clock: createVirtualClock(), newId: () => id('k', 9) };
    const race = async (n: number) => {
      const conversation = id('c', n);
      await begin(store, n);
      await take(
        deps,
        who(1),
        { type: 'take', cid: cid(n), conversation },
        { limit: () => Infinity, mayPick: () => true, isOff: () => false },
      );
      // Every order is tried, and who presses twice by mistake is among them.
      const order = WISHES.map((_, place) => (place + n) % WISHES.length);
      const asked = [...order, ...order].map((wish) => [wish, cid(10_000 + n * 10 + wish)] as const);
      const outcomes = await Promise.all(asked.map(([wish, cid]) => WISHES[wish]!(deps, conversation, cid)));
      const won = outcomes.flatMap((outcome, place) => (refused(outcome) ? [] : [asked[place]![0]]));
      // The repeated request of who won gets the same receipt; nobody else gets one.
      expect(new Set(won)).toEqual(new Set([order[0]]));
      expect(won).toHaveLength(2);
      const codes = new Set(outcomes.flatMap((outcome) => (refused(outcome) ? [outcome.refused] : [])));
      expect([...codes].every((code) => code === 'not_yours' || code === 'already_taken')).toBe(true);
      const row = await store.conversation(SITE, conversation);
      expect(row).toMatchObject({ seq: 4, deskSeq: 3, case: { owner: name(1) } });
    };
    for (let n = 1; n <= RACES; n += 100) await Promise.all(Array.from({ length: 100 }, (_, i) => race(n + i)));
  }, 60_000);
});
