import type { ConversationId } from '@shopbell/protocol';
import { call } from '../api/call.ts';
import { fields, isText } from '../api/read.ts';
import type { Refused } from '../api/shapes.ts';
import { type MaskPlace, maskKey } from '../state/reveal.ts';
import type { Context } from './context.ts';

const toHidden = (value: unknown): string | undefined => {
  const { text } = fields(value) ?? {};
  return isText(text) ? text : undefined;
};

/** Looks behind a mask; the site's log says so. What is there stays on the screen until the thread is left. */
export async function reveal(
  { state, env }: Context,
  conversation: ConversationId,
  place: MaskPlace,
): Promise<Refused | undefined> {
  const [path, body] =
    'seq' in place ? ['reveal', place] : ['shopper/reveal', { source: place.source, name: place.name }];
  const answer = await call(env.request, toHidden, 'POST', `conversations/${conversation}/${path}`, body);
  if (!answer.ok) return answer.refused;
  // They may have gone on meanwhile: what was shown there is gone.
  if (state.open.peek() !== conversation) return undefined;
  state.revealed.value = new Map(state.revealed.peek()).set(maskKey(conversation, place), answer.value);
  return undefined;
}

/** Covers it again. */
export function cover({ state }: Context, conversation: ConversationId, place: MaskPlace): void {
  const left = new Map(state.revealed.peek());
  left.delete(maskKey(conversation, place));
  state.revealed.value = left;
}
