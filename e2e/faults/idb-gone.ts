import type { BrowserContext } from 'playwright-core';
import { judge, together } from './lib/page/judge.ts';
import type { Site } from './lib/page/site.ts';
import { backAgain, onStage, type PageStage } from './lib/page/stage.ts';
import type { Visit, Visits } from './lib/page/visits.ts';
import type { Fault, Outcome } from './lib/types.ts';
import { sleep, until } from './lib/until.ts';

/** A disk that does not answer is given up after 2 s; a busy machine may be slower to tell. */
const TOLD_MAX_MS = 20_000;
/** Where a disk may stay good, or its loss is told to nobody, it is waited for this long. */
const CONTROL_TOLD_MS = 3_500;
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

/** What this page pressed and `known` does not hold, in a phrase; nothing when it holds all. */
function lacking({ ledger }: Visits, { who }: Visit, known: ReadonlySet<string>, what: string): readonly string[] {
  const own = ledger.pressed.filter(({ sender }) => sender === who);
  const count = own.filter(({ cid }) => known.has(cid)).length;
  return count === own.length && count === 1 + MESSAGES ? [] : [`${count} of ${1 + MESSAGES} ${what}`];
}

/** One page without a disk, and what is not as promised of it. */
interface Place extends Way {
  readonly name: string;
  readonly device: BrowserContext;
  readonly visit: Visit;
  storage: string;
  readonly failures: string[];
}

/** Opens the page on a device of its own, and says something while all is well. */
async function enter({ visits }: PageStage, name: string, way: Way): Promise<Place> {
  const device = await visits.device(way.init);
  const visit = await visits.open('/', device);
  const { who } = visit;
  const { pressed, acked } = visits.ledger;
  await visit.do((talk, own) => talk.press(`${own} says 0`), who);
  const isIn = () => pressed.some(({ sender, cid }) => sender === who && acked.some((ack) => ack.cid === cid));
  await until(isIn, 60_000);
  return { ...way, name, device, visit, storage: '', failures: [] };
}

/** Says more while there is no server, loses the disk, and looks at what the page says of it. */
async function lose({ site, visits }: PageStage, place: Place, isControl: boolean): Promise<void> {
  const { device, visit, underneath, failures } = place;
  await visit.do((talk, messages) => talk.pressMany(1, messages, 10), MESSAGES);
  await underneath?.(device, site, visit);
  const startedAt = performance.now();
  const toldMs = isControl || underneath ? CONTROL_TOLD_MS : TOLD_MAX_MS;
  // What was deleted underneath is written anew; if that doesn't work it is in memory like the rest, and says so.
  while ((await visit.view()).storage === 'device' && performance.now() - startedAt < toldMs) await sleep(50);
  const { storage } = await visit.view();
  place.storage = storage;
  if (storage === 'device' && !underneath) failures.push('says that what is unsent is kept on the device');
  if (storage === 'memory' && !(await asksBeforeLeaving(visit))) failures.push('does not ask before the page is left');
  if (storage !== 'device') return;
  failures.push(...lacking(visits, visit, visits.saved, 'are told to be on the device'));
  await visit.crash();
}

/** Comes back with the server; what was said is sent by the page itself, or by the next one of its device. */
async function comeBack({ visits }: PageStage, { storage, device, visit }: Place): Promise<Visit> {
  const last = storage === 'device' ? await visits.open('/', device) : visit;
  await last.do((talk) => talk.connect(), 0);
  return last;
}

/** All ways at once, each on a device of its own. */
const run = (ways: Readonly<Record<string, Way>>, plant?: string): Promise<Outcome> =>
  onStage({ plant }, async (stage) => {
    const { server, visits } = stage;
    const places = await Promise.all(Object.entries(ways).map(([name, way]) => enter(stage, name, way)));
    await server.kill();
    await Promise.all(places.map((place) => lose(stage, place, plant !== undefined)));
    await backAgain(server);
    const pages = await Promise.all(places.map((place) => comeBack(stage, place)));
    await visits.settle(plant ? 3_000 : 60_000);
    const acked = new Set(visits.ledger.acked.map(({ cid }) => cid));
    const failures = await Promise.all(
      places.map(async ({ name, visit, failures: own }, i) => {
        const page = pages[i];
        const isSure = !page || !(await asksBeforeLeaving(page));
        const kept =
          page === visit ? lacking(visits, visit, acked, 'are acked to the page with them in its memory') : [];
        const all = [...own, ...kept, ...(isSure ? [] : ['asks before the page is left with nothing unsent'])];
        return all.map((failure) => `${name}: ${failure}`);
      }),
    );
    const figures = Object.fromEntries(places.map(({ name, storage }) => [name, `kept in ${storage}`]));
    return judge(visits, figures, failures.flat());
  });

export const fault: Fault = {
  name: 'idb-gone',
  what: 'IndexedDB is missing, refused, full, hung, or deleted while a page has it open.',
  rules: ['C17', 'C18'],
  control:
    'a disk that takes nothing is not told to anybody; and what is in memory alone is forgotten with the next greeting',
  shows: [
    { says: 'nobody told: full: says that what is unsent is kept on the device' },
    { says: 'memory forgotten: missing: 1 of 6 are acked to the page' },
    { says: 'memory forgotten: stuck' },
  ],
  run: () => run(WAYS),
  async runControl() {
    const [told, kept] = await Promise.all([
      run({ full: WAYS.full ?? {} }, 'full-disk-is-not-told'),
      run({ missing: WAYS.missing ?? {} }, 'memory-forgotten'),
    ]);
    return together({ 'nobody told': told, 'memory forgotten': kept });
  },
};
