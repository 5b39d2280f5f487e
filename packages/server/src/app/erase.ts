import type { PersonKey } from '@shopbell/domain';
import type { AgentId, SiteId } from '@shopbell/protocol';
import type { Bus } from '../ports/bus.ts';
import type { Directory } from '../ports/directory.ts';
import { type Erasure, type Erasures, erasedEntry, type Owed } from '../ports/erasures.ts';
import type { Log } from '../ports/log.ts';
import type { Search } from '../ports/search.ts';
import type { Shoppers } from '../ports/shoppers.ts';
import type { AppDeps } from './deps.ts';
import type { FileDesk } from './file-desk.ts';
import { systemDeed } from './system-deed.ts';

/** Conversations that are read at once. */
const AT_ONCE = 100;
/** What could not be carried to its end is tried again after this time, in ms. */
const AGAIN_MS = 5000;

/** Erases persons. */
export interface Eraser {
  /**
   * Erases all that was said with a person and written about them so far: words, names, pages, files, remarks, tags, attributes. When it
   * resolves, none of it is read by anybody any more, and no file of the server has it, or soon none: who reads an older state of the
   * store, a backup for one, keeps it there until then. What stays are numbers, kinds, times and sizes, and a block without its reason.
   * What they said by the link of a letter goes with it. What they say from here on is new. A member's older words as a guest are another
   * person's (decisions 5). Undefined for a person
   * nobody knows. The site's log says that it is done, and by whom, before anything is gone.
   */
  erase(site: SiteId, by: AgentId, person: PersonKey): Promise<{ conversations: number } | undefined>;
  /**
   * Carries out what a crash has left, and in a restored store again whoever was erased since its backup; the site's log says so, by the
   * system. Before anybody is served.
   */
  finish(): Promise<void>;
  /** Ends between two conversations; the next start goes on. Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

/** What could not be carried out, and of whom; where not even that can be read, it may be anybody's. */
interface Stuck {
  site: SiteId;
  person: PersonKey | undefined;
  error: unknown;
}

const concerns = (stuck: Stuck, { site, person }: Erasure): boolean =>
  stuck.site === site && (stuck.person === undefined || stuck.person === person);

export interface EraserDeps extends AppDeps {
  erasures: Erasures;
  shoppers: Pick<Shoppers, 'erase' | 'revision'>;
  files: Pick<FileDesk, 'withdrawAll'>;
  directory: Pick<Directory, 'change'>;
  bus: Pick<Bus, 'publish'>;
  search: Pick<Search, 'follow'>;
  log: Pick<Log, 'info' | 'error'>;
}

export function createEraser(deps: EraserDeps): Eraser {
  const { store, erasures, shoppers, files, directory, bus, search, clock, log } = deps;
  let running: Promise<void> = Promise.resolve();
  let next: Promise<readonly Stuck[]> | undefined;
  let cancel: (() => void) | undefined;
  let stopped = false;

  /** Its words, unless they are gone since it was noted: what was said behind that is new. */
  async function takeWords(owed: Owed): Promise<void> {
    await erasures.thin(owed);
    const wipe = () => ({ do: 'wipe', by: { role: 'system' } }) as const;
    const { conversation } = await systemDeed(deps, owed.site, owed.conversation, wipe);
    await erasures.settle({ ...owed, seq: conversation?.seq ?? owed.seq });
  }

  async function takeFiles(owed: Owed): Promise<void> {
    await files.withdrawAll(owed.site, owed.conversation, owed.seq);
    await erasures.settle(owed);
  }

  async function stuckAt({ site, conversation: id }: Owed, error: unknown): Promise<Stuck> {
    const conversation = await store.conversation(site, id).catch(() => undefined);
    return { site, person: conversation?.person, error };
  }

  /** What fails is no reason to leave the others' there. */
  async function each(left: Owed['left'], take: (owed: Owed) => Promise<void>): Promise<Stuck[]> {
    const stuck: Stuck[] = [];
    let page = await erasures.owed(left, AT_ONCE);
    for (; page.length > 0; page = await erasures.owed(left, AT_ONCE, page.at(-1))) {
      for (const owed of page) {
        if (stopped) throw new Error('the server stops');
        await take(owed).catch(async (error: unknown) => stuck.push(await stuckAt(owed, error)));
      }
    }
    return stuck;
  }

  async function forget({ site, person }: Erasure): Promise<void> {
    await shoppers.erase(site, person);
    // What is written about shoppers wakes no index.
    search.follow([]);
    if (person.startsWith('m:')) {
      await store.commit(site, [], () => ({
        changes: [{ put: 'unnamed', member: person.slice(2) }],
        result: undefined,
      }));
    }
    bus.publish({ kind: 'shopper', site, person, rev: await shoppers.revision(site, person) });
  }

  /** All after which nobody reads any of it: words of conversations first, then what is written about whose words are gone. */
  async function silence(): Promise<readonly Stuck[]> {
    const open = await erasures.open();
    const stuck = await each('words', takeWords);
    const forgotten = new Set<string>();
    for (const erasure of open) {
      if (stuck.some((one) => concerns(one, erasure))) continue;
      const name = `${erasure.site} ${erasure.person}`;
      try {
        if (!forgotten.has(name)) await forget(erasure);
        forgotten.add(name);
        await erasures.done(erasure, clock.now());
      } catch (error) {
        stuck.push({ ...erasure, error });
      }
    }
    return failed(stuck);
  }

  /** Files whose words are gone are nobody's to read: one that can't be removed now keeps nobody waiting. */
  async function empty(): Promise<void> {
    failed(await each('files', takeFiles));
    if (!(await erasures.emptied())) later();
  }

  function failed(stuck: readonly Stuck[]): readonly Stuck[] {
    const [first] = stuck;
    if (first) goOn(first.error, stuck.length);
    return stuck;
  }

  function goOn(error: unknown, count: number): void {
    log.error({ error, count }, 'an erasing could not be carried to its end, and is tried again');
    later();
  }

  function later(): void {
    if (stopped) return;
    cancel ??= clock.after(AGAIN_MS, () => {
      cancel = undefined;
      void run().catch(() => undefined);
    });
  }

  /** Behind what runs. What fails goes on by itself: nobody is left half erased until a start. */
  function inTurn(work: () => Promise<readonly Stuck[]>): Promise<readonly Stuck[]> {
    const mine = running.then(work);
    running = mine.then(
      () => undefined,
      (error: unknown) => goOn(error, 1),
    );
    return mine;
  }

  /**
   * All that is noted by now: whoever asks while one runs shares the next one, so that nobody who presses again waits for all before them.
   */
  function run(): Promise<readonly Stuck[]> {
    next ??= inTurn(async () => {
      next = undefined;
      const stuck = await silence();
      await empty();
      return stuck;
    });
    return next;
  }

  return {
    async erase(site, by, person) {
      const [known] = await store.conversations(site, { of: 'persons', persons: [person], limit: 1 });
      if (!known && (await shoppers.revision(site, person)) === 0) return undefined;
      const erasure = { site, person, at: clock.now() };
      const { persons, conversations } = await erasures.note(erasure, { role: 'agent', id: by });
      const stuck = (await run()).find((one) => persons.some((each) => concerns(one, { ...erasure, person: each })));
      if (stuck) throw stuck.error;
      return { conversations };
    },
    async finish() {
      const left = await erasures.open();
      for (const erasure of left) {
        // A backup may lack the entry of whoever did it; where it lacks the site, too, there is no log to write to.
        const entry = erasedEntry(erasure);
        await directory.change([{ kind: 'told', site: erasure.site, entry }], { role: 'system' }, clock.now());
      }
      const [stuck] = await inTurn(silence);
      if (stuck) throw stuck.error;
      void run().catch(() => undefined);
      if (left.length > 0) log.info({ persons: left.length }, 'erased again, or to the end');
    },
    async stop() {
      stopped = true;
      cancel?.();
      await running;
    },
  };
}
