import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Referral } from '@shopbell/domain';
import { createEraser, type Eraser } from '../app/erase.ts';
import { createFileDesk } from '../app/file-desk.ts';
import { type Keep, openKeep } from '../keep.ts';
import type { Hint } from '../ports/bus.ts';
import { act, agent, begin, cid, id, NOON, shopper } from '../ports/store-world.contract.ts';
import { backUp } from '../stores/sqlite/backup.ts';
import { type Restored, restore } from '../stores/sqlite/restore.ts';
import { windBack } from '../stores/sqlite/testing.ts';
import { createVirtualClock } from './virtual-clock.ts';

/** Stands in every word, name and file of the person who is erased. */
export const PLANTED = 'planted-7c1f';
export const SITE = id('s', 1);
export const PERSON = `p:${id('p', 1)}` as const;
/** Who has the third conversation. */
export const OTHER = `p:${id('p', 3)}` as const;
export const [C1, C2, C3] = [id('c', 1), id('c', 2), id('c', 3)];

const log = { info() {}, warn() {}, error() {}, debug() {} };
const fatal = (error: Error): never => {
  throw error;
};

type Rig = ReturnType<typeof createEraseRig>;

/** The parts of a server that erase, over a data folder of their own: as compose.ts puts them together. */
export function createEraseRig() {
  const base = mkdtempSync(join(tmpdir(), 'shopbell-erase-'));
  const dataDir = join(base, 'data');
  const hints: Hint[] = [];
  let keep: Keep | undefined;
  let eraser: Eraser | undefined;

  async function stop(): Promise<void> {
    await eraser?.stop();
    await keep?.close();
    keep = undefined;
  }

  return {
    dataDir,
    /** What was told since the last start. */
    hints,
    stop,
    /** As a start finds the folder, before it finishes anything. */
    async start() {
      await stop();
      keep = openKeep({ store: 'sqlite', dataDir }, () => {}, fatal);
      hints.length = 0;
      const clock = createVirtualClock(NOON + 1000);
      const core = { store: keep.store, clock, newId: () => id('k', 1) };
      const files = createFileDesk({
        ...core,
        files: keep.files,
        book: keep.fileBook,
        cleaner: { clean: async (_, load) => ({ whole: await load() }), close: async () => {} },
        limits: { fileMaxBytes: 1e6, personDayBytes: 1e6, siteBytes: 1e6 },
        shoppers: keep.shoppers,
      });
      const bus = { publish: (hint: Hint) => void hints.push(hint) };
      const { directory, erasures, shoppers } = keep;
      eraser = createEraser({ ...core, erasures, shoppers, files, directory, bus, search: keep.search, log });
      return { ...keep, clock, desk: files, eraser };
    },
    /** The process is killed: its files stay as they are. */
    async crash(): Promise<void> {
      const left = join(base, 'left');
      cpSync(dataDir, left, { recursive: true });
      await stop();
      rmSync(dataDir, { recursive: true });
      renameSync(left, dataDir);
    },
    backUp: (name = 'backup.db') => backUp({ dataDir, file: join(base, name), force: true }),
    /** As the version before the list of conversations would have left the folder, had it done all of this. */
    async older(): Promise<void> {
      await stop();
      windBack(dataDir, 'remarks.sql');
    },
    /** Of a server that is stopped for it. */
    async restore(name = 'backup.db'): Promise<Restored> {
      await stop();
      return restore({ dataDir, file: join(base, name) });
    },
    /** Every file of the data folder that holds the planted word. */
    holding: (): string[] =>
      readdirSync(dataDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
        .filter((path) => readFileSync(path).includes(PLANTED)),
    async end(): Promise<void> {
      await stop();
      rmSync(base, { recursive: true, force: true });
    },
  };
}

/** All that anybody reads of the three conversations and their shopper. */
export async function readable({ store, shoppers }: Pick<Keep, 'store' | 'shoppers'>): Promise<string> {
  const read = [];
  for (const one of [C1, C2, C3]) {
    read.push(await store.conversation(SITE, one));
    read.push(await store.readPublic(SITE, one, { after: 0, limit: 99 }));
    read.push(await store.readDesk(SITE, one, { after: 0, limit: 99 }));
    read.push(await store.referralsOf(SITE, one));
  }
  return JSON.stringify([read, await shoppers.read(SITE, PERSON), await shoppers.remarks(SITE, PERSON, { limit: 9 })]);
}

/** What is read of one conversation. */
export const words = async ({ store }: Pick<Keep, 'store'>, conversation: string): Promise<string> =>
  JSON.stringify(await store.readPublic(SITE, conversation, { after: 0, limit: 99 }));

/** Two conversations of shopper 1, one of them over, with files; one of shopper 2. */
export async function talk({ start }: Rig): Promise<void> {
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
  const made = await directory.change(changes, { role: 'system' }, NOON);
  if (!made.ok) throw new Error(made.refusal);
  await begin(store, 1, { text: `${PLANTED} 1`, page: { url: `https://shop.example/${PLANTED}`, title: PLANTED } });
  await act(store, C1, { do: 'take', by: agent(), cid: cid(20), hasRoom: true, mayPick: true });
  await act(store, C1, { do: 'note', by: agent(), cid: cid(21), text: `${PLANTED} 2` });
  const referral: Referral = {
    ...{ id: id('k', 6), site: SITE, hash: 'h1', store: 'market', by: { role: 'agent', id: agent().id } },
    ...{ said: { conversation: C1, seq: 3 }, note: `${PLANTED} 4`, sentAt: NOON, expiresAt: NOON + 9, state: 'sent' },
  };
  await store.commit(SITE, [], () => ({ changes: [{ put: 'referral', referral }], result: undefined }));
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
  await shoppers.write(SITE, PERSON, { set: 'name', name: PLANTED });
  const by = { id: agent().id, name: agent().name };
  await shoppers.write(SITE, PERSON, { set: 'remark', id: 'r1', by, at: NOON, text: `${PLANTED} 4` });
}
