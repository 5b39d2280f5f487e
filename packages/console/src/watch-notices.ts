import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { ConversationId } from '@shopbell/protocol';
import type { Desktop } from './device/desktop.ts';
import type { NoticeDevices } from './device/notices.ts';
import type { Env } from './env.ts';
import { shopperName } from './i18n/names.ts';
import type { Intents } from './intents/index.ts';
import type { State } from './state/index.ts';
import { readNotices } from './state/notice-settings.ts';
import { newRings, type Ring, ringsAt } from './state/rings.ts';
import { readTabs, type TabMessage } from './state/tabs.ts';
import { cardOf } from './text/card.ts';
import { REST_MS } from './time/rest.ts';
import { watchGiven } from './watch-given.ts';

/** What is there when the lists come is no news: it is looked at first, in ms. */
const FIRST_MS = 1000;
/** So long another tab has to say that somebody looks at it there, in ms. */
const ASK_MS = 150;
/** Names of what was told that are kept: some days of one page. */
const KNOWN_MAX = 10_000;
/** One sound in this time, in all tabs, in ms. */
const SOUND_MS = 3000;

/** Everything that would ring now. */
type Rings = ReadonlySignal<readonly Ring[]>;

/** Rings, and puts cards on the desktop, for what comes to this agent; takes both back when it is seen, in whichever tab. Tells of promises that were given. */
export function watchNotices(
  state: State,
  env: Env,
  devices: NoticeDevices,
  intents: Pick<Intents, 'open' | 'office'>,
): () => void {
  const { speaker, desktop, tabs } = devices;
  const { notices, part } = state;
  const rings = computed(() => {
    const lists = { waiting: part.waiting.value, mine: part.mine.value, offers: part.offers.value };
    return ringsAt(lists, notices.parts.value);
  });
  const tell = (message: TabMessage): void => tabs.tell(message);
  const cards = createCards(state, desktop, rings, intents);
  /** What other tabs say of the rings that wait for their word. */
  const looked = new Map<ConversationId, number>();
  let visibleAt = Number.NEGATIVE_INFINITY;

  const isLooked = (conversation: ConversationId): boolean =>
    state.visible.peek() && state.open.peek() === conversation && state.office.page.peek() === undefined;
  const answer = (): void => {
    const open = state.office.page.peek() ? undefined : state.open.peek();
    if (state.session.peek().is === 'in' && state.visible.peek()) tell({ is: 'looks', ...(open ? { open } : {}) });
  };
  const stopTabs = tabs.listen((data) => {
    const message = readTabs(data);
    if (message?.is === 'asks') answer();
    else if (message?.is === 'looks') {
      visibleAt = env.now();
      if (message.open) {
        looked.set(message.open, env.now());
        cards.close(message.open);
      }
    } else if (message?.is === 'kept' && message.agent === state.self.peek()?.id) {
      notices.settings.value = readNotices(message.text);
    }
  });

  const waits = new Set<() => void>();
  const ring = (rings: readonly Ring[]): void => {
    const asked = env.now();
    tell({ is: 'asks' });
    const cancel = env.after(ASK_MS, () => {
      waits.delete(cancel);
      const unseen = rings.filter(
        ({ conversation }) => !isLooked(conversation) && (looked.get(conversation) ?? -1) < asked,
      );
      void sound(state, devices, unseen);
      if (!state.visible.peek() && visibleAt < asked) for (const one of unseen) cards.show(one);
    });
    waits.add(cancel);
  };

  notices.speaker.value = speaker.read();
  const stopRings = watchRings(state, env, rings, ring);
  // It may have been changed outside the page. To ask for it takes the browser's other process: not at each switch.
  const stopPermission = effect(() => {
    if (state.visible.value) notices.permission.value = desktop.permission();
  });
  const stopLooks = effect(() => {
    const open = state.open.value;
    if (!state.visible.value) return undefined;
    if (open && !state.office.page.value) cards.close(open);
    // Who walks the list tells where they rest.
    return env.after(REST_MS, answer);
  });
  const stopSpeaker = speaker.listen(() => {
    notices.speaker.value = speaker.read();
    notices.withheld.value = false;
  });
  const stopGiven = watchGiven(state, env);
  return () => {
    for (const stop of [stopTabs, stopRings, stopPermission, stopLooks, stopSpeaker, stopGiven, ...waits]) stop();
    cards.closeAll();
  };
}

/** Tells what has come since the last look. Without a line nothing comes; what came meanwhile is told when it is back. */
function watchRings(state: State, env: Env, rings: Rings, ring: (rings: readonly Ring[]) => void): () => void {
  // Names stay known: lists that come anew after a cut line are no news.
  let known: Set<string> | undefined;
  let had: ReadonlySet<ConversationId> = new Set();
  const inside = computed(() => state.session.value.is === 'in');
  const look = () => {
    const now = rings.value;
    const news = known ? newRings(known, now, had) : [];
    known ??= new Set();
    for (const { key } of now) known.add(key);
    for (const key of known) {
      if (known.size <= KNOWN_MAX) break;
      known.delete(key);
    }
    had = new Set(state.part.mine.value.map(({ conversation }) => conversation));
    const status = state.part.duty.value?.status;
    const off = status === 'away' || status === 'off';
    // Who is away is not rung for by the queue.
    const told = news.filter(({ kind }) => kind !== 'waiting' || !off);
    if (told.length > 0) ring(told);
  };
  const stopFirst = effect(() => {
    if (!inside.value) known = undefined;
    else if (state.online.value && known === undefined) return env.after(FIRST_MS, look);
    return undefined;
  });
  const stopLook = effect(() => {
    const ready = inside.value && state.online.value;
    // Subscribed to whether it is looked at or not.
    const at = rings.value;
    if (ready && at && known !== undefined) look();
  });
  return () => {
    stopFirst();
    stopLook();
  };
}

/** One tone for all that came at once: the most urgent kind that is to be heard. */
async function sound(state: State, { speaker, tabs }: NoticeDevices, rings: readonly Ring[]): Promise<void> {
  const { settings, withheld } = state.notices;
  const { kinds, muted } = settings.peek();
  const heard = rings.find(({ kind }) => kinds[kind].sound !== 'off');
  if (!heard || muted) return;
  const can = speaker.read();
  // Another tab may be free to: this one doesn't take its turn.
  if (can !== 'ready') withheld.value = can === 'held';
  else if (await tabs.once('sound', SOUND_MS)) {
    speaker.play(heard.kind, kinds[heard.kind].sound === 'loud');
  }
}

interface Cards {
  show(ring: Ring): void;
  close(conversation: ConversationId): void;
  closeAll(): void;
}

/** What stands on the desktop: the newest of each conversation, and of all that wait in the queue the newest. */
function createCards(state: State, desktop: Desktop, rings: Rings, intents: Pick<Intents, 'open' | 'office'>): Cards {
  const shown = new Map<string, { ring: Ring; close(): void }>();
  const drop = (tag: string): void => {
    shown.get(tag)?.close();
    shown.delete(tag);
  };
  const stop = effect(() => {
    const now = state.session.value.is === 'in' ? rings.value : [];
    if (shown.size === 0) return;
    const still = new Set(now.map(({ key }) => key));
    for (const [tag, { ring }] of shown) if (!still.has(ring.key)) drop(tag);
  });
  return {
    show(ring) {
      const { kinds, words } = state.notices.settings.peek();
      if (!kinds[ring.kind].desktop || desktop.permission() !== 'granted') return;
      const t = state.settings.t.peek();
      const name = ring.shopper ? shopperName(t, ring.shopper) : t.floor.someone;
      const says = words && ring.words ? ring.words : t.notices.card[ring.kind];
      const tag = ring.kind === 'waiting' ? 'waiting' : ring.conversation;
      drop(tag);
      const close = desktop.show(cardOf(tag, name, says), () => {
        shown.delete(tag);
        // What isn't saved on a page is asked about first.
        intents.office.leave(() => intents.open(ring.conversation));
      });
      shown.set(tag, { ring, close });
    },
    close(conversation) {
      for (const [tag, { ring }] of shown) if (ring.conversation === conversation) drop(tag);
    },
    closeAll() {
      stop();
      for (const tag of [...shown.keys()]) drop(tag);
    },
  };
}
