import type { ConversationId, ConversationRow, PublicEvent } from '@shopbell/protocol';
import type { Stored, Thread, ThreadEvent } from '@shopbell/sdk';
import type { Agent, AgentEvents, AgentSelf, AgentView, Colleague, StoredNote } from '@shopbell/sdk/agent';
import { ME, message, note } from '../src/testing/fixtures.ts';
import { PICTURE, playUpload } from './play-upload.ts';

type Listeners = { [K in keyof AgentEvents]: Set<(value: AgentEvents[K]) => void> };

/** An agent's line without a relay: it plays a scene, and answers what is done to it after a moment. */
export interface PlayAgent extends Agent {
  set(patch: Partial<AgentView>): void;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param scene what is there at first; `threads` are those that `open` shows
 * @param enters whom `connect` finds; undefined means nobody is signed in
 */
export function playAgent(scene: AgentView, enters: AgentSelf | undefined): PlayAgent {
  const listeners: Listeners = {
    change: new Set(),
    connection: new Set(),
    error: new Set(),
    event: new Set(),
    desk: new Set(),
    signedOut: new Set(),
  };
  let view = { ...scene, threads: new Map<ConversationId, Thread>() };
  let count = 0;

  const set = (patch: Partial<AgentView>) => {
    view = { ...view, ...patch, threads: new Map(patch.threads ?? view.threads) };
    queueMicrotask(() => {
      for (const hear of listeners.change) hear(view);
    });
  };
  const change = (id: ConversationId, make: (thread: Thread) => Thread) => {
    const thread = view.threads.get(id);
    if (thread) set({ threads: new Map(view.threads).set(id, make(thread)) });
  };
  const append = async (id: ConversationId, make: (seq: number) => PublicEvent): Promise<Stored> => {
    await pause(400);
    const seq = (view.threads.get(id)?.events.at(-1)?.seq ?? 0) + 1;
    const event = make(seq);
    change(id, (thread) => ({
      ...thread,
      events: [...thread.events, event],
      pending: thread.pending.filter((pending) => pending.cid !== event.cid),
    }));
    return { cid: event.cid ?? '', conversation: id, seq, at: event.at };
  };
  const fold = (id: ConversationId, of: number, make: (event: ThreadEvent) => ThreadEvent) =>
    change(id, (thread) => ({
      ...thread,
      events: thread.events.map((event) => (event.seq === of ? make(event) : event)),
    }));
  /** To somebody, or back to the queue; in the played scene it only leaves the list. */
  const handOver = async (id: ConversationId, to: Colleague | undefined): Promise<StoredNote> => {
    const by = ME;
    const stored = await append(id, (seq) =>
      to ? { kind: 'assigned', seq, at: Date.now(), by, agent: to } : { kind: 'requested', seq, at: Date.now(), by },
    );
    set({ mine: rowsWithout(view.mine, id) });
    return { cid: '', conversation: id, deskSeq: 0, at: stored.at };
  };
  const deskWords = async (id: ConversationId, kind: 'whispered' | 'invited', to: string, text: string) => {
    await pause(200);
    const thread = view.threads.get(id);
    const deskSeq = (thread?.desk.at(-1)?.deskSeq ?? 0) + 1;
    const afterSeq = thread?.events.at(-1)?.seq ?? 0;
    const at = Date.now();
    const agent = view.colleagues.find((one) => one.id === to) ?? ME;
    const event = { kind, deskSeq, afterSeq, at, by: ME, to: agent, text };
    change(id, (one) => ({ ...one, desk: [...one.desk, event] }));
    return { cid: '', conversation: id, deskSeq, at };
  };
  const rowsWithout = (rows: readonly ConversationRow[], id: ConversationId) =>
    rows.filter((row) => row.conversation !== id);

  return {
    get view() {
      return view;
    },
    set,
    async connect() {
      await pause(50);
      if (enters) return enters;
      throw Object.assign(new Error('nobody'), { name: 'ChatError', code: 'session_invalid' });
    },
    async signIn() {
      await pause(600);
      throw Object.assign(new Error('no'), { name: 'ChatError', code: 'rate_limited', retryAfterMs: 28_000 });
    },
    signOut: () => pause(200),
    cid: () => crypto.randomUUID(),
    open(id) {
      const thread = scene.threads.get(id);
      if (thread) set({ threads: new Map(view.threads).set(id, thread) });
    },
    leave(id) {
      const threads = new Map(view.threads);
      threads.delete(id);
      set({ threads });
    },
    pass(id) {
      set({ offers: view.offers.filter(({ conversation }) => conversation !== id) });
    },
    setStatus(status, { autoReply = view.duty?.autoReply ?? '' } = {}) {
      const { autoReply: _, ...duty } = view.duty ?? {};
      if (view.duty) set({ duty: { ...view.duty, ...duty, status, ...(autoReply ? { autoReply } : {}) } });
    },
    async take(id) {
      const row = [...view.waiting, ...view.left].find((one) => one.conversation === id);
      const at = Date.now();
      const stored = await append(id, (seq) => ({ kind: 'assigned', seq, at, by: ME, agent: ME }));
      change(id, (thread) => ({ ...thread, state: 'active' }));
      if (row) {
        const mine: ConversationRow = { ...row, state: 'active', agent: ME, owner: ME };
        set({
          waiting: rowsWithout(view.waiting, id),
          left: rowsWithout(view.left, id),
          offers: view.offers.filter(({ conversation }) => conversation !== id),
          mine: [...view.mine, mine],
        });
      }
      return stored;
    },
    promise: async (id) => ({ cid: '', conversation: id, deskSeq: 0, at: Date.now() }),
    async settlePromise(id, promise) {
      const left = view.promises.map((row) => ({
        ...row,
        promises: row.promises?.filter((one) => one.id !== promise) ?? [],
      }));
      set({ promises: left.filter((row) => row.promises.length > 0) });
      return { cid: '', conversation: id, deskSeq: 0, at: Date.now() };
    },
    askRating: (id) =>
      append(id, (seq) => ({ kind: 'rating_asked', seq, at: Date.now(), by: ME, until: Date.now() + 259_200_000 })),
    async close(id) {
      const stored = await append(id, (seq) => ({ kind: 'closed', seq, at: Date.now(), by: ME }));
      change(id, (thread) => ({ ...thread, state: 'closed' }));
      set({ mine: rowsWithout(view.mine, id) });
      return stored;
    },
    upload: async (file, options) => playUpload(file, options),
    resumeUploads: async () => [],
    links: async (_, seqs) => seqs.map((seq) => ({ seq, url: PICTURE, preview: PICTURE, until: Date.now() + 600_000 })),
    send(id, text) {
      const cid = `c${++count}`;
      const at = Date.now();
      change(id, (thread) => ({
        ...thread,
        pending: [...thread.pending, { cid, text, at, lane: 'public', status: 'sending' }],
      }));
      return append(id, (seq) => message(seq, ME, at, text, cid));
    },
    async note(id, text) {
      await pause(200);
      const thread = view.threads.get(id);
      const deskSeq = (thread?.desk.at(-1)?.deskSeq ?? 0) + 1;
      const at = Date.now();
      const event = note(deskSeq, thread?.events.at(-1)?.seq ?? 0, ME, at, text);
      change(id, (one) => ({ ...one, desk: [...one.desk, event] }));
      return { cid: '', conversation: id, deskSeq, at };
    },
    transfer: (id, to) => handOver(id, view.colleagues.find((one) => one.id === to) ?? ME),
    giveBack: (id) => handOver(id, undefined),
    async giveUp(id) {
      const { at } = await append(id, (seq) => ({ kind: 'closed', seq, at: Date.now(), by: ME }));
      set({ left: rowsWithout(view.left, id), mine: rowsWithout(view.mine, id) });
      return { cid: '', conversation: id, deskSeq: 0, at };
    },
    async merge(id, from) {
      await pause(200);
      set({ left: rowsWithout(view.left, from), mine: rowsWithout(view.mine, from) });
      return { cid: '', conversation: id, deskSeq: 0, at: Date.now() };
    },
    takeOver: (id) => handOver(id, ME),
    whisper: (id, to, text) => deskWords(id, 'whispered', to, text),
    async invite(id, to, text) {
      const stored = await deskWords(id, 'invited', to, text);
      const agent = view.colleagues.find((one) => one.id === to) ?? ME;
      set({
        mine: view.mine.map((row) => (row.conversation === id ? { ...row, invited: [{ agent, by: ME, at: 0 }] } : row)),
      });
      return stored;
    },
    async join(id) {
      const stored = await append(id, (seq) => ({ kind: 'joined', seq, at: Date.now(), by: ME, agent: ME }));
      const row = [...view.company, ...view.floor].find((one) => one.conversation === id);
      if (row) set({ company: [...rowsWithout(view.company, id), { ...row, invited: [], guests: [ME] }] });
      return stored;
    },
    async decline(id) {
      await pause(200);
      set({ company: rowsWithout(view.company, id) });
      return { cid: '', conversation: id, deskSeq: 0, at: Date.now() };
    },
    async part(id) {
      const stored = await append(id, (seq) => ({ kind: 'parted', seq, at: Date.now(), by: ME, agent: ME }));
      set({ company: rowsWithout(view.company, id) });
      return stored;
    },
    async edit(id, of, text) {
      const stored = await append(id, (seq) => ({ kind: 'edited', seq, at: Date.now(), by: ME, of, text }));
      fold(id, of, (event) => (event.kind === 'message' ? { ...event, text, editedAt: stored.at } : event));
      return stored;
    },
    async recall(id, of) {
      const stored = await append(id, (seq) => ({ kind: 'recalled', seq, at: Date.now(), by: ME, of }));
      fold(id, of, ({ seq, at, by }) => ({ kind: 'erased', seq, at, by, was: 'message', why: 'recalled' }));
      return stored;
    },
    read() {},
    retry() {},
    discard() {},
    sendStale: () => set({ stale: 0 }),
    discardStale: () => set({ stale: 0 }),
    typing() {},
    async page(id, before, limit = 50) {
      await pause(300);
      const { events = [], desk = [] } = scene.threads.get(id) ?? {};
      const some = events.filter(({ seq }) => seq < before).slice(-limit);
      const [first, last] = [some[0]?.seq ?? before, some.at(-1)?.seq ?? before - 1];
      return { first, last, events: some, desk: desk.filter(({ afterSeq }) => afterSeq >= first && afterSeq < before) };
    },
    async history(id) {
      await pause(300);
      const whole = scene.threads.get(id);
      if (whole) change(id, (thread) => ({ ...thread, more: false }));
      return false;
    },
    on(event, listener) {
      listeners[event].add(listener);
      return () => listeners[event].delete(listener);
    },
    destroy() {},
  };
}
