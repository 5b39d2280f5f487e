import { effect, type Signal, signal } from '@preact/signals';
import type { ConversationId } from '@shopbell/protocol';
import type { Env } from './env.ts';
import { shopperName } from './i18n/names.ts';
import { newlySaid, newlyWaiting, type Said, stands } from './state/announce.ts';
import type { State } from './state/index.ts';

/** Several arrivals within this are told in one sentence, in ms. */
const GATHER_MS = 800;

/** So long a sentence stands in the page for a screen reader to pick up, in ms; words are kept nowhere but in the thread. */
const SPOKEN_MS = 5000;

/** What a screen reader is told, and the way to stop telling. */
export interface Announcer {
  /** New waiting shoppers. */
  waiting: Signal<string>;
  /** New messages in the open conversation. */
  said: Signal<string>;
  stop(): void;
}

export function createAnnouncer(state: State, env: Env): Announcer {
  const waiting = createVoice(env);
  const said = createVoice(env);
  const stops = [tellWaiting(state, env, waiting), tellSaid(state, said)];
  return {
    waiting: waiting.out,
    said: said.out,
    stop() {
      for (const stop of stops) stop();
      waiting.hush();
      said.hush();
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
  let before: Set<ConversationId> | undefined;
  let names: string[] = [];
  let cancel: (() => void) | undefined;
  const drop = () => {
    cancel?.();
    cancel = undefined;
    names = [];
  };
  const tell = () => {
    const latest = names.at(-1);
    if (latest) voice.say(state.settings.t.peek().list.announce(names.length, latest));
    drop();
  };
  const stop = effect(() => {
    if (state.session.value.is !== 'in') {
      before = undefined;
      drop();
      voice.hush();
      return;
    }
    const rows = state.view.value.waiting;
    const t = state.settings.t.peek();
    for (const row of newlyWaiting(before, rows)) names.push(shopperName(t, row.shopper));
    before = new Set(rows.map((row) => row.conversation));
    if (names.length > 0) cancel ??= env.after(GATHER_MS, tell);
  });
  return () => {
    stop();
    drop();
  };
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
