import type { ConversationId, Marks, ReceiptsState, SetReceipt } from '@shopbell/protocol';
import { readable } from '../app/readable.ts';
import type { Who } from '../app/who.ts';
import type { Hint } from '../ports/bus.ts';
import type { Receipts } from '../ports/store.ts';
import type { RelayDeps } from './deps.ts';
import { send, sendEncoded } from './send.ts';
import type { Session } from './session.ts';

/** Receipts as the state lane tells them. */
export const receiptsState = (conversation: ConversationId, { shopper, shop }: Receipts): ReceiptsState => ({
  topic: 'receipts',
  conversation,
  shopper,
  shop,
});

/**
 * Raises this side's marks, no further than the client was told of (C16). A client that is just coming back may speak of
 * what it had before it is served again: then as far as the log goes.
 */
export async function setReceipt(deps: RelayDeps, session: Session, who: Who, frame: SetReceipt): Promise<void> {
  const { conversation, delivered = 0, read = 0 } = frame;
  const cursor = session.cursors.get(conversation);
  const told = cursor ? Math.max(cursor.seq, cursor.had) : (await readable(deps, who, conversation))?.seq;
  if (told === undefined) return;
  const marks: Marks = { delivered: Math.min(delivered, told), read: Math.min(read, told) };
  const side = who.role === 'agent' ? 'shop' : 'shopper';
  const receipts = await deps.store.mark(who.site, conversation, side, marks);
  if (receipts) deps.bus.publish({ kind: 'receipts', site: who.site, conversation, receipts, from: session.id });
}

/**
 * Tells everybody who follows, but the agent's connection that raised them: it knows. A shopper's stands for all tabs of a
 * browser, and the others don't.
 */
export function tellReceipts(deps: RelayDeps, hint: Extract<Hint, { kind: 'receipts' }>): void {
  let json: string | undefined;
  for (const session of deps.hub.followers(hint.conversation)) {
    if (session.id === hint.from && session.who?.role === 'agent') continue;
    json ??= JSON.stringify({ type: 'state', state: receiptsState(hint.conversation, hint.receipts) });
    sendEncoded(deps, session, 'state', json);
  }
}

/** Tells one connection how things stand. */
export async function sendReceipts(deps: RelayDeps, session: Session, who: Who, id: ConversationId): Promise<void> {
  const receipts = await deps.store.receipts(who.site, id);
  if (session.cursors.has(id)) send(deps, session, { type: 'state', state: receiptsState(id, receipts) });
}
