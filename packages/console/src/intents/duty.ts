import type { ConversationId } from '@shopbell/protocol';
import type { AgentStatus } from '@shopbell/sdk/agent';
import type { Context } from './context.ts';
import { open } from './open.ts';
import { letAllGo, settled } from './undo.ts';
import { until } from './until.ts';

/** So long signing off waits for a conversation that is being ended or taken, in ms. */
const UNDER_WAY_MS = 3000;

/** Opens the menu of statuses, or closes it. */
export function statusMenu({ state }: Context, on: boolean): void {
  state.statusMenu.value = on && state.view.peek().duty !== undefined;
  if (!on) return;
  state.signingOff.value = false;
  state.awayAsked.value = false;
}

/**
 * Says how the agent stands. Signing off with something open is asked about first; with `sure` it is done. Before they are away they
 * are asked what shoppers are told meanwhile, and so is who is away already.
 */
export function setStatus(context: Context, status: AgentStatus, sure = false): void {
  const { agent, state } = context;
  state.statusMenu.value = false;
  state.signingOff.value = false;
  const { duty } = state.view.peek();
  if (status === 'away') {
    state.wished.value = undefined;
    state.awayAsked.value = true;
    return;
  }
  // Whoever changes their mind before it is so is heard.
  if (status === (state.wished.peek() ?? duty?.status)) return;
  state.wished.value = status;
  if (status === 'off') void signOff(context, sure);
  else agent.setStatus(status);
}

/**
 * Signs off once it is known what is open: who has just ended their last conversation is not asked about it, and what they have just
 * sent goes before they do.
 */
async function signOff(context: Context, sure: boolean): Promise<void> {
  const { agent, state, env } = context;
  const open = () => state.part.mine.value.filter(({ conversation }) => !state.ended.value.has(conversation));
  if (state.busy.peek().size > 0) await until(env, UNDER_WAY_MS, () => state.busy.value.size === 0);
  if (state.wished.peek() !== 'off') return;
  if (!sure && open().length > 0) {
    state.wished.value = undefined;
    state.signingOff.value = true;
    return;
  }
  letAllGo(context);
  if (state.undo.handed.peek().length > 0) await settled(context);
  if (state.wished.peek() !== 'off') return;
  agent.setStatus('off');
  // The day is read before one goes.
  env.place.push('summary');
}

/** Away, with what shoppers are told meanwhile: empty for nothing. What is so already is not said again. */
export function goAway({ agent, state }: Context, words: string): void {
  state.awayAsked.value = false;
  const { duty } = state.view.peek();
  const autoReply = words.trim();
  const isSame = autoReply === (duty?.autoReply ?? '');
  if (duty?.status !== 'away') state.wished.value = 'away';
  else if (isSame) return;
  if (isSame) agent.setStatus('away');
  else agent.setStatus('away', { autoReply });
}

/** The answer "stay". */
export function stayOn({ state }: Context): void {
  state.signingOff.value = false;
  state.awayAsked.value = false;
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
