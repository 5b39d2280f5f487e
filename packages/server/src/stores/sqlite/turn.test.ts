import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { id } from '../../ports/store-world.contract.ts';
import { createSqliteDirectory } from './directory.ts';
import { type OpenStore, openDatabase } from './open.ts';
import { createSqliteStore } from './store.ts';

let dataDir: string;
let opened: OpenStore;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'shopbell-turn-'));
  opened = openDatabase({
    dataDir,
    fatal: (error) => {
      throw error;
    },
  });
});
afterEach(async () => {
  await opened.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** As in a last pass: another connection has the write lock, and whoever wants to write waits for their turn. */
function lastPass(): { turn: OpenStore['turn']; end(): void } {
  const thread = new DatabaseSync(join(dataDir, 'shopbell.db'));
  thread.exec('BEGIN IMMEDIATE');
  const waiting: (() => void)[] = [];
  return {
    turn: (write) => void waiting.push(write),
    end() {
      thread.close();
      for (const write of waiting.splice(0)) write();
    },
  };
}

/** Longer than the loop may stand still, and shorter than it would wait for the lock, in ms. */
const STANDSTILL_MS = 1900;

it('[ST24] a ping does not stop the loop in a last pass, and is answered after it', async () => {
  const { turn, end } = lastPass();
  const store = createSqliteStore({ ...opened, turn, onDurable: () => {} });
  const startedAt = performance.now();
  const ping = store.ping();
  await new Promise(setImmediate);
  expect(performance.now() - startedAt).toBeLessThan(STANDSTILL_MS);
  end();
  await expect(ping).resolves.toBeUndefined();
});

it('[ST24] nothing that the directory writes stops the loop in a last pass; all of it is written after it', async () => {
  const { turn, end } = lastPass();
  const directory = createSqliteDirectory({ ...opened, turn });
  const [site, agent, account] = [id('s', 1), id('a', 1), id('a', 9)];
  const by = { role: 'system' } as const;
  const settings = { slug: 'shop', name: 'Shop', timeZone: 'UTC', origins: [], anyLocalhost: false };
  const person = { id: agent, account, email: 'a@b.c', name: 'Ann', passwordHash: 'x' };
  const session = { site, hash: 'h', agent, kind: 'token', createdAt: 1, lastUsedAt: 1, expiresAt: 9e12 } as const;
  const startedAt = performance.now();
  const writes = Promise.all([
    directory.change(
      [
        { kind: 'account', id: account, name: 'Shop' },
        { kind: 'site', site: { id: site, account, ...settings } },
        { kind: 'agent', agent: person },
        { kind: 'membership', site, agent, role: 'agent' },
      ],
      by,
      1,
    ),
    directory.openSession(session),
    directory.updateSession(session, { lastUsedAt: 2 }),
    directory.setAgentStatus(site, agent, 'online', 'connected', 3),
    directory.updateSession(session, { revokedAt: 4 }),
  ]);
  await new Promise(setImmediate);
  expect(performance.now() - startedAt).toBeLessThan(STANDSTILL_MS);
  expect(await directory.session(session)).toBeUndefined();
  end();
  const [changed] = await writes;
  expect(changed).toEqual({ ok: true });
  expect(await directory.session(session)).toMatchObject({ lastUsedAt: 2, revokedAt: 4 });
  expect(await directory.signedInAgents()).toHaveLength(1);
});
