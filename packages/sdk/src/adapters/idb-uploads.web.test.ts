import { expect } from '@open-wc/testing';
import type { KeptFile } from '../files/shelf.ts';
import { wipeUploads } from '../files/shelf.ts';
import { UPLOADS } from '../limits.ts';
import { openUploads } from './idb-uploads.ts';

const ABOUT = { name: 'a.png', type: 'image/png', bytes: 5, memo: 'here' };
const DAY_MS = 24 * 3_600_000;
const blob = (text = 'hello') => new Blob([text], { type: 'image/png' });
const names = async () => (await indexedDB.databases()).map(({ name }) => name);

/** How many records a database holds, once all that was asked of it before is done. */
const left = (name: string) =>
  new Promise<number>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const { result } = request;
      const [store] = result.objectStoreNames;
      const count = store === undefined ? undefined : result.transaction(store).objectStore(store).count();
      if (count) count.onsuccess = () => resolve(count.result);
      else resolve(0);
      result.close();
    };
  });

let count = 0;
const held: KeptFile[] = [];

/** A device; each page on it has a shelf of its own, over the same database. */
function device(options: Parameters<typeof openUploads>[2] = {}) {
  const name = `uploads-test-${Date.now()}-${++count}${UPLOADS}`;
  const who = { is: 'mei' as string | undefined };
  return {
    name,
    who,
    page: () => openUploads(name, () => who.is, options),
    leave: () => wipeUploads(name.replace(/:files$/, '')),
  };
}

/** As if its page had died: the browser lets go of its locks. */
async function die(kept: KeptFile | undefined): Promise<void> {
  const { held: locks = [] } = await navigator.locks.query();
  expect(locks.length).to.be.greaterThan(0);
  expect(kept).to.not.equal(undefined);
  for (const { name } of locks) {
    if (name?.startsWith('uploads-test-')) await navigator.locks.request(name, { steal: true }, () => undefined);
  }
}

const put = async (page: ReturnType<typeof openUploads>, about: Partial<typeof ABOUT> = {}) => {
  const kept = await page.keep(blob(), { ...ABOUT, ...about });
  if (kept) held.push(kept);
  return kept;
};
const wordsOf = (files: readonly KeptFile[]) =>
  Promise.all(files.map(async ({ about, blob: bytes }) => [about.name, await bytes?.text()]));

describe('uploads that are kept', () => {
  afterEach(() => {
    for (const kept of held.splice(0)) kept.drop();
  });

  it('[UP5] are found by the next page, with their bytes and what was noted last, in the order of the picks', async () => {
    const { page } = device();
    const first = page();
    const one = await put(first, { name: '1.png' });
    one?.note({ id: 'f1', sent: 3 });
    one?.note({ sent: 4 });
    // What is kept later is written later.
    await put(first, { name: '2.png' });
    await die(one);
    const found = await page().found();
    held.push(...found);
    expect(await wordsOf(found)).to.deep.equal([
      ['1.png', 'hello'],
      ['2.png', 'hello'],
    ]);
    expect(found[0]?.about).to.include({ id: 'f1', sent: 4, memo: 'here', bytes: 5 });
  });

  it('[UP5] are in one page’s hands at a time', async () => {
    const { page } = device();
    const one = await put(page());
    expect(await page().found()).to.deep.equal([]);
    await die(one);
    const second = page();
    const found = await second.found();
    held.push(...found);
    expect(found).to.have.length(1);
    expect(await second.found()).to.deep.equal([]);
    expect(await page().found()).to.deep.equal([]);
  });

  it('[UP5] are gone for good once they were dropped, whatever is noted later', async () => {
    const { page } = device();
    const one = await put(page());
    one?.drop();
    one?.note({ sent: 2 });
    await put(page(), { name: 'other.png' }).then(die);
    const found = await page().found();
    held.push(...found);
    expect(found.map(({ about }) => about.name)).to.deep.equal(['other.png']);
  });

  it('[UP6] are nobody else’s: another person finds nothing, and takes it off the device', async () => {
    const { page, who } = device();
    const one = await put(page());
    await die(one);
    who.is = 'another';
    expect(await page().found()).to.deep.equal([]);
    one?.note({ sent: 1 });
    who.is = 'mei';
    expect(await page().found()).to.deep.equal([]);
  });

  it('[UP6] are gone when the person is forgotten, from whatever page', async () => {
    const { name, page } = device();
    const one = await put(page());
    wipeUploads(name.replace(/:files$/, ''));
    await die(one);
    expect(await page().found()).to.deep.equal([]);
  });

  it('[UP6] are not left by what was still to be written when the person left, or nothing might be kept any more', async () => {
    // Somebody leaves while a file is put there: before it is written, and while it is.
    for (const looks of [1, 2]) {
      const { name, leave } = device();
      let looked = 0;
      const shelf = openUploads(name, () => {
        looked += 1;
        if (looked === looks) queueMicrotask(leave);
        return looked > looks ? undefined : 'mei';
      });
      expect([looks, await shelf.keep(blob(), ABOUT)]).to.deep.equal([looks, undefined]);
      expect(await left(name)).to.equal(0);
    }
    // And while there is something to be noted of it.
    const { name, page, who, leave } = device();
    const shelf = page();
    const one = await put(shelf);
    expect(one).not.to.equal(undefined);
    for (const sent of [1, 2, 3]) one?.note({ sent });
    who.is = undefined;
    leave();
    await shelf.keep(blob(), ABOUT);
    expect(await left(name)).to.equal(0);
  });

  it('[UP6] make no database where there is nothing to keep, and none for nobody', async () => {
    const { name, page, who } = device();
    await page().found();
    who.is = undefined;
    expect(await put(page())).to.equal(undefined);
    expect(await names()).not.to.include(name);
  });

  it('[UP6] are over after a day', async () => {
    let now = 1_000_000_000_000;
    const { page } = device({ now: () => now });
    await die(await put(page()));
    now += DAY_MS + 1;
    expect(await page().found()).to.deep.equal([]);
    now -= DAY_MS;
    expect(await page().found()).to.deep.equal([]);
  });

  it('[UP6] are bounded in bytes and number; what is too much is not kept', async () => {
    const { page } = device({ most: { bytes: 12, files: 3 } });
    const shelf = page();
    expect([!!(await put(shelf)), !!(await put(shelf)), !!(await put(shelf))]).to.deep.equal([true, true, false]);
    const many = device({ most: { bytes: 1000, files: 3 } }).page();
    const all = await Promise.all([1, 2, 3, 4].map(() => put(many)));
    expect(all.filter(Boolean)).to.have.length(3);
  });

  it('[UP6] are not kept where the browser refuses, and nothing throws', async () => {
    const { page } = device();
    const open = indexedDB.open;
    indexedDB.open = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      const shelf = page();
      expect(await put(shelf)).to.equal(undefined);
      expect(await shelf.found()).to.deep.equal([]);
    } finally {
      indexedDB.open = open;
    }
  });

  it('[UP6] that are malformed go', async () => {
    const { page } = device();
    const one = await put(page());
    one?.note({ memo: 5 as never });
    await put(page(), { name: 'good.png' });
    await die(one);
    const found = await page().found();
    held.push(...found);
    expect(found.map(({ about }) => about.name)).to.deep.equal(['good.png']);
  });
});
