import { effect, type Signal, signal } from '@preact/signals';
import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import type { Env } from './env.ts';
import { shopperName } from './i18n/names.ts';
import { stripText } from './i18n/strip.ts';
import { keyOf, newlySaid, newlyWaiting, type Said, stands } from './state/announce.ts';
import { groupLabel } from './state/groups.ts';
import type { State } from './state/index.ts';

/** Several arrivals within this are told in one sentence, in ms. */
const GATHER_MS = 800;

/** So long a sentence stands in the page for a screen reader to pick up, in ms; words are kept nowhere but in the thread. */
const SPOKEN_MS = 5000;

/** Names that are kept of what was told: a bound for a page that is open for days. */
const TOLD_MAX = 10_000;

/** What a screen reader is told, and the way to stop telling. */
export interface Announcer {
  /** New waiting shoppers. */
  waiting: Signal<string>;
  /** What is offered to this agent. */
  offered: Signal<string>;
  /** What waits for this agent, each time somebody's degree has changed. */
  due: Signal<string>;
  /** New messages in the open conversation. */
  said: Signal<string>;
  stop(): void;
}

export function createAnnouncer(state: State, env: Env): Announcer {
  const waiting = createVoice(env);
  const offered = createVoice(env);
  const said = createVoice(env);
  const due = createVoice(env);
  const stops = [
    tellWaiting(state, env, waiting),
    tellOffered(state, offered),
    tellSaid(state, said),
    tellDue(state, env, due),
  ];
  return {
    waiting: waiting.out,
    offered: offered.out,
    due: due.out,
    said: said.out,
    stop() {
      for (const stop of stops) stop();
      waiting.hush();
      offered.hush();
      said.hush();
      due.hush();
    },
  };
}

/** One sentence at a time, which goes by itself. */
interface Voice {
  out: Signal<string>;
  say(sentence: string): void;
  hush(): void;
}

function createVoice(env: Env): Voice {
  const out = signal('');
  let cancel = () => {};
  const hush = () => {
    cancel();
    out.value = '';
  };
  return {
    out,
    hush,
    say(sentence) {
      hush();
      out.value = sentence;
      cancel = env.after(SPOKEN_MS, hush);
    },
  };
}

function tellWaiting(state: State, env: Env, voice: Voice): () => void {
  let before: Set<string> | undefined;
  let news: readonly ConversationRow[] = [];
  let cancel: (() => void) | undefined;
  const drop = () => {
    cancel?.();
    cancel = undefined;
    news = [];
  };
  const tell = () => {
    const t = state.settings.t.peek();
    const offers = new Set(state.offers.peek().map(({ conversation }) => conversation));
    const says = [
      // What is offered is told as an offer.
      sentence(
        news.filter((row) => row.state !== 'left' && !offers.has(row.conversation)),
        t.list.announce,
      ),
      sentence(
        news.filter((row) => row.state === 'left'),
        t.floor.leftAnnounce,
      ),
    ];
    const told = says.filter(Boolean).join(' ');
    if (told) voice.say(told);
    drop();

    function sentence(rows: readonly ConversationRow[], say: (count: number, name: string) => string): string {
      const latest = rows.at(-1);
      return latest ? say(rows.length, shopperName(t, latest.shopper)) : '';
    }
  };
  const stop = effect(() => {
    if (state.session.value.is !== 'in') {
      before = undefined;
      drop();
      voice.hush();
      return;
    }
    const { waiting, left } = state.part;
    // What a colleague has claimed is no news.
    const rows = [...waiting.value, ...left.value.filter((row) => row.state === 'left')];
    // A request that has become a left message is told as one.
    const known = new Set(rows.map(keyOf));
    const fresh = newlyWaiting(before, rows);
    news = [...news.filter((row) => known.has(keyOf(row))), ...fresh];
    before = known;
    if (news.length > 0) cancel ??= env.after(GATHER_MS, tell);
  });
  return () => {
    stop();
    drop();
  };
}

/** An offer is told once, when it comes. */
function tellOffered(state: State, voice: Voice): () => void {
  let before: ReadonlySet<ConversationId> = new Set();
  return effect(() => {
    const offers = state.session.value.is === 'in' ? state.offers.value : [];
    const news = offers.filter(({ conversation }) => !before.has(conversation));
    before = new Set(offers.map(({ conversation }) => conversation));
    if (offers.length === 0) voice.hush();
    const t = state.settings.t.peek();
    const [only] = news;
    if (news.length > 1) voice.say(t.floor.announceMany(news.length));
    else if (only) {
      const name = only.row ? shopperName(t, only.row.shopper) : t.floor.someone;
      voice.say(t.floor.announce(name, groupLabel(t, state.view.peek(), only.group)));
    }
  });
}

function tellSaid(state: State, voice: Voice): () => void {
  let conversation: ConversationId | undefined;
  let seq = 0;
  let spoken: Said | undefined;
  return effect(() => {
    const thread = state.thread.value;
    const self = state.self.value;
    if (!thread || !self) {
      conversation = undefined;
      voice.hush();
      return;
    }
    const head = thread.events.at(-1)?.seq ?? 0;
    if (thread.conversation !== conversation || (spoken && !stands(thread, spoken))) voice.hush();
    if (thread.conversation === conversation && seq > 0) {
      const t = state.settings.t.peek();
      const shopper = state.about.peek()?.shopper;
      const news = newlySaid(thread, seq, self.id);
      const [only] = news;
      if (only) spoken = news.length > 1 ? undefined : only;
      if (news.length > 1) voice.say(t.thread.announceMany(news.length));
      else if (only) voice.say(t.thread.announce(only.by || (shopper ? shopperName(t, shopper) : ''), only.text));
    }
    conversation = thread.conversation;
    seq = head;
  });
}

/** What the strip says, without its running time: once for each change of somebody's degree. */
function tellDue(state: State, env: Env, voice: Voice): () => void {
  const told = new Set<string>();
  let cancel: (() => void) | undefined;
  const drop = () => {
    cancel?.();
    cancel = undefined;
  };
  const stop = effect(() => {
    const inside = state.session.value.is === 'in';
    const parts = inside ? state.notices.strip.value : [];
    // What is offered, and what has happened, is told where it stands.
    const shown = parts.filter(({ is }) => is !== 'offers' && is !== 'news').flatMap(({ each }) => each);
    const fresh = shown.some(({ key }) => !told.has(key));
    // Who was looked at meanwhile, and is not any more, is told already.
    if (!inside || told.size > TOLD_MAX) told.clear();
    for (const { key } of shown) told.add(key);
    if (parts.length === 0) {
      drop();
      voice.hush();
    } else if (fresh) {
      cancel ??= env.after(GATHER_MS, () => {
        cancel = undefined;
        voice.say(stripText(state.settings.t.peek(), state.notices.strip.peek()));
      });
    }
  });
  return () => {
    stop();
    drop();
  };
}
