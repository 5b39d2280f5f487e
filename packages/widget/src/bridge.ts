import type { Chat, ChatError, ChatView } from '@shopbell/sdk';
import type { ShopBellEvents } from './contract.ts';
import type { Messages } from './i18n/messages.ts';
import { type Entry, entriesOf } from './model/entries.ts';
import { markOf, unreadOf } from './model/unread.ts';
import type { ReadMark } from './read-mark.ts';
import { isAboutPerson } from './refusal.ts';
import type { Clock } from './text/clock.ts';

/** A line that takes longer than this is told to the reader, in ms. */
export const SLOW_MS = 1000;

/**
 * What the line above the thread has to say; `quiet` most of the time. `person`: there is no connection because the shop
 * could not prove who this is.
 */
export type Line = 'quiet' | 'connecting' | 'offline' | 'person' | 'refused';

/** What the bridge stands on. */
export interface BridgeOptions {
  chat: Chat;
  t: Messages;
  clock: Clock;
  /** The shop's name, or the site's own title. */
  heading: string;
  mark: ReadMark;
  /** True when this device talked to the site before: there may be something to load. */
  returning: boolean;
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
  declare readonly heading: string;
  declare readonly mark: ReadMark;
  declare readonly returning: boolean;
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
  #line: Exclude<Line, 'person'> = 'quiet';
  #watchers = new Set<() => void>();
  #greeted = false;
  #member: string | undefined;
  #offs: (() => void)[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: BridgeOptions) {
    Object.assign(this, options);
    const { chat, emit } = options;
    document.addEventListener('visibilitychange', this.look);
    this.#offs = [
      chat.on('change', () => this.#read()),
      chat.on('error', (error) => {
        this.refusal = error;
        emit('error', error);
        this.look();
      }),
      chat.on('connection', (value) => {
        if (value === 'online') this.refusal = undefined;
        emit('connection', value);
      }),
      chat.on('availability', (value) => emit('availability', value)),
      chat.on('message', (value) => emit('message', value)),
      chat.on('typing', (value) => emit('typing', value)),
    ];
    this.#read();
  }

  get view(): ChatView {
    return this.chat.view;
  }

  get line(): Line {
    const line = this.#line;
    return (line === 'connecting' || line === 'offline') && isAboutPerson(this.refusal) ? 'person' : line;
  }

  /** Is anybody on duty? Without a connection that is not known any more. */
  get availability(): ChatView['availability'] {
    return this.#line === 'quiet' ? this.view.availability : 'unknown';
  }

  /** True while nobody knows yet what there is to show. */
  get loading(): boolean {
    const { connection } = this.view;
    const trying = connection === 'idle' || connection === 'connecting';
    return this.returning && !this.#greeted && this.entries.length === 0 && trying;
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
    const seeing = this.shown && this.atEnd && document.visibilityState === 'visible';
    const mark = markOf(this.entries);
    if (seeing && mark) this.mark.set(mark);
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

  /** Forgets what the person wrote and read: another one may be next at this device. */
  forget(): void {
    this.mark.clear();
    this.newFrom = undefined;
    this.draft = '';
    this.refusal = undefined;
  }

  /** Takes every listener and timer off. */
  stop(): void {
    document.removeEventListener('visibilitychange', this.look);
    for (const off of this.#offs) off();
    clearTimeout(this.#timer);
  }

  #read(): void {
    const member = this.view.member?.id;
    if (member !== undefined && this.#member !== undefined && member !== this.#member) this.forget();
    this.#member = member ?? this.#member;
    this.entries = entriesOf(this.view);
    this.#listen();
    this.look();
  }

  #listen(): void {
    const { connection } = this.view;
    if (connection === 'connecting' || connection === 'waiting') {
      if (this.#line === 'refused') this.#line = 'quiet';
      // Once told, "offline" stays until the line is back: tries come and go.
      if (this.#line !== 'quiet' && connection === 'waiting') this.#line = 'offline';
      this.#timer ??= setTimeout(() => {
        this.#line = this.view.connection === 'waiting' ? 'offline' : 'connecting';
        this.look();
      }, SLOW_MS);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (connection === 'online') this.#greeted = true;
    this.#line = connection === 'refused' ? 'refused' : 'quiet';
  }
}
