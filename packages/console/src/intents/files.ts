import type { ConversationId, SharedFile } from '@shopbell/protocol';
import type { Upload, UploadView } from '@shopbell/sdk/agent';
import { linkKey, memoOf, PICKED_MAX, type Picked, pickedOf, readMemo } from '../state/files.ts';
import { type Context, refusalOf } from './context.ts';
import { pumpFiles } from './say-files.ts';

/** A link that is over sooner than this is asked for anew, in ms. */
const LINK_LEFT_MS = 5000;
/** Links asked for in one go. */
const LINKS_MAX = 50;

let count = 0;

/** What an agent does with files. */
export interface FileIntents {
  /** Picked, pasted or dropped: they go to the server at once, and to the shopper when the agent sends them. */
  attach(conversation: ConversationId, files: readonly File[]): void;
  /** Shows again, and goes on with, what the page before this one has left. */
  resumeFiles(): Promise<void>;
  detach(key: number): void;
  retryFile(key: number): void;
  /** Asks where the file of a message is to be had; answered in `state.files.links`, or `missed`. `anew`: what is known doesn't lead to it. */
  link(conversation: ConversationId, seq: number, anew?: boolean): Promise<void>;
  /** Saves the file of a message on this machine. */
  save(conversation: ConversationId, seq: number): Promise<void>;
  look(at: { conversation: ConversationId; seq: number; file: SharedFile } | undefined): void;
}

export function createFileIntents(context: Context): FileIntents {
  const { agent, state, env } = context;
  const { picked, links, missed, looking, tooMany } = state.files;
  const asked = new Map<ConversationId, { seqs: Set<number>; answer: Promise<void> }>();

  const find = (key: number): Picked | undefined => picked.peek().find((one) => one.key === key);
  const drop = (key: number): void => {
    picked.value = picked.peek().filter((one) => one.key !== key);
  };
  const put = (key: number, patch: Partial<Picked>): void => {
    picked.value = picked.peek().map((one) => (one.key === key ? { ...one, ...patch } : one));
  };

  function changed(key: number, view: UploadView): void {
    const one = find(key);
    if (!one) return;
    // What failed is not sent behind the agent's back once it goes through after all.
    put(key, { view, going: one.going && view.status !== 'failed' });
    pumpFiles(context, one.conversation);
  }

  function begin(conversation: ConversationId, file: File): void {
    count += 1;
    const key = count;
    const { name, type, size: bytes } = file;
    const view: UploadView = { name, type, bytes, sent: 0, status: 'uploading' };
    picked.value = [...picked.peek(), { key, conversation, upload: undefined, view, going: false }];
    agent.upload(file, { keep: memoOf(conversation, false), changed: (view) => changed(key, view) }).then(
      (upload) => {
        const one = find(key);
        if (!one) return upload.cancel();
        // It may have been sent meanwhile.
        if (one.going) upload.remember(memoOf(conversation, true));
        put(key, { upload });
        changed(key, upload.view);
      },
      () => changed(key, { ...view, status: 'failed', problem: 'offline' }),
    );
  }

  async function resume(): Promise<void> {
    const keys = new Map<Upload, number>();
    const told = (upload: Upload, view: UploadView) => {
      const key = keys.get(upload);
      if (key === undefined) return;
      // It was said before the page went.
      if (view.status === 'cancelled') drop(key);
      else changed(key, view);
    };
    for (const upload of await agent.resumeUploads(told)) {
      const memo = readMemo(upload.memo);
      if (!memo) {
        upload.cancel();
        continue;
      }
      const { conversation, going, said } = memo;
      const { pending } = state.view.peek().threads.get(conversation) ?? { pending: [] };
      if (said && pending.some(({ file }) => file === said)) {
        upload.done();
        continue;
      }
      count += 1;
      keys.set(upload, count);
      picked.value = [...picked.peek(), { key: count, conversation, upload, view: upload.view, going }];
    }
  }

  async function ask(conversation: ConversationId, seqs: ReadonlySet<number>): Promise<void> {
    const all = [...seqs];
    for (let from = 0; from < all.length; from += LINKS_MAX) {
      const some = all.slice(from, from + LINKS_MAX);
      try {
        const found = await agent.links(conversation, some);
        const next = new Map(links.peek());
        for (const link of found) next.set(linkKey(conversation, link.seq), link);
        links.value = next;
        miss(conversation, some, 'gone');
      } catch (error) {
        miss(conversation, some, 'failed');
        throw error;
      }
    }
  }

  /** Notes which of those that were asked for are not there, and that the others are. */
  function miss(conversation: ConversationId, seqs: readonly number[], why: 'failed' | 'gone'): void {
    const next = new Map(missed.peek());
    for (const seq of seqs) {
      const key = linkKey(conversation, seq);
      if (why === 'gone' && links.peek().has(key)) next.delete(key);
      else next.set(key, why);
    }
    missed.value = next;
  }

  /** Those that are drawn together are asked for together. */
  function link(conversation: ConversationId, seq: number, anew = false): Promise<void> {
    const key = linkKey(conversation, seq);
    if (anew) links.value = new Map([...links.peek()].filter(([name]) => name !== key));
    if (missed.peek().has(key)) missed.value = new Map([...missed.peek()].filter(([name]) => name !== key));
    const known = links.peek().get(key);
    if (known && known.until - LINK_LEFT_MS > state.serverTime(env.now())) return Promise.resolve();
    const open = asked.get(conversation);
    if (open) {
      open.seqs.add(seq);
      return open.answer;
    }
    const seqs = new Set([seq]);
    const answer = Promise.resolve().then(() => {
      asked.delete(conversation);
      return ask(conversation, seqs);
    });
    asked.set(conversation, { seqs, answer });
    return answer;
  }

  return {
    attach(conversation, files) {
      const room = PICKED_MAX - pickedOf(picked.peek(), conversation).length;
      tooMany.value = files.length > room ? conversation : undefined;
      for (const file of files.slice(0, Math.max(0, room))) begin(conversation, file);
    },
    resumeFiles: () => resume().catch((error: unknown) => void refusalOf(error)),
    detach(key) {
      const one = find(key);
      drop(key);
      one?.upload?.cancel();
      // What was asked may have been about its name.
      if (state.asking.peek()?.outgoing.files) state.asking.value = undefined;
      tooMany.value = undefined;
      if (one) pumpFiles(context, one.conversation);
    },
    retryFile: (key) => find(key)?.upload?.retry(),
    link: (conversation, seq, anew) => link(conversation, seq, anew).catch((error: unknown) => void refusalOf(error)),
    async save(conversation, seq) {
      try {
        await link(conversation, seq);
        const url = links.peek().get(linkKey(conversation, seq))?.url;
        if (url) env.save(url);
        else state.notice.value = { conversation, code: 'file_unknown' };
      } catch (error) {
        state.notice.value = { conversation, code: refusalOf(error).code };
      }
    },
    look(at) {
      looking.value = at;
    },
  };
}
