import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { STANDARD_RATING } from '@shopbell/domain';
import { afterEach, describe, expect, test } from 'vitest';
import type { Store } from '../ports/store.ts';
import { agent, begin, cid, id, SITE } from '../ports/store-world.contract.ts';
import { createMemoryStore } from '../stores/memory/store.ts';
import { openDatabase } from '../stores/sqlite/open.ts';
import { createSqliteStore } from '../stores/sqlite/store.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import { close } from './close.ts';
import { decline, invite, join } from './company.ts';
import type { AppDeps } from './deps.ts';
import { type Receipt, type Refusal, refused } from './outcome.ts';
import { take } from './take.ts';
import { transfer } from './transfer.ts';
import type { AgentWho } from './who.ts';

const RACES = 500;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const STORES: Readonly<Record<string, () => Store>> = {
  memory: () => createMemoryStore({ onDurable() {} }),
  sqlite() {
    const dataDir = mkdtempSync(path(tmpdir(), 'shopbell-race-'));
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
  duty: 'agent',
  session: `${n}`,
  signedInAt: 0,
});

type Wish = (deps: AppDeps, conversation: string, cid: string) => Promise<Receipt | Refusal>;
const inviting: Wish = (deps, conversation, cid) =>
  invite(deps, who(1), { type: 'invite', cid, conversation, to: agent(2).id, text: 'n' }, name(2));
const joining: Wish = (deps, conversation, cid) => join(deps, who(2), { type: 'join', cid, conversation }, () => false);
const declining: Wish = (deps, conversation, cid) => decline(deps, who(2), { type: 'decline', cid, conversation });
const closing: Wish = (deps, conversation, cid) =>
  close(deps, who(1), { type: 'close', cid, conversation }, STANDARD_RATING);
const handing: Wish = (deps, conversation, cid) =>
  transfer(
    deps,
    who(1),
    { type: 'transfer', cid, conversation, to: agent(3).id, reason: 'other', text: 'n' },
    { id: agent(3).id, to: () => name(3), limit: () => Infinity },
  );

describe.each(Object.keys(STORES))('at once, in the %s store', (kind) => {
  /** Agent 1 has each conversation; `before` is done first, then the wishes at once, in another order each time. */
  async function races(before: readonly Wish[], wishes: readonly Wish[]) {
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
      for (const [i, wish] of before.entries()) await wish(deps, conversation, cid(100_000 + n * 10 + i));
      const order = wishes.map((_, place) => (place + n) % wishes.length);
      const outcomes = await Promise.all(order.map((at) => wishes[at]!(deps, conversation, cid(10_000 + n * 10 + at))));
      const codes = wishes.map((_, at) => {
        const outcome = outcomes[order.indexOf(at)]!;
        return refused(outcome) ? outcome.refused : 'done';
      });
      return { first: order[0]!, codes, row: await store.conversation(SITE, conversation) };
    };
    const all = [];
    for (let n = 1; n <= RACES; n += 100) {
      all.push(...(await Promise.all(Array.from({ length: 100 }, (_, i) => race(n + i)))));
    }
    return all;
  }

  test(`[RL32] of two invitations of one colleague one holds and the other is told, ${RACES} times`, async () => {
    for (const { first, codes, row } of await races([], [inviting, inviting])) {
      expect(codes[first]).toBe('done');
      expect(codes[1 - first]).toBe('already_in');
      expect(row).toMatchObject({ invited: [{ agent: name(2) }] });
    }
  }, 60_000);

  test(`[RL33] of a joining and a close, what comes first holds, ${RACES} times`, async () => {
    for (const { first, codes, row } of await races([inviting], [joining, closing])) {
      expect(codes).toEqual([first === 0 ? 'done' : 'conversation_closed', 'done']);
      expect(row).toMatchObject({ state: 'closed', seq: first === 0 ? 5 : 4 });
      expect(row).not.toHaveProperty('guests');
    }
  }, 60_000);

  test(`[RL33] of a joining, a no and a hand-over, no guest stays behind, ${RACES} times`, async () => {
    for (const { first, codes, row } of await races([inviting], [joining, declining, handing])) {
      expect(codes[first]).toBe('done');
      expect(codes[2]).toBe('done');
      expect(codes.slice(0, 2).filter((code) => code === 'done').length).toBeLessThanOrEqual(1);
      expect(codes.slice(0, 2).filter((code) => code !== 'done' && code !== 'not_invited')).toEqual([]);
      expect(row).toMatchObject({ state: 'active', agent: name(3) });
      expect(row).not.toHaveProperty('guests');
      expect(row).not.toHaveProperty('invited');
    }
  }, 60_000);
});
