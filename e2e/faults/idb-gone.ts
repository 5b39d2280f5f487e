import type { BrowserContext } from 'playwright-core';
import { judge } from './lib/page/judge.ts';
import type { Site } from './lib/page/site.ts';
import { backAgain, onStage, type PageStage } from './lib/page/stage.ts';
import type { Visit } from './lib/page/visits.ts';
import type { Fault, Outcome } from './lib/types.ts';
import { sleep, until } from './lib/until.ts';

/** A disk that does not answer is given up after 2 s. */
const TOLD_MAX_MS = 3_500;
const MESSAGES = 5;

/** One way in which IndexedDB is not there. */
interface Way {
  /** Runs in every page before its script. */
  readonly init?: () => void;
  /** What happens to a page that has the database open. */
  readonly underneath?: (device: BrowserContext, site: Site, visit: Visit) => Promise<void>;
}

const WAYS: Readonly<Record<string, Way>> = {
  missing: {
    init: () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
  },
  refused: {
    init: () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('refused', 'SecurityError');
      };
    },
  },
  full: {
    init: () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
  },
  hung: {
    // A request that nothing ever happens to.
    init: () => {
      IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
    },
  },
  'deleted by a script': {
    underneath: (_device, _site, { page }) =>
      page.evaluate(async () => {
        for (const { name = '' } of await indexedDB.databases()) {
          await new Promise((resolve) => {
            const request = indexedDB.deleteDatabase(name);
            request.onsuccess = request.onerror = resolve;
          });
        }
      }),
  },
  'cleared by the browser': {
    async underneath(device, site, { page }) {
      const session = await device.newCDPSession(page);
      await session.send('Storage.clearDataForOrigin', { origin: site.url, storageTypes: 'indexeddb' });
    },
  },
};

const asksBeforeLeaving = ({ page }: Visit): Promise<boolean> =>
  page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));

/** What the page that has no disk says of itself. */
interface Told {
  readonly storage: string;
  readonly failures: readonly string[];
}

async function play({ server, visits, site }: PageStage, { init, underneath }: Way): Promise<Told> {
  const failures: string[] = [];
  const device = await visits.device(init);
  const visit = await visits.open('/', device);
  const { who } = visit;
  const count = visits.ledger.acked.length;
  await visit.do((talk, name) => talk.press(`${name} says 0`), who);
  await until(() => visits.ledger.acked.length > count, 20_000);
  await server.kill();
  await visit.do((talk, messages) => talk.pressMany(1, messages, 10), MESSAGES);
  await underneath?.(device, site, visit);
  const startedAt = performance.now();
  // What was deleted underneath is written anew; if that doesn't work it is in memory like the rest, and says so.
  while ((await visit.view()).storage === 'device' && performance.now() - startedAt < TOLD_MAX_MS) await sleep(50);
  const { storage } = await visit.view();
  if (storage === 'device' && !underneath) failures.push('says that what is unsent is kept on the device');
  if (storage === 'memory' && !(await asksBeforeLeaving(visit))) failures.push('does not ask before the page is left');
  if (storage === 'device') await visit.crash();
  await backAgain(server);
  const last = storage === 'device' ? await visits.open('/', device) : visit;
  await last.do((talk) => talk.connect(), 0);
  await visits.settle(failures.length > 0 ? 3_000 : 30_000);
  if (await asksBeforeLeaving(last)) failures.push('asks before the page is left with nothing unsent');
  return { storage, failures };
}

const run = (ways: Readonly<Record<string, Way>>, plant?: string): Promise<Outcome> =>
  onStage({ plant }, async (stage) => {
    const figures: Record<string, string> = {};
    const failures: string[] = [];
    for (const [name, way] of Object.entries(ways)) {
      const told = await play(stage, way);
      figures[name] = `kept in ${told.storage}`;
      failures.push(...told.failures.map((failure) => `${name}: ${failure}`));
    }
    return judge(stage.visits, figures, failures);
  });

export const fault: Fault = {
  name: 'idb-gone',
  what: 'IndexedDB is missing, refused, full, hung, or deleted while a page has it open.',
  rules: ['C17', 'C18'],
  control: 'a disk that takes nothing is not told to anybody',
  shows: [{ says: 'says that what is unsent is kept on the device' }],
  run: () => run(WAYS),
  runControl: () => run({ full: WAYS.full ?? {} }, 'full-disk-is-not-told'),
};
