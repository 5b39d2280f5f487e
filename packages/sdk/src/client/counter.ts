import type { ConversationId } from '@shopbell/protocol';
import type { ChatView } from '../chat-types.ts';
import type { Log } from '../timeline/log.ts';
import type { Thread } from '../types.ts';
import type { FrameOf } from '../wire/frames.ts';

export type Own = FrameOf<'welcome'>['conversations'];

/** True until a conversation is closed. */
export const isOpen = ({ state }: { readonly state: Thread['state'] | undefined }): boolean => state !== 'closed';

/** Ids sort by the time they were made at. */
export const byAge = (
  a: { readonly conversation: ConversationId },
  b: { readonly conversation: ConversationId },
): number => (a.conversation < b.conversation ? -1 : 1);

/** A shopper's loaded logs as they are scrolled through: by age, the one on the counter last. */
export function onCounter(logs: ReadonlyMap<ConversationId, Log>): readonly Log[] {
  const loaded = [...logs.values()].filter(({ last }) => last).sort(byAge);
  const current = loaded.findLast(isOpen) ?? loaded.at(-1);
  return current ? [...loaded.filter((log) => log !== current), current] : [];
}

/** Where older history goes on: in the oldest loaded log, or in the conversation before it. */
export function olderThan(logs: readonly Log[], own: Own): (Own[number] & { before: number }) | undefined {
  const oldest = [...logs].sort(byAge)[0];
  if (!oldest) return undefined;
  const { conversation, state = 'closed', first } = oldest;
  if (first) return { conversation, state, seq: 0, before: first + 1 };
  const next = own
    .filter((one) => byAge(one, oldest) < 0 && one.conversation !== conversation)
    .sort(byAge)
    .at(-1);
  return next && { ...next, before: next.seq + 1 };
}

/** The agent who has the conversation, as far as the loaded events tell. */
export function agentOf(thread: Thread | undefined): ChatView['agent'] {
  if (thread?.state !== 'active') return undefined;
  const event = thread.events.findLast(({ kind, by }) => kind === 'assigned' || by.role === 'agent');
  const who = event?.kind === 'assigned' ? event.agent : event?.by;
  return who && 'name' in who ? { id: who.id, name: who.name } : undefined;
}
