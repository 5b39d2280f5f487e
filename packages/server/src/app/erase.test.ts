import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Keep, openKeep } from '../keep.ts';
import type { Hint } from '../ports/bus.ts';
import { act, agent, begin, cid, id, NOON, says, shopper, wholeLog } from '../ports/store-world.contract.ts';
import { backUp } from '../stores/sqlite/backup.ts';
import { restore } from '../stores/sqlite/restore.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import { createEraser } from './erase.ts';
import { createFileDesk } from './file-desk.ts';

const PLANTED = 'planted-7c1f';
const SITE = id('s', 1);
const [C1, C2, C3] = [id('c', 1), id('c', 2), id('c', 3)];
const log = { info() {}, warn() {}, error() {}, debug() {} };
const fatal = (error: Error): never => {
  throw error;
};

let base: string;
let dataDir: string;
let keep: Keep | undefined;
const kept = (): Keep => keep ?? fatal(new Error('nothing is open'));
let hints: Hint[];

/** The server's parts over the data folder, as a start finds it. */
async function start() {
  await keep?.close();
  keep = openKeep({ store: 'sqlite', dataDir }, () => {}, fatal);
  const clock = createVirtualClock(NOON + 1000);
  const newId = () => id('k', 1);
  const core = { store: keep.store, clock, newId };
  const files = createFileDesk({
    ...core,
    files: keep.files,
    book: keep.fileBook,
    cleaner: { clean: async (_, load) => ({ whole: await load() }), close: async () => {} },
    limits: { fileMaxBytes: 1e6, personDayBytes: 1e6, siteBytes: 1e6 },
    shoppers: keep.shoppers,
  });
  hints = [];
  const bus = { publish: (hint: Hint) => void hints.push(hint) };
  const { directory, erasures, shoppers } = keep;
  return {
    ...keep,
    desk: files,
    eraser: createEraser({ ...core, erasures, shoppers, files, directory, bus, search: keep.search, log }),
  };
}

/** Every file under the data folder that holds the planted word. */
function holding(folder = dataDir): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => readFileSync(path).includes(PLANTED));
}

async function readable({ store, shoppers }: Keep): Promise<string> {
  const read = [];
  for (const one of [C1, C2, C3]) {
    read.push(await store.conversation(SITE, one));
    read.push(await store.readPublic(SITE, one, { after: 0, limit: 99 }));
    read.push(await store.readDesk(SITE, one, { after: 0, limit: 99 }));
  }
  return JSON.stringify([read, await shoppers.read(SITE, PERSON), await shoppers.remarks(SITE, PERSON, { limit: 9 })]);
}

/** Two conversations of shopper 1, one of them over, with files; one of shopper 2. */
async function talk(): Promise<void> {
  const { store, directory, shoppers, fileBook, files } = await start();
  const site = {
    id: SITE,
    account: 'acc',
    slug: 'shop',
    name: 'Shop',
    timeZone: 'UTC',
    origins: [],
    anyLocalhost: false,
  };
  const changes = [{ kind: 'account', id: 'acc', name: 'Shop' } as const, { kind: 'site', site } as const];
  expect(await directory.change(changes, { role: 'system' }, NOON)).toMatchObject({ ok: true });
  await begin(store, 1, { text: `${PLANTED} 1`, page: { url: `https://shop.example/${PLANTED}`, title: PLANTED } });
  await act(store, C1, { do: 'take', by: agent(), cid: cid(20), hasRoom: true, mayPick: true });
  await act(store, C1, { do: 'note', by: agent(), cid: cid(21), text: `${PLANTED} 2` });
  const file = { id: id('k', 5), name: `${PLANTED}.txt`, type: 'text/plain', bytes: 20 } as const;
  await fileBook.add(
    { ...file, site: SITE, owner: 'd:t1', state: 'uploading', hasPreview: false, createdAt: NOON },
    { personDayBytes: 1e6, siteBytes: 1e6 },
  );
  await files.append(file.id, 0, Buffer.from(`${PLANTED} in a file`));
  await files.finish(file.id, { whole: Buffer.from(`${PLANTED} in a file`) });
  await fileBook.settle(SITE, file.id, { state: 'ready', bytes: 20, hasPreview: false });
  await act(store, C1, { do: 'ask', by: shopper(), cid: cid(22), text: '', file });
  await fileBook.said(SITE, file.id, { conversation: C1, seq: 4 });
  await act(store, C1, { do: 'close', by: agent(), cid: cid(23) });
  await begin(store, 2, { participant: id('p', 1), by: shopper(1), text: `${PLANTED} 3` });
  await begin(store, 3, { text: 'somebody else' });
  const person = `p:${id('p', 1)}` as const;
  await shoppers.write(SITE, person, { set: 'name', name: PLANTED });
  const by = { id: agent().id, name: agent().name };
  await shoppers.write(SITE, person, { set: 'remark', id: 'r1', by, at: NOON, text: `${PLANTED} 4` });
}

const PERSON = `p:${id('p', 1)}` as const;

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'shopbell-erase-'));
  dataDir = join(base, 'data');
  await talk();
});
afterEach(async () => {
  await keep?.close();
  keep = undefined;
  rmSync(base, { recursive: true, force: true });
});

describe('erasing a person', () => {
  it('[ER1] leaves nothing of them in any read or any byte of the data folder, and all of everybody else', async () => {
    const now = await start();
    now.search.begin();
    expect(holding().length).toBeGreaterThan(1);
    expect(await now.eraser.erase(SITE, agent().id, PERSON)).toEqual({ conversations: 2 });
    expect(await readable(now)).not.toContain(PLANTED);
    await now.search.caughtUp();
    expect(holding()).toEqual([]);
    expect((await now.store.conversation(SITE, C3))?.last).toMatchObject({ text: 'somebody else' });
    const events = await wholeLog(now.store, C1, SITE);
    expect(events.map(({ kind }) => kind)).toEqual(['requested', 'erased', 'assigned', 'erased', 'closed', 'wiped']);
    expect(await readable(await start())).not.toContain(PLANTED);
    expect(holding()).toEqual([]);
  });

  it('[ER2] is in the site’s log before anything is gone, and told to who has their panel open', async () => {
    const now = await start();
    const change = now.directory.change.bind(now.directory);
    now.directory.change = () => Promise.reject(new Error('the disk is full'));
    await expect(now.eraser.erase(SITE, agent().id, PERSON)).rejects.toThrow('the disk is full');
    expect(await readable(now)).toContain(PLANTED);
    now.directory.change = change;
    await now.eraser.erase(SITE, agent().id, PERSON);
    expect((await now.directory.readSiteLog(SITE, 0)).at(-1)).toMatchObject({
      kind: 'shopper_erased',
      body: { person: PERSON },
      actor: { role: 'agent', id: agent().id },
    });
    expect(hints).toMatchObject([{ kind: 'shopper', person: PERSON, rev: 3 }]);
  });

  it('[ER3] is carried to its end by the next start, wherever a crash has cut it', async () => {
    await kept().erasures.note({ site: SITE, person: PERSON, at: NOON + 1000 });
    await act(kept().store, C1, { do: 'wipe', by: { role: 'system' } });
    const now = await start();
    expect(await readable(now)).toContain(PLANTED);
    await now.eraser.finish();
    expect(await readable(now)).not.toContain(PLANTED);
    expect(holding()).toEqual([]);
    expect(await now.erasures.open()).toEqual([]);
  });

  it('[ER4] is carried out again in a restored backup, which takes nothing back that it lacks', async () => {
    const file = join(base, 'backup.db');
    await backUp({ dataDir, file, force: false });
    await act(kept().store, C2, says(1, 30, `${PLANTED} later`), SITE);
    const now = await start();
    await now.eraser.erase(SITE, agent().id, PERSON);
    await kept().close();
    keep = undefined;
    expect(await restore({ dataDir, file })).toMatchObject({ erased: 1 });
    const back = await start();
    expect(await readable(back)).toContain(PLANTED);
    await back.eraser.finish();
    expect(await readable(back)).not.toContain(PLANTED);
    const last = (await back.directory.readSiteLog(SITE, 0)).at(-1);
    expect(last).toMatchObject({ kind: 'shopper_erased', body: { person: PERSON }, actor: { role: 'system' } });
    const [p1, p3] = [id('p', 1), id('p', 3)];
    expect([back.erasures.holds(SITE, p1, cid(30)), back.erasures.holds(SITE, p1, cid(1))]).toEqual([true, true]);
    expect([back.erasures.holds(SITE, p1, cid(31)), back.erasures.holds(SITE, p3, cid(3))]).toEqual([false, false]);
    // The list goes with every further restore.
    await kept().close();
    keep = undefined;
    await restore({ dataDir, file });
    expect((await start()).erasures.holds(SITE, p1, cid(30))).toBe(true);
  });

  it('[ER4] a backup of before there was the site is started all the same', async () => {
    const now = await start();
    await now.erasures.note({ site: id('s', 9), person: PERSON, at: NOON });
    await now.eraser.finish();
    expect(await now.erasures.open()).toEqual([]);
  });

  it('[ER1] knows nobody of whom nothing was ever said or written', async () => {
    const now = await start();
    expect(await now.eraser.erase(SITE, agent().id, `p:${id('p', 9)}`)).toBeUndefined();
    expect(await now.erasures.open()).toEqual([]);
  });
});
