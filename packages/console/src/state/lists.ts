import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import type { Clocks } from './clock.ts';
import { keptShown, NOTHING_SHOWN, nextShown, type Shown } from './hold.ts';
import { sortLeft, sortMine, sortOwned, sortWaiting } from './order.ts';
import type { Parts } from './parts.ts';
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

export function createLists(part: Parts, clocks: ReadonlySignal<Clocks>, stuck: ReadonlySignal<StuckCases>): Lists {
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
    const now = { waiting: part.waiting.value, mine: part.mine.value, left: part.left.value };
    const moved = movedAmong(released, { waiting: waiting.peek(), mine: mine.peek(), left: left.peek() }, now);
    // Each list comes in a frame of its own: what has left one and is in no other so far is on its way still.
    for (const conversation of moved) {
      if (LISTED.some((list) => known(now[list], conversation))) released.delete(conversation);
    }
    const hold = held.value && seen === settled.value && moved.length === 0;
    seen = settled.value;
    // `mine` stands below `waiting`: a first arrival in there would push it down under the cursor.
    const below = now.mine.length > 0 || mine.peek().entries.length > 0;
    show(waiting, sortWaiting(now.waiting, clocks.value), hold, below);
    show(mine, sortMine(now.mine, clocks.value), hold);
    show(company, sortMine(part.company.value, clocks.value), hold);
    const listed = new Set([...now.mine, ...part.company.value].map(({ conversation }) => conversation));
    const elsewhere = part.owned.value.filter(({ conversation }) => !listed.has(conversation));
    show(owned, sortOwned(elsewhere, clocks.value, stuck.value), hold);
    const inbox = now.left.filter(({ conversation }) => !listed.has(conversation));
    show(left, sortLeft(inbox), hold);
    for (const { conversation } of [...elsewhere, ...inbox]) listed.add(conversation);
    const others = part.floor.value.filter(({ conversation }) => !listed.has(conversation));
    show(floor, sortMine(others, clocks.value), hold);
  });
  return {
    waiting,
    mine,
    left,
    owned,
    company,
    floor,
    waitingCount: computed(() => part.waiting.value.length),
    mineCount: computed(() => part.mine.value.length),
    leftCount: computed(() => part.left.value.filter(({ state }) => state === 'left').length),
    rows: computed(
      () =>
        new Map(
          [part.promises, part.floor, part.owned, part.left, part.company, part.waiting, part.mine]
            .flatMap((list) => list.value)
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
type Rows = Readonly<Record<Listed, readonly ConversationRow[]>>;

const known = (rows: readonly ConversationRow[], id: ConversationId) => rows.some((row) => row.conversation === id);

/** Those of `released` that stand in another list now than on the screen. */
function movedAmong(released: ReadonlySet<ConversationId>, shown: Readonly<Record<Listed, Shown>>, now: Rows) {
  const onScreen = (list: Shown, id: ConversationId) => list.entries.some((entry) => entry.row.conversation === id);
  return [...released].filter((id) => LISTED.some((list) => onScreen(shown[list], id) !== known(now[list], id)));
}
