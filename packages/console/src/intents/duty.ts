import type { ConversationId } from '@shopbell/protocol';
import type { AgentStatus } from '@shopbell/sdk/agent';
import type { Context } from './context.ts';
import { open } from './open.ts';

/** Opens the menu of statuses, or closes it. */
export function statusMenu({ state }: Context, on: boolean): void {
  state.statusMenu.value = on && state.view.peek().duty !== undefined;
  if (on) state.signingOff.value = false;
}

/** Says how the agent stands. Signing off with something open is asked about first; with `sure` it is done. */
export function setStatus({ agent, state }: Context, status: AgentStatus, sure = false): void {
  state.statusMenu.value = false;
  const view = state.view.peek();
  if (status === view.duty?.status) return;
  if (status === 'off' && !sure && view.mine.length > 0) {
    state.signingOff.value = true;
    return;
  }
  state.signingOff.value = false;
  state.wished.value = status;
  agent.setStatus(status);
}

/** The answer "stay". */
export function stayOn({ state }: Context): void {
  state.signingOff.value = false;
}

/** Declines an offer: it goes to somebody else. */
export function pass({ agent, state }: Context, conversation: ConversationId): void {
  answered(state, conversation);
  agent.pass(conversation);
}

/** The agent has answered an offer, so that it is no news when it goes. */
export function answered(state: Context['state'], conversation: ConversationId): void {
  if (!state.view.peek().offers.some((offer) => offer.conversation === conversation)) return;
  state.answered.value = new Set(state.answered.peek()).add(conversation);
}

/** Opens a conversation that went on without this agent, with an apology in the box: theirs to send. */
export function apologise(context: Context, conversation: ConversationId): void {
  const { state } = context;
  const { apology } = state.settings.t.peek().floor;
  open(context, conversation);
  state.writing.setLane(conversation, 'public');
  if (!state.writing.draft(conversation, 'public').startsWith(apology)) {
    state.writing.putBack(conversation, 'public', apology);
  }
}

/** Puts a conversation that went on without this agent aside. */
export function dropCut({ state }: Context, conversation: ConversationId): void {
  state.cuts.value = state.cuts.peek().filter((cut) => cut.conversation !== conversation);
}
