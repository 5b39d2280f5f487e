import type { ConversationId } from '@shopbell/protocol';
import type { State } from '../state/index.ts';
import { pageAt } from '../state/office.ts';
import { conversationAt, placeOf, spotAt } from '../state/place.ts';
import { lookAround } from './around.ts';
import type { Context } from './context.ts';
import { letAllGo } from './undo.ts';

/** Most conversations followed at once: as many as the relay takes in one frame. */
const FOLLOW_MAX = 200;

/** Opens a conversation, or none, by its address; the address is what the browser's Back goes through. */
export function open(context: Context, conversation: ConversationId | undefined): void {
  context.env.place.push(placeOf(conversation));
  // Not when the browser tells of it: until then a focus that is asked for would go to the box that was there before.
  arrive(context);
}

/** Follows the address. */
export function arrive(context: Context): void {
  const { state, env } = context;
  const conversation = conversationAt(env.place.read());
  // A page beside the desk leads back to what was open before.
  if (!pageAt(env.place.read())) state.office.before = undefined;
  else state.office.before = state.open.peek() ?? state.office.before;
  if (conversation) void lookAround(context, conversation, spotAt(env.place.read()));
  if (conversation === state.open.peek()) return;
  const before = state.open.peek();
  if (before) letAllGo(context, before);
  state.open.value = conversation;
  state.openedAt = env.now();
  state.asking.value = undefined;
  state.ending.value = undefined;
  state.notice.value = undefined;
  state.missing.value = undefined;
  state.menu.value = undefined;
  state.handing.value = undefined;
  state.carding.value = undefined;
  state.inviting.value = undefined;
  state.details.value = false;
}

/** Where something is on its way, or did not get there: what became of it stands in the thread. */
function going({ undo, files, part }: State): readonly ConversationId[] {
  const unsaid = [...part.threads.value.values()].filter(({ pending }) =>
    pending.some(({ status }) => status === 'failed'),
  );
  const sent = files.picked.value.filter((one) => one.going);
  return [...undo.held.value, ...undo.handed.value, ...sent, ...unsaid].map(({ conversation }) => conversation);
}

/**
 * Keeps the threads this desk needs: the open one, those in which something is on its way, and all of one's own, so that switching shows them at once and the
 * reply clock knows whether the shopper was answered. `followed` is what was asked for so far; it is changed in place.
 */
export function follow({ agent, state }: Context, followed: Set<ConversationId>): void {
  const wanted = new Set<ConversationId>();
  if (state.session.value.is === 'in') {
    if (state.open.value) wanted.add(state.open.value);
    for (const conversation of going(state)) wanted.add(conversation);
    for (const row of [...state.part.mine.value, ...state.part.company.value])
      if (wanted.size < FOLLOW_MAX) wanted.add(row.conversation);
  }
  for (const conversation of followed) {
    if (wanted.has(conversation)) continue;
    followed.delete(conversation);
    agent.leave(conversation);
  }
  for (const conversation of wanted) {
    if (followed.has(conversation)) continue;
    followed.add(conversation);
    agent.open(conversation);
  }
}
