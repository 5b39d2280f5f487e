import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import type { AgentView } from '@shopbell/sdk/agent';
import { NOTHING_SHOWN, nextShown, type Shown } from './hold.ts';
import { sortMine, sortWaiting } from './order.ts';

/** The two lists of the left pane. */
export interface Lists {
  waiting: ReadonlySignal<Shown>;
  mine: ReadonlySignal<Shown>;
  /** How many wait in truth, whatever is shown. */
  waitingCount: ReadonlySignal<number>;
  mineCount: ReadonlySignal<number>;
  /** Every row known now, by conversation. */
  rows: ReadonlySignal<ReadonlyMap<ConversationId, ConversationRow>>;
  /** True while the pointer or the focus is in the list: nothing moves. */
  held: Signal<boolean>;
  /** Lets everything into its place once, held or not: for the agent's own acts. */
  settle(): void;
  stop(): void;
}

export function createLists(view: ReadonlySignal<AgentView>): Lists {
  const held = signal(false);
  const settled = signal(0);
  const waiting = signal<Shown>(NOTHING_SHOWN);
  const mine = signal<Shown>(NOTHING_SHOWN);
  let seen = 0;
  const stop = effect(() => {
    const hold = held.value && seen === settled.value;
    seen = settled.value;
    // `mine` stands below `waiting`: a first arrival in there would push it down under the cursor.
    const below = view.value.mine.length > 0 || mine.peek().entries.length > 0;
    waiting.value = nextShown(waiting.peek(), sortWaiting(view.value.waiting), hold, below);
    mine.value = nextShown(mine.peek(), sortMine(view.value.mine), hold);
  });
  return {
    waiting,
    mine,
    waitingCount: computed(() => view.value.waiting.length),
    mineCount: computed(() => view.value.mine.length),
    rows: computed(() => new Map([...view.value.waiting, ...view.value.mine].map((row) => [row.conversation, row]))),
    held,
    settle() {
      settled.value += 1;
    },
    stop,
  };
}
