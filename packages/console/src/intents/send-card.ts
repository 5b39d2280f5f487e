import type { Card, ConversationId } from '@shopbell/protocol';
import { call } from '../api/call.ts';
import { toNothing } from '../api/shapes.ts';
import type { Carding, ToStore } from '../state/carding.ts';
import { type Context, refusalOf } from './context.ts';

/** Sends what the dialog holds. It comes with the dialog. */
export async function sendCard(context: Context, what: Card | ToStore): Promise<boolean> {
  const asked = context.state.carding.peek();
  if (!asked || asked.working) return false;
  return 'store' in what ? sendToStore(context, asked, what) : sendAsCard(context, asked, what);
}

/** The server writes the message: only it makes codes. Tried again after a lost answer, it is the one that was sent. */
async function sendToStore({ agent, state, env }: Context, asked: Carding, what: ToStore): Promise<boolean> {
  const { carding } = state;
  const { conversation } = asked;
  const wish = JSON.stringify(what);
  const tried = asked.tried?.wish === wish ? asked.tried : { wish, cid: agent.cid() };
  carding.value = { ...asked, working: true, problem: undefined };
  const body = { ...what, cid: tried.cid };
  const answer = await call(env.request, toNothing, 'POST', `conversations/${conversation}/referrals`, body);
  if (carding.peek()?.conversation === conversation) {
    carding.value = answer.ok ? undefined : { ...asked, problem: answer.refused.code, tried };
  }
  return answer.ok;
}

async function sendAsCard({ agent, state: { carding } }: Context, asked: Carding, card: Card): Promise<boolean> {
  const { conversation } = asked;
  const isStill = () => carding.peek()?.conversation === conversation;
  const cid = agent.cid();
  carding.value = { ...asked, working: true, problem: undefined };
  try {
    await agent.send(conversation, '', { card, cid });
    if (isStill()) carding.value = undefined;
    return true;
  } catch (error) {
    const { code } = refusalOf(error);
    agent.discard(cid);
    if (isStill()) carding.value = { ...asked, problem: code };
    return false;
  }
}

/** Asks the shopper for a rating; a refusal is told by its name. */
export async function askRating({ agent, state: { notice } }: Context, conversation: ConversationId): Promise<void> {
  notice.value = undefined;
  try {
    await agent.askRating(conversation);
  } catch (error) {
    notice.value = { conversation, code: refusalOf(error).code };
  }
}
