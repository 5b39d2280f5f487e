import type { AgentId, ConversationId, HandoverReason } from '@shopbell/protocol';
import { addRead, type Handover, handoverKey } from '../state/handover.ts';
import { codePoints, TEXT_MAX_CHARS } from '../text/count.ts';
import { type Context, refusalOf } from './context.ts';
import { dropGoing } from './say-files.ts';

/** What is asked for in the dialog: whom to give it to, a group, or the queue, with a reason and a note; or the words of a taking over. */
export type Wish =
  | { to: AgentId | 'queue' | { group: string }; reason: HandoverReason; note: string }
  | { from: AgentId; why: string };

/** Opens the dialog: to hand over, or with `from` to take over from that agent. */
export function askHandover(
  { state }: Context,
  conversation: ConversationId,
  from?: { id: AgentId; name: string },
): void {
  state.handing.value = { conversation, from, working: false, problem: undefined };
}

export function leaveHandover({ state }: Context): void {
  state.handing.value = undefined;
}

/** Carries it out. The dialog goes when it went well; else it stays, with the words and the reason why not. */
export async function handOver({ agent, state }: Context, wish: Wish): Promise<boolean> {
  const handing = state.handing.peek();
  if (!handing || handing.working) return false;
  const { conversation } = handing;
  const words = ('note' in wish ? wish.note : wish.why).trim();
  if (words === '' || codePoints(words) > TEXT_MAX_CHARS) return false;
  state.handing.value = { ...handing, working: true, problem: undefined };
  const stays = state.lists.release(conversation);
  try {
    if ('why' in wish) await agent.takeOver(conversation, wish.from, words);
    else if (wish.to === 'queue') await agent.giveBack(conversation, { reason: wish.reason, note: words });
    else await agent.transfer(conversation, wish.to, { reason: wish.reason, note: words });
    if (!('why' in wish)) dropGoing(state, conversation);
    if (state.handing.peek()?.conversation === conversation) state.handing.value = undefined;
    return true;
  } catch (error) {
    stays();
    const { code } = refusalOf(error);
    if (state.handing.peek()?.conversation === conversation) {
      state.handing.value = { ...handing, working: false, problem: code };
    }
    return false;
  }
}

/** The agent has read the note of whoever had it before. */
export function readHandover({ state, env }: Context, handover: Handover): void {
  const read = addRead(state.handoversRead.peek(), handoverKey(handover));
  state.handoversRead.value = read;
  env.store.set('handoversRead', read.join(','));
}

/** The agent has seen what became of a conversation. */
export function dropMove({ state }: Context, index: number): void {
  state.moves.value = state.moves.peek().filter((_, place) => place !== index);
}
