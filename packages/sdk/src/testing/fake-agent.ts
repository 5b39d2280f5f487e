import type { Agent, AgentEvents, AgentView } from '../agent-types.ts';
import type { AgentSelf } from '../desk-types.ts';
import { createEmitter } from '../emitter.ts';
import { type Calls, createRecorder } from './calls.ts';
import { type FakeUpload, fakeUpload } from './fake-upload.ts';

/** An `Agent` without a relay: the test sets the view, raises events and settles the calls. */
export interface FakeAgent extends Agent {
  readonly calls: Calls<Agent>;
  /** The uploads that were begun, oldest first. */
  readonly uploads: readonly FakeUpload[];
  /**
   * Replaces fields of the view; then emits `connection` where it changed, and `change`, all before it returns (the real
   * client emits `change` in a microtask).
   */
  set(patch: Partial<AgentView>): void;
  /** Raises an event. */
  emit<K extends keyof AgentEvents>(event: K, value: AgentEvents[K]): void;
  /** True once `destroy` was called; nothing is emitted from then on. */
  readonly destroyed: boolean;
}

/** Whom a fake agent is signed in as, unless the view says otherwise. */
export const FAKE_SELF: AgentSelf = {
  id: '01arz3ndektsv4rrffq6',
  name: 'Mei',
  duty: 'agent',
  site: { id: '01arz3ndektsv4rrffq7', slug: 'demo', name: 'Demo' },
};

/** The view of an agent's client that has not connected yet. */
export const EMPTY_AGENT_VIEW: AgentView = {
  connection: 'idle',
  self: undefined,
  waiting: [],
  left: [],
  mine: [],
  owned: [],
  company: [],
  floor: [],
  promises: [],
  colleagues: [],
  groups: [],
  duty: undefined,
  offers: [],
  rules: undefined,
  shoppers: new Map(),
  threads: new Map(),
  writing: new Map(),
  storage: 'device',
  stale: 0,
  aheadMs: 0,
  amendWindowMs: 120_000,
};

/**
 * A fake `Agent`. `connect` and `signIn` resolve at once with `view.self` or `FAKE_SELF`, `signOut` at once, `history`
 * with false; `send`, `note`, `edit`, `recall`, `take`, `transfer`, `giveBack`, `giveUp`, `merge`, `takeOver`,
 * `whisper`, `invite`, `join`, `decline`, `part`, `page`, `promise`, `settlePromise`, `askRating` and `close` stay open until `calls.last('take').resolve(…)` or `.reject(…)`.
 * `calls.answer` and `calls.hold` change that.
 */
export function fakeAgent(initialView: Partial<AgentView> = {}): FakeAgent {
  const events = createEmitter<AgentEvents>();
  const calls = createRecorder<Agent>();
  const uploads: FakeUpload[] = [];
  let view: AgentView = { ...EMPTY_AGENT_VIEW, ...initialView };
  let destroyed = false;
  calls.answer('connect', () => view.self ?? FAKE_SELF);
  let cids = 0;
  calls.answer('signIn', () => view.self ?? FAKE_SELF);
  calls.answer('signOut', () => undefined);
  calls.answer('history', () => false);
  calls.answer('links', () => []);
  calls.answer('upload', (blob, options) => {
    const upload = fakeUpload(blob, options);
    uploads.push(upload);
    return upload;
  });
  calls.answer('resumeUploads', () => []);

  return {
    calls,
    uploads,
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
      events.emit('change', view);
    },
    emit: (event, value) => events.emit(event, value),
    on: (event, listener) => events.on(event, listener),
    signIn: (...args) => calls.record('signIn', args),
    signOut: (...args) => calls.record('signOut', args),
    connect: (...args) => calls.record('connect', args),
    cid: () => `cid-${++cids}`,
    open: (...args) => void calls.record('open', args),
    leave: (...args) => void calls.record('leave', args),
    pass: (...args) => void calls.record('pass', args),
    setStatus: (...args) => void calls.record('setStatus', args),
    take: (...args) => calls.record('take', args),
    transfer: (...args) => calls.record('transfer', args),
    giveBack: (...args) => calls.record('giveBack', args),
    giveUp: (...args) => calls.record('giveUp', args),
    merge: (...args) => calls.record('merge', args),
    takeOver: (...args) => calls.record('takeOver', args),
    whisper: (...args) => calls.record('whisper', args),
    invite: (...args) => calls.record('invite', args),
    join: (...args) => calls.record('join', args),
    decline: (...args) => calls.record('decline', args),
    part: (...args) => calls.record('part', args),
    promise: (...args) => calls.record('promise', args),
    settlePromise: (...args) => calls.record('settlePromise', args),
    askRating: (...args) => calls.record('askRating', args),
    close: (...args) => calls.record('close', args),
    send: (...args) => calls.record('send', args),
    upload: (...args) => calls.record('upload', args),
    resumeUploads: (...args) => calls.record('resumeUploads', args),
    links: (...args) => calls.record('links', args),
    note: (...args) => calls.record('note', args),
    retry: (...args) => void calls.record('retry', args),
    discard: (...args) => void calls.record('discard', args),
    sendStale: (...args) => void calls.record('sendStale', args),
    discardStale: (...args) => void calls.record('discardStale', args),
    edit: (...args) => calls.record('edit', args),
    recall: (...args) => calls.record('recall', args),
    read: (...args) => void calls.record('read', args),
    typing: (...args) => void calls.record('typing', args),
    history: (...args) => calls.record('history', args),
    page: (...args) => calls.record('page', args),
    destroy(...args) {
      void calls.record('destroy', args);
      destroyed = true;
      events.clear();
    },
  };
}
