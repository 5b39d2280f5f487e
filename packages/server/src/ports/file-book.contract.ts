import type { Cid } from '@shopbell/protocol';
import { describe, expect, it } from 'vitest';
import type { FileBook, FileRow } from './file-book.ts';
import { FILE_COSTS_BYTES } from './file-day.ts';
import { cid, id, NOON, OTHER_SITE, SITE } from './store-world.contract.ts';

const MB = 1024 * 1024;
const WIDE = { personDayBytes: 1000 * MB, siteBytes: 1000 * MB };

const row = (n: number, over: Partial<FileRow> = {}): FileRow => ({
  site: SITE,
  id: id('k', n),
  owner: 'd:device',
  name: `picture ${n} 照片.png`,
  type: 'image/png',
  bytes: MB,
  state: 'uploading',
  hasPreview: false,
  createdAt: NOON,
  ...over,
});
const READY = { state: 'ready', bytes: 900, width: 3, height: 2, hasPreview: true } as const;

/** What every book of files keeps to. `open` gives an empty one that knows `SITE` and `OTHER_SITE`. */
export function fileBookContract(name: string, open: () => Promise<FileBook>): void {
  describe(`file book: ${name}`, () => {
    const opened = async (...rows: FileRow[]) => {
      const book = await open();
      for (const each of rows) expect(await book.add(each, WIDE)).toBe(true);
      return book;
    };
    const claims = (book: FileBook, n: number, ...cids: Cid[]) =>
      Promise.all(cids.map((each) => book.claim(SITE, id('k', n), each)));

    it('gives back what was announced, at its site only', async () => {
      const hashed = row(3, { sha256: 'ab'.repeat(32) });
      const book = await opened(row(1), hashed);
      expect(await book.find(SITE, id('k', 1))).toEqual(row(1));
      expect(await book.find(SITE, id('k', 3))).toEqual(hashed);
      expect(await book.find(OTHER_SITE, id('k', 1))).toBeUndefined();
      expect(await book.find(SITE, id('k', 2))).toBeUndefined();
    });

    it('[FI5] takes no more of a person in a day than may be, however many come at once', async () => {
      const book = await open();
      const quota = { personDayBytes: 3 * MB, siteBytes: 1000 * MB };
      const added = await Promise.all([1, 2, 3, 4, 5].map((n) => book.add(row(n), quota)));
      expect(added.filter(Boolean)).toHaveLength(3);
      expect(await book.add(row(6, { owner: 'd:other' }), quota)).toBe(true);
      expect(await book.add(row(7, { site: OTHER_SITE }), quota)).toBe(true);
      // What was removed counts on, until the next day.
      await book.remove(SITE, id('k', 1));
      expect(await book.add(row(8), quota)).toBe(false);
      expect(await book.add(row(9, { createdAt: NOON + 86_400_000 }), quota)).toBe(true);
    });

    it('[FI5] counts a small file as a place of its own', async () => {
      const book = await open();
      const quota = { personDayBytes: 2 * FILE_COSTS_BYTES, siteBytes: 1000 * MB };
      const added = [1, 2, 3].map((n) => book.add(row(n, { bytes: 1 }), quota));
      expect(await Promise.all(added)).toEqual([true, true, false]);
    });

    it('[FI5] keeps no more for a site than may be', async () => {
      const book = await opened(row(1), row(2), row(3), row(4, { site: OTHER_SITE }));
      const reserve = (n: number, bytes = MB, site = SITE) => book.reserve(site, id('k', n), bytes, 2 * MB);
      expect(await Promise.all([reserve(1), reserve(2), reserve(3)])).toEqual([true, true, false]);
      expect(await reserve(3, 1)).toBe(false);
      expect(await reserve(4, MB, OTHER_SITE)).toBe(true);
      const quota = { personDayBytes: 1000 * MB, siteBytes: 2 * MB };
      expect(await book.add(row(5), quota)).toBe(false);
      // The same bytes once more take nothing more.
      expect(await reserve(1)).toBe(true);
      await book.remove(SITE, id('k', 1));
      expect(await book.add(row(5), quota)).toBe(true);
      expect(await reserve(3)).toBe(true);
      // What is refused leaves the disk, and what is cleaned has a size of its own.
      await book.settle(SITE, id('k', 3), { state: 'refused', problem: 'file_unsafe' });
      expect(await reserve(3)).toBe(false);
      await book.settle(SITE, id('k', 2), READY);
      expect(await reserve(5, 2 * MB - READY.bytes)).toBe(true);
      expect(await reserve(5, 2 * MB - READY.bytes + 1)).toBe(false);
    });

    it('[FI12] gives no room of the site away for what was announced and never came', async () => {
      const book = await open();
      const quota = { personDayBytes: 1000 * MB, siteBytes: 2 * MB };
      const added = Array.from({ length: 9 }, (_, n) => book.add(row(n, { createdAt: NOON + n }), quota));
      expect(await Promise.all(added)).toEqual(added.map(() => true));
      await book.reserve(SITE, id('k', 1), 1, 2 * MB);
      expect(await book.forgetEmpty(NOON + 6, 3)).toBe(3);
      expect(await book.forgetEmpty(NOON + 6, 3)).toBe(2);
      expect(await book.forgetEmpty(NOON + 6, 3)).toBe(0);
      const there = await Promise.all(added.map((_, n) => book.find(SITE, id('k', n))));
      expect(there.map((each) => each !== undefined)).toEqual([0, 1, 0, 0, 0, 0, 1, 1, 1].map(Boolean));
    });

    it('[FI4] settles an upload once', async () => {
      const book = await opened(row(1), row(2));
      expect(await book.settle(SITE, id('k', 1), READY)).toBe(true);
      expect(await book.settle(SITE, id('k', 1), { state: 'refused', problem: 'file_broken' })).toBe(false);
      expect(await book.find(SITE, id('k', 1))).toEqual(row(1, READY));
      await book.settle(SITE, id('k', 2), { state: 'refused', problem: 'file_unsafe' });
      expect(await book.find(SITE, id('k', 2))).toEqual(row(2, { state: 'refused', problem: 'file_unsafe' }));
      expect(await book.settle(SITE, id('k', 3), READY)).toBe(false);
    });

    it('[FI6] keeps a ready file for one request, until that is refused', async () => {
      const book = await opened(row(1));
      expect(await claims(book, 1, cid(1))).toEqual([false]);
      await book.settle(SITE, id('k', 1), READY);
      expect(await claims(book, 1, cid(1), cid(2), cid(1))).toEqual([true, false, true]);
      await book.release(SITE, id('k', 1), cid(2));
      expect(await claims(book, 1, cid(2))).toEqual([false]);
      await book.release(SITE, id('k', 1), cid(1));
      expect(await claims(book, 1, cid(2))).toEqual([true]);
      await book.said(SITE, id('k', 1), { conversation: id('c', 1), seq: 4 });
      await book.release(SITE, id('k', 1), cid(2));
      expect(await claims(book, 1, cid(3))).toEqual([false]);
    });

    it('finds the file of a message', async () => {
      const book = await opened(row(1));
      const place = { conversation: id('c', 1), seq: 4 };
      await book.settle(SITE, id('k', 1), READY);
      await claims(book, 1, cid(1));
      await book.said(SITE, id('k', 1), place);
      expect(await book.at(SITE, place)).toEqual(row(1, { ...READY, cid: cid(1), place }));
      expect(await book.at(SITE, { ...place, seq: 5 })).toBeUndefined();
      expect(await book.at(OTHER_SITE, place)).toBeUndefined();
      await book.remove(SITE, id('k', 1));
      expect(await book.at(SITE, place)).toBeUndefined();
    });

    it('[FI8] tells what was never said, and what was said lately', async () => {
      const book = await opened(row(1), row(2, { createdAt: NOON + 5 }), row(3, { createdAt: NOON + 10 }));
      await book.said(SITE, id('k', 2), { conversation: id('c', 1), seq: 4 });
      const ids = (rows: readonly FileRow[]) => rows.map((each) => each.id);
      expect(ids(await book.unsaid(NOON + 10, 9))).toEqual([id('k', 1)]);
      expect(ids(await book.unsaid(NOON + 11, 9))).toEqual([id('k', 1), id('k', 3)]);
      expect(ids(await book.unsaid(NOON + 11, 1))).toEqual([id('k', 1)]);
      expect(ids(await book.saidSince(NOON + 5, 9))).toEqual([id('k', 2)]);
      expect(ids(await book.saidSince(NOON + 6, 9))).toEqual([]);
    });

    it('[FI7] has one secret for links, of 32 bytes', async () => {
      const book = await open();
      const key = await book.key();
      expect(key).toHaveLength(32);
      expect(Buffer.from(await book.key()).equals(key)).toBe(true);
      expect(Buffer.from(await (await open()).key()).equals(key)).toBe(false);
    });
  });
}
