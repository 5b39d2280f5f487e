import type { Chat, ChatError, ChatView, DeviceStore } from '@shopbell/sdk';
import type { Board, Elsewhere, Line, Notices, Welcome } from './board.ts';
import type { ShopBellEvents } from './contract.ts';
import type { Messages } from './i18n/messages.ts';
import type { Kept } from './kept.ts';
import { LineWatch, SLOW_MS } from './line.ts';
import { type Entry, entriesOf, unsentOf } from './model/entries.ts';
import { unreadOf } from './model/unread.ts';
import type { More } from './more.ts';
import type { ReadMark } from './read-mark.ts';
import { isAboutPerson, isOutdated } from './refusal.ts';
import type { Clock } from './text/clock.ts';
import type { Figures } from './text/figures.ts';

/** What the bridge stands on. */
export interface BridgeOptions extends Omit<Kept, 'read' | 'move'> {
  chat: Chat;
  t: Messages;
  clock: Clock;
  figures: Figures;
  /** The shop's name, or the site's own title. */
  heading: string;
  mark: ReadMark;
  /** Raises an event of `<shop-bell>`. */
  emit<K extends keyof ShopBellEvents>(event: K, detail: ShopBellEvents[K]): void;
}

/**
 * The reactive controller between the SDK's client and the elements: keeps what the client's view means for the screen, and
 * tells whoever watches that something changed.
 */
export class Bridge implements BridgeOptions {
  declare readonly chat: Chat;
  declare readonly t: Messages;
  declare readonly clock: Clock;
  declare readonly figures: Figures;
  declare readonly heading: string;
  declare readonly mark: ReadMark;
  declare readonly words: DeviceStore;
  declare readonly form: DeviceStore;
  /** What the shopper chose to be told by. */
  declare readonly alerts: DeviceStore;
  declare readonly putOff: DeviceStore;
  declare readonly person: DeviceStore;
  declare readonly emit: BridgeOptions['emit'];
  /** The last failure since there was a connection. */
  refusal: ChatError | undefined;
  entries: readonly Entry[] = [];
  /** Messages of others that were not on the screen yet. */
  unread = 0;
  /** Key of the first entry that came unseen: the line of what is new stands above it. */
  newFrom: string | undefined;
  /** True while the panel is open. */
  shown = false;
  /** When it was opened last, epoch ms. */
  since = 0;
  /** True while the end of the thread is within its window. */
  atEnd = true;
  /** What stands in the message box. */
  draft = '';
  declare composing: boolean | undefined;
  /** Why the last thing they wanted could not be done, told at the message box. */
  notice = '';
  /** Numbers of the messages whose edit or recall is on its way. */
  readonly busy = new Set<number>();
  /** What few talks need; loaded when this one does. */
  more: More | undefined;
  elsewhere: Elsewhere | undefined;
  /** What tells of a message that nobody sees come; loaded with a talk. */
  notices: Notices | undefined;
  declare tells: Board['tells'];
  declare drawnFrom: Board['drawnFrom'];
  declare ending: Board['ending'];
  /** What the tag says of the first screen. */
  welcome: Welcome | undefined;
  /** Its load, once on each line. */
  fetching: Promise<void> | undefined;
  #line = new LineWatch(() => this.look());
  /** What takes its listeners off the client, which other widgets of the page may share. */
  #ends: (() => void)[] = [];
  #watchers = new Set<() => void>();
  /** Who was here last, and their conversations: by these another tab's sign-out is known. */
  #member: string | undefined;
  #talks: readonly string[] = [];
  #alarm: ReturnType<typeof setTimeout> | undefined;
  /** Asked on this line whether the talk can be read. */
  #asked: Promise<unknown> | undefined;
  /** By how much this device's clock is ahead of the relay's, in ms: the least that was seen, the rest is the way. */
  #ahead = Number.POSITIVE_INFINITY;

  constructor(options: BridgeOptions) {
    Object.assign(this, options);
    const { chat, emit } = options;
    document.addEventListener('visibilitychange', this.look);
    const on: Chat['on'] = (event, listener) => this.#ends.push(chat.on(event, listener)) as never;
    on('change', () => this.#read());
    on('error', (error) => {
      this.refusal = error;
      emit('error', error);
      this.look();
    });
    on('connection', (value) => {
      if (value === 'online') this.refusal = this.fetching = this.#asked = undefined;
      emit('connection', value);
    });
    on('availability', (value) => emit('availability', value));
    on('message', (value) => {
      if (value.mine) this.#ahead = Math.min(this.#ahead, Date.now() - value.at);
      emit('message', value);
    });
    on('typing', (value) => emit('typing', value));
    this.#read();
  }

  get view(): ChatView {
    return this.chat.view;
  }

  get line(): Line {
    const { line: told } = this.#line;
    const line = told === 'quiet' && isOutdated(this.refusal) ? 'refused' : told;
    return (line === 'connecting' || line === 'offline') && isAboutPerson(this.refusal) ? 'person' : line;
  }

  /** True while what comes is before the shopper's eyes. */
  get seeing(): boolean {
    return this.shown && this.atEnd && !this.elsewhere && document.visibilityState === 'visible';
  }

  /** Is anybody on duty? Without a connection that is not known any more. */
  get availability(): ChatView['availability'] {
    return this.#line.line === 'quiet' ? this.view.availability : 'unknown';
  }

  /** The relay's time as far as it is known, epoch ms. */
  get serverNow(): number {
    return Date.now() - (Number.isFinite(this.#ahead) ? this.#ahead : 0);
  }

  /** True while something unsent would be lost with the page (C18), once that lasts. */
  get unsafe(): boolean {
    const [first] = unsentOf(this.entries);
    return this.view.storage === 'memory' && !!first && first.at + SLOW_MS <= Date.now();
  }

  /** True when there is something to change, to take back, to ask, to tell, to keep or to give back, for which `more` is needed. */
  get wantsMore(): boolean {
    const hasWords = !!(this.draft || this.words.read());
    return this.shown && (hasWords || !!this.refusal || !!this.entries[0] || this.availability === 'away');
  }

  /** True while nobody knows yet what there is to show. */
  get loading(): boolean {
    const { connection } = this.view;
    const trying = connection === 'idle' || connection === 'connecting';
    return !!this.mark.get() && !this.#line.greeted && this.entries.length === 0 && trying;
  }

  /** Calls `changed` after every change; returns its end. */
  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  /** The panel was opened or closed. */
  show(open: boolean): void {
    this.shown = open;
    if (open) this.since = Date.now();
    this.look();
  }

  /** What the reader sees may have changed: what is before their eyes is read. */
  look = (): void => {
    const { seeing } = this;
    this.#wait();
    this.more?.check();
    const unread = seeing ? [] : unreadOf(this.entries, this.mark.get());
    const last = this.entries.at(-1);
    if (unread[0]) this.newFrom = unread[0].key;
    else if (last?.kind === 'said' && last.author.mine) this.newFrom = undefined;
    if (unread.length !== this.unread) {
      this.unread = unread.length;
      this.emit('unread', this.unread);
    }
    for (const changed of this.#watchers) changed();
  };

  /** Sends words. Any refusal but that of a full outbox shows at the message itself. */
  say(text: string): void {
    this.chat
      .send(text, this.more?.reply?.take(text))
      .catch((error) => error.code === 'outbox_full' && this.refuse(error, '', text));
  }

  /** Says in `words` why `text` did not go, and gives it back. */
  refuse({ code }: Partial<ChatError>, words: string, text: string): void {
    // With the person went what they wrote.
    if (code === 'signed_out' || code === 'destroyed') return;
    this.notice = code === 'outbox_full' ? this.t.outboxFull : words;
    this.draft = [text, this.draft].filter(Boolean).join('\n');
    this.look();
  }

  /** Puts words into the message box, below those that stand there; what an input method composes is not touched. */
  put(text: string): void {
    const box = this.more?.amend.editing ?? this;
    if (!box.draft.endsWith(text)) box.draft = [box.draft, text].filter(Boolean).join('\n');
    this.look();
  }

  /** Forgets what the person wrote and read: another one may be next at this device. */
  forget(): void {
    this.mark.clear();
    this.words.clear();
    // Here, not where it is filled in, or put off: that may not be loaded.
    this.form.clear();
    this.putOff.clear();
    this.alerts.clear();
    this.newFrom = undefined;
    this.draft = '';
    this.notice = '';
    this.refusal = undefined;
    this.busy.clear();
    this.more?.forget();
  }

  /**
   * There is a talk, and nothing shows it? Asks whether the part that reads it is to be had; after an update the relay has
   * others. Nothing that comes would be seen then, and the shopper is told to reload the page.
   */
  #check(): void {
    const { thread, pending, connection } = this.view;
    if (!thread && connection === 'online' && (pending[0] || this.mark.get())) {
      this.#asked ??= this.chat.history().catch((error) => {
        this.refusal = error;
        this.look();
      });
    }
  }

  /** Takes every listener and every timer off. */
  stop(): void {
    this.shown = false;
    this.elsewhere?.back();
    document.removeEventListener('visibilitychange', this.look);
    this.more?.stop();
    this.notices?.stop();
    for (const end of this.#ends) end();
    this.#line.read();
    clearTimeout(this.#alarm);
  }

  /** Looks again once something unsent has waited so long that it is told. */
  #wait(): void {
    const [unsent] = unsentOf(this.entries);
    const left = unsent && this.view.storage === 'memory' ? unsent.at + SLOW_MS - Date.now() : 0;
    clearTimeout(this.#alarm);
    if (left > 0) this.#alarm = setTimeout(this.look, left);
  }

  #read(): void {
    const { member, threads, connection } = this.view;
    const was = this.#member;
    const talks = threads.map(({ conversation }) => conversation);
    // A proof may run out while the line is away: nobody has left as long as the relay does not greet a nobody.
    const left = was !== undefined && (member ? member.id !== was : connection === 'online');
    if (left || (this.#talks.length > 0 && !this.#talks.some((talk) => talks.includes(talk)))) {
      this.forget();
      this.#member = undefined;
    }
    this.#member = member?.id ?? this.#member;
    this.#talks = talks;
    this.entries = entriesOf(this.view);
    this.#line.read(connection);
    this.#check();
    this.look();
  }
}
