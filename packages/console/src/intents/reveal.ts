import type { ConversationId } from '@shopbell/protocol';
import { call } from '../api/call.ts';
import { fields, isText } from '../api/read.ts';
import type { Refused } from '../api/shapes.ts';
import { maskKey } from '../state/reveal.ts';
import type { Context } from './context.ts';

const toHidden = (value: unknown): string | undefined => {
  const { text } = fields(value) ?? {};
  return isText(text) ? text : undefined;
};

/** Looks behind a mask; the site's log says so. What is there stays on the screen until the thread is left. */
export async function reveal(
  { state, env }: Context,
  conversation: ConversationId,
  seq: number,
  piece: number,
): Promise<Refused | undefined> {
  const path = `conversations/${conversation}/reveal`;
  const answer = await call(env.request, toHidden, 'POST', path, { seq, piece });
  if (!answer.ok) return answer.refused;
  // They may have gone on meanwhile: what was shown there is gone.
  if (state.open.peek() !== conversation) return undefined;
  state.revealed.value = new Map(state.revealed.peek()).set(maskKey(conversation, seq, piece), answer.value);
  return undefined;
}

/** Covers it again. */
export function cover({ state }: Context, conversation: ConversationId, seq: number, piece: number): void {
  const left = new Map(state.revealed.peek());
  left.delete(maskKey(conversation, seq, piece));
  state.revealed.value = left;
}
