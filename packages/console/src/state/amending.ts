import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ConversationId } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';
import { amendable } from './amend.ts';

/** One's own message whose menu is open, and the entry that has the focus first. */
export interface OpenMenu {
  conversation: ConversationId;
  seq: number;
  at: 'edit' | 'recall';
}

/** One's own message that is being changed: its words before, and those in the box. */
export interface Editing {
  conversation: ConversationId;
  seq: number;
  before: string;
  text: string;
  /** Its time has ended: sent, the words would be a message of their own. */
  late: boolean;
  /** The message says something else than when it was written over. */
  changed: boolean;
}

/** Changing one's own words and taking them back. */
export interface Amending {
  menu: Signal<OpenMenu | undefined>;
  editing: Signal<Editing | undefined>;
  /** Messages whose edit or recall is on its way, by `amendKey`. */
  changing: Signal<ReadonlySet<string>>;
  /** Numbers of one's own messages of the open thread that may be changed now. */
  mayAmend: ReadonlySignal<ReadonlySet<number>>;
}

export const amendKey = (conversation: ConversationId, seq: number): string => `${conversation} ${seq}`;

/** Where the device keeps what is written over a message. */
export const changeLane = (seq: number): `change:${number}` => `change:${seq}`;

export function createAmending(
  now: ReadonlySignal<number>,
  thread: ReadonlySignal<Thread | undefined>,
  selfId: () => string | undefined,
  windowMs: () => number,
): Amending {
  // A text is compared by what it says: the log is drawn anew when the set changes, not every second.
  const told = computed(() =>
    amendable(thread.value, selfId(), now.value, windowMs())
      .map(({ seq }) => seq)
      .join(),
  );
  return {
    menu: signal(undefined),
    editing: signal(undefined),
    changing: signal<ReadonlySet<string>>(new Set()),
    mayAmend: computed(() => new Set(told.value === '' ? [] : told.value.split(',').map(Number))),
  };
}
