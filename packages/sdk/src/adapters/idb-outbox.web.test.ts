import { expect } from '@open-wc/testing';
import type { Acked } from '../outbox/journal.ts';
import type { Entry } from '../outbox/outbox.ts';
import type { Shelf } from '../ports.ts';
import { openShelf as openDeskShelf } from './desk-later.ts';
import { openShelf } from './later.ts';

const entry = (n: number): Entry => ({
  cid: `018bcfe5-6800-7000-8000-00000000000${n}`,
  request: { type: 'say', conversation: undefined, text: `m${n}` },
  at: n,
  status: 'saved',
});
const acked = (n: number): Acked => {
  const { cid, request, at } = entry(n);
  return { cid, request, at, ackedAt: 9, conversation: 'c', seq: n, epoch: 'e1' };
};
const names = async () => (await indexedDB.databases()).map(({ name }) => name);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let count = 0;
const open = new Set<Shelf>();
const fresh = () => `outbox-test-${Date.now()}-${++count}`;
function shelf(name: string, owner = 'a-person-of-twelve', isNew?: boolean): Shelf {
  const opened = openShelf(name, owner, isNew);
  if (!opened) throw new Error('no IndexedDB');
  open.add(opened);
  return opened;
}

/** The device remembers this secret, since then (epoch ms); an earlier version did not write that down. */
const remember = (name: string, token: string, at?: number) =>
  localStorage.setItem(name, JSON.stringify({ token, at }));

/** Replaces a method for as long as `run` takes. */
async function instead<T extends object, K extends keyof T>(
  place: T,
  method: K,
  stub: T[K],
  run: () => Promise<unknown>,
) {
  const before = place[method];
  place[method] = stub;
  try {
    await run();
  } finally {
    place[method] = before;
  }
}

const failure = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'worked',
    (error: DOMException | null) => error?.name ?? 'aborted',
  );

afterEach(() => {
  for (const one of open) one.close();
  open.clear();
  localStorage.clear();
});

describe('the outbox in IndexedDB', () => {
  it('[OB7] asks for strict durability and resolves after the transaction is complete', async () => {
    const seen: unknown[] = [];
    const before = IDBDatabase.prototype.transaction;
    const watched: typeof before = function (this: IDBDatabase, stores, mode, options) {
      const transaction = before.call(this, stores, mode, options);
      if (mode === 'readwrite') {
        seen.push(transaction.durability);
        transaction.addEventListener('complete', () => seen.push('complete'));
      }
      return transaction;
    };
    await instead(IDBDatabase.prototype, 'transaction', watched, async () => {
      const { outbox, journal } = shelf(fresh());
      await outbox.put([entry(1)]);
      seen.push('put');
      await outbox.drop([entry(1).cid]);
      seen.push('dropped');
      await journal.put([acked(1)]);
      seen.push('noted');
    });
    expect(seen).to.deep.equal([
      'strict',
      'complete',
      'put',
      'strict',
      'complete',
      'dropped',
      'strict',
      'complete',
      'noted',
    ]);
  });

  it('[OB8] gives back what another page left, by cid, requests and journal apart', async () => {
    const name = fresh();
    await shelf(name).outbox.put([entry(3), entry(1)]);
    await shelf(name).outbox.put([{ ...entry(2), sure: true }]);
    await shelf(name).journal.put([acked(4)]);
    const { outbox, journal } = shelf(name);
    expect(await outbox.load()).to.deep.equal([entry(1), { ...entry(2), sure: true }, entry(3)]);
    expect(await journal.load()).to.deep.equal([acked(4)]);
    await outbox.drop([entry(1).cid, entry(3).cid]);
    expect((await outbox.load()).map(({ at }) => at)).to.deep.equal([2]);
  });

  it('[OB7] makes no database to look or to wipe', async () => {
    const name = fresh();
    const { outbox, journal, wipe } = shelf(name);
    expect([await outbox.load(), await journal.load(), await wipe()]).to.deep.equal([[], [], undefined]);
    expect(await names()).not.to.include(name);
    await outbox.put([entry(1)]);
    expect(await names()).to.include(name);
  });

  it('[ID1] clears out what it finds of somebody else, and wipes one person only', async () => {
    const name = fresh();
    await shelf(name, 'the-former-person').outbox.put([entry(1)]);
    const next = shelf(name, 'the-next-person');
    await next.outbox.put([entry(2)]);
    expect((await next.outbox.load()).map(({ at }) => at)).to.deep.equal([2]);
    expect(await shelf(name, 'the-former-person').outbox.load()).to.deep.equal([]);
    await next.outbox.put([entry(3)]);
    await shelf(name, 'the-former-person').wipe();
    expect((await next.outbox.load()).map(({ at }) => at)).to.deep.equal([3]);
    await next.wipe();
    expect(await next.outbox.load()).to.deep.equal([]);
  });

  it('[OB15] takes over what another tab has left that began at the same time under a secret of its own', async () => {
    const [mine, theirs, former] = ['m', 't', 'f'].map((letter) => letter.repeat(43)) as [string, string, string];
    const since = Date.now() - 60_000;
    const at = (n: number, ms: number) => ({ ...entry(n), at: since + ms });
    const lives = [
      { since, kept: [] },
      { since, kept: [at(2, 30_000)] },
      { since: undefined, kept: [at(2, 0)] },
    ];
    for (const life of lives) {
      const name = fresh();
      await shelf(name, theirs).outbox.put([at(1, 5), at(3, 50_000)]);
      await shelf(name, theirs).journal.put([{ ...acked(5), at: since + 5 }]);
      await shelf(name, former).outbox.put([at(4, -60_000)]);
      remember(name, mine, life.since);
      const { outbox, journal } = shelf(name, mine);
      if (life.kept.length) await outbox.put(life.kept);
      const found = [at(1, 5), ...life.kept, at(3, 50_000)];
      expect(await Promise.all([outbox.load(), journal.load()])).to.deep.equal([found, []]);
      expect(await shelf(name, mine).outbox.load()).to.deep.equal(found);
      await shelf(name, mine).wipe();
      expect(await shelf(name, theirs).outbox.load()).to.deep.equal([]);
    }
  });

  it('[OB15] leaves alone on a new device what another tab has just written: its secret may be the one that counts', async () => {
    const [mine, theirs, former] = ['m', 't', 'f'].map((letter) => letter.repeat(43)) as [string, string, string];
    const name = fresh();
    const now = Date.now();
    const words = { ...entry(1), at: now };
    await shelf(name, theirs).outbox.put([words]);
    await shelf(name, former).outbox.put([{ ...entry(2), at: now - 60_000 }]);
    remember(name, mine, now);
    const { outbox } = shelf(name, mine, true);
    expect(await outbox.load()).to.deep.equal([]);
    expect(await shelf(name, former).outbox.load()).to.deep.equal([]);
    expect(await shelf(name, theirs).outbox.load()).to.deep.equal([words]);
    await instead(
      Date,
      'now',
      () => now + 60_000,
      async () => expect(await outbox.load()).to.deep.equal([words]),
    );
  });

  it('[OB8] a page that comes back takes them over at once: they go before anything newer', async () => {
    const [mine, theirs] = ['m', 't'].map((letter) => letter.repeat(43)) as [string, string];
    const name = fresh();
    const words = { ...entry(1), at: Date.now() };
    await shelf(name, theirs).outbox.put([words]);
    remember(name, mine, Date.now());
    expect(await shelf(name, mine).outbox.load()).to.deep.equal([words]);
  });

  it('[OB15] deletes nothing under a secret that the device does not remember: the words it finds may be those that count', async () => {
    const [lost, counts] = ['l', 'c'].map((letter) => letter.repeat(43)) as [string, string];
    const name = fresh();
    const words = { ...entry(1), at: Date.now() - 60_000 };
    await shelf(name, counts).outbox.put([words]);
    for (const remembered of [counts, undefined]) {
      if (remembered) remember(name, remembered);
      else localStorage.removeItem(name);
      for (const isNew of [true, false]) expect(await shelf(name, lost, isNew).outbox.load()).to.deep.equal([]);
    }
    remember(name, counts);
    expect(await shelf(name, counts).outbox.load()).to.deep.equal([words]);
    // Once it does, what it finds is a former person's.
    remember(name, lost, Date.now());
    expect(await shelf(name, lost).outbox.load()).to.deep.equal([]);
    expect(await shelf(name, counts).outbox.load()).to.deep.equal([]);
  });

  it('[ID3] takes over nothing of another account, however close in time', async () => {
    const name = fresh();
    await shelf(name, 'site-and-agent-1').outbox.put([{ ...entry(1), at: Date.now() }]);
    expect(await shelf(name, 'site-and-agent-2').outbox.load()).to.deep.equal([]);
  });

  it('[WR1] leaves out what is not of its making', async () => {
    const name = fresh();
    const { outbox } = shelf(name);
    const odd: object[] = [
      { ...entry(1), request: { type: 'say', text: { html: '<b>' } } },
      { ...entry(2), cid: 7 },
      { ...entry(3), request: { type: 'dance' } },
      { ...entry(5), request: { type: 'note', conversation: 'c', text: 'an agent is kept elsewhere' } },
    ];
    await outbox.put(
      [...(odd as Entry[]), entry(4)].map((one, index) => ({ ...one, cid: index === 1 ? one.cid : `c${index}` })),
    );
    expect((await outbox.load()).map(({ at }) => at)).to.deep.equal([4]);
  });

  it('[WR1] keeps an agent’s requests on an agent’s device', async () => {
    const mine = openDeskShelf(fresh(), 'site-and-agent-1');
    if (!mine) throw new Error('this browser keeps nothing');
    const note = { ...entry(1), request: { type: 'note', conversation: 'c', text: 'a note' } } as const;
    await mine.outbox.put([note]);
    expect(await mine.outbox.load()).to.deep.equal([note]);
    mine.close();
  });

  it('[OB9] a full disk rejects, and takes the same later', async () => {
    const { outbox } = shelf(fresh());
    const full: IDBObjectStore['put'] = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    await instead(IDBObjectStore.prototype, 'put', full, async () => {
      expect(await failure(outbox.put([entry(1)]))).to.equal('QuotaExceededError');
    });
    expect(await failure(outbox.put([entry(1)]))).to.equal('worked');
  });

  it('[OB9] a transaction that is aborted by the browser rejects', async () => {
    const { outbox } = shelf(fresh());
    await outbox.put([entry(1)]);
    const { put } = IDBObjectStore.prototype;
    const aborting: typeof put = function (this: IDBObjectStore, value, key) {
      const request = put.call(this, value, key);
      this.transaction.abort();
      return request;
    };
    await instead(IDBObjectStore.prototype, 'put', aborting, async () => {
      expect(await failure(outbox.put([entry(2)]))).not.to.equal('worked');
    });
    expect((await outbox.load()).map(({ at }) => at)).to.deep.equal([1]);
  });

  it('[OB9] refused at opening, it rejects and does not throw; later it works', async () => {
    const name = fresh();
    const refuse: IDBFactory['open'] = () => {
      throw new DOMException('no', 'SecurityError');
    };
    await shelf(name).outbox.put([entry(2)]);
    const { outbox } = shelf(name);
    await instead(IDBFactory.prototype, 'open', refuse, async () => {
      expect(await failure(outbox.put([entry(1)]))).to.equal('SecurityError');
      expect(await failure(outbox.load())).to.equal('SecurityError');
    });
    expect(await failure(outbox.put([entry(1)]))).to.equal('worked');
  });

  it('[OB9] deleted underneath, it lets go, says so, and takes everything anew', async () => {
    const name = fresh();
    const { outbox, watch } = shelf(name);
    let lost = 0;
    watch(() => lost++);
    await outbox.put([entry(1)]);
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = resolve;
      request.onblocked = () => reject(new Error('blocked by the outbox'));
    });
    expect(lost).to.equal(1);
    await outbox.put([entry(2)]);
    expect((await outbox.load()).map(({ at }) => at)).to.deep.equal([2]);
  });

  it('[OB9] behind somebody’s blocked upgrade it hangs, and goes on when that ends', async () => {
    const name = fresh();
    await shelf(name).outbox.put([entry(1)]);
    for (const one of open) one.close();
    const held = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
    });
    const upgraded = new Promise<void>((resolve) => {
      const request = indexedDB.open(name, 2);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    const { outbox } = shelf(name);
    let done = false;
    const put = outbox.put([entry(2)]).then(() => {
      done = true;
    });
    await pause(300);
    expect(done).to.equal(false);
    held.close();
    await Promise.all([upgraded, put]);
    expect((await outbox.load()).map(({ at }) => at)).to.deep.equal([1, 2]);
  });

  it('[OB9] a database of another shape rejects', async () => {
    const name = fresh();
    await new Promise<void>((resolve) => {
      const request = indexedDB.open(name, 5);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    expect(await failure(shelf(name).outbox.put([entry(1)]))).to.equal('NotFoundError');
    expect(await failure(shelf(name).outbox.load())).to.equal('NotFoundError');
  });
});
