import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';

/** Who joined the waiting list since `before`, in the list's order. Undefined `before`: the first look, nobody is new. */
export function newlyWaiting(
  before: ReadonlySet<ConversationId> | undefined,
  waiting: readonly ConversationRow[],
): readonly ConversationRow[] {
  return before ? waiting.filter((row) => !before.has(row.conversation)) : [];
}

/** What others said in a thread since `seq`, oldest first. Notes count, they are said to colleagues. */
export function newlySaid(thread: Thread, afterSeq: number, selfId: string): readonly { by: string; text: string }[] {
  const said: { by: string; text: string }[] = [];
  for (const event of thread.events) {
    if (event.seq <= afterSeq || event.kind !== 'message') continue;
    if (event.by.role === 'agent' && event.by.id === selfId) continue;
    said.push({ by: 'name' in event.by ? event.by.name : '', text: event.text });
  }
  return said;
}
