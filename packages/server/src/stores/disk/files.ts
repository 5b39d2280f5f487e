import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { FilePart, Files } from '../../ports/files.ts';
import { WrongOffset } from '../../ports/files.ts';
import { StoreBusy } from '../../ports/store.ts';

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
const FULL = new Set<unknown>(['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE', 'EROFS', 'EIO']);

/** A disk that is full now may not be full later; anything else is a fault of ours. */
async function writing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw FULL.has(codeOf(error)) ? new StoreBusy('a file could not be written', { cause: error }) : error;
  }
}

async function using<T>(path: string, flags: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, flags, 0o600);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

const syncFolder = (path: string): Promise<void> => using(path, 'r', (folder) => folder.sync());

const missing =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (codeOf(error) === 'ENOENT') return instead;
    throw error;
  };

/**
 * Files in a folder of the data: `files/xy/ID.part` while it is uploaded, then `ID.whole` and, of a picture, `ID.preview`. The
 * last two characters of an id are random, so the folders fill evenly. Who changes the same file waits for the other.
 *
 * @param folder made, for this user alone, when something is first written
 */
export function createDiskFiles(folder: string): Files {
  const turns = new Map<string, Promise<unknown>>();
  const path = (id: string, part: FilePart | 'part'): string => {
    if (!/^[0-9a-z]{20}$/.test(id)) throw new Error('a file has an id of ours, or none');
    return join(folder, id.slice(-2), `${id}.${part}`);
  };

  async function inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = turns.get(id) ?? Promise.resolve();
    const mine = before.then(work, work);
    turns.set(id, mine);
    try {
      return await mine;
    } finally {
      if (turns.get(id) === mine) turns.delete(id);
    }
  }

  const length = (id: string): Promise<number> => stat(path(id, 'part')).then(({ size }) => size, missing(0));

  /** Whole and on disk before it has its name. */
  async function put(id: string, part: FilePart, bytes: Uint8Array): Promise<void> {
    const target = path(id, part);
    const draft = `${target}.new`;
    await using(draft, 'w', async (file) => {
      await file.writeFile(bytes);
      await file.sync();
    });
    await rename(draft, target);
  }

  return {
    length,
    append: (id, offset, bytes) =>
      inTurn(id, () =>
        writing(async () => {
          const target = path(id, 'part');
          const isNew = offset === 0;
          if (isNew) await mkdir(dirname(target), { recursive: true, mode: 0o700 });
          const end = await length(id);
          if (end !== offset) throw new WrongOffset(end);
          await using(target, 'a', async (file) => {
            try {
              await file.appendFile(bytes);
              await file.datasync();
            } catch (error) {
              // What came half is not there: who goes on is told the truth about where.
              await file.truncate(offset).catch(() => undefined);
              throw error;
            }
          });
          if (isNew) await syncFolder(dirname(target));
          return offset + bytes.byteLength;
        }),
      ),
    uploaded: (id) => readFile(path(id, 'part')).catch(missing(new Uint8Array())),
    finish: (id, { whole, preview }) =>
      inTurn(id, () =>
        writing(async () => {
          await mkdir(dirname(path(id, 'whole')), { recursive: true, mode: 0o700 });
          if (preview) await put(id, 'preview', preview);
          await put(id, 'whole', whole);
          await rm(path(id, 'part'), { force: true });
          await syncFolder(dirname(path(id, 'whole')));
          await syncFolder(folder);
        }),
      ),
    async read(id, part) {
      const target = path(id, part);
      const found = await stat(target).catch(missing(undefined));
      return found && { bytes: found.size, stream: () => Readable.toWeb(createReadStream(target)) };
    },
    remove: (id) =>
      inTurn(id, async () => {
        for (const part of ['part', 'whole', 'preview'] as const) {
          await rm(path(id, part), { force: true });
          await rm(`${path(id, part)}.new`, { force: true });
        }
        await syncFolder(dirname(path(id, 'whole'))).catch(missing(undefined));
      }),
  };
}
