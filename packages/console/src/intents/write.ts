import type { ConversationId } from '@shopbell/protocol';
import type { Lane } from '../state/items.ts';
import type { Context } from './context.ts';

/** Keeps what is typed, and lets the shopper know that somebody types an answer. A note or a whisper is nobody's business. */
export function write(context: Context, conversation: ConversationId, lane: Lane, text: string): void {
  const { agent, state, env } = context;
  const before = state.writing.draft(conversation, lane);
  state.writing.typed(conversation, lane, env.now());
  state.writing.setDraft(conversation, lane, text);
  if (lane !== 'public') return;
  if (text.trim() !== '') agent.typing(conversation, true);
  else if (before.trim() !== '') agent.typing(conversation, false);
}

/** Switches the box between message and note. */
export function writeTo({ state }: Context, conversation: ConversationId, lane: Lane): void {
  state.writing.setLane(conversation, lane);
}
