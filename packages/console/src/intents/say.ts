import type { ConversationId } from '@shopbell/protocol';
import type { Outgoing, Question } from '../state/checks/check.ts';
import { canGo, pickedOf } from '../state/files.ts';
import type { Lane } from '../state/items.ts';
import { codePoints, TEXT_MAX_CHARS } from '../text/count.ts';
import { isAsked, mayGo } from './before-send.ts';
import type { Context } from './context.ts';
import { sayFiles } from './say-files.ts';
import { letAllGo, sendLater } from './undo.ts';

/**
 * Sends the draft as a message or a note and empties the box; with an empty box, what waits for its undo goes at once. Returns false, and keeps the draft, when there is nothing
 * to send, it is too long, a whisper has no line to go by, or there is something to ask first. What becomes of it stands in the thread: the SDK keeps it until it is stored or refused.
 */
export function say(context: Context, conversation: ConversationId, lane: Lane): boolean {
  const { state, env } = context;
  state.writing.pressed(conversation, env.now());
  const text = state.writing.draft(conversation, lane).trim();
  const picked = lane === 'public' ? pickedOf(state.files.picked.peek(), conversation).filter(canGo) : [];
  const files = picked.map(({ view }) => view.name);
  if (text === '' && files.length === 0) return letAllGo(context, conversation);
  if (codePoints(text) > TEXT_MAX_CHARS) return false;
  if (isAsked(context, { conversation, lane })) return false;
  return go(context, { conversation, lane, text, ...(files.length > 0 ? { files } : {}) }, []);
}

/** Sends the draft unless there is something to ask that was not answered so far. */
export function go(context: Context, outgoing: Outgoing, answered: readonly Question['is'][]): boolean {
  const { conversation, lane, text } = outgoing;
  // On its way it would stand nowhere, and whoever has the conversation by then is another.
  if (lane === 'whisper' && context.state.view.peek().connection !== 'online') return false;
  if (!mayGo(context, outgoing, answered)) return false;
  const cid = context.state.writing.cidOf(conversation, lane, text);
  context.state.writing.setDraft(conversation, lane, '');
  if (text !== '') sendLater(context, { conversation, lane, text, cid });
  if (!outgoing.files) return true;
  // Files don't wait for their undo: they take their time as it is. So the words before them don't either, or they would come behind.
  letAllGo(context, conversation);
  sayFiles(context, conversation);
  return true;
}

/** Tries a failed message again, with the same cid. */
export function retry({ agent }: Context, cid: string): void {
  agent.retry(cid);
}

/** Drops a failed message. */
export function discard({ agent }: Context, cid: string): void {
  agent.discard(cid);
}

/** The answer to the question about messages of an earlier day: they go out after all, or they are dropped (C20). */
export function answerStale({ agent }: Context, send: boolean): void {
  if (send) agent.sendStale();
  else agent.discardStale();
}

/** The agent has seen the open thread up to `seq` for a second (C16). */
export function read({ agent }: Context, conversation: ConversationId, seq: number): void {
  agent.read(conversation, seq);
}

/** Puts a failed message back into the box, before what is typed there, and drops it from the thread. */
export function edit({ agent, state }: Context, conversation: ConversationId, cid: string): void {
  const pending = state.view
    .peek()
    .threads.get(conversation)
    ?.pending.find((one) => one.cid === cid);
  if (!pending) return;
  state.writing.putBack(conversation, pending.lane, pending.text);
  state.writing.setLane(conversation, pending.lane);
  agent.discard(cid);
}
