import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ConversationId } from '@shopbell/protocol';
import type { AgentSelf } from '@shopbell/sdk/agent';
import type { About } from './about.ts';
import type { Parts } from './parts.ts';

/**
 * Where a mask is in a conversation: a piece of an event's words, or what the shop says of the shopper under a name, since `at`: what it
 * says later is another thing.
 */
export type MaskPlace =
  | { readonly seq: number; readonly piece: number }
  | { readonly source: 'page' | 'member'; readonly name: string; readonly at: number };

/** A mask by its name in `revealed`. */
export const maskKey = (conversation: ConversationId, place: MaskPlace): string =>
  'seq' in place
    ? `${conversation} ${place.seq} ${place.piece}`
    : `${conversation} ${place.source} ${place.at} ${place.name}`;

export interface Revealing {
  /** What stood behind masks that were looked behind, by `maskKey`; empty as soon as another thread is open. */
  revealed: Signal<ReadonlyMap<string, string>>;
  /** Whether this agent may look behind masks in the open thread. The server decides again. */
  mayReveal: ReadonlySignal<boolean>;
  stopRevealing(): void;
}

export function createRevealing(
  part: Pick<Parts, 'rules' | 'company'>,
  self: ReadonlySignal<AgentSelf | undefined>,
  open: ReadonlySignal<ConversationId | undefined>,
  about: ReadonlySignal<About | undefined>,
): Revealing {
  const revealed = signal<ReadonlyMap<string, string>>(new Map());
  let before: ConversationId | undefined;
  return {
    revealed,
    mayReveal: computed(() => {
      const rule = part.rules.value?.reveal;
      const me = self.value;
      if (!me || rule === undefined || rule === 'nobody') return false;
      if (me.duty !== 'agent') return true;
      const company = part.company.value;
      const isGuest = company.some(
        ({ conversation, guests = [] }) => conversation === open.value && guests.some(({ id }) => id === me.id),
      );
      return rule === 'own' && (about.value?.agent?.id === me.id || isGuest);
    }),
    stopRevealing: effect(() => {
      const now = self.value && open.value;
      if (now !== before) revealed.value = new Map();
      before = now;
    }),
  };
}
