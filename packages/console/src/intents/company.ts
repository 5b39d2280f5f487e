import type { AgentId, ConversationId } from '@shopbell/protocol';
import { type Asked, type Whisper, whisperKey } from '../state/company.ts';
import { addRead } from '../state/handover.ts';
import { codePoints, TEXT_MAX_CHARS } from '../text/count.ts';
import { type Context, refusalOf } from './context.ts';

/** Opens the dialog that asks a colleague in. */
export function askInvite({ state }: Context, conversation: ConversationId): void {
  state.inviting.value = { conversation, working: false, problem: undefined };
}

export function leaveInvite({ state }: Context): void {
  state.inviting.value = undefined;
}

/** Asks a colleague in. The dialog goes when it went well; else it stays, with the words and the reason why not. */
export async function invite({ agent, state }: Context, to: AgentId, words: string): Promise<boolean> {
  const inviting = state.inviting.peek();
  const text = words.trim();
  if (!inviting || inviting.working || text === '' || codePoints(text) > TEXT_MAX_CHARS) return false;
  const { conversation } = inviting;
  state.inviting.value = { ...inviting, working: true, problem: undefined };
  const isHere = () => state.inviting.peek()?.conversation === conversation;
  try {
    await agent.invite(conversation, to, text);
    if (isHere()) state.inviting.value = undefined;
    return true;
  } catch (error) {
    if (isHere()) state.inviting.value = { ...inviting, working: false, problem: refusalOf(error).code };
    return false;
  }
}

/** Joins, leaves, or says no; a refusal is told where the conversation is open. */
async function ask({ state }: Context, conversation: ConversationId, act: () => Promise<unknown>): Promise<boolean> {
  if (state.busy.peek().has(conversation)) return false;
  const working = (on: boolean) => {
    const busy = new Set(state.busy.peek());
    if (on) busy.add(conversation);
    else busy.delete(conversation);
    state.busy.value = busy;
  };
  working(true);
  state.notice.value = undefined;
  try {
    await act();
    return true;
  } catch (error) {
    if (state.session.peek().is === 'in') state.notice.value = { conversation, code: refusalOf(error).code };
    return false;
  } finally {
    working(false);
  }
}

export const join = (context: Context, conversation: ConversationId): Promise<boolean> =>
  ask(context, conversation, () => context.agent.join(conversation));

export const part = (context: Context, conversation: ConversationId): Promise<boolean> =>
  ask(context, conversation, () => context.agent.part(conversation));

export const decline = (context: Context, { conversation }: Pick<Asked, 'conversation'>): Promise<boolean> =>
  ask(context, conversation, () => context.agent.decline(conversation));

/** The agent has read a supervisor's words. */
export function readWhisper({ state, env }: Context, whisper: Whisper): void {
  const read = addRead(state.whispersRead.peek(), whisperKey(whisper));
  state.whispersRead.value = read;
  env.store.set('whispersRead', read.join(','));
}
