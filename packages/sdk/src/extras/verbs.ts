import type { Chat, SendOptions } from '../chat-types.ts';
import { addressOf } from '../client/address.ts';
import { parseRemembered } from '../client/remembered.ts';
import type { Talk } from '../client/talk.ts';
import { checkText, trimPage } from '../client/text.ts';
import { ChatError, must } from '../errors.ts';
import { had } from '../files/had.ts';
import type { FileCalls } from '../files/http.ts';
import type { FilesPart, UploadsPart } from '../files/part.ts';
import type { UploadShelf } from '../files/shelf.ts';
import type { FileLink, Upload, UploadChanged, UploadOptions } from '../files/types.ts';
import { UPLOADS } from '../limits.ts';
import type { Unsent } from '../outbox/outbox.ts';
import type { Clock, DeviceStore } from '../ports.ts';
import type { RateOptions } from '../rating/types.ts';
import { type Credentials, pageHeaders } from '../stores/ask.ts';
import type { Stored, Thread } from '../types.ts';

/** What a verb needs of a shopper's client. */
export interface Counter {
  readonly talk: Talk;
  readonly textMaxChars: number;
  /** The conversation on the counter, while it is open. */
  readonly thread: Thread | undefined;
  /** All that are loaded, oldest first. */
  readonly threads: readonly Thread[];
  submit(request: Unsent): Promise<Stored>;
  /** Who they are to the relay; from here on the device remembers. */
  credentials(): Promise<Credentials>;
  readonly endpoint: string;
  readonly site: string;
  /** Where the shopper is. */
  page(): SendOptions['page'];
  readonly language?: string | undefined;
  readonly apiKey?: string | undefined;
  /** What the device remembers of the shopper. */
  readonly device: DeviceStore;
  readonly clock: Clock;
  /** What asks the relay for files; loaded with the first one. */
  files(): Promise<FilesPart>;
  /** What sends them; loaded with the first one to send. */
  uploads(): Promise<UploadsPart>;
  /** Whether the device has a database of this name. */
  hasDatabase(name: string): Promise<boolean>;
  /** Asks before the page is left, for `who`, or no longer. */
  guard(on: boolean, who: object): void;
  /** The line is there, and with it the conversation on the counter. */
  reach(): Promise<void>;
  /** Calls `lost` when the device may keep nothing more, and has forgotten what it kept. Returns its end. */
  watch(lost: () => void): () => void;
}

/** The conversation an edit or a recall is about. */
function here({ thread }: Counter): string {
  if (!thread) throw new ChatError('conversation_closed');
  return thread.conversation;
}

/** The relay's files, as this shopper. */
async function callsOf({ endpoint, site, apiKey, credentials, files }: Counter): Promise<FileCalls> {
  const { fileCalls } = await had(files());
  return fileCalls({
    origin: addressOf(endpoint).origin,
    fetch: (...args) => fetch(...args),
    cookie: false,
    async headers() {
      return pageHeaders({ site, apiKey }, await credentials());
    },
  });
}

/** What sends files, as this shopper. */
async function uploadsOf(counter: Counter): Promise<{ calls: FileCalls } & UploadsPart> {
  const [part, calls] = await Promise.all([had(counter.uploads()), callsOf(counter)]);
  return { ...part, calls };
}

/** Where this shopper's files wait for the next page: beside the secret, and only where that is. */
function shelfOf({ device }: Counter, part: UploadsPart): UploadShelf | undefined {
  if (device.kind !== 'persistent') return undefined;
  // A part of the secret tells one person's from another's, and is no secret.
  const owner = () => (device.kind === 'persistent' ? parseRemembered(device.read())?.token.slice(-12) : undefined);
  return part.uploadShelf(`${device.name}${UPLOADS}`, owner);
}

/** What a shopper does with a conversation beyond saying something. */
export const verbs = {
  async edit(counter: Counter, of: number, text: string): Promise<Stored> {
    checkText(text, counter.textMaxChars);
    return counter.submit({ type: 'edit', conversation: here(counter), of, text });
  },
  async recall(counter: Counter, of: number): Promise<Stored> {
    return counter.submit({ type: 'recall', conversation: here(counter), of });
  },
  /** Resolves with whether there are more. */
  async history({ talk, reach }: Counter, options: Parameters<Chat['history']>[0] = {}): Promise<boolean> {
    must(typeof options === 'object' && options, 'history');
    const { before, limit } = options;
    await reach();
    const [oldest] = talk.counter([]).threads;
    const first = oldest?.events[0]?.seq ?? 0;
    const isHere = before && (oldest?.conversation !== before.conversation || first < before.seq);
    if (!isHere) await talk.older(undefined, limit);
    return talk.counter([]).more;
  },
  async end({ thread, submit }: Counter): Promise<void> {
    if (thread) await submit({ type: 'close', conversation: thread.conversation });
  },
  async rate(
    { threads, textMaxChars, submit }: Counter,
    { stars, solved, tags, recommend, text, conversation }: RateOptions,
  ) {
    must([1, 2, 3, 4, 5].includes(stars), 'stars');
    if (text) checkText(text, textMaxChars);
    const asked = threads.findLast(({ events }) => events.some(({ kind }) => kind === 'rating_asked'))?.conversation;
    const about = conversation ?? asked;
    if (!about) throw new ChatError('rating_not_asked');
    return submit({ type: 'rate', conversation: about, stars, solved, tags, recommend, text: text || undefined });
  },
  async leaveMessage(
    { textMaxChars, thread, language, page, submit }: Counter,
    { text, contact, order, files = [], ...opening }: Parameters<Chat['leaveMessage']>[0],
  ): Promise<Stored> {
    checkText(text, textMaxChars);
    const conversation = thread?.conversation;
    const first = thread ? {} : { language, ...opening, page: trimPage(opening.page ?? page()) };
    const leave = { contact, order };
    const stored = submit({ type: 'say', ...first, conversation, text, leave });
    // With the same: what the words are refused for refuses them too.
    for (const file of files) void submit({ type: 'say', conversation, text: '', file, leave }).catch(String);
    return stored;
  },
  async upload(counter: Counter, file: Blob, options?: UploadOptions): Promise<Upload> {
    // An `<input>` that nobody has used has none.
    must(typeof (file as Partial<Blob> | undefined)?.size === 'number', 'file');
    const part = await uploadsOf(counter);
    const shelf = shelfOf(counter, part);
    // From here on the device remembers whose it is.
    if (shelf && options?.keep !== undefined) await counter.credentials();
    return part.startUpload({ ...counter, ...part, shelf }, file, options);
  },
  async resumeUploads(counter: Counter, changed?: UploadChanged): Promise<readonly Upload[]> {
    const { device, hasDatabase } = counter;
    // What moves files is not loaded where this device has never kept one.
    if (device.kind !== 'persistent' || !(await hasDatabase(`${device.name}${UPLOADS}`))) return [];
    const part = await uploadsOf(counter);
    const kept = await shelfOf(counter, part)?.found();
    return (kept ?? []).map((one) => part.resumeUpload({ ...counter, ...part }, one, changed));
  },
  async links(counter: Counter, conversation: string, seqs: readonly number[]): Promise<readonly FileLink[]> {
    return (await callsOf(counter)).links(conversation, seqs);
  },
};
