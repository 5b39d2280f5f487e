import type { ConversationId } from '@shopbell/protocol';
import type { Lane } from '../state/items.ts';
import type { Context } from './context.ts';

/** Keeps what is typed, and lets the shopper know that somebody types an answer; colleagues learn it of a note and a whisper, too. */
export function write(context: Context, conversation: ConversationId, lane: Lane, text: string): void {
  const { agent, state, env } = context;
  const before = state.writing.draft(conversation, lane);
  state.writing.typed(conversation, lane, env.now());
  state.writing.setDraft(conversation, lane, text);
  const last = state.view.peek().threads.get(conversation)?.events.at(-1);
  if (before === '' && text !== '' && last) state.writing.begin(conversation, lane, last.seq);
  const on = text.trim() !== '';
  if (!on && before.trim() === '') return;
  if (lane === 'public') agent.typing(conversation, on);
  else agent.typing(conversation, on, lane);
}

/** Switches the box between message and note. */
export function writeTo({ state }: Context, conversation: ConversationId, lane: Lane): void {
  state.writing.setLane(conversation, lane);
}
