import { beforeEach, describe, expect, it } from 'vitest';
import { type Keep, openKeep } from '../keep.ts';
import { READ_MAX_BYTES } from '../ports/store.ts';
import { act, agent, begin, id, NOON, says, shopper, turns } from '../ports/store-world.contract.ts';
import { createExporter } from './export.ts';

const SITE = id('s', 1);
/** Entries of a log that are read at once. */
const PAGE = 100;
const PERSON = `p:${id('p', 1)}` as const;
const MESSAGES = 3000;
const TALKS = 300;
const fatal = (error: Error): never => {
  throw error;
};

let keep: Keep;

beforeEach(async () => {
  keep = openKeep({ store: 'memory', dataDir: '' }, () => {}, fatal);
  const rest = { slug: 'shop', name: 'Shop', timeZone: 'UTC', origins: [], anyLocalhost: false };
  const account = { kind: 'account', id: 'acc', name: 'Shop' } as const;
  const site = { kind: 'site', site: { id: SITE, account: 'acc', ...rest } } as const;
  await keep.directory.change([account, site], { role: 'system' }, NOON);
});

/** Their export, with how much was read of the store at each turn of the loop. */
async function started(fails = () => false) {
  const failures: string[] = [];
  const reads = { now: 0, most: 0, all: 0 };
  const count = (entries: number) => {
    reads.now += entries;
    reads.all += entries;
    reads.most = Math.max(reads.most, reads.now);
  };
  const counted = <A extends unknown[], R>(read: (...args: A) => Promise<R>, of: (result: R) => number) => {
    return async (...args: A): Promise<R> => {
      if (fails()) throw new Error('the disk failed');
      const result = await read(...args);
      count(of(result));
      return result;
    };
  };
  let turn: NodeJS.Immediate;
  const tick = () => {
    reads.now = 0;
    turn = setImmediate(tick);
  };
  turn = setImmediate(tick);
  const { store, shoppers, directory } = keep;
  const exporter = createExporter({
    store: {
      conversations: counted(store.conversations, ({ length }) => length),
      byLetter: counted(store.byLetter, ({ length }) => length),
      readPublic: counted(store.readPublic, ({ events }) => events.length),
      readDesk: counted(store.readDesk, ({ events }) => events.length),
      referralsOf: counted(store.referralsOf, ({ length }) => length),
    },
    shoppers,
    directory,
    clock: { now: () => NOON },
    log: { error: (_, message) => void failures.push(message) },
  });
  const parts = await exporter.export(SITE, agent().id, PERSON);
  if (!parts) throw new Error('nobody is known');
  return { parts, reads, failures, stop: () => clearImmediate(turn) };
}

const own = { site: SITE, participant: id('p', 1), by: shopper() };

async function say(messages: number): Promise<void> {
  await begin(keep.store, 1, own);
  const said = Array.from({ length: messages }, (_, n) => act(keep.store, id('c', 1), says(1, 1000 + n), SITE));
  await Promise.all(said);
}

it('[EX1] what they said by the link of a letter stands apart, with whom it made of them', async () => {
  await say(1);
  const device = { participant: id('p', 8), tokenHash: 't8', only: id('c', 1) };
  await keep.store.commit(SITE, [], () => ({ changes: [{ put: 'device', device }], result: undefined }));
  await begin(keep.store, 8, { site: SITE, participant: id('p', 8), by: shopper(8), text: 'by letter' });
  const { parts, stop } = await started();
  let text = '';
  for await (const part of parts) text += part;
  stop();
  const { conversations, byLetter } = JSON.parse(text);
  expect(conversations.map(({ id: one }: { id: string }) => one)).toEqual([id('c', 1)]);
  expect(byLetter).toMatchObject([
    { person: `p:${id('p', 8)}`, conversations: [{ id: id('c', 8), events: [{}, { text: 'by letter' }] }] },
  ]);
});

describe('a person with much to write out', () => {
  it('[EX4] is read a page at a time, and between two pages the loop goes on', async () => {
    await say(MESSAGES);
    for (let n = 2; n <= TALKS; n += 1) await begin(keep.store, n, own, NOON + n);
    const { parts, reads, stop } = await started();
    let text = '';
    for await (const part of parts) {
      expect(part.length).toBeLessThan(2 * READ_MAX_BYTES);
      text += part;
    }
    stop();
    const { conversations } = JSON.parse(text);
    expect(conversations).toHaveLength(TALKS);
    expect(conversations[0].events).toHaveLength(MESSAGES + 2);
    expect(conversations[0].events.map(({ seq }: { seq: number }) => seq)).toEqual(
      Array.from({ length: MESSAGES + 2 }, (_, i) => i + 1),
    );
    expect(reads.all).toBeGreaterThan(MESSAGES + TALKS);
    expect(reads.most).toBeLessThanOrEqual(2 * PAGE);
  });

  it('[EX4] is read no further than it is taken', async () => {
    await say(MESSAGES);
    const { parts, reads, stop } = await started();
    const taken = parts[Symbol.asyncIterator]();
    for (let i = 0; i < 3; i += 1) await taken.next();
    await turns();
    expect(reads.all).toBeLessThanOrEqual(PAGE + 2);
    await taken.return?.();
    stop();
  });

  it('[EX5] ends without its last bracket when the store fails on the way, and the log says so', async () => {
    await say(MESSAGES);
    let text = '';
    const { parts, failures, stop } = await started(() => text.includes('words 1500'));
    const read = async () => {
      for await (const part of parts) text += part;
    };
    await expect(read()).rejects.toThrow('the disk failed');
    stop();
    expect(() => JSON.parse(text)).toThrow();
    expect(failures).toEqual(['an export was cut off']);
  });
});
