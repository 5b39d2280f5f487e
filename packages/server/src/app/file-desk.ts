import { isBlocked } from '@shopbell/domain';
import type { Cid, ConversationId, Id, ProblemCode, SharedFile, SiteId } from '@shopbell/protocol';
import type { Cleaner, CleanTurn } from '../ports/cleaner.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileBook, FileOwner, FilePlace, FileQuota, FileRow } from '../ports/file-book.ts';
import { type Files, WrongOffset } from '../ports/files.ts';
import type { Shoppers } from '../ports/shoppers.ts';
import type { Store } from '../ports/store.ts';
import { createAddressBudget } from './address-budget.ts';
import { beginsAs, kindOf } from './file-kind.ts';
import { isStillSaid } from './file-place.ts';
import type { Refusal } from './outcome.ts';
import { everyoneAt, type Who } from './who.ts';

/** The bounds in force. */
export interface FileLimits extends FileQuota {
  /** Largest file, in bytes. */
  fileMaxBytes: number;
}

/** What is announced. */
export interface NewFile {
  name: string;
  type: string;
  bytes: number;
  /** Of all its bytes, in hexadecimal. */
  sha256?: string;
}

/** How far an upload is. */
export interface Upload {
  id: Id;
  state: FileRow['state'];
  /** Bytes that are here. */
  offset: number;
  bytes: number;
  /** When `ready`. */
  file?: SharedFile;
  /** When `refused`. */
  problem?: ProblemCode;
}

/** Takes files in and has them cleaned. Everything is for the one who announced it; others' is `file_unknown`. */
export interface FileDesk {
  /**
   * `blocked` for who may say nothing.
   *
   * @param address what limits count of the client's, however many devices it makes up
   */
  announce(who: Who, file: NewFile, address: string): Promise<Upload | Refusal>;
  /** `file_used` once a request has it. */
  look(who: Who, id: Id): Promise<Upload | Refusal>;
  /** Adds bytes where the upload ends; elsewhere `wrong_offset` with where that is. */
  append(who: Who, id: Id, offset: number, bytes: Uint8Array): Promise<number | (Refusal & { offset?: number })>;
  /**
   * All is there: cleans it, once, however often it is asked. Shoppers' wait their turn by `address`, behind agents'.
   */
  finish(who: Who, id: Id, address: string): Promise<SharedFile | Refusal>;
  /** Takes it back before it is said. */
  cancel(who: Who, id: Id): Promise<Refusal | undefined>;
  /** Keeps it for the request that says it, which is the only one from here on. */
  claim(who: Who, id: Id, cid: Cid): Promise<SharedFile | Refusal>;
  /** What became of that request: where it is, or that it was refused. */
  settled(who: Who, id: Id, cid: Cid, place: FilePlace | undefined): Promise<void>;
  /** The message was taken back or erased: nothing of its file is left. */
  withdraw(site: SiteId, conversation: ConversationId, seq: number): Promise<void>;
  /** The same for every message of a conversation up to number `seq`. */
  withdrawAll(site: SiteId, conversation: ConversationId, seq: number): Promise<void>;
}

/** What the relay asks of it. */
export type FileClaims = Pick<FileDesk, 'claim' | 'settled'>;

export interface FileDeskDeps {
  files: Files;
  book: FileBook;
  cleaner: Cleaner;
  store: Pick<Store, 'readPublic'>;
  clock: Pick<Clock, 'now'>;
  newId: () => Id;
  limits: FileLimits;
  shoppers: Pick<Shoppers, 'read'>;
}

/** This part of a site's room is its agents' alone: no shopper fills it. */
const AGENTS_SHARE = 0.1;

/** Whose files these are: a device's, whichever member is at it, or an agent's. */
export const ownerOf = (who: Who): FileOwner => (who.role === 'agent' ? `a:${who.agent.id}` : `d:${who.tokenHash}`);

/** As the log has it. */
const shared = ({ id, name, type, bytes, width, height }: FileRow): SharedFile => ({
  id,
  name,
  type,
  bytes,
  ...(width === undefined || height === undefined ? {} : { width, height }),
});

/** In a thread of its own, so that nobody waits for ten megabytes. */
const hashOf = async (bytes: Uint8Array): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex');

/** Devices are made up at will: shoppers take turns by their addresses. */
const turnOf = (who: Who, address: string): CleanTurn =>
  who.role === 'agent' ? { whose: who.agent.id, isDesk: true } : { whose: address, isDesk: false };

const UNKNOWN = { refused: 'file_unknown' } as const;

export function createFileDesk(deps: FileDeskDeps): FileDesk {
  const { files, book, cleaner, store, clock, newId, limits, shoppers } = deps;
  const finishing = new Map<Id, Promise<SharedFile | Refusal>>();
  const addresses = createAddressBudget(limits.personDayBytes);
  const roomFor = (who: Who): number =>
    who.role === 'agent' ? limits.siteBytes : Math.floor(limits.siteBytes * (1 - AGENTS_SHARE));

  async function mayNot(who: Who, now: number): Promise<boolean> {
    if (who.role === 'agent') return false;
    const facts = await Promise.all(everyoneAt(who).map((person) => shoppers.read(who.site, person)));
    return facts.some(({ block }) => block !== undefined && isBlocked(block, now));
  }

  async function own(who: Who, id: Id): Promise<FileRow | undefined> {
    const row = await book.find(who.site, id);
    return row?.owner === ownerOf(who) ? row : undefined;
  }

  async function uploadOf(row: FileRow): Promise<Upload> {
    const { id, state, bytes, problem } = row;
    return {
      id,
      state,
      bytes,
      offset: state === 'uploading' ? await files.length(id) : bytes,
      ...(state === 'ready' ? { file: shared(row) } : {}),
      ...(problem === undefined ? {} : { problem }),
    };
  }

  async function takeAway({ site, id }: FileRow): Promise<void> {
    await files.remove(id);
    await book.remove(site, id);
  }

  async function refuse({ site, id }: FileRow, problem: ProblemCode): Promise<Refusal> {
    await book.settle(site, id, { state: 'refused', problem });
    await files.remove(id);
    return { refused: problem };
  }

  async function complete(row: FileRow, turn: CleanTurn): Promise<SharedFile | Refusal> {
    const { site, id, type } = row;
    if ((await files.length(id)) < row.bytes) return { refused: 'file_unfinished' };
    let fault: ProblemCode | undefined = 'file_mismatch';
    const cleaned = await cleaner.clean(
      type,
      async () => {
        const bytes = await files.uploaded(id);
        const isIt = row.sha256 === undefined || row.sha256 === (await hashOf(bytes));
        fault = isIt ? (beginsAs(type, bytes) ? undefined : 'file_mismatch') : 'file_changed';
        return fault ? new Uint8Array() : bytes;
      },
      turn,
    );
    if (fault) return refuse(row, fault);
    if ('refused' in cleaned) return refuse(row, cleaned.refused);
    const { whole, preview, width, height } = cleaned;
    await files.finish(id, preview ? { whole, preview } : { whole });
    const size = width === undefined || height === undefined ? {} : { width, height };
    const ready = { state: 'ready', bytes: whole.byteLength, ...size, hasPreview: preview !== undefined } as const;
    if (await book.settle(site, id, ready)) return shared({ ...row, ...ready });
    // Taken back meanwhile.
    await files.remove(id);
    return UNKNOWN;
  }

  return {
    async announce(who, { name, type, bytes, sha256 }, address) {
      const kind = kindOf(name, type);
      if ('refused' in kind) return kind;
      if (bytes > limits.fileMaxBytes) return { refused: 'file_too_large' };
      if (bytes === 0) return { refused: 'file_broken' };
      const createdAt = clock.now();
      if (await mayNot(who, createdAt)) return { refused: 'blocked' };
      const spent = addresses.spend(address, bytes, createdAt);
      if (spent === false) return { refused: 'quota_reached' };
      if (spent !== true) return { refused: 'rate_limited', retryAfterMs: spent };
      const row: FileRow = {
        site: who.site,
        id: newId(),
        owner: ownerOf(who),
        name,
        type: kind.type,
        bytes,
        ...(sha256 === undefined ? {} : { sha256 }),
        state: 'uploading',
        hasPreview: false,
        createdAt,
      };
      return (await book.add(row, { ...limits, siteBytes: roomFor(who) }))
        ? uploadOf(row)
        : { refused: 'quota_reached' };
    },
    async look(who, id) {
      const row = await own(who, id);
      if (!row) return UNKNOWN;
      return row.cid === undefined ? uploadOf(row) : { refused: 'file_used' };
    },
    async append(who, id, offset, bytes) {
      const row = await own(who, id);
      if (!row) return UNKNOWN;
      if (row.state !== 'uploading') return { refused: 'file_finished', offset: row.bytes };
      if (offset + bytes.byteLength > row.bytes) return { refused: 'file_too_large', offset: await files.length(id) };
      const end = await files.length(id);
      if (offset !== end) return { refused: 'wrong_offset', offset: end };
      if (!(await book.reserve(row.site, id, offset + bytes.byteLength, roomFor(who))))
        return { refused: 'quota_reached', offset };
      try {
        return await files.append(id, offset, bytes);
      } catch (error) {
        if (error instanceof WrongOffset) return { refused: 'wrong_offset', offset: error.offset };
        throw error;
      }
    },
    async finish(who, id, address) {
      const row = await own(who, id);
      if (!row) return UNKNOWN;
      if (row.state === 'ready') return shared(row);
      if (row.state === 'refused') return { refused: row.problem ?? 'file_broken' };
      const running = finishing.get(id) ?? complete(row, turnOf(who, address)).finally(() => finishing.delete(id));
      finishing.set(id, running);
      return running;
    },
    async cancel(who, id) {
      const row = await own(who, id);
      if (!row) return UNKNOWN;
      if (row.cid !== undefined) return { refused: 'file_used' };
      await files.remove(id);
      await book.remove(row.site, id);
      return undefined;
    },
    async claim(who, id, cid) {
      const row = await own(who, id);
      if (!row) return UNKNOWN;
      if (row.state === 'uploading') return { refused: 'file_unfinished' };
      if (row.state === 'refused') return { refused: row.problem ?? 'file_broken' };
      return (await book.claim(who.site, id, cid)) ? shared(row) : { refused: 'file_used' };
    },
    async settled(who, id, cid, place) {
      if (!place) return book.release(who.site, id, cid);
      await book.said(who.site, id, place);
      // Taken back or erased before its place was noted: nobody found it then.
      const row = await book.find(who.site, id);
      if (row && !(await isStillSaid(store, row))) await takeAway(row);
    },
    async withdraw(site, conversation, seq) {
      const row = await book.at(site, { conversation, seq });
      if (row) await takeAway(row);
    },
    async withdrawAll(site, conversation, seq) {
      for (const row of await book.upTo(site, { conversation, seq })) await takeAway(row);
    },
  };
}
