import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import {
  DEFAULT_GROUP,
  findReplies,
  isReceptionStep,
  type ReceptionStep,
  type ReplyShelf,
  type SaidThere,
  shelve,
  stepAt,
} from '@shopbell/domain';
import type { ConversationId } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';
import type { AgentSelf } from '@shopbell/sdk/agent';
import type { ReadyReply, RepliesView } from '../api/replies.ts';
import type { Store } from '../env.ts';
import type { About } from './about.ts';
import { createKeptMap } from './kept-map.ts';
import type { Loaded } from './office.ts';

/** How many conversations keep a step that was chosen by hand. */
const STEPS_KEPT = 200;
/** How many replies' uses are counted on this machine: the most used stay. */
const USES_KEPT = 500;

/** A `/` in the box of a conversation, at `from`, and what was typed behind it. `at` is the option that Enter takes. */
export interface Slash {
  conversation: ConversationId;
  from: number;
  typed: string;
  at: number;
}

export interface Offered extends Slash {
  options: readonly ReadyReply[];
}

/** Ready replies at hand. */
export interface Ready {
  replies: Signal<Loaded<RepliesView>>;
  /** Of what is here: named to the server, it sends nothing that is the same. */
  tag: string | undefined;
  /** The step that the log of the open conversation tells. */
  found: ReadonlySignal<ReceptionStep | undefined>;
  /** The step of the open conversation that was chosen by hand. */
  chosen: ReadonlySignal<ReceptionStep | undefined>;
  /** Best first, of those that may be offered in the open conversation: of its group, and of none. */
  find(typed: string): readonly ReadyReply[];
  /** A `/` that was typed in the box and looks for a reply. */
  slash: Signal<Slash | undefined>;
  /** What it found; undefined where none stands, or where its words are ordinary ones. */
  offered: ReadonlySignal<Offered | undefined>;
  countUse(id: string): void;
  /** Undefined: as it is found. */
  choose(conversation: ConversationId, step: ReceptionStep | undefined): void;
}

/** So much of each side is looked at: the step is told by far less. */
const SAID_MAX = 20;

/** What was said in a thread last, as far as the step goes. */
export function saidIn(thread: Thread | undefined): { said: SaidThere[]; saidBefore: boolean } {
  const events = thread?.events ?? [];
  const said: SaidThere[] = [];
  const left = { shopper: SAID_MAX, agent: SAID_MAX };
  for (let at = events.length - 1; at >= 0 && left.shopper + left.agent > 0; at--) {
    const event = events[at];
    const role = event?.by.role;
    if (event?.kind !== 'message' || (role !== 'shopper' && role !== 'agent') || left[role] === 0) continue;
    left[role] -= 1;
    said.push({ by: role, text: event.text });
  }
  said.reverse();
  // What is not loaded lies before: nobody talks that long without an answer.
  return { said, saidBefore: thread?.more ?? false };
}

interface Parts {
  self: ReadonlySignal<AgentSelf | undefined>;
  about: ReadonlySignal<About | undefined>;
  thread: ReadonlySignal<Thread | undefined>;
  store: Store;
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

export function createReady({ self, about, thread, store }: Parts): Ready {
  const replies = signal<Loaded<RepliesView>>({ is: 'loading' });
  const uses = createKeptMap('replyUses', self, store, isCount);
  const steps = createKeptMap('replySteps', self, store, isReceptionStep);

  const found = computed((): ReceptionStep | undefined => {
    const now = about.value;
    if (!now) return undefined;
    const group = now.group === undefined ? {} : { group: now.group };
    return stepAt({ ...group, closed: now.state === 'closed', ...saidIn(thread.value) });
  });
  const chosen = computed(() => (about.value ? steps.map.value.get(about.value.conversation) : undefined));
  const group = computed(() => about.value?.group ?? DEFAULT_GROUP);
  const shelf = computed((): ReplyShelf<ReadyReply> => {
    const { value } = replies;
    const all = value.is === 'here' ? [...value.value.site, ...value.value.own] : [];
    return shelve(all.filter((one) => one.group === undefined || one.group === group.value));
  });

  const find = (typed: string) =>
    findReplies(shelf.value, typed, { step: chosen.value ?? found.value, used: uses.map.value });
  const slash = signal<Slash | undefined>(undefined);
  const offered = computed((): Offered | undefined => {
    const now = slash.value;
    if (!now || now.conversation !== about.value?.conversation) return undefined;
    const options = find(now.typed);
    // Nothing has these words and they go on behind a space: somebody writes, and looks for nothing.
    if (options.length === 0 && /\s/.test(now.typed)) return undefined;
    return { ...now, at: Math.max(0, Math.min(now.at, options.length - 1)), options };
  });

  return {
    replies,
    tag: undefined,
    found,
    chosen,
    find,
    slash,
    offered,
    countUse(id) {
      const map = uses.map.peek();
      const others = [...map].filter(([one]) => one !== id).sort((a, b) => b[1] - a[1]);
      uses.set(new Map([[id, (map.get(id) ?? 0) + 1], ...others.slice(0, USES_KEPT - 1)]));
    },
    choose(conversation, step) {
      const others = [...steps.map.peek()].filter(([one]) => one !== conversation).slice(1 - STEPS_KEPT);
      steps.set(new Map(step === undefined ? others : [...others, [conversation, step]]));
    },
  };
}
