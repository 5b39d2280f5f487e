import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import type { AgentView } from '@shopbell/sdk/agent';
import type { Clocks } from './clock.ts';
import { keptShown, NOTHING_SHOWN, nextShown, type Shown } from './hold.ts';
import { sortLeft, sortMine, sortOwned, sortWaiting } from './order.ts';
import type { StuckCases } from './stuck.ts';

/** The lists of the left pane. */
export interface Lists {
  waiting: ReadonlySignal<Shown>;
  mine: ReadonlySignal<Shown>;
  /** Left messages nobody has taken; those that a colleague has claimed and not answered so far stand behind them. */
  left: ReadonlySignal<Shown>;
  /** All of the cases this agent owns that they don't have; those that wait or were left stand in their own lists as well. */
  owned: ReadonlySignal<Shown>;
  /** What a colleague has and this agent joined, or is asked into. */
  company: ReadonlySignal<Shown>;
  /** For who oversees the floor: what all others have. */
  floor: ReadonlySignal<Shown>;
  /** How many wait, whatever is shown; the relay lists 200 at most. */
  waitingCount: ReadonlySignal<number>;
  mineCount: ReadonlySignal<number>;
  leftCount: ReadonlySignal<number>;
  /** Every row known now, by conversation. */
  rows: ReadonlySignal<ReadonlyMap<ConversationId, ConversationRow>>;
  /** True while the pointer or the focus is in the list: nothing moves. */
  held: Signal<boolean>;
  /** Lets everything into its place once, held or not. */
  settle(): void;
  /** Counts the times that was asked for. */
  settled: ReadonlySignal<number>;
  /**
   * The agent's own doing moves this conversation: the next time it changes lists, everything finds its place. Returns
   * the way to take that back, for when the doing was refused.
   */
  release(conversation: ConversationId): () => void;
  stop(): void;
}

export function createLists(
  view: ReadonlySignal<AgentView>,
  clocks: ReadonlySignal<Clocks>,
  stuck: ReadonlySignal<StuckCases>,
): Lists {
  const held = signal(false);
  const settled = signal(0);
  const released = new Set<ConversationId>();
  const waiting = signal<Shown>(NOTHING_SHOWN);
  const mine = signal<Shown>(NOTHING_SHOWN);
  const left = signal<Shown>(NOTHING_SHOWN);
  const owned = signal<Shown>(NOTHING_SHOWN);
  const company = signal<Shown>(NOTHING_SHOWN);
  const floor = signal<Shown>(NOTHING_SHOWN);
  let seen = 0;
  const show = (list: Signal<Shown>, sorted: readonly ConversationRow[], hold: boolean, anchored = false): void => {
    list.value = keptShown(list.peek(), nextShown(list.peek(), sorted, hold, anchored));
  };
  const stop = effect(() => {
    const moved = movedAmong(released, { waiting: waiting.peek(), mine: mine.peek(), left: left.peek() }, view.value);
    // Each list comes in a frame of its own: what has left one and is in no other so far is on its way still.
    for (const conversation of moved) {
      if (LISTED.some((list) => known(view.value[list], conversation))) released.delete(conversation);
    }
    const hold = held.value && seen === settled.value && moved.length === 0;
    seen = settled.value;
    // `mine` stands below `waiting`: a first arrival in there would push it down under the cursor.
    const below = view.value.mine.length > 0 || mine.peek().entries.length > 0;
    show(waiting, sortWaiting(view.value.waiting, clocks.value), hold, below);
    show(mine, sortMine(view.value.mine, clocks.value), hold);
    show(company, sortMine(view.value.company, clocks.value), hold);
    const listed = new Set([...view.value.mine, ...view.value.company].map(({ conversation }) => conversation));
    const elsewhere = view.value.owned.filter(({ conversation }) => !listed.has(conversation));
    show(owned, sortOwned(elsewhere, clocks.value, stuck.value), hold);
    const inbox = view.value.left.filter(({ conversation }) => !listed.has(conversation));
    show(left, sortLeft(inbox), hold);
    for (const { conversation } of [...elsewhere, ...inbox]) listed.add(conversation);
    const others = view.value.floor.filter(({ conversation }) => !listed.has(conversation));
    show(floor, sortMine(others, clocks.value), hold);
  });
  return {
    waiting,
    mine,
    left,
    owned,
    company,
    floor,
    waitingCount: computed(() => view.value.waiting.length),
    mineCount: computed(() => view.value.mine.length),
    leftCount: computed(() => view.value.left.filter(({ state }) => state === 'left').length),
    rows: computed(
      () =>
        new Map(
          [
            view.value.promises,
            view.value.floor,
            view.value.owned,
            view.value.left,
            view.value.company,
            view.value.waiting,
            view.value.mine,
          ]
            .flat()
            .map((row) => [row.conversation, row]),
        ),
    ),
    held,
    settled,
    settle() {
      settled.value += 1;
    },
    release(conversation) {
      released.add(conversation);
      return () => void released.delete(conversation);
    },
    stop,
  };
}

const LISTED = ['waiting', 'mine', 'left'] as const;
type Listed = (typeof LISTED)[number];

const known = (rows: readonly ConversationRow[], id: ConversationId) => rows.some((row) => row.conversation === id);

/** Those of `released` that stand in another list now than on the screen. */
function movedAmong(released: ReadonlySet<ConversationId>, shown: Readonly<Record<Listed, Shown>>, view: AgentView) {
  const onScreen = (list: Shown, id: ConversationId) => list.entries.some((entry) => entry.row.conversation === id);
  return [...released].filter((id) => LISTED.some((list) => onScreen(shown[list], id) !== known(view[list], id)));
}
