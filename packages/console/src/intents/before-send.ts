import { questionOf } from '../state/before-send.ts';
import type { Outgoing, Question, SendContext } from '../state/checks/check.ts';
import { erasedSince } from '../state/erased.ts';
import { saidLately } from '../state/guard.ts';
import type { Context } from './context.ts';

function sendContext({ state, env }: Context, { conversation, lane }: Outgoing): SendContext {
  // What can still be taken back is said as well: it goes before this does.
  const waiting = state.undo.held.peek().filter((one) => one.conversation === conversation && one.lane === 'public');
  const thread = state.view.peek().threads.get(conversation);
  return {
    at: env.now(),
    openedAt: state.openedAt,
    meantFor: state.writing.meantFor(conversation, lane),
    // Words of an earlier life of the page may answer anything.
    erased: erasedSince(thread, state.writing.begunAt(conversation, lane)),
    guard: state.guard.peek(),
    earlier: [
      ...waiting.map(({ text }) => text).reverse(),
      ...saidLately(thread, state.self.peek()?.id, state.serverTime(env.now())),
    ],
  };
}

/** Whether these words may go now. Where there is something to ask first, the question stands above the box from then on. */
export function mayGo(context: Context, outgoing: Outgoing, answered: readonly Question['is'][]): boolean {
  const { state, env } = context;
  const question = questionOf(outgoing, sendContext(context, outgoing), answered);
  state.asking.value = question && { outgoing, question, answered };
  if (question) return false;
  state.writing.sent(outgoing.conversation, outgoing.lane, env.now());
  return true;
}

/** Whether a question stands about these very words: pressing Enter again is no answer to it. */
export function isAsked({ state }: Context, { conversation, lane, edits }: Omit<Outgoing, 'text'>): boolean {
  const asked = state.question.peek()?.outgoing;
  return asked?.conversation === conversation && asked.lane === lane && asked.edits === edits;
}

/** The answer "go back": the words stay in the box, and the agent has looked at them. */
export function goBack({ state }: Context): void {
  const asked = state.question.peek();
  state.asking.value = undefined;
  if (asked) state.writing.looked(asked.outgoing.conversation, asked.outgoing.lane);
}
