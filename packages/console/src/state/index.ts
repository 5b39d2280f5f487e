import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Guard } from '@shopbell/domain';
import type { AgentId, ConversationId, ConversationRow } from '@shopbell/protocol';
import type { ChatErrorCode, Thread } from '@shopbell/sdk';
import type { AgentSelf, AgentView } from '@shopbell/sdk/agent';
import type { Env } from '../env.ts';
import type { NamedProblem } from '../i18n/problems.ts';
import { type About, aboutOf } from './about.ts';
import { type Amending, createAmending } from './amending.ts';
import { type Around, keysAt, type ShownThread, shownOf } from './around.ts';
import { type BeforeSend, createBeforeSend } from './before-send.ts';
import type { Carding } from './carding.ts';
import { type Clocks, replyClocks } from './clock.ts';
import { type Asked, askedInto, unreadWhispers, type Whisper } from './company.ts';
import { createFiles, type FilesState } from './files.ts';
import { createFloor, type Floor } from './floor.ts';
import { guardOf } from './guard.ts';
import { type Handover, handoverKey, handoverOf, readNotes } from './handover.ts';
import { createLists, type Lists } from './lists.ts';
import type { Move } from './moves.ts';
import { createNotices, type Notices } from './notices.ts';
import { createOffice, type Office } from './office.ts';
import { type Parts, partsOfView, sameWhileEqual } from './parts.ts';
import { conversationAt } from './place.ts';
import { createPromises, type Promises } from './promises.ts';
import { createReady, type Ready } from './ready.ts';
import { createRevealing, type Revealing } from './reveal.ts';
import { createSearch, type SearchState } from './search.ts';
import { createSession, type SessionState } from './session.ts';
import { createSettings, type Settings } from './settings.ts';
import { createShopper, type ShopperState } from './shopper.ts';
import { createStuck, type StuckCases } from './stuck.ts';
import { createUndo, type Undo } from './undo.ts';
import { unsentOf } from './unsent.ts';
import { createWriting, type Writing } from './writing.ts';

/** What lasts shorter than this is not told, in ms. */
const UNSAFE_AFTER_MS = 1000;

const NOWHERE: ReadonlySet<string> = new Set();

/** Where the question "end it?" stands: in the list's row, or in the open thread's head. */
export interface Ending {
  conversation: ConversationId;
  where: 'row' | 'thread';
}

/** A hand-over, or with `from` a taking over, as it is asked for. */
export interface Handing {
  conversation: ConversationId;
  from: { id: AgentId; name: string } | undefined;
  working: boolean;
  problem: ChatErrorCode | undefined;
}

/** A colleague is asked into a conversation, in a dialog. */
export interface Inviting {
  conversation: ConversationId;
  working: boolean;
  problem: ChatErrorCode | undefined;
}

/** Everything the views draw from. Only intents change it. */
export interface State extends SessionState, Amending, Floor, BeforeSend, Omit<Revealing, 'stopRevealing'> {
  view: Signal<AgentView>;
  /** The same, part by part. */
  part: Parts;
  /** There is a line, and this agent was greeted on it. */
  online: ReadonlySignal<boolean>;
  /** The line has been down for more than a moment. */
  offline: Signal<boolean>;
  /** Something unsent would be lost with this tab (C18), and that has lasted for a moment. */
  unsafe: ReadonlySignal<boolean>;
  /** The page is before somebody's eyes. */
  visible: Signal<boolean>;
  self: ReadonlySignal<AgentSelf | undefined>;
  settings: Settings;
  office: Office;
  ready: Ready;
  lists: Lists;
  /** The reply clocks that run. */
  clocks: ReadonlySignal<Clocks>;
  /** What this agent is told of, and how. */
  notices: Notices;
  /** Cases this agent owns that don't go on. */
  stuck: ReadonlySignal<StuckCases>;
  writing: Writing;
  /** What was sent and can be taken back. */
  undo: Undo;
  /** This browser keeps nothing: what is typed goes with the page. `told` – a line says so; `known` – the agent has read it. */
  draftsLost: Signal<'no' | 'told' | 'known'>;
  files: FilesState;
  /** What words to shoppers are looked through by; undefined with an older server. */
  guard: ReadonlySignal<Guard | undefined>;
  /** The running second by the server's clock, epoch ms: whatever this machine's shows, what is due is told by it. */
  now: ReadonlySignal<number>;
  /** Goes on to what this machine's clock shows, epoch ms. */
  tick(machine: number): void;
  /** What the server's clock shows when this machine's shows that. */
  serverTime(machine: number): number;
  /** The open conversation, from the address. */
  open: Signal<ConversationId | undefined>;
  thread: ReadonlySignal<Thread | undefined>;
  /** What is around a place that was asked for; undefined while the thread is looked at from its end. */
  around: Signal<Around | undefined>;
  /** The open thread as it is drawn: at its end, or around that place. */
  shown: ReadonlySignal<ShownThread | undefined>;
  /** The keys of the lines that were found. */
  found: ReadonlySignal<ReadonlySet<string>>;
  search: SearchState;
  about: ReadonlySignal<About | undefined>;
  /** What is known of the shopper of the open conversation. */
  shopper: ShopperState;
  /** The row that had the focus last, by its `rowKey`: Tab comes back to it. */
  cursor: Signal<string | undefined>;
  /** The row that is to get the focus once it is drawn, by its `rowKey`. */
  wantedRow: Signal<string | undefined>;
  /** The server knows no such conversation for this agent. */
  missing: Signal<ConversationId | undefined>;
  /** Conversations with a take or an end under way. */
  busy: Signal<ReadonlySet<ConversationId>>;
  /** The last refusal about a conversation. */
  notice: Signal<{ conversation: ConversationId; code: ChatErrorCode | NamedProblem } | undefined>;
  ending: Signal<Ending | undefined>;
  /** The dialog in which a conversation is handed over or taken over. */
  handing: Signal<Handing | undefined>;
  /** The dialog in which a card is written. */
  carding: Signal<Carding | undefined>;
  /** The dialog in which a colleague is asked into a conversation. */
  inviting: Signal<Inviting | undefined>;
  /** Supervisors' words that were read, by `whisperKey`. */
  whispersRead: Signal<readonly string[]>;
  /** Supervisors' words to this agent, unread so far. */
  whispers: ReadonlySignal<readonly Whisper[]>;
  /** Invitations that wait for this agent's answer. */
  asked: ReadonlySignal<readonly Asked[]>;
  /** What is promised and open. */
  promises: Promises;
  /** Notes of former agents that were read, by `handoverKey`. */
  handoversRead: Signal<readonly string[]>;
  /** What stands before the box of the open conversation until it is read. */
  handover: ReadonlySignal<Handover | undefined>;
  /** What became of this agent's conversations without their doing, until they have seen it. */
  moves: Signal<readonly Move[]>;
  /** The shopper's pane, where the window is too narrow to show it always. */
  details: Signal<boolean>;
  keysShown: Signal<boolean>;
  paletteShown: Signal<boolean>;
  /** Where the focus is to go once that place is drawn. */
  focus: Signal<'write' | 'thread' | 'files' | undefined>;
  stop(): void;
}

export function createState(initial: AgentView, env: Env): State {
  const view = signal(initial);
  const part = partsOfView(view);
  const sessionState = createSession();
  const { session } = sessionState;
  const clocks = sameWhileEqual(() => {
    const lists = [part.floor, part.owned, part.company, part.waiting, part.mine];
    const rows = lists.flatMap((list) => list.value);
    return replyClocks(rows, part.threads.value, part.rules.value);
  });
  const machine = signal(env.now());
  const { aheadMs } = part;
  const now = computed(() => machine.value - aheadMs.value);
  const stuck = createStuck(part, clocks, now);
  const lists = createLists(part, clocks, stuck);
  const settings = createSettings(env);
  const open = signal(conversationAt(env.place.read()));
  // A row is gone from the lists once its conversation is closed; what it said is still worth showing while it is open.
  const kept = signal<ConversationRow | undefined>(undefined);
  const missing = signal<ConversationId | undefined>(undefined);
  const row = computed(() => (open.value ? lists.rows.value.get(open.value) : undefined));
  const thread = computed(() => (open.value ? part.threads.value.get(open.value) : undefined));
  const around = signal<Around | undefined>(undefined);
  const shown = computed(() => thread.value && shownOf(thread.value, around.value));
  const stopKeeping = effect(() => {
    if (row.value) kept.value = row.value;
  });
  const visible = signal(env.visible.read());
  const self = computed(() => (session.value.is === 'in' ? session.value.self : undefined));
  const about = computed(() => {
    const id = open.value;
    if (!id || missing.value === id) return undefined;
    const last = kept.value?.conversation === id ? kept.value : undefined;
    return aboutOf(id, row.value ?? last, thread.value);
  });
  const handoversRead = signal(readNotes(env.store.get('handoversRead')));
  const whispersRead = signal(readNotes(env.store.get('whispersRead')));
  const amending = createAmending(
    now,
    thread,
    () => self.value?.id,
    () => part.amendWindowMs.value,
  );
  const floor = createFloor(part, now);
  const promises = createPromises(part, self, now, lists.held, lists.settled, env.store);
  const writing = createWriting();
  const beforeSend = createBeforeSend(open, (conversation, lane) => {
    const editing = lane === 'public' ? amending.editing.value : undefined;
    if (editing?.conversation === conversation) return { text: editing.text, edits: editing.seq };
    return { text: writing.draft(conversation, lane) };
  });
  const { stopRevealing, ...revealing } = createRevealing(part, self, open, about);
  const rest = {
    ...revealing,
    guard: computed(() => guardOf(part.rules.value)),
    ...sessionState,
    ...amending,
    ...floor,
    ...beforeSend,
    view,
    part,
    online: computed(() => part.connection.value === 'online'),
    offline: signal(false),
    unsafe: computed(() => {
      if (part.storage.value === 'device') return false;
      const first = unsentOf({ threads: part.threads.value })[0];
      return first !== undefined && first.at + UNSAFE_AFTER_MS <= now.value;
    }),
    visible,
    self,
    settings,
    office: createOffice(env.place.read()),
    lists,
    clocks,
    stuck,
    writing,
    undo: createUndo(open),
    draftsLost: signal('no'),
    files: createFiles(),
    now,
    tick(at: number) {
      machine.value = at;
    },
    serverTime: (at: number) => at - aheadMs.peek(),
    open,
    thread,
    about,
    ready: createReady({ self, about, thread, store: env.store }),
    shopper: createShopper(part, about, env),
    around,
    shown,
    found: computed(() => {
      const spot = around.value?.spot;
      return spot && shown.value ? keysAt(shown.value.thread, spot) : NOWHERE;
    }),
    search: createSearch(),
    cursor: signal(undefined),
    wantedRow: signal(undefined),
    missing,
    busy: signal<ReadonlySet<ConversationId>>(new Set()),
    notice: signal(undefined),
    ending: signal(undefined),
    handing: signal(undefined),
    carding: signal(undefined),
    inviting: signal(undefined),
    promises,
    whispersRead,
    whispers: computed(() =>
      unreadWhispers({ mine: part.mine.value, threads: part.threads.value }, self.value?.id, whispersRead.value),
    ),
    asked: computed(() => askedInto({ company: part.company.value, threads: part.threads.value }, self.value?.id)),
    handoversRead,
    handover: computed(() => {
      const handover = self.value && handoverOf(thread.value, self.value.id);
      const isMine = part.mine.value.some((one) => one.conversation === handover?.conversation);
      return handover && isMine && !handoversRead.value.includes(handoverKey(handover)) ? handover : undefined;
    }),
    moves: signal<readonly Move[]>([]),
    details: signal(false),
    keysShown: signal(false),
    paletteShown: signal(false),
    focus: signal(undefined),
  } satisfies Omit<State, 'notices' | 'stop'>;
  const notices = createNotices(rest, env);
  return {
    ...rest,
    notices,
    stop() {
      notices.stop();
      stopKeeping();
      stopRevealing();
      floor.stopFloor();
      promises.stop();
      lists.stop();
      settings.stop();
    },
  };
}
