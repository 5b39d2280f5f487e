import type { ConversationId } from '@shopbell/protocol';
import { amendable } from '../state/amend.ts';
import { amendKey, changeLane, type Editing } from '../state/amending.ts';
import type { Question } from '../state/checks/check.ts';
import { codePoints, TEXT_MAX_CHARS } from '../text/count.ts';
import { isAsked, mayGo } from './before-send.ts';
import { type Context, refusalOf } from './context.ts';
import { sendLater } from './undo.ts';
import { rememberWhom, tellUnsaid } from './unsaid.ts';

/** Opens the menu of one's own message, or closes it. `at` – which entry has the focus. */
export function menu({ state }: Context, seq: number | undefined, at: 'edit' | 'recall' = 'edit'): void {
  const conversation = state.open.peek();
  state.menu.value = conversation && seq !== undefined ? { conversation, seq, at } : undefined;
}

/** Puts the words of one's own message into the box: of `seq`, else of the last one. False where its time is over. */
export function change({ state }: Context, seq?: number): boolean {
  const conversation = state.open.peek();
  const { amendWindowMs } = state.view.peek();
  const own = amendable(state.thread.peek(), state.self.peek()?.id, state.now.peek(), amendWindowMs);
  const message = seq === undefined ? own.at(-1) : own.find((one) => one.seq === seq);
  if (!conversation || !message) return false;
  state.menu.value = undefined;
  state.notice.value = undefined;
  state.writing.setLane(conversation, 'public');
  const { seq: of, text: before } = message;
  // What was begun before another message was changed goes on.
  const text = state.writing.draft(conversation, changeLane(of)) || before;
  const changed = text !== before && state.writing.before(conversation, changeLane(of)) !== before;
  state.editing.value = { conversation, seq: of, before, text, late: false, changed };
  return true;
}

/** Keeps what is typed over the old words. */
export function changeTo({ state, env }: Context, text: string): void {
  const editing = state.editing.peek();
  if (!editing) return;
  state.writing.typed(editing.conversation, 'public', env.now());
  const { conversation, seq, before } = editing;
  state.editing.value = { ...editing, text };
  state.writing.setDraft(conversation, changeLane(seq), text.trim() === before ? '' : text, before);
  if (state.notice.peek()?.code === 'edit_empty') state.notice.value = undefined;
}

/** Leaves the message as it is. */
export function leaveChange({ state }: Context): void {
  const editing = state.editing.peek();
  state.editing.value = undefined;
  if (editing) state.writing.setDraft(editing.conversation, changeLane(editing.seq), '');
}

/**
 * Sends the new words; unchanged ones are none. Where it is too late for that they go as a message of their own. False, and they
 * stay in the box, when they are none, which is told, or too long, or while there is something to ask first.
 */
export function saveChange(context: Context, answered?: readonly Question['is'][]): boolean {
  const { agent, state } = context;
  const editing = state.editing.peek();
  if (!editing) return false;
  const { conversation, seq, before, late } = editing;
  const text = editing.text.trim();
  if (text === '' && !late) state.notice.value = { conversation, code: 'edit_empty' };
  if (text === '' || codePoints(text) > TEXT_MAX_CHARS) return false;
  const outgoing = { conversation, lane: 'public', text, edits: seq } as const;
  if (!answered && isAsked(context, outgoing)) return false;
  if (text !== before && !mayGo(context, outgoing, answered ?? [])) return false;
  state.editing.value = undefined;
  // A change stays on the device until the server has answered.
  if (late || text === before) state.writing.setDraft(conversation, changeLane(seq), '');
  if (late) sendLater(context, { conversation, lane: 'public', text });
  else if (text !== before) {
    void amend(context, conversation, seq, () => agent.edit(conversation, seq, text), { ...editing, text });
  }
  return true;
}

/** Takes one's own message back (撤回). */
export function takeBack(context: Context, seq: number): void {
  const conversation = context.state.open.peek();
  context.state.menu.value = undefined;
  if (conversation) void amend(context, conversation, seq, () => context.agent.recall(conversation, seq));
}

/** Marks the message while the change is on its way. A refusal becomes a notice, and gives the new words back. */
async function amend(
  { state }: Context,
  conversation: ConversationId,
  seq: number,
  call: () => Promise<unknown>,
  words?: Editing,
): Promise<void> {
  const key = amendKey(conversation, seq);
  const lane = changeLane(seq);
  /** The words, where somebody has gone on with them since. */
  const goneOn = () => {
    const now = state.writing.draft(conversation, lane);
    return now === '' || now.trim() === words?.text ? '' : now;
  };
  rememberWhom(state);
  state.changing.value = new Set(state.changing.peek()).add(key);
  try {
    await call();
    if (words) state.writing.setDraft(conversation, lane, goneOn(), words.text);
  } catch (error) {
    const { code } = refusalOf(error);
    if (state.session.peek().is !== 'in') return;
    tellUnsaid(state, conversation, code, { recall: words === undefined });
    if (!words || goneOn() !== '') return;
    if (code === 'too_late' && !state.editing.peek()) state.editing.value = { ...words, late: true };
    else {
      state.writing.setDraft(conversation, lane, '');
      state.writing.putBack(conversation, 'public', words.text);
    }
  } finally {
    const rest = new Set(state.changing.peek());
    rest.delete(key);
    state.changing.value = rest;
  }
}
