import { createHmac, timingSafeEqual } from 'node:crypto';
import { type ConversationId, type Id, LIMITS, type SharedFile, type SiteId } from '@shopbell/protocol';
import type { Clock } from '../ports/clock.ts';
import type { FileBook } from '../ports/file-book.ts';
import type { FileContent, FilePart, Files } from '../ports/files.ts';
import type { Store } from '../ports/store.ts';
import type { AppDeps } from './deps.ts';
import { forAgents } from './masked.ts';
import type { Refusal } from './outcome.ts';
import { readable } from './readable.ts';
import type { Who } from './who.ts';

/** Links to the file of one message, each good until `until` (epoch ms). Paths at this server. */
export interface FileLinks {
  seq: number;
  url: string;
  /** Of a picture: a small one of it. */
  preview?: string;
  until: number;
}

/** What a link names; all of it is signed. */
interface Named {
  site: SiteId;
  conversation: ConversationId;
  seq: number;
  id: Id;
  part: FilePart;
  until: number;
  /** For the desk: a shopper's file has its name as the desk reads it. */
  desk: boolean;
}

/** What is served. */
export interface Served extends FileContent {
  file: SharedFile;
  part: FilePart;
}

/** Gives and honours links. Who may read the message may see its file, as long as it is there: that is asked again at each view. */
export interface FileViews {
  /** Messages without a file, or that are not there any more, are left out. */
  links(who: Who, conversation: ConversationId, seqs: readonly number[]): Promise<readonly FileLinks[] | Refusal>;
  /** Undefined alike for a link that is forged or over, a message that was taken back, and a file that is gone. */
  open(id: Id, query: Readonly<Record<string, string>>): Promise<Served | undefined>;
}

interface Deps {
  app: AppDeps;
  store: Pick<Store, 'readPublic'>;
  files: Pick<Files, 'read'>;
  book: Pick<FileBook, 'key'>;
  clock: Pick<Clock, 'now'>;
}

const PARTS = ['whole', 'preview'] as const;

export function createFileViews({ app, store, files, book, clock }: Deps): FileViews {
  let key: Promise<Uint8Array> | undefined;

  async function sign({ site, conversation, seq, id, part, until, desk }: Named): Promise<Buffer> {
    key ??= book.key();
    const text = [site, conversation, seq, id, part, until, ...(desk ? ['desk'] : [])].join('\n');
    return createHmac('sha256', await key)
      .update(text)
      .digest();
  }

  /** @param desk as the desk reads it */
  async function fileOf(
    site: SiteId,
    conversation: ConversationId,
    seq: number,
    desk: boolean,
  ): Promise<SharedFile | undefined> {
    const { events } = await store.readPublic(site, conversation, { after: seq - 1, limit: 1 });
    const [event] = desk ? forAgents(events) : events;
    return event?.kind === 'message' && event.seq === seq ? event.file : undefined;
  }

  async function link(named: Named): Promise<string> {
    const { site, conversation, seq, id, part, until, desk } = named;
    const sig = (await sign(named)).toString('base64url');
    const query = new URLSearchParams({ s: site, c: conversation, n: `${seq}`, part, until: `${until}`, sig });
    if (desk) query.set('desk', '1');
    return `/f/${id}?${query}`;
  }

  return {
    async links(who, conversation, seqs) {
      if (!(await readable(app, who, conversation))) return { refused: 'conversation_unknown' };
      const until = clock.now() + LIMITS.fileLinkMs;
      const desk = who.role === 'agent';
      const found: FileLinks[] = [];
      for (const seq of seqs) {
        const file = await fileOf(who.site, conversation, seq, desk);
        if (!file) continue;
        const named = { site: who.site, conversation, seq, id: file.id, until, desk };
        const preview = file.width === undefined ? {} : { preview: await link({ ...named, part: 'preview' }) };
        found.push({ seq, url: await link({ ...named, part: 'whole' }), ...preview, until });
      }
      return found;
    },
    async open(
      id,
      { s: site = '', c: conversation = '', n = '', part: asked, until: end = '', sig = '', desk: asDesk },
    ) {
      const part = PARTS.find((each) => each === asked);
      const [seq, until] = [Number(n), Number(end)];
      if (!part || !Number.isSafeInteger(seq) || !Number.isSafeInteger(until)) return undefined;
      const now = clock.now();
      if (until <= now || until > now + LIMITS.fileLinkMs) return undefined;
      const desk = asDesk !== undefined;
      const expected = await sign({ site, conversation, seq, id, part, until, desk });
      const given = Buffer.from(sig, 'base64url');
      if (given.byteLength !== expected.byteLength || !timingSafeEqual(given, expected)) return undefined;
      const file = await fileOf(site, conversation, seq, desk);
      if (file?.id !== id) return undefined;
      const content = await files.read(id, part);
      return content && { ...content, file, part };
    },
  };
}
