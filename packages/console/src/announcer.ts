import { effect, type Signal, signal } from '@preact/signals';
import type { ConversationId } from '@shopbell/protocol';
import type { Env } from './env.ts';
import { shopperName } from './i18n/names.ts';
import { newlySaid, newlyWaiting } from './state/announce.ts';
import type { State } from './state/index.ts';

/** Several arrivals within this are told in one sentence, in ms. */
const GATHER_MS = 800;

/** What a screen reader is told, and the way to stop telling. */
export interface Announcer {
  /** New waiting shoppers. */
  waiting: Signal<string>;
  /** New messages in the open conversation. */
  said: Signal<string>;
  stop(): void;
}

export function createAnnouncer(state: State, env: Env): Announcer {
  const waiting = signal('');
  const said = signal('');
  const stops = [tellWaiting(state, env, waiting), tellSaid(state, said)];
  return {
    waiting,
    said,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

function tellWaiting(state: State, env: Env, out: Signal<string>): () => void {
  let before: Set<ConversationId> | undefined;
  let names: string[] = [];
  let cancel: (() => void) | undefined;
  const tell = () => {
    const latest = names.at(-1);
    if (latest) out.value = state.settings.t.peek().list.announce(names.length, latest);
    names = [];
    cancel = undefined;
  };
  const stop = effect(() => {
    if (state.session.value.is !== 'in') return;
    const rows = state.view.value.waiting;
    const t = state.settings.t.peek();
    for (const row of newlyWaiting(before, rows)) names.push(shopperName(t, row.shopper));
    before = new Set(rows.map((row) => row.conversation));
    if (names.length > 0) cancel ??= env.after(GATHER_MS, tell);
  });
  return () => {
    stop();
    cancel?.();
  };
}

function tellSaid(state: State, out: Signal<string>): () => void {
  let conversation: ConversationId | undefined;
  let seq = 0;
  return effect(() => {
    const thread = state.thread.value;
    const self = state.self.value;
    if (!thread || !self) return;
    const head = thread.events.at(-1)?.seq ?? 0;
    if (thread.conversation === conversation && seq > 0) {
      const t = state.settings.t.peek();
      const shopper = state.about.peek()?.shopper;
      const news = newlySaid(thread, seq, self.id);
      const [only] = news;
      if (news.length > 1) out.value = t.thread.announceMany(news.length);
      else if (only) out.value = t.thread.announce(only.by || (shopper ? shopperName(t, shopper) : ''), only.text);
    }
    conversation = thread.conversation;
    seq = head;
  });
}
