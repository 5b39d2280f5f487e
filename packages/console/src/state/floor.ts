import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ConversationId } from '@shopbell/protocol';
import type { AgentStatus } from '@shopbell/sdk/agent';
import { isAtLimit } from './duty.ts';
import { type Cut, type Unanswered, unanswered } from './line-cut.ts';
import { nextOffers, type ShownOffer } from './offers.ts';
import type { Parts } from './parts.ts';

/** How this agent stands on the floor, what is offered to them, and what they owe after a cut line. */
export interface Floor {
  /** The menu of statuses is open. */
  statusMenu: Signal<boolean>;
  /** "Sign off?" is asked. */
  signingOff: Signal<boolean>;
  /** What shoppers are told while one is away is asked for, before one is. */
  awayAsked: Signal<boolean>;
  /** What was chosen and isn't confirmed so far. */
  wished: Signal<AgentStatus | undefined>;
  /** Conversations this agent has ended, of which the list has not told so far. */
  ended: Signal<ReadonlySet<ConversationId>>;
  atLimit: ReadonlySignal<boolean>;
  offers: ReadonlySignal<readonly ShownOffer[]>;
  /** Offers that were accepted or declined here: that they go is no news. */
  answered: Signal<ReadonlySet<ConversationId>>;
  /** Conversations that went on while there was no line, until they are answered or put aside. */
  cuts: Signal<readonly Cut[]>;
  /** Those of them in which the shopper wrote. */
  owed: ReadonlySignal<readonly Unanswered[]>;
  stopFloor(): void;
}

export function createFloor(part: Parts, now: ReadonlySignal<number>): Floor {
  const offers = signal<readonly ShownOffer[]>([]);
  const wished = signal<AgentStatus | undefined>(undefined);
  const ended = signal<ReadonlySet<ConversationId>>(new Set());
  const cuts = signal<readonly Cut[]>([]);
  const stops = [
    effect(() => {
      offers.value = nextOffers(offers.peek(), { offers: part.offers.value, waiting: part.waiting.value }, now.peek());
    }),
    effect(() => {
      if (wished.value === part.duty.value?.status) wished.value = undefined;
    }),
    effect(() => {
      if (ended.value.size === 0) return;
      const left = part.mine.value.filter(({ conversation }) => ended.value.has(conversation));
      if (left.length < ended.value.size) ended.value = new Set(left.map(({ conversation }) => conversation));
    }),
  ];
  return {
    statusMenu: signal(false),
    signingOff: signal(false),
    awayAsked: signal(false),
    wished,
    ended,
    atLimit: computed(() => isAtLimit({ mine: part.mine.value }, part.duty.value)),
    offers,
    answered: signal<ReadonlySet<ConversationId>>(new Set()),
    cuts,
    owed: computed(() => unanswered(cuts.value, { mine: part.mine.value, threads: part.threads.value })),
    stopFloor() {
      for (const stop of stops) stop();
    },
  };
}
