import type { ConversationId } from '@shopbell/protocol';
import type { ChatView } from '../chat-types.ts';
import type { Log } from '../timeline/log.ts';
import type { Thread } from '../types.ts';
import type { FrameOf } from '../wire/frames.ts';

/** What the relay lists as the shopper's, newest first. */
export type Own = FrameOf<'welcome'>['conversations'];

/** True until a conversation is closed. */
export const isOpen = ({ state }: { readonly state: Thread['state'] | undefined }): boolean => state !== 'closed';

/** What is loaded, by age: ids sort by the time they were made at. */
export const byAge = (logs: ReadonlyMap<ConversationId, Log>): readonly Log[] =>
  [...logs.values()].filter(({ last }) => last).sort((a, b) => (a.conversation < b.conversation ? -1 : 1));

/** As it is scrolled through: the conversation on the counter last. */
export function onCounter(loaded: readonly Log[]): readonly Log[] {
  const current = loaded.findLast(isOpen) ?? loaded.at(-1);
  return current ? [...loaded.filter((log) => log !== current), current] : [];
}

/** Whether there is older history, in the oldest loaded log or before it. */
export const hasOlder = ([oldest]: readonly Log[], own: Own): boolean =>
  !!oldest && (oldest.first > 0 || own.some((one) => one.conversation < oldest.conversation));

/** The agent who has the conversation, as far as the loaded events tell. */
export function agentOf(thread: Thread | undefined): ChatView['agent'] {
  if (thread?.state !== 'active') return undefined;
  const event = thread.events.findLast((one) => 'agent' in one || one.by.role === 'agent');
  const who = event && ('agent' in event ? event.agent : event.by);
  return who && 'name' in who ? who : undefined;
}
