import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ConversationId } from '@shopbell/protocol';
import type { Check, Outgoing, Question, SendContext } from './checks/check.ts';
import { erased } from './checks/erased.ts';
import { gap } from './checks/gap.ts';
import { guard } from './checks/guard.ts';
import { otherShopper } from './checks/other-shopper.ts';
import type { Lane } from './items.ts';

/** In the order in which they ask: first whether it is the right place, then whether they are the right words. */
const CHECKS: readonly Check[] = [otherShopper, erased, gap, guard];

/** The first question about these words that was not answered so far. */
export function questionOf(
  outgoing: Outgoing,
  context: SendContext,
  answered: readonly Question['is'][],
  checks: readonly Check[] = CHECKS,
): Question | undefined {
  for (const check of checks) {
    const question = check(outgoing, context);
    if (question && !(question.mayPass && answered.includes(question.is))) return question;
  }
  return undefined;
}

/** A question that stands: nothing goes until it is answered. */
export interface Asking {
  readonly outgoing: Outgoing;
  readonly question: Question;
  /** Those that were answered with "send anyway" before it. */
  readonly answered: readonly Question['is'][];
}

/** The question before sending. */
export interface BeforeSend {
  asking: Signal<Asking | undefined>;
  /** It stands only while its words are in the box, unchanged. */
  question: ReadonlySignal<Asking | undefined>;
  /** When another conversation was opened, epoch ms; no signal: nothing is drawn from it. */
  openedAt: number | undefined;
}

/** @param words what stands in a box now, with the message it changes */
export function createBeforeSend(
  open: ReadonlySignal<ConversationId | undefined>,
  words: (conversation: ConversationId, lane: Lane) => { text: string; edits?: number },
): BeforeSend {
  const asking = signal<Asking | undefined>(undefined);
  const question = computed(() => {
    const asked = asking.value;
    if (!asked || asked.outgoing.conversation !== open.value) return undefined;
    const { conversation, lane, text, edits } = asked.outgoing;
    const now = words(conversation, lane);
    return now.text.trim() === text && now.edits === edits ? asked : undefined;
  });
  return { asking, question, openedAt: undefined };
}
