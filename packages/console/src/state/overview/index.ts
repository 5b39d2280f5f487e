import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';
import type { AgentSelf } from '@shopbell/sdk/agent';
import type { OverviewView } from '../../api/overview.ts';
import type { Refused } from '../../api/shapes.ts';
import { shopperName } from '../../i18n/names.ts';
import { levelOf } from '../../time/due.ts';
import { type Clocks, type ReplyClock, replyClock } from '../clock.ts';
import { groupLabel } from '../groups.ts';
import { NOTHING_SHOWN, nextShown, type Shown } from '../hold.ts';
import type { State } from '../index.ts';
import { type Figures, figuresOf } from './figures.ts';
import { gather, isCut, type LiveLists } from './gather.ts';
import { EVERYTHING, type Narrow, narrowed, type Sort, sorted, type Told, URGENT } from './order.ts';

/** The floor as who oversees it sees it. */
export interface Overview {
  /** The live lists hold less than there is: the rest is looked for now and then. */
  cut: ReadonlySignal<boolean>;
  looked: Signal<OverviewView | undefined>;
  /** Why the last look came to nothing. */
  refused: Signal<Refused | undefined>;
  rows: ReadonlySignal<readonly ConversationRow[]>;
  clocks: ReadonlySignal<Clocks>;
  figures: ReadonlySignal<Figures>;
  narrow: Signal<Narrow>;
  sort: Signal<Sort>;
  /** How many there are of what is looked for. */
  found: ReadonlySignal<number>;
  shown: ReadonlySignal<Shown>;
  /** The pointer or the keyboard is in the table: nothing moves. */
  held: Signal<boolean>;
  /** Lets everything into its place once. */
  settle(): void;
  /** The row that had the focus last. */
  cursor: Signal<ConversationId | undefined>;
}

const made = new WeakMap<State, { self: AgentSelf | undefined; overview: Overview }>();

/**
 * One for each console and who signed in, made when it is first looked at: what was narrowed and sorted stays while the desk is gone
 * to, and goes with the person.
 */
export function overviewOf(state: State): Overview {
  const self = state.self.peek();
  const known = made.get(state);
  if (known && known.self === self) return known.overview;
  const overview = createOverview(state);
  made.set(state, { self, overview });
  return overview;
}

function createOverview({ view, part, now, settings }: State): Overview {
  const looked = signal<OverviewView | undefined>(undefined);
  const narrow = signal(EVERYTHING);
  const sort = signal(URGENT);
  const held = signal(false);
  const settled = signal(0);
  const lists = listsOf(view);
  const cut = computed(() => isCut(lists.value));
  const { threads, rules, groups } = part;
  const rows = computed(() => gather(lists.value, cut.value ? (looked.value?.rows ?? []) : []));
  // A row is another object when anything in it changed.
  const clocked = new WeakMap<ConversationRow, { thread: Thread | undefined; rules: unknown; clock?: ReplyClock }>();
  const clocks = computed(() => {
    const running = new Map<ConversationId, ReplyClock>();
    for (const row of rows.value) {
      const thread = threads.value.get(row.conversation);
      let entry = clocked.get(row);
      if (!entry || entry.thread !== thread || entry.rules !== rules.value) {
        const clock = replyClock(row, thread, rules.value);
        entry = { thread, rules: rules.value, ...(clock ? { clock } : {}) };
        clocked.set(row, entry);
      }
      if (entry.clock) running.set(row.conversation, entry.clock);
    }
    return running;
  });
  const told = computed(() =>
    rows.value.map((row): Told => {
      const t = settings.t.value;
      const shopper = shopperName(t, row.shopper);
      return { row, shopper, agent: row.agent?.name ?? '', group: groupLabel(t, { groups: groups.value }, row.group) };
    }),
  );
  const levelAt = (at: number) => (row: ConversationRow) => {
    const clock = clocks.value.get(row.conversation);
    return clock && levelOf(clock, at);
  };
  const order = computed(() => {
    const kept = narrowed(told.value, narrow.value, (row) => levelAt(now.value)(row));
    return sorted(kept, sort.value, clocks.value, settings.language.value);
  });
  let before = NOTHING_SHOWN;
  let wish: readonly unknown[] = [];
  const shown = computed(() => {
    // Who narrows, sorts or asks for what is new wants to see it.
    const wished = [narrow.value, sort.value, settled.value];
    const isSame = wished.every((one, index) => one === wish[index]);
    wish = wished;
    before = nextShown(before, order.value, held.value && isSame);
    return before;
  });
  return {
    cut,
    looked,
    refused: signal<Refused | undefined>(undefined),
    rows,
    clocks,
    figures: computed(() => {
      const isWhole = !cut.value || looked.value?.more === false;
      const at = now.value;
      return figuresOf(rows.value, levelAt(at), clocks.value, view.value, at, isWhole, settings.language.value);
    }),
    narrow,
    sort,
    found: computed(() => order.value.length),
    shown,
    held,
    settle() {
      settled.value += 1;
    },
    cursor: signal<ConversationId | undefined>(undefined),
  };
}

/** The same object while none of them changed: other parts of the view change with every word that is typed. */
function listsOf(view: State['view']): ReadonlySignal<LiveLists> {
  let last: LiveLists | undefined;
  return computed(() => {
    const { waiting, left, mine, owned, company, floor } = view.value;
    const next: LiveLists = { waiting, left, mine, owned, company, floor };
    const names = ['waiting', 'left', 'mine', 'owned', 'company', 'floor'] as const;
    if (!last || names.some((name) => next[name] !== last?.[name])) last = next;
    return last;
  });
}
