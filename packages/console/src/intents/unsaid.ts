import type { ConversationId } from '@shopbell/protocol';
import type { ChatErrorCode } from '@shopbell/sdk';
import type { NamedProblem } from '../i18n/problems.ts';
import type { State } from '../state/index.ts';
import { addMoves } from '../state/moves.ts';

/** Remembers whom what is said in the open conversation is for. */
export function rememberWhom({ undo, about }: State): void {
  const to = about.peek();
  if (to) undo.shoppers.set(to.conversation, to.shopper);
}

/**
 * Tells that the server refused what was said: beside the box where that conversation is open, unless the thread says it there, else by a
 * line that stands until the agent goes there or has seen it, one a conversation. `recall` – it refused that words are taken back.
 */
export function tellUnsaid(
  state: State,
  conversation: ConversationId,
  code: ChatErrorCode | NamedProblem,
  { recall = false, inThread = false } = {},
): void {
  if (state.open.peek() === conversation) {
    if (!inThread) state.notice.value = { conversation, code };
    return;
  }
  const row = state.lists.rows.peek().get(conversation);
  const shopper = row?.shopper ?? state.undo.shoppers.get(conversation) ?? { id: conversation };
  const others = state.moves.peek().filter((move) => move.is !== 'unsaid' || move.conversation !== conversation);
  state.moves.value = addMoves(others, [{ is: 'unsaid', conversation, shopper, code, recall }]);
}
