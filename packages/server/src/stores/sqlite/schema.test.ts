import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { act, agent, begin, cid, id, NOON, SITE, says } from '../../ports/store-world.contract.ts';
import { type OpenStore, openDatabase } from './open.ts';
import { prepareStatements, SQL } from './statements.ts';
import { createSqliteStore } from './store.ts';

let dataDir: string;
let opened: OpenStore;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'shopbell-schema-'));
  opened = openDatabase({
    dataDir,
    fatal: (error) => {
      throw error;
    },
  });
  const store = createSqliteStore({ ...opened, onDurable: () => {} });
  await begin(store, 1);
  await act(store, id('c', 1), { do: 'note', by: agent(), cid: cid(5), text: 'n' });
  await store.close();
});
afterEach(async () => {
  await opened.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('schema', () => {
  it('finds the rows of every statement by an index that leads with the site', () => {
    const plans = Object.values(SQL)
      // The newest row of all is one step, and nobody's data; which sites are busy is asked for all of them.
      .filter(
        (sql) =>
          /^(SELECT|UPDATE|INSERT)/.test(sql) &&
          !sql.includes(' meta ') &&
          ![SQL.newestRow, SQL.newestGone, SQL.newestMoved, SQL.busySites].some((each) => each === sql),
      )
      .flatMap((sql) => {
        // `?4` may stand more than once, `?` is another one each time.
        const names = sql.match(/\?\d+/g);
        const count = names ? new Set(names).size : sql.split('?').length - 1;
        return opened.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array.from({ length: count }, () => '1'));
      })
      .map(({ detail }) => String(detail))
      // How a chain is walked, what was found by it, and the rows a statement brings.
      .filter(
        (detail) =>
          !/^(SETUP|RECURSIVE STEP|CO-ROUTINE chain|MATERIALIZE chain|LIST SUBQUERY \d+|SCAN c|SCAN \d+[ -].*ROWS?.*)$/.test(
            detail,
          ),
      );
    expect(plans.length).toBeGreaterThan(15);
    expect(
      plans.filter((detail) => !/^SEARCH \w+ USING (COVERING )?(INDEX|INTEGER PRIMARY KEY|PRIMARY KEY)/.test(detail)),
    ).toEqual([]);
    const led = (detail: string) => /\((site=\?|rowid=\?)/.test(detail);
    expect(plans.filter((detail) => !led(detail))).toEqual([]);
  });

  it('finds the devices of a member by their index, and passes over all others of the site', () => {
    const plan = opened.db.prepare(`EXPLAIN QUERY PLAN ${SQL.unnameMember}`).all('1', 'm1');
    expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH device USING INDEX device_member (site=? AND member=?)']);
  });

  it('leads every key and index of the conversation tables with the site', () => {
    const tables = [
      'log',
      'conversation',
      'head',
      'case',
      'device',
      'site_number',
      'receipt',
      'company',
      'promise',
      'outgoing',
    ];
    const leads = tables.flatMap((table) =>
      opened.db
        .prepare(`SELECT i.name, c.name AS lead FROM pragma_index_list('${table}') i JOIN pragma_index_info(i.name) c
          WHERE c.seqno = 0`)
        .all()
        .map(({ name, lead }) => [name, lead]),
    );
    expect(leads.length).toBeGreaterThan(9);
    expect(leads.filter(([, lead]) => lead !== 'site')).toEqual([]);
  });

  it('[ST17] keeps the skeleton of every log row; only a body can be erased', () => {
    const { db } = opened;
    const skeleton = db
      .prepare("SELECT name FROM pragma_table_info('log') WHERE name <> 'body'")
      .all()
      .map(({ name }) => String(name));
    expect(skeleton).toHaveLength(18);
    db.exec('UPDATE log SET withheld = 9');
    for (const column of skeleton) {
      expect(() => db.exec(`UPDATE log SET "${column}" = "${column}"`)).toThrow('append-only');
    }
    expect(() => db.exec('DELETE FROM log')).toThrow('append-only');
    expect(() => db.exec('UPDATE log SET body = NULL')).not.toThrow();
    expect(db.prepare('SELECT count(*) AS n, sum(size) > 0 AS sized FROM log').get()).toEqual({ n: 4, sized: 1 });
  });

  it('[ST17] shows a last line without words where they were erased, and the next one again', async () => {
    opened.db.exec('UPDATE log SET body = NULL WHERE seq IS NOT NULL');
    const store = createSqliteStore({ ...opened, onDurable: () => {} });
    const row = await store.conversation(SITE, id('c', 1));
    expect(row).toMatchObject({ id: id('c', 1), seq: 2, last: { seq: 2, text: '' } });
    expect(await store.readPublic(SITE, id('c', 1), { after: 1, limit: 9 })).toMatchObject({
      events: [{ kind: 'erased', seq: 2, was: 'message', why: 'erased' }],
    });
    expect(await store.conversations(SITE, { of: 'waiting', limit: 9 })).toEqual([row]);
    await act(store, id('c', 1), { do: 'note', by: agent(), cid: cid(6), text: 'n' });
    expect(await store.conversation(SITE, id('c', 1))).toMatchObject({ last: { text: '' } });
    await act(store, id('c', 1), says(1, 7, 'again'));
    const reopened = createSqliteStore({ ...opened, onDurable: () => {} });
    expect(await reopened.conversation(SITE, id('c', 1))).toMatchObject({ seq: 3, last: { text: 'again' } });
  });

  it('[PM4] owes a promise whose words were erased, and lets it be moved and settled', async () => {
    const before = createSqliteStore({ ...opened, onDurable: () => {} });
    const [by, c1] = [agent(), id('c', 1)];
    await act(before, c1, { do: 'take', by, cid: cid(6), hasRoom: true, mayPick: true });
    const words = { what: 'gift', order: 'A-1042', dueAt: NOON + 9, text: 'A descaler for Mei', most: 8 } as const;
    await act(before, c1, { do: 'promise', by, cid: cid(7), ...words });
    await act(before, c1, { do: 'promise', by, cid: cid(8), ...words });
    const settle = { do: 'settle', by, oversees: false, promise: cid(7) } as const;
    await act(before, c1, { ...settle, cid: cid(9), outcome: 'moved', dueAt: NOON + 5, text: 'for Mei' });
    opened.db.exec("UPDATE log SET body = NULL WHERE kind LIKE 'promise%'");
    const file = opened.db.prepare("SELECT promises FROM conversation WHERE promises LIKE '%Mei%'").all();
    expect(file).toEqual([]);
    const store = createSqliteStore({ ...opened, onDurable: () => {} });
    const owner = { id: by.id, name: by.name };
    const promise = { what: 'gift', owner, at: NOON, text: '' };
    expect(await store.conversations(SITE, { of: 'promised', agent: by.id, limit: 9 })).toMatchObject([
      {
        promises: [
          { id: cid(7), dueAt: NOON + 5, ...promise },
          { id: cid(8), dueAt: NOON + 9, ...promise },
        ],
      },
    ]);
    await act(store, c1, { ...settle, cid: cid(10), outcome: 'given_up', text: 'sent back' });
    await act(store, c1, { ...settle, cid: cid(11), promise: cid(8), outcome: 'kept' });
    expect(await store.conversations(SITE, { of: 'promised', limit: 9 })).toEqual([]);
    const { events } = await store.readDesk(SITE, c1, { after: 3, limit: 9 });
    expect(events.map(({ kind }) => kind)).toEqual([
      ...['promised', 'promised', 'promise_moved', 'promise_given_up', 'promise_kept'],
    ]);
    expect(events[0]).toMatchObject({ cid: cid(7), dueAt: NOON + 9, text: '' });
  });

  it('refuses a row that would be both public and desk, or neither', () => {
    const { appendLog } = prepareStatements(opened.db);
    const row = (...numbers: (number | null)[]) =>
      appendLog.run(...[1, 7, ...numbers, 'note', 1, 'system', null, null, null, null, null, 2, '{}', null]);
    expect(() => row(1, null, 9, 9)).toThrow('CHECK');
    expect(() => row(null, null, null, null)).toThrow('CHECK');
    expect(() => row(null, null, 9, null)).toThrow('CHECK');
    expect(() => row(null, 1, 9, 9)).toThrow('CHECK');
    expect(() => row(9, null, null, null)).toThrow('CHECK');
    expect(() => row(1, null, null, null)).not.toThrow();
  });

  it('[ST1] refuses a second event behind the same one, and a second first one', () => {
    const { appendMessage } = prepareStatements(opened.db);
    let row = 100;
    const message = (seq: number, prev: number | null): number => {
      row += 1;
      appendMessage.run(row, 1, 7, seq, prev, 1, 'system', null, null, 2, '{}');
      return row;
    };
    const first = message(1, null);
    expect(() => message(1, null)).toThrow('UNIQUE');
    message(2, first);
    expect(() => message(2, first)).toThrow('UNIQUE');
    expect(() => message(3, first)).toThrow('UNIQUE');
    expect(() => message(4, null)).toThrow('CHECK');
  });
});
