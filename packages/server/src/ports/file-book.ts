import type { Cid, ConversationId, FileType, Id, ProblemCode, SiteId } from '@shopbell/protocol';

/** Whose it is: `a:` and an agent, or `d:` and the hash of a device's token. */
export type FileOwner = `a:${string}` | `d:${string}`;

/** Where a file was said. */
export interface FilePlace {
  conversation: ConversationId;
  seq: number;
}

/** One file, from its announcement on. */
export interface FileRow {
  site: SiteId;
  id: Id;
  owner: FileOwner;
  name: string;
  type: FileType;
  /** As announced; once it is ready, what is served. */
  bytes: number;
  /** Of what was announced, in hexadecimal, where that was told. */
  sha256?: string;
  state: 'uploading' | 'ready' | 'refused';
  /** Why it was refused. */
  problem?: ProblemCode;
  /** Of a picture, in pixels. */
  width?: number;
  height?: number;
  hasPreview: boolean;
  /** Epoch ms. */
  createdAt: number;
  /** The request that says it. */
  cid?: Cid;
  place?: FilePlace;
}

/** What came of an upload. */
export type FileVerdict =
  | { state: 'ready'; bytes: number; width?: number; height?: number; hasPreview: boolean }
  | { state: 'refused'; problem: ProblemCode };

/** How much may come, in bytes. */
export interface FileQuota {
  /** Of one person in one day (UTC); what was removed since counts as well. */
  personDayBytes: number;
  /** Kept for the site: what has come, not what was announced. */
  siteBytes: number;
}

/** Keeps who uploaded what, and what became of it. */
export interface FileBook {
  /** The secret that links are signed with: 32 bytes, made at its first use, the same from then on. */
  key(): Promise<Uint8Array>;
  /** Takes a new upload in, unless it would be too much; looked at and written at once. It takes no room of the site yet. */
  add(row: FileRow, quota: FileQuota): Promise<boolean>;
  /** Makes room for the first `bytes` of an upload, before they are written. False when the site would keep too much. */
  reserve(site: SiteId, id: Id, bytes: number, siteBytes: number): Promise<boolean>;
  find(site: SiteId, id: Id): Promise<FileRow | undefined>;
  /** Only of what is being uploaded, so of two at once one is late: false. */
  settle(site: SiteId, id: Id, verdict: FileVerdict): Promise<boolean>;
  /** Keeps a ready file for this request. False when another one has it. */
  claim(site: SiteId, id: Id, cid: Cid): Promise<boolean>;
  /** The request was refused: another one may say it. */
  release(site: SiteId, id: Id, cid: Cid): Promise<void>;
  /** It was said. */
  said(site: SiteId, id: Id, place: FilePlace): Promise<void>;
  /** The file of a message. */
  at(site: SiteId, place: FilePlace): Promise<FileRow | undefined>;
  /** The files of a conversation's messages up to number `seq`. */
  upTo(site: SiteId, place: FilePlace): Promise<readonly FileRow[]>;
  remove(site: SiteId, id: Id): Promise<void>;
  /** Removes what was announced before `before` and of which nothing came, oldest first, of all sites. Resolves with how many. */
  forgetEmpty(before: number, limit: number): Promise<number>;
  /** What was announced before `before` and was not said, oldest first, of all sites. */
  unsaid(before: number, limit: number): Promise<readonly FileRow[]>;
  /** What was announced since and was said, oldest first, of all sites: only for so long can a message be taken back. */
  saidSince(since: number, limit: number): Promise<readonly FileRow[]>;
}
