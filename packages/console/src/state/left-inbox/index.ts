import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import type { AgentSelf } from '@shopbell/sdk/agent';
import type { LeftWords, SettledPage } from '../../api/left.ts';
import type { Refused } from '../../api/shapes.ts';
import { shopperName } from '../../i18n/names.ts';
import { NOTHING_SHOWN, nextShown, type Shown } from '../hold.ts';
import { isInbox } from '../inbox.ts';
import type { State } from '../index.ts';
import { leftDue } from '../left.ts';
import type { Loaded } from '../office.ts';
import { EVERYTHING, isSettled, type Narrow, narrowed, type Settled, standingOf, type Told } from './narrow.ts';
import { NONE_PICKED, type Picked, within } from './picked.ts';

/** How many there are of what is owed an answer. */
export interface Counts {
  new: number;
  claimed: number;
  late: number;
}

/** The left messages of a shop, as their page shows them. */
export interface LeftInbox {
  narrow: Signal<Narrow>;
  counts: { readonly [K in keyof Counts]: ReadonlySignal<number> };
  /** Those that are owed an answer are more than the line tells of: the oldest are listed. */
  cut: ReadonlySignal<boolean>;
  /** Pages of those that nobody owes an answer to, as far as they were asked for. */
  settled: { readonly [K in Settled]: Signal<Loaded<SettledPage>> };
  /** What was read of each, and as of which event. */
  words: Signal<ReadonlyMap<ConversationId, { seq: number; is: LeftWords }>>;
  /** Every row that may be shown, narrowed or not. */
  rows: ReadonlySignal<readonly ConversationRow[]>;
  shown: ReadonlySignal<Shown>;
  /** The pointer or the keyboard is in the list: nothing moves. */
  held: Signal<boolean>;
  /** Lets everything into its place once. */
  settle(): void;
  /** The row that had the focus last. */
  cursor: Signal<ConversationId | undefined>;
  /** What is picked and still there. */
  picked: ReadonlySignal<Picked>;
  pick(picked: Picked): void;
  /** What kept some from being done, by conversation. */
  failed: Signal<ReadonlyMap<ConversationId, Refused>>;
}

const made = new WeakMap<State, { self: AgentSelf | undefined; inbox: LeftInbox }>();

/** One for each console and who signed in, made when it is first looked at: what was narrowed and picked goes with the person. */
export function leftInboxOf(state: State): LeftInbox {
  const self = state.self.peek();
  const known = made.get(state);
  if (known && known.self === self) return known.inbox;
  const inbox = createLeftInbox(state);
  made.set(state, { self, inbox });
  return inbox;
}

function createLeftInbox({ part, now, settings, self }: State): LeftInbox {
  const narrow = signal(EVERYTHING);
  const settled = {
    replied: signal<Loaded<SettledPage>>({ is: 'loading' }),
    gave_up: signal<Loaded<SettledPage>>({ is: 'loading' }),
  };
  const words = signal<ReadonlyMap<ConversationId, { seq: number; is: LeftWords }>>(new Map());
  const held = signal(false);
  const settles = signal(0);
  const wish = signal<Picked>(NONE_PICKED);
  const owed = computed(() => [...part.left.value, ...part.mine.value].filter(isInbox));
  const isLate = (row: ConversationRow): boolean => leftDue(row, now.value)?.level === 'over';
  const rows = computed((): readonly ConversationRow[] => {
    const { view } = narrow.value;
    if (!isSettled(view)) return owed.value;
    const page = settled[view].value;
    return page.is === 'here' ? page.value.rows : [];
  });
  const told = computed(() =>
    rows.value.map((row): Told => {
      const { conversation, shopper, agent, owner, contact = {}, last } = row;
      const { first, gaveUp } = words.value.get(conversation)?.is ?? {};
      const { order, name, email, phone } = contact;
      const all = [shopperName(settings.t.value, shopper), first ?? last?.text, order, name, email, phone];
      return { row, text: [...all, agent?.name, owner?.name, gaveUp?.name, gaveUp?.text].filter(Boolean).join(' ') };
    }),
  );
  const order = computed(() => narrowed(told.value, narrow.value, { self: self.value?.id, isLate }));
  let before = NOTHING_SHOWN;
  let wished: readonly unknown[] = [];
  const shown = computed(() => {
    // Who narrows, asks for more or for what is new wants to see it.
    const { view } = narrow.value;
    const now = [narrow.value, settles.value, isSettled(view) && settled[view].value];
    const isSame = now.every((one, index) => one === wished[index]);
    wished = now;
    before = nextShown(before, order.value, held.value && isSame);
    return before;
  });
  const count = (has: (row: ConversationRow) => boolean) => computed(() => owed.value.filter(has).length);
  const there = computed(() => shown.value.entries.filter(({ gone }) => !gone).map(({ row }) => row.conversation));
  return {
    narrow,
    counts: {
      new: count((row) => standingOf(row) === 'new'),
      claimed: count((row) => standingOf(row) === 'claimed'),
      late: count(isLate),
    },
    cut: computed(() => part.left.value.length >= LIMITS.listMaxRows),
    settled,
    words,
    rows,
    shown,
    held,
    settle() {
      settles.value += 1;
    },
    cursor: signal<ConversationId | undefined>(undefined),
    picked: computed(() => within(wish.value, there.value)),
    pick(picked) {
      wish.value = picked;
    },
    failed: signal<ReadonlyMap<ConversationId, Refused>>(new Map()),
  };
}
