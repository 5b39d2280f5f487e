import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { AgentId, ConversationId } from '@shopbell/protocol';
import type { Shopper } from '../text/shopper.ts';
import type { Lane } from './items.ts';

/** How long what was sent may be taken back, in ms; 0: not at all. */
export const UNDO_CHOICES = [0, 5_000, 10_000] as const;
export type UndoMs = (typeof UNDO_CHOICES)[number];
export const UNDO_MS: UndoMs = 5_000;

/** A message that was sent and waits in the console, so that it can be taken back. */
export interface Held {
  /** Under this it goes, whenever that is. */
  readonly cid: string;
  readonly conversation: ConversationId;
  readonly lane: Lane;
  readonly text: string;
  /** Whom a whisper is for: who had the conversation at the press. */
  readonly to: { readonly id: AgentId; readonly name: string } | undefined;
  /** Time of the press, and when it goes; epoch ms. */
  readonly at: number;
  readonly until: number;
}

/** What was sent and waits, oldest first. */
export interface Undo {
  held: Signal<readonly Held[]>;
  /** Gone to the outbox and neither stored nor refused so far: the device keeps them until then. */
  handed: Signal<readonly Held[]>;
  /** Whom words were last for, by conversation: by the time they go its row may have left the lists. */
  shoppers: Map<ConversationId, Shopper>;
  /** Those of the open conversation. */
  heldHere: ReadonlySignal<readonly Held[]>;
}

export function createUndo(open: ReadonlySignal<ConversationId | undefined>): Undo {
  const held = signal<readonly Held[]>([]);
  return {
    held,
    handed: signal<readonly Held[]>([]),
    shoppers: new Map(),
    heldHere: computed(() => held.value.filter(({ conversation }) => conversation === open.value)),
  };
}

/** When a message goes that is sent now: after its time, and behind what waits in its conversation. */
export function goesAt(held: readonly Held[], conversation: ConversationId, now: number, undoMs: number): number {
  const before = held.filter((one) => one.conversation === conversation).map(({ until }) => until);
  return Math.max(now + undoMs, ...before);
}

/** The choice that was kept on the machine. */
export const undoMsOf = (kept: string | null): UndoMs =>
  kept === 'off' ? 0 : (UNDO_CHOICES.find((ms) => ms > 0 && String(ms) === kept) ?? UNDO_MS);
