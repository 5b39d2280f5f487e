import { effect } from '@preact/signals';
import { type DraftLane, type DraftNews, type DraftShelf, draftKey, type KeptDraft } from './device/drafts.ts';
import type { Env } from './env.ts';
import { changeLane } from './state/amending.ts';
import { wipedIn } from './state/erased.ts';
import type { State } from './state/index.ts';
import { afterTold } from './state/two-tabs.ts';

/** Unsent words are written down at most this often while somebody types, in ms. */
export const WRITE_EVERY_MS = 300;
/** So long after it was written a draft is on the device for sure, in ms. */
const SETTLED_MS = 2000;
/** So many drafts are kept; the oldest go. */
export const DRAFTS_MAX = 200;
/** So long a draft is kept that nobody changes, in ms. */
export const DRAFT_KEPT_MS = 30 * 24 * 3_600_000;

type Owner = Pick<KeptDraft, 'site' | 'agent'>;
type ByKey = ReadonlyMap<string, KeptDraft>;

/** Keeps on the device what is typed and what waits to go, for who is signed in; and puts it back after a reload. */
export function watchDrafts(state: State, env: Env): () => void {
  let owner: Owner | undefined;
  /** What of this owner's is on the device, as far as this page wrote or read it; undefined until it was read. */
  let written: ByKey | undefined;
  /** Whose is being read now. */
  let reading: Owner | undefined;
  let cancel: (() => void) | undefined;
  let work: Promise<unknown> = Promise.resolve();
  /** What was let go of a moment ago, and when. */
  let dropped: readonly KeptDraft[] = [];

  const now = () => state.serverTime(env.now());

  const isFresh = ({ at }: KeptDraft) => now() - at < SETTLED_MS;
  const freshOf = (drafts: ByKey = new Map()) => [...drafts.values()].filter(isFresh);

  const run = (act: (shelf: DraftShelf) => Promise<unknown>) => {
    const whose = owner;
    work = work
      // What had to wait until somebody signed out is not done any more.
      .then(() => whose === owner && act(env.drafts))
      .catch(() => {
        // Nothing can be kept: the words stay in this page, and the agent is told.
        if (state.draftsLost.peek() === 'no') state.draftsLost.value = 'told';
      });
    return work;
  };

  function save(isLast = false): void {
    cancel?.();
    cancel = undefined;
    if (!owner || !isIn(state, owner)) return;
    if (!written) {
      // What could not be read may be there all the same: no word takes its place.
      if (reading !== owner) void load(owner);
      return;
    }
    const before = written;
    const next = wantedOf(state, owner, before, now());
    written = next;
    const put = [...next].filter(([key, draft]) => before.get(key)?.text !== draft.text).map(([, draft]) => draft);
    const drop = [...before].filter(([key]) => !next.has(key)).map(([, draft]) => draft);
    const gone = drop.map((draft) => ({ ...draft, text: '', at: now() }));
    dropped = [...dropped.filter((draft) => isFresh(draft) && !next.has(draftKey(draft))), ...gone];
    if (isLast) {
      // What was written or let go of a moment ago may not be so on the device yet, and has no time left to get there.
      const last = [...new Set([...put, ...freshOf(next)]), ...dropped];
      if (last.length > 0) env.drafts.keepLast(last);
    }
    if (put.length > 0) void run((shelf) => shelf.put(put));
    if (drop.length > 0) void run((shelf) => shelf.drop(drop));
    const news = [...put, ...gone]
      .filter(({ cid }) => cid === undefined)
      .map((draft) => ({ draft, known: before.get(draftKey(draft))?.text ?? '' }));
    if (news.length > 0) env.drafts.tell(news);
  }

  /** Another tab of this agent’s has written these down: what is typed in two tabs is one draft. */
  function hear(news: readonly DraftNews[]): void {
    if (!owner || !written || !isIn(state, owner)) return;
    const { site, agent } = owner;
    for (const { draft, known } of news) {
      if (draft.site !== site || draft.agent !== agent || draft.cid !== undefined) continue;
      const { conversation, lane, text, at, before } = draft;
      const key = draftKey(draft);
      const last = written.get(key);
      const mine = state.writing.draft(conversation, lane);
      const here = { text: mine, known: last?.text ?? '', at: mine === last?.text ? last.at : now() };
      const next = afterTold(here, { text, known, at });
      const others: readonly (readonly [string, KeptDraft])[] = [...written].filter(([name]) => name !== key);
      written = new Map(text === '' ? others : [...others, [key, draft]]);
      if (next === mine) continue;
      state.writing.setDraft(conversation, lane, next, before);
      // Begun over a message there, it is taken up here as what comes from the device is.
      if (mine === '' && lane.startsWith('change:')) state.writing.restores.value += 1;
      const editing = state.editing.peek();
      if (editing?.conversation !== conversation || changeLane(editing.seq) !== lane) continue;
      // It was saved or left there.
      state.editing.value = next === '' ? undefined : { ...editing, text: next };
    }
  }

  /** Somebody signed out, maybe in another tab: what this one wrote down a moment ago may be there still, and no more is written. */
  function wiped(): void {
    const fresh = freshOf(written);
    owner = written = undefined;
    dropped = [];
    void run((shelf) => shelf.drop(fresh));
  }

  async function load(who: Owner): Promise<void> {
    owner = reading = who;
    written = undefined;
    await run(async (shelf) => {
      const all = await shelf.all();
      if (owner !== who || !isIn(state, who)) return;
      const { mine, gone } = sorted(all, who, now());
      if (gone.length > 0) await shelf.drop(gone);
      if (owner !== who || !isIn(state, who)) return;
      written = new Map(mine.map((draft) => [draftKey(draft), draft]));
      // What was sent and waited is put before what is there: the oldest last.
      for (const draft of mine.filter(({ cid }) => cid === undefined)) state.writing.restore(draft);
      for (const draft of mine.filter(({ cid }) => cid !== undefined)) state.writing.restore(draft);
      state.writing.restores.value += 1;
    });
    if (owner !== who) return;
    save();
    reading = undefined;
  }

  const stops = [
    effect(() => {
      const session = state.session.value;
      if (session.is !== 'in') return;
      const who = { site: session.self.site.id, agent: session.self.id };
      if (owner?.agent === who.agent && owner.site === who.site && written) return;
      void load(who);
    }),
    effect(() => {
      // Read, so that every change of them comes here.
      void [state.writing.drafts.value, state.undo.held.value, state.undo.handed.value];
      cancel ??= env.after(WRITE_EVERY_MS, () => save());
    }),
    effect(() => dropGone(state)),
    effect(() => {
      void [state.writing.drafts.value, state.writing.restores.value];
      dropErased(state, written);
    }),
    env.drafts.listen(hear, wiped),
    env.visible.listen(() => save()),
    env.leaving(() => save(true)),
  ];
  return () => {
    for (const stop of stops) stop();
    cancel?.();
  };
}

const isIn = (state: State, { site, agent }: Owner): boolean => {
  const self = state.self.peek();
  return self?.id === agent && self.site.id === site;
};

/** What is to be on the device now; the time of what did not change stays. */
function wantedOf(state: State, owner: Owner, before: ByKey, now: number): ByKey {
  const wanted: KeptDraft[] = [];
  for (const [key, text] of state.writing.drafts.peek()) {
    const [lane, conversation = ''] = key.split(' ') as [DraftLane, string?];
    const before = state.writing.before(conversation, lane);
    if (text.trim() === '') continue;
    wanted.push({ ...owner, conversation, lane, text, at: now, ...(before === undefined ? {} : { before }) });
  }
  for (const { conversation, lane, text, at, cid } of [...state.undo.held.peek(), ...state.undo.handed.peek()]) {
    wanted.push({ ...owner, conversation, lane, text, at, cid });
  }
  const timed = wanted.map((draft) => {
    const same = before.get(draftKey(draft));
    return same?.text === draft.text ? same : draft;
  });
  return new Map(newest(timed).map((draft) => [draftKey(draft), draft]));
}

const newest = (drafts: readonly KeptDraft[]): readonly KeptDraft[] =>
  [...drafts].sort((a, b) => b.at - a.at).slice(0, DRAFTS_MAX);

/** What is this agent's at this site; and what has to go: another agent's, what is too old, and what is too much. */
function sorted(all: readonly KeptDraft[], { site, agent }: Owner, now: number) {
  const fresh = newest(all.filter((draft) => draft.agent === agent && Math.abs(now - draft.at) < DRAFT_KEPT_MS));
  return {
    // What waits in another tab goes from there.
    mine: fresh.filter((draft) => draft.site === site && draft.tab === undefined),
    gone: all.filter((draft) => !fresh.includes(draft)),
  };
}

/** Words of an earlier life of the page that turn out to have gone are no draft: they are in the thread, or on their way. */
function dropGone(state: State): void {
  for (const { conversation, cid } of state.writing.restored.value) {
    const thread = state.part.threads.value.get(conversation);
    if (!thread) continue;
    const { events, desk, pending } = thread;
    if ([events, desk, pending].some((list) => list.some((one) => one.cid === cid))) state.writing.dropRestored(cid);
  }
}

/** Over a message or a remark that was erased with the shopper's data nothing is kept: with it stands what that said. */
function dropErased(state: State, written: ByKey = new Map()): void {
  for (const { conversation, lane, at, before } of written.values()) {
    const wiped = wipedIn(state.part.threads.value.get(conversation));
    if (!wiped || before === undefined) continue;
    const isOlder = lane.startsWith('change:') ? Number(lane.slice('change:'.length)) < wiped.seq : at < wiped.at;
    if (isOlder && state.writing.draft(conversation, lane) !== '') state.writing.setDraft(conversation, lane, '');
  }
}
