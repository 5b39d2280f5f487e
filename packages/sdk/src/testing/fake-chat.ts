import type { ChatEvents } from '../chat-events.ts';
import type { Chat, ChatView } from '../chat-types.ts';
import { createEmitter } from '../emitter.ts';
import { type Calls, createRecorder } from './calls.ts';
import { fakeUpload } from './fake-upload.ts';

/** A `Chat` without a relay: the test sets the view, raises events and settles the calls. */
export interface FakeChat extends Chat {
  readonly calls: Calls<Chat>;
  /**
   * Replaces fields of the view; then emits `connection`, `availability`, `consent`, `queue` and `unread` where they changed, and
   * `change`, all before it returns (the real client emits `change` in a microtask).
   */
  set(patch: Partial<ChatView>): void;
  /** Raises an event. */
  emit<K extends keyof ChatEvents>(event: K, value: ChatEvents[K]): void;
  /** True once `destroy` was called; nothing is emitted from then on. */
  readonly destroyed: boolean;
}

/** The view of a chat nobody has used yet. */
export const EMPTY_CHAT_VIEW: ChatView = {
  connection: 'idle',
  availability: 'unknown',
  thread: undefined,
  threads: [],
  more: false,
  pending: [],
  agent: undefined,
  member: undefined,
  storage: 'device',
  consent: 'persistent',
  unread: 0,
  stale: 0,
  amendWindowMs: 120_000,
  leader: true,
};

/** What resolves at once with nothing. */
const SETTLED = ['connect', 'end', 'signOut', 'attributes', 'tags', 'context', 'navigate', 'consent'] as const;

/**
 * A fake `Chat`. `connect`, `end`, `signOut` and what the page says resolve at once and `history` with false; `send`, `leaveMessage`, `edit`, `recall`, `rate`
 * and `identify` stay open until `calls.last('send').resolve(…)` or `.reject(…)`. `calls.answer` and `calls.hold` change that.
 */
export function fakeChat(initialView: Partial<ChatView> = {}): FakeChat {
  const events = createEmitter<ChatEvents>();
  const calls = createRecorder<Chat>();
  let view: ChatView = { ...EMPTY_CHAT_VIEW, ...initialView };
  let destroyed = false;
  for (const method of SETTLED) calls.answer(method, () => undefined);
  calls.answer('history', () => false);
  calls.answer('upload', (blob, options) => fakeUpload(blob, options));
  calls.answer('links', () => []);
  calls.answer('nearestStores', () => ({ any: false, others: [], stores: [] }));
  calls.answer('resumeUploads', () => []);

  return {
    calls,
    get view() {
      return view;
    },
    get destroyed() {
      return destroyed;
    },
    set(patch) {
      const before = view;
      view = { ...view, ...patch };
      if (view.connection !== before.connection) events.emit('connection', view.connection);
      if (view.availability !== before.availability && view.availability !== 'unknown') {
        events.emit('availability', view.availability);
      }
      if (view.consent !== before.consent) events.emit('consent', view.consent);
      if (view.queue !== before.queue) events.emit('queue', view.queue);
      if (view.unread !== before.unread) events.emit('unread', view.unread);
      events.emit('change', view);
    },
    emit: (event, value) => events.emit(event, value),
    get unread() {
      return view.unread;
    },
    on: (event, listener) => events.on(event, listener),
    once(event, listener) {
      const off = events.on(event, (value) => {
        off();
        listener(value);
      });
      return off;
    },
    hook(...args) {
      void calls.record('hook', args as unknown as Parameters<Chat['hook']>);
      return () => undefined;
    },
    markRead: (...args) => void calls.record('markRead', args),
    attributes: (...args) => calls.record('attributes', args),
    tags: (...args) => calls.record('tags', args),
    context: (...args) => calls.record('context', args),
    navigate: (...args) => calls.record('navigate', args),
    consent: (...args) => calls.record('consent', args),
    connect: (...args) => calls.record('connect', args),
    send: (...args) => calls.record('send', args),
    upload: (...args) => calls.record('upload', args),
    resumeUploads: (...args) => calls.record('resumeUploads', args),
    links: (...args) => calls.record('links', args),
    nearestStores: (...args) => calls.record('nearestStores', args),
    retry: (...args) => void calls.record('retry', args),
    discard: (...args) => void calls.record('discard', args),
    sendStale: (...args) => void calls.record('sendStale', args),
    discardStale: (...args) => void calls.record('discardStale', args),
    edit: (...args) => calls.record('edit', args),
    recall: (...args) => calls.record('recall', args),
    read: (...args) => void calls.record('read', args),
    typing: (...args) => void calls.record('typing', args),
    history: (...args) => calls.record('history', args),
    end: (...args) => calls.record('end', args),
    rate: (...args) => calls.record('rate', args),
    leaveMessage: (...args) => calls.record('leaveMessage', args),
    identify: (...args) => calls.record('identify', args),
    signOut: (...args) => calls.record('signOut', args),
    destroy(...args) {
      void calls.record('destroy', args);
      destroyed = true;
      events.clear();
    },
  };
}
