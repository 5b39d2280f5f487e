import { computed, effect } from '@preact/signals';
import type { ConversationId } from '@shopbell/protocol';
import type { Agent } from '@shopbell/sdk/agent';
import { type Announcer, createAnnouncer } from './announcer.ts';
import { requestFor } from './api/request.ts';
import type { Env } from './env.ts';
import { leaveAround, lookAround } from './intents/around.ts';
import type { Context } from './intents/context.ts';
import { createIntents, type Intents } from './intents/index.ts';
import { arriveAtPage, followPlace } from './intents/office.ts';
import { follow } from './intents/open.ts';
import { ended, SIGNED_IN, signInAlong, start } from './intents/session.ts';
import { letAllGo } from './intents/undo.ts';
import { type LateNotices, ringLater } from './late-notices.ts';
import { createState, type State } from './state/index.ts';
import { conversationAt, spotAt } from './state/place.ts';
import { watchChange } from './watch-change.ts';
import { watchDrafts } from './watch-drafts.ts';
import { watchFiles } from './watch-files.ts';
import { watchLineCut } from './watch-line-cut.ts';
import { watchMoves } from './watch-moves.ts';
import { watchOffers } from './watch-offers.ts';
import { watchReady } from './watch-ready.ts';
import { watchShopper } from './watch-shopper.ts';
import { watchStuck } from './watch-stuck.ts';
import { watchUnsaid } from './watch-unsaid.ts';

/** The running clock's step, in ms. */
const TICK_MS = 1000;

/** A line that comes back within this was hardly gone: nobody is told, in ms. */
const OFFLINE_AFTER_MS = 1000;

export interface Words {
  areHere(): boolean;
  /** Resolves once they are. Rejects when they can't be had; the next call tries again. */
  load(): Promise<void>;
}

/** The console without its views. */
export interface App {
  state: State;
  intents: Intents;
  announcer: Announcer;
  /** The browser's timer, for what has to last a while. */
  after: Env['after'];
  /** The strings of what comes later, in the language that is spoken. */
  words: Words;
  /** Takes the line, the clock and the address into use. */
  start(): void;
  stop(): void;
}

const fetchNotices: LateNotices = async () => (await import('./watch-notices.ts')).watchNotices;

/** Puts the console together around an agent's line and a browser; `lateNotices`: what rings, whose code comes after the first screen. */
export function createApp(agent: Agent, env: Env, lateNotices: LateNotices = fetchNotices): App {
  const state = createState(agent.view, env);
  const request = requestFor(env.request, () => state.seat);
  const context: Context = { agent, state, env: { ...env, request } };
  const intents = createIntents(context);
  const stops: (() => void)[] = [];
  return {
    state,
    intents,
    announcer: createAnnouncer(state, env),
    after: env.after,
    words: {
      areHere: () => env.texts.allOf(state.settings.language.peek()) !== undefined,
      load: () => env.texts.loadAll(state.settings.language.peek()),
    },
    start() {
      const followed = new Set<ConversationId>();
      stops.push(
        agent.on('change', (view) => {
          state.view.value = view;
        }),
        agent.on('signedOut', () => ended(context)),
        agent.on('error', (error) => {
          // `path` is the conversation that was asked for; it may not be the open one any more.
          if (error.code === 'conversation_unknown' && error.path === state.open.peek()) {
            state.missing.value = error.path;
          }
        }),
        env.place.listen(() => followPlace(context)),
        env.store.listen(SIGNED_IN, () => void signInAlong(context)),
        env.visible.listen(() => {
          state.visible.value = env.visible.read();
        }),
        env.every(TICK_MS, () => {
          state.tick(env.now());
        }),
        effect(() => follow(context, followed)),
        effect(() => backToOwnWords(context)),
        watchSpot(context),
        effect(() => env.setTitle(titleOf(state))),
        env.leaving(() => void letAllGo(context)),
        watchChange(state),
        watchDrafts(state, env),
        watchFiles(state, intents),
        watchLine(state, env),
        watchMoves(agent, state, env),
        watchOffers(state),
        watchShopper(state, env, intents.shopper),
        watchStuck(state, env),
        watchUnsaid(state),
        watchLineCut(state, env),
        watchReady(state, intents),
        ringLater(state, env, intents, lateNotices),
      );
      arriveAtPage(context);
      void start(context);
    },
    stop() {
      for (const stop of stops.splice(0)) stop();
      this.announcer.stop();
      state.stop();
    },
  };
}

/** Goes to the place that the address names once there is a line: after a reload, and after one was lost on the way. */
function watchSpot(context: Context): () => void {
  const { state, env } = context;
  const may = computed(() => state.session.value.is === 'in' && state.online.value);
  return effect(() => {
    const place = env.place.read();
    const conversation = conversationAt(place);
    if (may.value && conversation) void lookAround(context, conversation, spotAt(place));
  });
}

/** Who writes looks at the end again: their words stand there. */
function backToOwnWords(context: Context): void {
  const { thread, undo } = context.state;
  if (thread.value?.pending.length || undo.heldHere.value.length > 0) leaveAround(context);
}

/** Tells that the line is down once it has been for more than a moment, and at once that it is back. */
function watchLine(state: State, env: Env): () => void {
  const down = computed(() => !state.online.value);
  return effect(() => {
    if (!down.value) {
      state.offline.value = false;
      return undefined;
    }
    return env.after(OFFLINE_AFTER_MS, () => {
      state.offline.value = true;
    });
  });
}

/** Where one is; before it how many wait, how many came to this agent unseen, and how many they did not get their words to. */
function titleOf(state: State): string {
  const t = state.settings.t.value;
  const self = state.self.value;
  const page = state.office.page.value;
  const count =
    state.lists.waitingCount.value + state.moves.value.filter(({ is }) => is === 'came' || is === 'unsaid').length;
  if (page && (self || ['forgot', 'invitation', 'reset'].includes(page.is))) {
    const title = t.titlePage(t.pages[page.is]);
    return self && count > 0 ? `(${count}) ${title}` : title;
  }
  return self ? t.title(count, self.site.name) : t.titleSignIn;
}
