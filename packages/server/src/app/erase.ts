import type { PersonKey } from '@shopbell/domain';
import type { AgentId, SiteId } from '@shopbell/protocol';
import type { Bus } from '../ports/bus.ts';
import type { ChangeResult, Directory } from '../ports/directory.ts';
import type { Erasure, Erasures, Owed } from '../ports/erasures.ts';
import type { Log } from '../ports/log.ts';
import type { Search } from '../ports/search.ts';
import type { Shoppers } from '../ports/shoppers.ts';
import type { LogActor } from '../ports/site-log.ts';
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
   * What they say from here on is new. A member's older words as a guest are another person's (decisions 5). Undefined for a person
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
  let next: Promise<void> | undefined;
  let cancel: (() => void) | undefined;
  let stopped = false;

  function tell({ site, person, at }: Erasure, by: LogActor): Promise<ChangeResult> {
    const entry = { kind: 'shopper_erased', body: { person } } as const;
    return directory.change([{ kind: 'told', site, entry }], by, at);
  }

  /** Its words, unless they are gone since it was noted: what was said behind that is new. Then its files. */
  async function wipe(owed: Owed): Promise<void> {
    const { site, conversation: id, left } = owed;
    let { seq } = owed;
    if (left === 'words') {
      await erasures.thin(owed);
      const { conversation } = await systemDeed(deps, site, id, () => ({ do: 'wipe', by: { role: 'system' } }));
      if (conversation) ({ seq } = conversation);
    }
    await files.withdrawAll(site, id, seq);
    await erasures.settle({ ...owed, seq });
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

  async function carryOut(): Promise<void> {
    const open = await erasures.open();
    for (let owed = await erasures.owed(AT_ONCE); owed.length > 0; owed = await erasures.owed(AT_ONCE)) {
      for (const each of owed) {
        if (stopped) throw new Error('the server stops');
        await wipe(each);
      }
    }
    const forgotten = new Set<string>();
    for (const erasure of open) {
      const name = `${erasure.site} ${erasure.person}`;
      if (!forgotten.has(name)) await forget(erasure);
      forgotten.add(name);
      await erasures.done(erasure, clock.now());
    }
    if (!(await erasures.emptied())) later();
  }

  function later(): void {
    if (stopped) return;
    cancel ??= clock.after(AGAIN_MS, () => {
      cancel = undefined;
      void run().catch(() => undefined);
    });
  }

  /**
   * All that is noted by now: whoever asks while one runs shares the next one, so that nobody who presses again waits for all before them.
   * What fails goes on by itself: nobody is left half erased until a start.
   */
  function run(): Promise<void> {
    if (next) return next;
    const mine = running.then(() => {
      next = undefined;
      return carryOut();
    });
    next = mine;
    running = mine.catch((error: unknown) => {
      log.error({ error }, 'an erasing could not be carried to its end, and is tried again');
      later();
    });
    return mine;
  }

  return {
    async erase(site, by, person) {
      const [known] = await store.conversations(site, { of: 'persons', persons: [person], limit: 1 });
      if (!known && (await shoppers.revision(site, person)) === 0) return undefined;
      const erasure = { site, person, at: clock.now() };
      const noted = await tell(erasure, { role: 'agent', id: by });
      if (!noted.ok) throw new Error(`an erasure could not be noted: ${noted.refusal}`);
      const conversations = await erasures.note(erasure);
      await run();
      return { conversations };
    },
    async finish() {
      const left = await erasures.open();
      for (const erasure of left) {
        // A backup may lack the entry of whoever did it; where it lacks the site, too, there is no log to write to.
        await tell({ ...erasure, at: clock.now() }, { role: 'system' });
      }
      await run();
      if (left.length > 0) log.info({ persons: left.length }, 'erased again, or to the end');
    },
    async stop() {
      stopped = true;
      cancel?.();
      await running;
    },
  };
}
