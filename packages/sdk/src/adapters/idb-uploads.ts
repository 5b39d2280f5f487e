import type { KeptAbout, KeptFile, UploadShelf } from '../files/shelf.ts';
import { fits } from '../wire/shape.ts';
import { delMany, entries, get, setMany } from './idb-calls.ts';
import { strictStore } from './idb-store.ts';

/** Bytes that are kept at a time, and files. */
const MOST = { bytes: 64 * 1024 * 1024, files: 20 } as const;
/** The relay forgets an upload that was not said for as long, in ms. */
const KEPT_MS = 24 * 3_600_000;

const ABOUT = {
  name: '',
  type: '',
  bytes: 0,
  at: 0,
  memo: '',
  'id?': '',
  'sent?': 0,
  'sha256?': '',
} as const;
const isAbout = (value: unknown): value is KeptAbout => fits(ABOUT, value);

/** Keys sort by the moment of the pick, for each owner. What is small is written often and stands apart. */
const keysOf = (owner: string, name: string): [about: string[], blob: string[]] => [
  [owner, name, 'about'],
  [owner, name, 'blob'],
];

/** What a database holds of one file; anybody's, and perhaps nothing. */
interface Found {
  readonly owner: string;
  readonly name: string;
  about?: unknown;
  blob?: unknown;
}

/** One page has a file in hand as long as it is there: whoever dies lets go of it. Undefined when another page has it. */
function inHand(name: string): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) =>
        lock ? new Promise<void>((release) => resolve(release)) : resolve(undefined),
      )
      .catch(() => resolve(undefined));
  });
}

function canKeep(): boolean {
  try {
    // Asking is refused already where storage is.
    return !!(indexedDB && navigator.locks);
  } catch {
    return false;
  }
}

const shelves = new Map<string, UploadShelf>();

/**
 * Files in IndexedDB, in a database of their own. One shelf for a name, however often it is asked for. Undefined where there is no
 * IndexedDB, or nothing that tells whether another page has a file in hand.
 * @param owner whose files these are now; undefined for nobody's
 */
export function uploadShelf(name: string, owner: () => string | undefined): UploadShelf | undefined {
  if (!canKeep()) return undefined;
  const known = shelves.get(name) ?? openUploads(name, owner);
  shelves.set(name, known);
  return known;
}

let count = 0;

/** For tests; others use `uploadShelf`. */
export function openUploads(
  name: string,
  owner: () => string | undefined,
  { now = Date.now, most = MOST }: { now?: () => number; most?: { bytes: number; files: number } } = {},
): UploadShelf {
  const store = strictStore(name);
  /** One after the other, or what is dropped would come back with what was noted before. */
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  const remove = ({ owner, name }: Found) => delMany(keysOf(owner, name), store.use);

  /** Undefined when another page has it. */
  async function hand(found: Found, first: KeptAbout, blob?: Blob): Promise<KeptFile | undefined> {
    const release = await inHand(`${name} ${found.name}`);
    const [key] = keysOf(found.owner, found.name);
    let about = first;
    let isGone = false;
    /** Else somebody else sits here by now, or nothing may be kept: theirs was wiped, and no database is to be made for it. */
    const isTheirs = () => owner() === found.owner;
    return (
      release && {
        get about() {
          return about;
        },
        blob,
        note(patch) {
          if (isGone || !isTheirs()) return;
          about = { ...about, ...patch };
          const now = about;
          inTurn(async () => {
            if (isTheirs()) await setMany([[key, now]], store.use);
          }).catch(() => undefined);
        },
        drop() {
          if (isGone) return;
          isGone = true;
          inTurn(async () => {
            if (isTheirs()) await remove(found);
          })
            .catch(() => undefined)
            .finally(release);
        },
      }
    );
  }

  /** Everything there is, in the order of the keys. */
  async function all(): Promise<readonly Found[]> {
    const found = new Map<string, Found>();
    if (await store.exists()) {
      for (const [key, value] of await entries(store.use)) {
        const [owner = '', name = '', part] = Array.isArray(key) ? key.map(String) : [];
        const one = found.get(owner + name) ?? { owner, name };
        one[part === 'about' ? part : 'blob'] = value;
        found.set(owner + name, one);
      }
    }
    return [...found.values()];
  }

  async function put(blob: Blob, given: Omit<KeptAbout, 'at'>): Promise<KeptFile | undefined> {
    const whose = owner();
    if (whose === undefined) return undefined;
    const there = await all();
    const bytes = there.reduce((sum, { about }) => sum + (isAbout(about) ? about.bytes : 0), blob.size);
    if (there.length >= most.files || bytes > most.bytes) return undefined;
    const at = now();
    count += 1;
    // As wide as the next one, so that they sort.
    const found = { owner: whose, name: `${at} ${1e6 + count} ${Math.random()}` };
    const about = { ...given, at };
    const kept = await hand(found, about, blob);
    if (!kept) return undefined;
    const [key, blobKey] = keysOf(whose, found.name);
    try {
      if (owner() !== whose) throw new DOMException(name, 'AbortError');
      await setMany(
        [
          [key, about],
          [blobKey, blob],
        ],
        store.use,
      );
      if (owner() !== whose) {
        await remove(found);
        throw new DOMException(name, 'AbortError');
      }
    } catch (error) {
      kept.drop();
      throw error;
    }
    return kept;
  }

  async function look(): Promise<readonly KeptFile[]> {
    const mine: KeptFile[] = [];
    for (const found of await all()) {
      const { about, blob } = found;
      if (found.owner !== owner() || !isAbout(about) || Math.abs(now() - about.at) > KEPT_MS) {
        await remove(found);
        continue;
      }
      const kept = await hand(found, about, blob instanceof Blob ? blob : undefined);
      // The page that had it may have brought it to its end while we looked.
      const [key] = keysOf(found.owner, found.name);
      if (kept && (await get(key, store.use))) mine.push(kept);
      else kept?.drop();
    }
    return mine;
  }

  return {
    keep: (blob, about) => inTurn(() => put(blob, about)).catch(() => undefined),
    found: () => inTurn(look).catch(() => []),
  };
}
